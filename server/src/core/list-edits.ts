/** Edits of the numbered list of a section: its numbers, and items that go. */
import type { Item, Section } from './event.js';
import { isBlankBetween, lineEndFrom, linesAndGapAbove, lineStartAt, type Edit, type Span } from './text.js';

/** True if the items are numbered 1, 2, 3. */
export function isCounted(items: readonly Item[]): boolean {
  return items.every(({ number }, index) => number?.value === index + 1);
}

/** The edits that number items `first`, `first + 1` …; a bullet gives way to a number. */
export function numberingEdits(text: string, items: readonly Item[], first = 1): readonly Edit[] {
  return items.flatMap((item, index) => numberEdit(text, item, first + index));
}

function numberEdit(text: string, { number, span }: Item, wanted: number): readonly Edit[] {
  if (number?.value === wanted) return [];
  if (!number) return [{ span: { start: span.start, end: span.start + 1 }, newText: `${wanted}.` }];
  // `2)` stays one: with a full stop it would begin another list.
  return [{ span: number.span, newText: `${wanted}${text.charAt(number.span.end - 1)}` }];
}

/**
 * True where an item is nothing but what is read of it. What is indented below it, a nested list or a second paragraph, is
 * its own too, and stays unread.
 */
export function standsAlone(text: string, { span }: Item): boolean {
  const below = /[^ \t\r\n]/.exec(text.slice(span.end));
  if (!below) return true;
  const before = text.charAt(span.end + below.index - 1);
  return below.index > 0 && (before === '\n' || before === '\r');
}

/** Where the heading of a section ends: with its line, or with the underline below that. */
export function headingEnd(text: string, { span, heading }: Section): number {
  const end = lineEndFrom(text, heading.end);
  if (text.startsWith('#', span.start)) return end;
  return lineEndFrom(text, end + (text.startsWith('\r\n', end) ? 2 : 1));
}

/** True if a section is its heading and a list and nothing else: nobody wrote anything between or below the items. */
export function isBare(text: string, section: Section): boolean {
  const { items, extent } = section;
  let end = headingEnd(text, section);
  for (const { span } of items) {
    if (!isBlankBetween(text, end, span.start)) return false;
    ({ end } = span);
  }
  return isBlankBetween(text, end, extent.end);
}

/** Takes an item out of its section; a section that would be left with nothing goes as a whole. For an item that stands alone. */
export function removeItem(text: string, section: Section, item: Item): Edit {
  const { items } = section;
  if (items.length === 1 && isBare(text, section)) return { span: sectionLines(text, section), newText: '' };
  const next = items[items.indexOf(item) + 1];
  const span =
    next && isBlankBetween(text, item.span.end, next.span.start)
      ? { start: lineStartAt(text, item.span.start), end: lineStartAt(text, next.span.start) }
      : linesAndGapAbove(text, item.span);
  return { span, newText: '' };
}

/** The edits that number the items behind one that goes, where the list was numbered 1, 2, 3. */
export function closeGap(text: string, { items }: Section, gone: Item): readonly Edit[] {
  const at = items.indexOf(gone);
  return isCounted(items) ? numberingEdits(text, items.slice(at + 1), at + 1) : [];
}

/** The lines of a section, with the distance to what stands below it, or else to what stands above: one of the two is left. */
export function sectionLines(text: string, { extent }: Section): Span {
  const below = /[^ \t\r\n]/.exec(text.slice(extent.end));
  if (!below) return linesAndGapAbove(text, extent);
  return { start: lineStartAt(text, extent.start), end: lineStartAt(text, extent.end + below.index) };
}
