/** Workspace symbols: events by their titles, tags and topics by their names, in the whole archive. */
import type { FileId } from '../core/archive-entry.js';
import { topicsOf } from '../core/archive-names.js';
import type { Archive } from '../core/archive.js';
import { Best } from '../core/best.js';
import { itemsOf } from '../core/event.js';
import { foldSearch, plainText } from '../core/fold.js';
import { dateLabelOf } from '../core/path.js';
import { forgivingScore, readSearchQuery, strictScore, type SearchQuery } from '../core/search-query.js';
import type { Span } from '../core/text.js';
import { headlineOf } from './definition.js';
import type { Document } from './document.js';
import { eventsWithTopics, newestOf } from './find-events.js';
import { searchEvents } from './search.js';

/** What a symbol is found by in its file. */
export interface SymbolKey {
  readonly kind: 'event' | 'tag' | 'topic';
  readonly name: string;
}

export interface ArchiveSymbol extends SymbolKey {
  /** Shown dimmed behind the name: the date of an event, how often a tag or topic is used. */
  readonly detail: string;
  /** The file it is in: for a tag or a topic the newest event that has it. */
  readonly path: string;
  /** Grows with how well it fits what was typed. */
  readonly score: number;
}

const MOST_EVENTS = 200;
/**
 * VS Code sends the first word alone, looks for the others in what it is given, and never asks again for them:
 * so one word is answered at greater length.
 */
const MOST_EVENTS_BY_ONE_WORD = 1000;
/** Of tags, and as many of topics. */
const MOST_NAMES = 20;

interface NamedPlace {
  readonly name: string;
  readonly uses: number;
}

/** What fits the words typed, best first; the newest events where there are none. `mostEvents` may ask for less than is usual. */
export function archiveSymbols(archive: Archive, typed: string, mostEvents = Infinity): readonly ArchiveSymbol[] {
  // VS Code leaves these out when it looks for the letters typed.
  const wanted = typed.replace(/["*…]|#$/g, '').trim();
  const names = wanted === '' ? [] : [...tagSymbols(archive, wanted), ...topicSymbols(archive, wanted)];
  const found = [...names, ...eventSymbols(archive, wanted, mostEvents)];
  return found.sort((a, b) => b.score - a.score);
}

/** Where in its file a symbol stands; the headline when it is not there any more. */
export function placeOfSymbol({ kind, name }: SymbolKey, document: Document): Span {
  const { file } = document;
  if (file.kind !== 'event' || kind === 'event') return headlineOf(document);
  const tags = itemsOf(file, 'related').flatMap(({ context }) => context?.tags ?? []);
  const place = kind === 'tag' ? tags.find(({ text }) => text === name) : file.topic;
  return place ?? headlineOf(document);
}

function eventSymbols(archive: Archive, wanted: string, mostEvents: number): readonly ArchiveSymbol[] {
  const usual = /^\S+$/.test(wanted) ? MOST_EVENTS_BY_ONE_WORD : MOST_EVENTS;
  return searchEvents(archive, wanted, Math.min(usual, mostEvents)).map(({ id, score }) => {
    const path = archive.pathOf(id);
    const name = plainText(archive.titleOf(id)) || path;
    return { kind: 'event', name, detail: dateLabelOf(path), path, score };
  });
}

function tagSymbols(archive: Archive, wanted: string): readonly ArchiveSymbol[] {
  const { tags } = archive;
  const names = [...tags.inUse()].map((id) => ({ id, name: tags.name(id), uses: tags.uses(id) }));
  const found = bestNames(names, wanted);
  if (found.length === 0) return [];
  return found.map(({ place: { id, name, uses }, score }) => {
    const detail = `tag of ${uses} ${uses === 1 ? 'relation' : 'relations'}`;
    return { kind: 'tag', name, detail, path: newestPath(archive, archive.taggedEvents.with(id)), score };
  });
}

function topicSymbols(archive: Archive, wanted: string): readonly ArchiveSymbol[] {
  const topics = Array.from(topicsOf(archive), ([name, uses]) => ({ name, uses }));
  const found = bestNames(topics, wanted);
  if (found.length === 0) return [];
  const events = eventsWithTopics(
    archive,
    found.map(({ place }) => place.name),
  );
  return found.map(({ place: { name, uses }, score }) => {
    const detail = `topic of ${uses} ${uses === 1 ? 'event' : 'events'}`;
    return { kind: 'topic', name, detail, path: newestPath(archive, events.get(name) ?? []), score };
  });
}

function newestPath(archive: Archive, events: Iterable<FileId>): string {
  const [newest = -1] = newestOf(archive, events, 1);
  return archive.pathOf(newest);
}

/** Better names first, then the more used; names with a slip only where there are none without. */
function bestNames<Named extends NamedPlace>(
  places: Iterable<Named>,
  wanted: string,
): readonly { readonly place: Named; readonly score: number }[] {
  const query = readSearchQuery(wanted);
  const folded = [...places].map((place) => ({ place, text: foldSearch(place.name) }));
  const by = (scoreOf: (text: string, query: SearchQuery) => number) => {
    const best = new Best<{ place: Named; score: number }>(MOST_NAMES, (a, b) => a.place.name < b.place.name);
    for (const { place, text } of folded) {
      const score = scoreOf(text, query);
      if (score > 0) best.add({ place, score }, score + place.uses / (place.uses + 1));
    }
    return best.entries().map(({ value }) => value);
  };
  const strict = by(strictScore);
  return strict.length > 0 ? strict : by(forgivingScore);
}
