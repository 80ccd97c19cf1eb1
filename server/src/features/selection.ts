/** Growing selections: from the word under the cursor to its tag, context, item, section and event. */
import type { ArchiveFile, Context, DateHeading, DayIndex, Entry, Event, Item, Link, Section } from '../core/event.js';
import { contains, lineEndFrom, lineStartAt, trimmedSpan, type Span } from '../core/text.js';
import type { Document } from './document.js';

/** The spans around an offset, the smallest first; each lies in the next and is smaller. */
export function selections({ file, text }: Document, offset: number): readonly Span[] {
  const whole = trimmedSpan(text, text.startsWith('\ufeff') ? 1 : 0, text.length);
  const around = [wordAt(text, offset), ...partsOf(file, text, offset), whole].flatMap((span) =>
    span && contains(span, offset) ? [{ start: span.start, end: span.end }] : [],
  );
  const grown: Span[] = [];
  for (const span of around.sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = grown.at(-1);
    const isLarger = !last || span.start < last.start || span.end > last.end;
    if (isLarger && (!last || (span.start <= last.start && span.end >= last.end))) grown.push(span);
  }
  return grown;
}

/** Everything that may lie around the offset, in any order. */
function partsOf(file: ArchiveFile, text: string, offset: number): readonly (Span | undefined)[] {
  if (file.kind === 'event') return ofEvent(file, text, offset);
  if (file.kind === 'day-index') return ofDayIndex(file, text, offset);
  return file.links.flatMap((link) => ofLink(link));
}

function ofEvent(
  { dateHeading, topic, titles, summary, sections }: Event,
  text: string,
  offset: number,
): readonly (Span | undefined)[] {
  const last = sections.at(-1);
  return [
    ...ofHeading(dateHeading, text),
    ...[topic, ...titles].flatMap((piece) => (piece ? [piece, lineOf(text, piece)] : [])),
    summary,
    ...sections.filter(({ extent }) => contains(extent, offset)).flatMap((section) => ofSection(section, text, offset)),
    // Below the heads: what the event says of itself.
    titles[0] && { start: lineOf(text, titles[0]).start, end: last?.extent.end ?? summary?.end ?? titles[0].end },
  ];
}

function ofSection(
  { heading, items, extent, span }: Section,
  text: string,
  offset: number,
): readonly (Span | undefined)[] {
  const [first, last] = [items[0], items.at(-1)];
  const item = items.find((each) => contains(each.span, offset));
  return [
    heading,
    lineOf(text, heading),
    ...(item ? ofItem(item) : []),
    first && last && { start: first.span.start, end: last.span.end },
    span,
    extent,
  ];
}

function ofItem({ span, content, link, furtherLinks, context }: Item): readonly (Span | undefined)[] {
  return [...[link, ...furtherLinks].flatMap(ofLink), ...ofContext(context), content, span];
}

function ofDayIndex(
  { dateHeading, entries, previousDay }: DayIndex,
  text: string,
  offset: number,
): readonly (Span | undefined)[] {
  const [first, last] = [entries[0], entries.at(-1)];
  const entry = entries.find(({ span }) => contains(span, offset));
  return [
    ...ofHeading(dateHeading, text),
    ...(entry ? ofEntry(entry, text) : []),
    first && last && { start: first.span.start, end: last.span.end },
    ...ofLink(previousDay),
    previousDay && lineOf(text, previousDay.span),
  ];
}

function ofEntry({ topic, content, link, context, summary, span }: Entry, text: string): readonly (Span | undefined)[] {
  const heading = [content, lineOf(text, content)];
  return [topic, topic && lineOf(text, topic), ...heading, ...ofLink(link), ...ofContext(context), summary, span];
}

function ofHeading(heading: DateHeading | undefined, text: string): readonly (Span | undefined)[] {
  return heading ? [...ofLink(heading.link), heading.content, lineOf(text, heading.content)] : [];
}

function ofLink(link: Link | undefined): readonly (Span | undefined)[] {
  return link ? [link.label, link.url, link.span] : [];
}

/** One tag, all tags, the context. */
function ofContext(context: Context | undefined): readonly (Span | undefined)[] {
  if (!context) return [];
  const [first, last] = [context.tags[0], context.tags.at(-1)];
  return [...context.tags, first && last && { start: first.start, end: last.end }, context.span];
}

/** The line that a piece stands on, with the signs of its heading. */
function lineOf(text: string, { start, end }: Span): Span {
  return trimmedSpan(text, lineStartAt(text, start), lineEndFrom(text, end));
}

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Far longer than any line that people read; beyond it no word is looked for. */
const LONGEST_LINE = 5000;

/** The word at an offset, or right before it; Chinese, which has no spaces, is cut into words too. */
function wordAt(text: string, offset: number): Span | undefined {
  const line = { start: lineStartAt(text, offset), end: lineEndFrom(text, offset) };
  if (line.end - line.start > LONGEST_LINE) return undefined;
  const segments = words.segment(text.slice(line.start, line.end));
  const found = [offset, offset - 1].flatMap((at) => {
    const segment = at >= line.start ? segments.containing(at - line.start) : undefined;
    return segment?.isWordLike ? [segment] : [];
  })[0];
  if (!found) return undefined;
  // The mark of a context counts as a letter of the word beside it.
  const [, before = '', word = ''] = /^(_*)(.*?)_*$/s.exec(found.segment) ?? [];
  const start = line.start + found.index + before.length;
  return { start, end: start + word.length };
}
