/** Finds events by what the index remembers of them, and the path that a link means. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { Best } from '../core/best.js';
import { plainSpelling, type FileTarget } from '../core/path.js';
import type { TagId } from '../core/tags.js';

/** For each of the topics, the events that have it, in the order of their ids. */
export function eventsWithTopics(archive: Archive, topics: readonly string[]): ReadonlyMap<string, readonly FileId[]> {
  const events = new Map<string, FileId[]>(topics.map((topic) => [topic, []]));
  for (const id of archive.eventIds()) events.get(archive.topicOf(id))?.push(id);
  return events;
}

/** For each of the tags, the events with a relation that carries it, each once, in the order of their ids. */
export function eventsWithTags(archive: Archive, tags: readonly TagId[]): ReadonlyMap<TagId, readonly FileId[]> {
  const events = new Map<TagId, FileId[]>(tags.map((tag) => [tag, []]));
  const lists = tagsByList(archive, events);
  for (const id of archive.eventIds()) {
    archive.someRelation(id, (_target, _label, list) => {
      for (const tag of lists[list] ?? []) {
        const found = events.get(tag);
        if (found && found.at(-1) !== id) found.push(id);
      }
      return false;
    });
  }
  return events;
}

/** By the id of a list of tags, those of the wanted tags that are in it; undefined where there are none. */
function tagsByList({ tags }: Archive, wanted: ReadonlyMap<TagId, unknown>): readonly (readonly TagId[] | undefined)[] {
  return Array.from({ length: tags.listCount }, (_, list) => {
    const found = tags.tagsOf(list).filter((tag) => wanted.has(tag));
    return found.length > 0 ? found : undefined;
  });
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
