/** The empty lines between the parts of an event or a day index, as the archive's templates have them. */
import type { ArchiveFile, DayIndex, Entry, Event } from '../core/event.js';
import { formatsLine } from '../core/formats-line.js';
import { isBlankBetween, lineBreakOf, lineEndFrom, lineStartAt, type Edit, type Span } from '../core/text.js';

/** A part that the templates know, from its first line to its last. */
interface Part extends Span {
  readonly kind:
    'formats' | 'date' | 'topic' | 'title' | 'summary' | 'heading' | 'item' | 'entry' | 'below' | 'previous';
}

/**
 * How many empty lines stand between two parts; what is not named here stays as it is. Read off the real archives, where it
 * is the same in every file: a title without a summary is followed by the place that a summary would take.
 */
const BETWEEN: Readonly<Record<string, number>> = {
  'formats date': 1,
  'date topic': 1,
  'date title': 1,
  'topic title': 0,
  'title summary': 1,
  'title heading': 4,
  'summary heading': 2,
  'heading item': 1,
  'heading heading': 1,
  'item item': 0,
  'item heading': 1,
  'date entry': 1,
  'date previous': 1,
  'topic entry': 0,
  'entry below': 0,
};

/** The files of the newer template begin with an empty line. */
const BEFORE: Readonly<Partial<Record<Part['kind'], number>>> = { formats: 1, date: 0 };

/** The edits that put empty lines right, each good by itself. Where anything else stands between two parts nothing is changed. */
export function blankLineEdits(file: ArchiveFile, text: string): readonly Edit[] {
  if (file.kind === 'page') return [];
  const parts = [...headParts(file, text), ...(file.kind === 'event' ? eventParts(file) : dayIndexParts(file))];
  parts.sort((a, b) => a.start - b.start);
  const between = file.kind === 'event' ? templateGap : gapIn(text, parts);
  const edits = parts.flatMap((part, index): readonly Edit[] => {
    const above = parts[index - 1];
    return above ? gapEdit(text, above, part, between(above, part)) : topEdit(text, part);
  });
  const last = parts.at(-1);
  return last?.kind === 'item' ? [...edits, ...bottomEdit(text, last)] : edits;
}

type Gap = (above: Part, below: Part) => number | undefined;

const templateGap: Gap = (above, below) => BETWEEN[`${above.kind} ${below.kind}`];

/** Entries stand as far from each other as most of them do in their index: some archives have an empty line there, some none. */
function gapIn(text: string, parts: readonly Part[]): Gap {
  const isBetweenEntries: Gap = (above, below) => {
    const isBehindEntry = above.kind === 'entry' || above.kind === 'below';
    return isBehindEntry && below.kind !== 'below' ? 1 : undefined;
  };
  let balance = 0;
  for (const [index, below] of parts.entries()) {
    const above = parts[index - 1];
    if (!above || isBetweenEntries(above, below) === undefined || below.kind === 'previous') continue;
    const lines = emptyLines(text, above, below);
    if (lines !== undefined) balance += lines > 0 ? 1 : -1;
  }
  return (above, below) => {
    if (isBetweenEntries(above, below) === undefined) return templateGap(above, below);
    if (balance !== 0) return balance > 0 ? 1 : 0;
    return Math.min(emptyLines(text, above, below) ?? 0, 1);
  };
}

function headParts({ dateHeading }: Event | DayIndex, text: string): readonly Part[] {
  const formats = formatsLine(text);
  return [
    ...(formats ? [{ kind: 'formats', ...formats } as const] : []),
    ...(dateHeading ? [{ kind: 'date', ...spanOf(dateHeading.content) } as const] : []),
  ];
}

function eventParts({ topic, titles, summary, sections }: Event): readonly Part[] {
  return [
    ...(topic ? [{ kind: 'topic', ...spanOf(topic) } as const] : []),
    ...titles.map((title) => ({ kind: 'title', ...spanOf(title) }) as const),
    ...(summary ? [{ kind: 'summary', ...spanOf(summary) } as const] : []),
    ...sections.flatMap(({ heading, items }): readonly Part[] => [
      { kind: 'heading', ...spanOf(heading) },
      ...items.map(({ span }) => ({ kind: 'item', ...spanOf(span) }) as const),
    ]),
  ];
}

function dayIndexParts({ entries, previousDay }: DayIndex): readonly Part[] {
  const last = previousDay ? [{ kind: 'previous', ...spanOf(previousDay.span) } as const] : [];
  return [...entries.flatMap(entryParts), ...last];
}

function entryParts({ topic, content, summary, context, span }: Entry): readonly Part[] {
  const below = Math.min(summary?.start ?? Infinity, context?.span.start ?? Infinity);
  return [
    ...(topic ? [{ kind: 'topic', ...spanOf(topic) } as const] : []),
    { kind: 'entry', ...spanOf(content) },
    ...(below < span.end ? [{ kind: 'below', start: below, end: span.end } as const] : []),
  ];
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** How many empty lines stand between two parts; undefined where anything else does. */
function emptyLines(text: string, above: Part, below: Part): number | undefined {
  const { start, end } = gapSpan(text, above, below);
  return start < end && isBlankBetween(text, start, end) ? lineBreaksIn(text, start, end).length - 1 : undefined;
}

/** From the end of the one's last line to the beginning of the other's first. */
function gapSpan(text: string, above: Part, below: Part): Span {
  return { start: lineEndFrom(text, above.end), end: lineStartAt(text, below.start) };
}

function gapEdit(text: string, above: Part, below: Part, wanted: number | undefined): readonly Edit[] {
  const found = wanted === undefined ? undefined : emptyLines(text, above, below);
  return found === undefined ? [] : resized(text, gapSpan(text, above, below), found, wanted ?? found);
}

function topEdit(text: string, first: Part): readonly Edit[] {
  const wanted = BEFORE[first.kind];
  const span = { start: text.startsWith('\ufeff') ? 1 : 0, end: lineStartAt(text, first.start) };
  if (wanted === undefined || !isBlankBetween(text, span.start, span.end)) return [];
  const found = lineBreaksIn(text, span.start, span.end).length;
  return found === wanted ? [] : [{ span, newText: lineBreakOf(text).repeat(wanted) }];
}

/** Behind the last item nothing stands but the end of its line, where there is one. */
function bottomEdit(text: string, last: Part): readonly Edit[] {
  const span = { start: lineEndFrom(text, last.end), end: text.length };
  const found = isBlankBetween(text, span.start, span.end) ? lineBreaksIn(text, span.start, span.end).length : 0;
  return found > 1 ? resized(text, span, found - 1, 0) : [];
}

/** Lines go from the bottom of a gap and come there; those that stay keep whatever blanks they hold. */
function resized(text: string, { start, end }: Span, found: number, wanted: number): readonly Edit[] {
  if (found === wanted) return [];
  if (found < wanted) return [{ span: { start: end, end }, newText: lineBreakOf(text).repeat(wanted - found) }];
  return [{ span: { start: lineBreaksIn(text, start, end)[wanted] ?? end, end }, newText: '' }];
}

/** Where each line break between two offsets ends. */
function lineBreaksIn(text: string, start: number, end: number): readonly number[] {
  return Array.from(
    text.slice(start, end).matchAll(/\r\n?|\n/g),
    ({ index, 0: found }) => start + index + found.length,
  );
}
