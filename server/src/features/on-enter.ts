/** What Enter does in a numbered list: behind an item the next one begins, on an empty item the list ends. */
import type { Item, Section } from '../core/event.js';
import { closeGap, isCounted, numberingEdits, standsAlone } from '../core/list-edits.js';
import { isBlankBetween, lineEndFrom, lineStartAt, type Edit, type Span } from '../core/text.js';
import type { Document } from './document.js';

/**
 * The edits that follow a line break which was just typed, `offset` being on the new line. Items behind are numbered anew
 * where the list was numbered 1, 2, 3 before; an archive's own numbering stays. None within an item, and anywhere else.
 */
export function onEnter({ file, text }: Document, offset: number): readonly Edit[] {
  const line = { start: lineStartAt(text, offset), end: lineEndFrom(text, offset) };
  if (file.kind !== 'event' || line.start === 0 || !isBlankBetween(text, line.start, line.end)) return [];
  const above = text.startsWith('\r\n', line.start - 2) ? line.start - 2 : line.start - 1;
  for (const section of file.sections) {
    // The line above is the item's last one.
    const item = section.items.find(({ span }) => span.start < line.start && lineEndFrom(text, span.end) === above);
    if (!item?.number || !standsAlone(text, item) || !endsBefore(text, line.end)) continue;
    const isEmpty = item.content.start >= item.content.end;
    return isEmpty ? endList(text, section, item, line.end) : continueList(text, section, item, item.number, line);
  }
  return [];
}

/** False where the text goes on below: then the line break was typed within a paragraph. */
function endsBefore(text: string, lineEnd: number): boolean {
  return /^(?:$|(?:\r\n|\n|\r(?!\n))(?:[ \t]*(?:[\r\n]|$)| {0,3}(?:\d{1,9}[.)]|[-*+]|#{1,6})(?:\s|$)))/.test(
    text.slice(lineEnd),
  );
}

function continueList(
  text: string,
  { items }: Section,
  item: Item,
  { value, span }: NonNullable<Item['number']>,
  line: Span,
): readonly Edit[] {
  const behind = isCounted(items) ? numberingEdits(text, items.slice(items.indexOf(item) + 1), value + 2) : [];
  return [{ span: line, newText: `${value + 1}${text.charAt(span.end - 1)} ` }, ...behind];
}

/** The empty item gives its line to the cursor. */
function endList(text: string, section: Section, empty: Item, end: number): readonly Edit[] {
  const start = lineStartAt(text, empty.span.start);
  return [{ span: { start, end }, newText: '' }, ...closeGap(text, section, empty)];
}
