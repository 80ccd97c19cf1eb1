/** Completion of the event that a relation leads to, by words of its title or by its date path. */
import type { Item } from '../core/event.js';
import { plainText } from '../core/fold.js';
import { labelOfTitle } from '../core/label.js';
import { lineEndFrom, type Span } from '../core/text.js';
import type { Completion } from './completion.js';
import { contextWord } from './context-word.js';
import type { Document, Surroundings } from './document.js';
import { searchEvents } from './search.js';
import { escapeSnippet } from './snippet.js';

/** More would only be scrolled past; with every further letter the list is asked for again. */
const MOST_EVENTS = 50;

/** Accepting one writes label and link, and an empty context to fill where the item has none. */
export function completeRelation(
  document: Document,
  item: Item,
  offset: number,
  { archive }: Surroundings,
): readonly Completion[] {
  const span = replacedSpan(document.text, item, offset);
  const typed = typedText(document.text.slice(span.start, offset));
  const hasContext = item.context !== undefined;
  const found = searchEvents(archive, typed, MOST_EVENTS + 1).map(({ id }) => archive.pathOf(id));
  const others = found.filter((path) => path !== document.path);
  return others.slice(0, MOST_EVENTS).map((path) => {
    const title = archive.event(path)?.title ?? '';
    const link = `[${escapeSnippet(labelOfTitle(title))}](${escapeSnippet(`${archive.linkPrefix}/${path}`)})`;
    return {
      label: plainText(title) || path,
      detail: path.split('/').slice(1, 4).join('/'),
      documentation: path,
      kind: 'event',
      span,
      newText: hasContext ? link : `${link} _${contextWord(document)}: $1_`,
      isSnippet: true,
    };
  });
}

/** From the item's text up to the end of its link, or to the context, or to the line's end: on one line, around the cursor. */
function replacedSpan(text: string, { content, link, context }: Item, offset: number): Span {
  const start = content.start;
  if (context) return { start, end: Math.max(offset, link ? link.span.end : context.span.start) };
  return {
    start,
    end: Math.max(offset, Math.min(lineEndFrom(text, offset), Math.max(content.end, link?.span.end ?? 0))),
  };
}

/** What was typed to find an event: the path when the cursor is in one, else the words of the label. */
function typedText(written: string): string {
  const inLink = written.lastIndexOf('](');
  const path = inLink < 0 ? '' : written.slice(inLink + 2);
  return path !== '' ? path : written.replace(/^\[/, '').replace(/\]?\(?$/, '');
}
