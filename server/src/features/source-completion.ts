/** Sources as they are written: a pasted or typed address becomes an item, and a label what the archive calls the outlet. */
import { times } from '../core/counted.js';
import { itemsOf, type Link } from '../core/event.js';
import { outletNames, sourceLink, usualLabel } from '../core/source-item.js';
import { readSourceUrl } from '../core/source-url.js';
import type { Sources } from '../core/sources.js';
import { contains, lineBreakOf, lineEndFrom, type Span } from '../core/text.js';
import type { Completion } from './completion.js';
import type { Document, EventDocument } from './document.js';
import { escapeSnippet } from './snippet.js';

/** More names than this nobody looks through; with every further letter the list is asked for again. */
const MOST_NAMES = 20;

const URL = String.raw`https?:\/\/[^\s<>]+`;
/** A line that is to become an item: its number, where it has one, and an address or several. */
const LINE = new RegExp(String.raw`^(\s*(\d{1,9})[.)])?\s*<?(${URL})>?\s*$`, 'i');
/** What may stand before the cursor on the line where addresses are pasted. */
const EMPTY_LINE = /^\s*(?:(\d{1,9})[.)][ \t]*)?$/;

/** Completions for the source that the cursor is in; undefined where no source is written. */
export function completeSource(
  document: EventDocument,
  offset: number,
  sources: Sources,
): readonly Completion[] | undefined {
  const labelled = itemsOf(document.file, 'sources').find(({ link }) => link && contains(link.label, offset))?.link;
  if (labelled && readSourceUrl(labelled.url.text)) return completeLabel(labelled, document, offset, sources);
  const line = sourceLineAt(document, offset);
  const [, marker, , url = ''] = (line && LINE.exec(document.text.slice(line.start, line.end))) ?? [];
  if (!line || !readSourceUrl(url)) return undefined;
  const number = marker ?? `${nextNumber(document, line.start)}.`;
  return namesFor(url, sources).map(({ name, detail, isKnown }) => ({
    label: name,
    detail,
    documentation: url,
    kind: 'source',
    span: line,
    newText: isKnown
      ? `${number} ${sourceLink(name, url)}`
      : `${escapeSnippet(number)} [\${1:${escapeSnippet(name)}}]${escapeSnippet(sourceLink('', url).slice('[]'.length))}`,
    isSnippet: !isKnown,
  }));
}

/**
 * What is to be pasted in place of addresses, an item for each, numbered on from the items before; undefined where the
 * cursor is not on an empty line or item among the sources, or the text is anything else than addresses.
 */
export function sourcesToPaste(
  document: EventDocument,
  offset: number,
  pasted: string,
  sources: Sources,
): string | undefined {
  const urls = pasted.split(/\s+/).filter((part) => part !== '');
  const line = sourceLineAt(document, offset);
  if (!line || urls.length === 0 || !urls.every((url) => readSourceUrl(url))) return undefined;
  const isAtEnd = document.text.slice(offset, line.end).trim() === '';
  const [before, written] = EMPTY_LINE.exec(document.text.slice(line.start, offset)) ?? [];
  if (before === undefined || !isAtEnd) return undefined;
  const first = written === undefined ? nextNumber(document, line.start) : Number(written);
  const items = urls.map((url, i) => {
    const marker = i === 0 && written !== undefined ? '' : `${first + i}. `;
    return marker + sourceLink(usualLabel(url, sources), url);
  });
  const gap = written !== undefined && !/\s$/.test(before) ? ' ' : '';
  return gap + items.join(lineBreakOf(document.text));
}

function completeLabel(
  { label, url }: Link,
  { text }: Document,
  offset: number,
  sources: Sources,
): readonly Completion[] {
  const typed = text.slice(label.start, offset).trim().toLowerCase();
  return namesFor(url.text, sources)
    .filter(({ name }) => name.toLowerCase().includes(typed) && name !== label.text.trim())
    .map(({ name, detail }) => ({
      label: name,
      detail,
      documentation: url.text,
      kind: 'source',
      span: label,
      newText: name,
      isSnippet: false,
    }));
}

interface OfferedName {
  readonly name: string;
  readonly detail: string;
  readonly isKnown: boolean;
}

function namesFor(url: string, sources: Sources): readonly OfferedName[] {
  const known = outletNames(url, sources)
    .slice(0, MOST_NAMES)
    .map(({ name, uses }) => ({ name, detail: `used ${times(uses)}`, isKnown: true }));
  if (known.length > 0) return known;
  return [{ name: usualLabel(url, sources), detail: 'not cited before', isKnown: false }];
}

/** The line at an offset, without its line break, if it belongs to the sources; they reach from their heading to the next one. */
function sourceLineAt({ file, text }: EventDocument, offset: number): Span | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const isBelow = file.sections.some(({ kind, heading }) => {
    if (kind !== 'sources' || heading.end >= start) return false;
    return !/^ {0,3}#/m.test(text.slice(heading.end, lineEndFrom(text, offset)));
  });
  return isBelow ? { start, end: lineEndFrom(text, offset) } : undefined;
}

/** Of an item that is begun on a line: one more than that of the last item before it. */
function nextNumber({ file }: EventDocument, lineStart: number): number {
  const before = itemsOf(file, 'sources').filter(({ span }) => span.start < lineStart);
  return (before.at(-1)?.number?.value ?? before.length) + 1;
}
