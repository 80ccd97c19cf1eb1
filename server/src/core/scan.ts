/** Reads the block structure line by line: what the index and the command line use, because it is fast. */
import type { Block } from './blocks.js';
import { headingContent } from './parse.js';
import { isDigit } from './text.js';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const ASTERISK = 0x2a;
const PLUS = 0x2b;
const DASH = 0x2d;
const DOT = 0x2e;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const LESS_THAN = 0x3c;
const EQUALS = 0x3d;
const GREATER_THAN = 0x3e;
const UNDERSCORE = 0x5f;
const BACKTICK = 0x60;
const TILDE = 0x7e;
const PARENTHESIS = 0x29;

/**
 * The same blocks as `parseBlocks`, for texts made of what events are made of: headings, paragraphs and flat numbered lists.
 * Undefined when a line could be anything else (a quote, code, HTML, a bullet, indentation, a lone carriage return), so that
 * the caller asks `parseBlocks`; a property test holds the two equal. With `isLenient` such a line is read as a paragraph's.
 */
export function scanBlocks(text: string, isLenient = false): readonly Block[] | undefined {
  const blocks: Block[] = [];
  /** What a line without a marker would continue. */
  let open: 'paragraph' | 'item' | undefined;
  /** True from a list item up to the next block that is none: indented lines may then belong to the item. */
  let isInList = false;
  let lineStart = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  if (!isLenient && hasLoneReturn(text)) return undefined;
  while (lineStart < text.length) {
    let lineBreak = text.indexOf('\n', lineStart);
    if (lineBreak < 0) lineBreak = text.length;
    let end = lineBreak;
    while (end > lineStart && isSpace(text.charCodeAt(end - 1))) end--;
    let start = lineStart;
    while (start < end && text.charCodeAt(start) === SPACE) start++;
    const indent = start - lineStart;
    lineStart = lineBreak + 1;

    if (start >= end) {
      open = undefined;
      continue;
    }
    if (!isLenient && isOdd(text, start, end, indent, open, isInList)) return undefined;

    const code = text.charCodeAt(start);
    if (code === HASH && isHeading(text, start, end)) {
      const span = { start, end };
      blocks.push({ kind: 'heading', depth: headingDepth(text, start), span, content: headingContent(text, span) });
      open = undefined;
      isInList = false;
      continue;
    }
    const markerEnd = code >= DIGIT_0 && code <= DIGIT_9 ? itemMarkerEnd(text, start, end) : 0;
    if (markerEnd > 0 && (open !== 'paragraph' || (markerEnd - start === 2 && code === DIGIT_0 + 1))) {
      const contentStart = skipSpaces(text, markerEnd, end);
      const number = Number(text.slice(start, markerEnd - 1));
      blocks.push({ kind: 'item', number, span: { start, end }, content: { start: contentStart, end } });
      open = 'item';
      isInList = true;
      continue;
    }
    const last = blocks.at(-1);
    if (open !== undefined && last !== undefined) {
      blocks[blocks.length - 1] = {
        ...last,
        span: { start: last.span.start, end },
        content: { start: last.content.start, end },
      };
      continue;
    }
    blocks.push({ kind: 'paragraph', span: { start, end }, content: { start, end } });
    open = 'paragraph';
    isInList = false;
  }
  return blocks;
}

/** True for a line that only a CommonMark parser reads right. Better too often than once too rarely. */
function isOdd(
  text: string,
  start: number,
  end: number,
  indent: number,
  open: string | undefined,
  isInList: boolean,
): boolean {
  const code = text.charCodeAt(start);
  if (code === TAB || indent > 3 || (indent > 0 && isInList && open === undefined)) return true;
  switch (code) {
    case GREATER_THAN:
    case LESS_THAN:
    case BACKTICK:
    case TILDE:
    case EQUALS:
      return true;
    case DASH:
    case PLUS:
    case ASTERISK:
    case UNDERSCORE:
      return isRunOrBullet(text, start, end, code);
    case HASH:
      return indent > 0 && isInList;
    default:
      return code >= DIGIT_0 && code <= DIGIT_9 && isOddItem(text, start, end, indent);
  }
}

/** A carriage return without a line feed ends a line too; texts with one are rare enough to leave to the parser. */
function hasLoneReturn(text: string): boolean {
  for (let i = text.indexOf('\r'); i >= 0; i = text.indexOf('\r', i + 1)) {
    if (text.charCodeAt(i + 1) !== LF) return true;
  }
  return false;
}

/** `- text`, a bare `-`, `---`, `* * *`, `___`: bullets, thematic breaks and underlines. */
function isRunOrBullet(text: string, start: number, end: number, marker: number): boolean {
  const next = text.charCodeAt(start + 1);
  if (start + 1 === end || next === SPACE || next === TAB) return true;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code !== marker && code !== SPACE && code !== TAB) return false;
  }
  return true;
}

/** A numbered item that is indented, empty, uses `1)` or a tab, or begins with something else than plain text. */
function isOddItem(text: string, start: number, end: number, indent: number): boolean {
  let i = start;
  while (i < end && isDigit(text.charCodeAt(i))) i++;
  const delimiter = text.charCodeAt(i);
  if (i - start > 9 || (delimiter !== DOT && delimiter !== PARENTHESIS)) return false;
  if (i + 1 < end && !isSpace(text.charCodeAt(i + 1))) return false;
  if (delimiter === PARENTHESIS || indent > 0 || i + 1 >= end) return true;
  const contentStart = skipSpaces(text, i + 1, end);
  if (contentStart - i > 5) return true;
  const code = text.charCodeAt(contentStart);
  if (code === HASH || isDigit(code)) return true;
  return isOdd(text, contentStart, end, 0, undefined, false);
}

function isHeading(text: string, start: number, end: number): boolean {
  const afterHashes = start + headingDepth(text, start);
  return afterHashes - start <= 6 && (afterHashes === end || isSpace(text.charCodeAt(afterHashes)));
}

function headingDepth(text: string, start: number): number {
  let i = start;
  while (text.charCodeAt(i) === HASH) i++;
  return i - start;
}

/** The offset behind `12.` when that begins an item, else 0. */
function itemMarkerEnd(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isDigit(text.charCodeAt(i))) i++;
  if (i - start > 9 || text.charCodeAt(i) !== DOT) return 0;
  return i + 1 < end && text.charCodeAt(i + 1) === SPACE ? i + 1 : 0;
}

function skipSpaces(text: string, start: number, end: number): number {
  while (start < end && text.charCodeAt(start) === SPACE) start++;
  return start;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === CR || code === LF;
}
