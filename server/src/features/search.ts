/** Finds events by what a person remembers of them: words of the title in any order, or the date path so far. */
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import { yearOfOrder } from '../core/date.js';
import { newestOf } from './find-events.js';

export interface FoundEvent {
  readonly id: FileId;
  /** Grows with how well the event fits what was typed. */
  readonly score: number;
}

/** At most `most` events, best first: better titles first, then newer events. Everything matches the empty text. */
export function searchEvents(archive: Archive, typed: string, most: number): readonly FoundEvent[] {
  const path = pathTyped(typed);
  if (path !== undefined && path !== '') return eventsBelow(archive, `news/${path}`, most);
  const found = archive.titles.search(path ?? typed, most);
  const asSlug = slugTyped(typed);
  return found.length === 0 && asSlug !== undefined ? archive.titles.search(asSlug, most) : found;
}

/** How well one event fits, as `searchEvents` has it where nothing is forgiven; 0 for one that does not. */
export function scoreOf(archive: Archive, id: FileId, typed: string): number {
  const path = pathTyped(typed);
  if (path !== undefined && path !== '') return archive.pathOf(id).startsWith(`news/${path}`) ? 1 : 0;
  return archive.titles.scoreOf(id, path ?? typed);
}

/** Events whose paths begin so, newest first. */
function eventsBelow(archive: Archive, beginning: string, most: number): readonly FoundEvent[] {
  const year = Number(beginning.slice('news/'.length, 'news/YYYY'.length));
  const events: FileId[] = [];
  for (const id of archive.eventIds()) {
    // Numbers first: most paths need not be looked at.
    const order = archive.titles.dateOrder(id);
    if ((order === 0 || yearOfOrder(order) === year) && archive.pathOf(id).startsWith(beginning)) events.push(id);
  }
  return newestOf(archive, events, most).map((id) => ({ id, score: 1 }));
}

/** `/zh/news/2012/03` and `2012/03/2` are date paths, `2012 elections` are words. */
function pathTyped(typed: string): string | undefined {
  const match = /^(?:(?:\/[^/\s]*)*?\/?news\/|\/)?(\d{4}(?:\/\S*)?)$/.exec(typed.trim());
  return match?.[1] ?? (/^(?:\/[^/\s]*)*\/?(?:news\/?)?$/.test(typed.trim()) && typed.includes('/') ? '' : undefined);
}

/** The words of a slug, where `typed` may be one. */
function slugTyped(typed: string): string | undefined {
  return /\S-\S/.test(typed) ? typed.replace(/\.md$/, '').replaceAll('-', ' ') : undefined;
}
