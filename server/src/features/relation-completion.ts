/** Completion of the event that a relation leads to: suggested while nothing is typed, then by words of its title or its date path. */
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import type { Item } from '../core/event.js';
import { plainText } from '../core/fold.js';
import { labelOfTitle } from '../core/label.js';
import { lineEndFrom, type Span } from '../core/text.js';
import type { Completion } from './completion.js';
import { contextWord } from './context-word.js';
import type { EventDocument, Surroundings } from './document.js';
import { scoreOf, searchEvents } from './search.js';
import { escapeSnippet } from './snippet.js';
import { MOST_SUGGESTED, type Suggestion } from './suggest-relations.js';

/** More would only be scrolled past; with every further letter the list is asked for again. */
const MOST_EVENTS = 50;

/** What is suggested to an event, at most `MOST_SUGGESTED`. */
export type Suggest = (document: EventDocument, archive: Archive) => readonly Suggestion[];

/** Accepting one writes label and link and, where the item has none, a context: with the tags of one that is suggested, else to be filled. */
export function completeRelation(
  document: EventDocument,
  item: Item,
  offset: number,
  { archive }: Surroundings,
  suggest: Suggest,
): readonly Completion[] {
  const span = replacedSpan(document.text, item, offset);
  const typed = typedText(document.text.slice(span.start, offset));
  const suggestions = suggest(document, archive);
  const gap = /[ \t]/.test(document.text[span.start - 1] ?? '') ? '' : ' ';
  return eventsFor(typed, document.path, suggestions, archive).map((id): Completion => {
    const path = archive.pathOf(id);
    const suggestion = suggestions.find((each) => each.path === path);
    const title = archive.titleOf(id);
    const link = `${gap}[${escapeSnippet(labelOfTitle(title))}](${escapeSnippet(`${archive.linkPrefix}/${path}`)})`;
    const tags = suggestion?.tags ?? [];
    const date = path.split('/').slice(1, 4).join('/');
    return {
      label: plainText(title) || path,
      detail: suggestion?.relatesBack ? `${date}, relates back` : date,
      documentation: [path, ...(suggestion?.reasons ?? [])].join('\n'),
      kind: 'event',
      span,
      newText: item.context ? link : `${link} _${contextWord(document)}: ${tagPlaces(tags)}_`,
      isSnippet: true,
      isComplete: tags.length > 0,
    };
  });
}

/** What is typed decides, the suggestions among events that it fits equally well; without a word typed it fits all. */
function eventsFor(
  typed: string,
  own: string,
  suggestions: readonly Suggestion[],
  archive: Archive,
): readonly FileId[] {
  // While nothing is typed, enough suggestions need no company.
  const found =
    typed === '' && suggestions.length === MOST_SUGGESTED ? [] : searchEvents(archive, typed, MOST_EVENTS + 1);
  const scores = new Map<FileId, number>(found.map(({ id, score }) => [id, score]));
  const places = new Map<FileId, number>();
  for (const [place, { path }] of suggestions.entries()) {
    const id = archive.idOf(path);
    if (id === undefined || !archive.isEvent(id)) continue;
    const score = scores.get(id) ?? scoreOf(archive, id, typed);
    if (score > 0) scores.set(id, score);
    places.set(id, place);
  }
  const place = (id: FileId): number => places.get(id) ?? MOST_SUGGESTED;
  const best = [...scores].sort(([a, one], [b, two]) => two - one || place(a) - place(b)).map(([id]) => id);
  return best.filter((id) => archive.pathOf(id) !== own).slice(0, MOST_EVENTS);
}

/** Each tag can be typed over; without any there is a place for some. */
function tagPlaces(tags: readonly string[]): string {
  if (tags.length === 0) return '$1';
  return tags.map((tag, index) => `\${${index + 1}:${escapeSnippet(tag)}}`).join(', ');
}

/** From the item's text up to the end of its link, or to the context, or to the line's end: on one line, around the cursor. */
function replacedSpan(text: string, { content, link, context }: Item, offset: number): Span {
  let { start } = content;
  // Of an empty item the text begins where its number ends; the blanks between stay.
  while (start < offset && /[ \t]/.test(text.charAt(start))) start++;
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
