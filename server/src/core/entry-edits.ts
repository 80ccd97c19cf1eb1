/** Which lines of a day index an entry takes up. */
import type { Entry } from './event.js';
import { lineEndFrom, linesAndGapAbove, lineStartAt, type Edit, type Span } from './text.js';

/** Topic, title, and the summary and context that stand right below: what else somebody wrote there is not the entry's. */
export function ownLines(text: string, { span, content, summary, context }: Entry): Span {
  let end = lineEndFrom(text, content.end);
  const below = [summary, context?.span].flatMap((piece) => piece ?? []).sort((a, b) => a.start - b.start);
  for (const piece of below) {
    if (isNextLine(text, end, piece.start)) end = lineEndFrom(text, piece.end);
  }
  return { start: lineStartAt(text, span.start), end };
}

/** True for the summary of an entry that stands on the line below its title or its context; others are somebody's own lines. */
export function isRightBelow(text: string, { content, context }: Entry, { start }: Span): boolean {
  const above = context && context.span.start < start ? context.span : content;
  return isNextLine(text, lineEndFrom(text, above.end), start);
}

function isNextLine(text: string, lineEnd: number, start: number): boolean {
  return start > lineEnd && /^(?:\r\n?|\n)[ \t]*$/.test(text.slice(lineEnd, start));
}

/** The entry's lines with the empty ones below: what follows keeps its distance when they go. Those of two entries never overlap. */
export function entryLines(text: string, entry: Entry): Span {
  const { start, end } = ownLines(text, entry);
  const blank = /^[ \t]*(?:\r\n?|\n|$)(?:[ \t]*(?:\r\n?|\n))*/.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end: end + blank };
}

/** Takes one entry out; from the end of a text with the empty lines above it. */
export function removeEntry(text: string, entry: Entry): Edit {
  const lines = entryLines(text, entry);
  return { span: lines.end < text.length ? lines : linesAndGapAbove(text, ownLines(text, entry)), newText: '' };
}
