/** Finds events by what the index remembers of them, and the path that a link means. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { Best } from '../core/best.js';
import { plainSpelling, type FileTarget } from '../core/path.js';
import type { TagId } from '../core/tags.js';

/** All events with a relation that carries the tag, each once. */
export function eventsWithTag(archive: Archive, tag: TagId): ReadonlySet<FileId> {
  const events = new Set<FileId>();
  eachTag(archive, (other, event) => {
    if (other === tag) events.add(event);
  });
  return events;
}

/** Visits the tags of every relation of every event, a tag as often as it is used. */
export function eachTag(archive: Archive, visit: (tag: TagId, event: FileId) => void): void {
  for (const id of archive.eventIds())
    for (const { tags } of archive.eventById(id)?.relations ?? []) for (const tag of tags) visit(tag, id);
}

/** The newest of some events, at most `most` of them, newest first. */
export function newestOf(archive: Archive, events: Iterable<FileId>, most: number): readonly FileId[] {
  const newest = new Best<FileId>(most);
  for (const id of events) newest.add(id, archive.titles.dateOrder(id));
  return newest.entries().map(({ value }) => value);
}

/** The existing path that a link names, or the one that the index remembers it by when there is no such file. */
export function pathOfTarget(target: FileTarget, archive: Archive): string {
  return archive.resolve(target) ?? plainSpelling(target.path);
}
