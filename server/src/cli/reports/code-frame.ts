/** The line that a problem is in, with a mark below what it speaks of, cut to what a terminal shows. */
import { eastAsianWidth } from 'get-east-asian-width';
import type { Range } from '../../core/text.js';

/** Columns of the line that are shown; a relation has three hundred. */
const WIDTH = 96;
/** Columns that are shown before the place, where the line is longer. */
const BEFORE = 30;

export interface CodeFrame {
  readonly line: string;
  /** Blanks and `~`, as wide as what stands above them. */
  readonly mark: string;
}

/** `line` is the one that the range begins in. */
export function codeFrame(line: string, { start, end }: Range): CodeFrame {
  const to = end.line === start.line ? end.character : line.length;
  const from = Math.min(start.character, line.length);
  const first = firstShown(line, from);
  const shown = upToWidth(line, first, WIDTH);
  const isCut = first + shown.length < line.length;
  const [lead, tail] = [first > 0 ? '…' : '', isCut ? '…' : ''];
  const marked = line.slice(from, Math.min(Math.max(to, from), first + shown.length));
  return {
    line: `${lead}${shown}${tail}`.replace(/\t/g, ' '),
    mark: ' '.repeat(lead.length + widthOf(line.slice(first, from))) + '~'.repeat(Math.max(widthOf(marked), 1)),
  };
}

/** Where the shown part begins: with the line, where the place is near its beginning. */
function firstShown(line: string, from: number): number {
  if (widthOf(line) <= WIDTH || widthOf(line.slice(0, from)) <= BEFORE * 2) return 0;
  let first = from;
  for (let width = 0; first > 0 && width < BEFORE; first--) width += widthOf(line.charAt(first - 1));
  // Never between the two halves of a character.
  return /[\udc00-\udfff]/.test(line.charAt(first)) ? first - 1 : first;
}

function upToWidth(line: string, first: number, width: number): string {
  let left = width;
  let end = first;
  for (const character of line.slice(first)) {
    left -= widthOf(character);
    if (left < 0) break;
    end += character.length;
  }
  return line.slice(first, end);
}

/** In columns of a terminal: two for a Chinese character, none for an accent that stands by itself. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (!/\p{Mn}/u.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0x20);
  }
  return width;
}
