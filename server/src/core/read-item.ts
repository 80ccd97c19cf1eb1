/** Reads what stands on one item or heading: links whose labels hold any brackets, and contexts. */
import type { Context, Link } from './event.js';
import { readLink } from './path.js';
import { pieceOf, trimmedPiece, trimmedSpan, type Piece, type Span } from './text.js';

const BACKSLASH = 0x5c;
const OPEN = 0x28;
const CLOSE = 0x29;
const COMMA = 0x2c;
const COLON = 0x3a;
const WIDE_COLON = 0xff1a;

/**
 * The link that begins at `start`, or undefined. The label ends at the first `](`, however many brackets it holds:
 * CommonMark would want them balanced, and labels of the archive are not (`… [http:--host-path Label]date=2017 ](/news/…)`).
 */
export function readLinkAt(text: string, start: number, end: number): Link | undefined {
  if (text[start] !== '[') return undefined;
  const bracket = findUnescaped(text, '](', start + 1, end);
  if (bracket < 0) return undefined;
  const urlStart = bracket + 2;
  const close = urlEnd(text, urlStart, end);
  const url = readUrl(text, urlStart, close);
  return {
    label: pieceOf(text, start + 1, bracket),
    url,
    target: readLink(url.text),
    span: { start, end: Math.min(close + 1, end) },
  };
}

/** Every further link on the same line, such as the picture behind a source. */
export function readLinksAfter(text: string, start: number, end: number): readonly Link[] {
  const links: Link[] = [];
  let next = indexWithin(text, '[', start, end);
  while (next >= 0) {
    const link = readLinkAt(text, next, end);
    if (!link) break;
    links.push(link);
    next = indexWithin(text, '[', link.span.end, end);
  }
  return links;
}

/**
 * The context in `text` between two offsets: an emphasised `Keyword: tag, tag`, whatever the archive's word for it is.
 * An unclosed one reaches to the end. Undefined when nothing there looks like a context.
 */
export function readContext(text: string, start: number, end: number): Context | undefined {
  const span = trimmedSpan(text, start, end);
  const marker = text[span.start];
  if (marker !== '_' && marker !== '*') return undefined;
  const colon = indexOfColon(text, span.start + 1, Math.min(span.end, span.start + 40));
  if (colon < 0) return undefined;
  const keyword = trimmedPiece(text, span.start + 1, colon);
  if (keyword.text === '' || /[_*\d]/.test(keyword.text)) return undefined;

  let closing = text.charAt(span.end - 1) === marker ? span.end - 1 : text.lastIndexOf(marker, span.end - 1);
  // As in CommonMark a marker within a word closes nothing: it belongs to a tag.
  while (closing > colon && closing + 1 < span.end && /[\p{L}\p{N}]/u.test(text.charAt(closing + 1))) {
    closing = text.lastIndexOf(marker, closing - 1);
  }
  const isClosed = closing > colon;
  const body = { start: colon + 1, end: isClosed ? closing : span.end };
  return {
    keyword,
    tags: readTags(text, body),
    body,
    isClosed,
    span: { start: span.start, end: isClosed ? closing + 1 : span.end },
  };
}

function readTags(text: string, body: Span): readonly Piece[] {
  const tags: Piece[] = [];
  let start = body.start;
  for (let i = body.start; i <= body.end; i++) {
    if (i < body.end && text.charCodeAt(i) !== COMMA) continue;
    tags.push(trimmedPiece(text, start, i));
    start = i + 1;
  }
  return tags;
}

/** `:` or its full-width form. */
function indexOfColon(text: string, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === COLON || code === WIDE_COLON) return i;
  }
  return -1;
}

/** `<…>` and a quoted title are taken off; what is left is the URL as written. */
function readUrl(text: string, start: number, end: number): Piece {
  const { start: from, end: to } = trimmedSpan(text, start, end);
  if (text[from] === '<' && text[to - 1] === '>') return pieceOf(text, from + 1, to - 1);
  const url = pieceOf(text, from, to);
  const title = url.text.endsWith('"') ? url.text.indexOf(' "') : -1;
  return title < 0 ? url : trimmedPiece(text, from, from + title);
}

function urlEnd(text: string, start: number, end: number): number {
  const first = indexWithin(text, ')', start, end);
  const url = text.slice(start, first < 0 ? end : first);
  if (first >= 0 && !url.includes('(') && !url.includes('\\')) return first;
  // What the next link says is no part of this one's URL, even where this one is not closed.
  const next = indexWithin(text, '](', start, end);
  return closingParenthesis(text, start, next < 0 ? end : next);
}

/**
 * The offset of the `)` that ends a URL: the balancing one, so that `http://host/a_(b)` stays whole; where parentheses
 * are not balanced, the first one that white space or the end follows; else the end.
 */
function closingParenthesis(text: string, start: number, end: number): number {
  let depth = 0;
  let firstBeforeSpace = -1;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === OPEN) depth++;
    else if (code === CLOSE) {
      if (depth === 0) return i;
      depth--;
      if (firstBeforeSpace < 0 && (i + 1 >= end || /\s/.test(text[i + 1] ?? ''))) firstBeforeSpace = i;
    }
  }
  return firstBeforeSpace >= 0 ? firstBeforeSpace : end;
}

function findUnescaped(text: string, wanted: string, start: number, end: number): number {
  let found = indexWithin(text, wanted, start, end);
  while (found >= 0 && isEscaped(text, found, start)) found = indexWithin(text, wanted, found + 1, end);
  return found;
}

/** `indexOf` that does not search the rest of the text in vain, which would make reading quadratic. */
function indexWithin(text: string, wanted: string, start: number, end: number): number {
  const found = text.slice(start, end).indexOf(wanted);
  return found < 0 ? -1 : start + found;
}

function isEscaped(text: string, offset: number, start: number): boolean {
  let backslashes = 0;
  while (offset - backslashes - 1 >= start && text.charCodeAt(offset - backslashes - 1) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}
