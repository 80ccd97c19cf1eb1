/** Finds events by what the index remembers of them, and the path that a link means. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { Best } from '../core/best.js';
import { itemsOf, type ArchiveFile, type Event, type Item } from '../core/event.js';
import { plainSpelling, type FileTarget } from '../core/path.js';
import type { TagId } from '../core/tags.js';

/** For each of the topics, the events that have it, in the order of their ids. */
export function eventsWithTopics(archive: Archive, topics: readonly string[]): ReadonlyMap<string, readonly FileId[]> {
  const events = new Map<string, FileId[]>(topics.map((topic) => [topic, []]));
  for (const id of archive.eventIds()) events.get(archive.topicOf(id))?.push(id);
  return events;
}

/** The newest of some events, at most `most` of them, newest first. */
export function newestOf(archive: Archive, events: Iterable<FileId>, most: number): readonly FileId[] {
  const newest = new Best<FileId>(most, (a, b) => archive.pathOf(a) < archive.pathOf(b));
  for (const id of events) newest.add(id, archive.titles.dateOrder(id));
  return newest.entries().map(({ value }) => value);
}

/** The existing path that a link names, or the one that the index remembers it by when there is no such file. */
export function pathOfTarget(target: FileTarget, archive: Archive): string {
  return archive.resolve(target) ?? plainSpelling(target.path);
}

/** The relation of an event that leads to a path, the first where there are several. */
export function relationTo(event: Event, path: string, archive: Archive): Item | undefined {
  return itemsOf(event, 'related').find(
    ({ link }) => link?.target.kind === 'event' && pathOfTarget(link.target, archive) === path,
  );
}

/** The paths that the relations of a file name; none for what is no event. */
export function pathsRelatedTo(file: ArchiveFile): readonly string[] {
  if (file.kind !== 'event') return [];
  return itemsOf(file, 'related').flatMap(({ link }) => (link?.target.kind === 'event' ? [link.target.path] : []));
}

/** The events that an event relates to, each once. */
export function relatedTo(id: FileId, archive: Archive): ReadonlySet<FileId> {
  const targets = new Set<FileId>();
  archive.someRelation(id, (target) => {
    targets.add(target);
    return false;
  });
  return targets;
}

/** The tags that the relations of an event carry, each once. */
export function tagsOfRelations(id: FileId, archive: Archive): ReadonlySet<TagId> {
  const tags = new Set<TagId>();
  archive.someRelation(id, (_target, _label, list) => {
    for (const tag of archive.tags.tagsOf(list)) tags.add(tag);
    return false;
  });
  return tags;
}
