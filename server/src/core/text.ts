/** Places in a text, as offsets inside and as lines and characters at the edge, and edits of it. */

/** A zero-based line and a zero-based character in UTF-16 code units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A stretch of text as offsets in UTF-16 code units, `end` exclusive: what readers and rules work with. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of a text together with where it stands. */
export interface Piece extends Span {
  readonly text: string;
}

/** Replaces the text of `span` by `newText`; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

export function pieceOf(text: string, start: number, end: number): Piece {
  return { text: text.slice(start, end), start, end };
}

export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Spaces and tabs only: what CommonMark trims. `String.trim` would also eat U+3000, which titles may begin with. */
export function trimmedSpan(text: string, start: number, end: number): Span {
  while (start < end && isBlankCode(text.charCodeAt(start))) start++;
  while (end > start && isBlankCode(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

export function trimmedPiece(text: string, start: number, end: number): Piece {
  const span = trimmedSpan(text, start, end);
  return pieceOf(text, span.start, span.end);
}

function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function isBlankCode(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** True for the code unit of a digit from 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The offset at which the line that `offset` stands in ends, before its line break. */
export function lineEndFrom(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}

/** The offset at which the line that `offset` stands in begins; a byte order mark stands before the first line. */
export function lineStartAt(text: string, offset: number): number {
  let start = offset;
  // By hand: `lastIndexOf` would look for a carriage return through the whole text.
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return start === 0 && offset > 0 && text.startsWith('\ufeff') ? 1 : start;
}

/** The lines of a span with the line break and the blank lines above: without them what follows keeps its distance. */
export function linesAndGapAbove(text: string, { start, end }: Span): Span {
  const lineStart = lineStartAt(text, start);
  let from = lineStart;
  while (from > 0 && isBlankCode(text.charCodeAt(from - 1))) from--;
  // Trailing spaces of the line above are its own.
  return { start: Math.min(lineEndFrom(text, from), lineStart), end: lineEndFrom(text, end) };
}

/** True where nothing but spaces, tabs and line breaks stands between two offsets. */
export function isBlankBetween(text: string, start: number, end: number): boolean {
  const { start: first, end: last } = trimmedSpan(text, start, end);
  return first >= last;
}

/** Where each line of a text begins; turns offsets into positions and back. `\n`, `\r\n` and `\r` end a line, as in LSP. */
export class LineMap {
  readonly #starts: number[] = [0];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    if (text.includes('\r'))
      for (const { index, 0: lineBreak } of text.matchAll(/\r\n?|\n/g)) this.#starts.push(index + lineBreak.length);
    else for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.#starts.push(i + 1);
  }

  /** The position of an offset; offsets beyond the text count as its end. */
  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: Math.min(offset, this.#text.length) - (this.#starts[low] ?? 0) };
  }

  /** The offset of a position; a character beyond its line counts as the line's end, a line beyond the text as its end. */
  offset(position: Position): number {
    const start = this.#starts[position.line];
    if (start === undefined) return this.#text.length;
    return Math.min(start + position.character, this.lineEnd(position.line));
  }

  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }

  /** The offset at which the line's own text ends, before its line break. */
  lineEnd(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.#text.length;
    const isCrLf = this.#text.charCodeAt(next - 1) === 0x0a && this.#text.charCodeAt(next - 2) === 0x0d;
    return next - (isCrLf ? 2 : 1);
  }
}

/** `text` with every edit applied; the edits must not overlap and may come in any order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let end = 0;
  for (const edit of ordered) {
    result += text.slice(end, edit.span.start) + edit.newText;
    end = edit.span.end;
  }
  return result + text.slice(end);
}

/** What stands in a span once edits that lie within it are applied. */
export function editedWithin(text: string, { start, end }: Span, edits: readonly Edit[]): string {
  const within = edits.map(({ span, newText }) => ({
    span: { start: span.start - start, end: span.end - start },
    newText,
  }));
  return applyEdits(text.slice(start, end), within);
}

/** How the lines of a text end: as its first line does. */
export function lineBreakOf(text: string): '\n' | '\r\n' | '\r' {
  const found = /\r\n?|\n/.exec(text)?.[0];
  return found === '\r\n' || found === '\r' ? found : '\n';
}

/** The one edit that makes the first text the second: what both begin and end with stays. */
export function editBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  // Never between the two halves of a character.
  if (start > 0 && /[\ud800-\udbff]/.test(before.charAt(start - 1))) start--;
  let kept = 0;
  while (kept < most - start && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept++;
  if (kept > 0 && /[\udc00-\udfff]/.test(before.charAt(before.length - kept))) kept--;
  return { span: { start, end: before.length - kept }, newText: after.slice(start, after.length - kept) };
}
