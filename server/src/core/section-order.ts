/** Sources, then changes, then related, each once: which sections stand elsewhere, and the edits that put one where it belongs. */
import type { Event, Section, SectionKind } from './event.js';
import { headingEnd, isBare, isCounted, numberingEdits, sectionLines } from './list-edits.js';
import { isSectionWord } from './read.js';
import { editedWithin, lineBreakOf, lineEndFrom, lineStartAt, type Edit } from './text.js';

const ORDER: readonly SectionKind[] = ['sources', 'changes', 'related'];

export interface MisplacedSection {
  readonly section: Section;
  /** The first section of the same kind; where there is none above, the one that `section` belongs before. */
  readonly other: Section;
  readonly isSecond: boolean;
}

export function misplacedSections(sections: readonly Section[]): readonly MisplacedSection[] {
  if (isInOrder(sections)) return [];
  const firsts = new Map<SectionKind, Section>();
  return sections.flatMap((section) => {
    const { kind } = section;
    const same = firsts.get(kind);
    const later = [...firsts.values()].find((first) => ORDER.indexOf(first.kind) > ORDER.indexOf(kind));
    const other = same ?? later;
    if (!same) firsts.set(kind, section);
    return other ? [{ section, other, isSecond: same !== undefined }] : [];
  });
}

/** As in nearly every event: the question that is asked of all of them. */
function isInOrder(sections: readonly Section[]): boolean {
  let last = -1;
  for (const { kind } of sections) {
    const place = ORDER.indexOf(kind);
    if (place <= last) return false;
    last = place;
  }
  return true;
}

/**
 * The edits that move a section before the other, or join its items to those of the other, with all that was written into
 * it. Undefined where a title stands between the two: then they may be of two events.
 */
export function placingEdits(
  text: string,
  { titles }: Event,
  { section, other, isSecond }: MisplacedSection,
): readonly Edit[] | undefined {
  if (titles.some(({ start }) => start > other.span.start && start < section.span.start)) return undefined;
  const cut: Edit = { span: sectionLines(text, section), newText: '' };
  const lineBreak = lineBreakOf(text);
  if (isSecond) {
    const paste = joined(text, other, section, lineBreak);
    return paste ? [paste, cut] : [cut];
  }
  const start = lineStartAt(text, other.span.start);
  const lines = text.slice(lineStartAt(text, section.span.start), lineEndFrom(text, section.extent.end));
  return [{ span: { start, end: start }, newText: lines + lineBreak + lineBreak }, cut];
}

/** True where both headings are the archive's own words: under a heading of somebody's own items are there by choice. */
export function isJoinable({ section, other }: MisplacedSection): boolean {
  return isSectionWord(section.heading.text) && isSectionWord(other.heading.text);
}

/** True if nothing but headings and items is moved: nobody could want what people wrote between them elsewhere. */
export function isBareMove(text: string, misplaced: MisplacedSection): boolean {
  const { section, other, isSecond } = misplaced;
  return isBare(text, section) && (!isSecond || (isBare(text, other) && isJoinable(misplaced)));
}

/** What stands below the heading of the second section, behind what the first one holds; undefined where that is nothing. */
function joined(text: string, first: Section, second: Section, lineBreak: string): Edit | undefined {
  const bodyStart = headingEnd(text, second);
  const bodyEnd = lineEndFrom(text, second.extent.end);
  const body = text.slice(bodyStart, bodyEnd);
  const skipped = /^(?:[ \t]*(?:\r\n?|\n))*/.exec(body)?.[0].length ?? 0;
  if (skipped >= body.length) return undefined;
  const from = bodyStart + skipped;
  const counts = isCounted(first.items) && isCounted(second.items);
  const numbers = counts ? numberingEdits(text, second.items, first.items.length + 1) : [];
  const lines = editedWithin(text, { start: from, end: bodyEnd }, numbers);
  const at = lineEndFrom(text, first.extent.end);
  const isListOnList = first.items.length > 0 && isBare(text, first) && isBare(text, second);
  return { span: { start: at, end: at }, newText: (isListOnList ? lineBreak : lineBreak + lineBreak) + lines };
}
