/** Finds events by what the index remembers of them, and the path that a link means. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { plainSpelling, type FileTarget } from '../core/path.js';
import type { TagId, TagListId } from '../core/tags.js';

/** The paths of all events with that topic, in the order of their ids. */
export function eventsWithTopic(archive: Archive, topic: string): readonly string[] {
  return eventsWhere(archive, (id) => archive.topicOf(id) === topic);
}

/** The paths of all events with a relation that carries the tag, in the order of their ids. */
export function eventsWithTag(archive: Archive, tag: TagId): readonly string[] {
  const lists = new Set<TagListId>();
  for (let list = 0; list < archive.tags.listCount; list++)
    if (archive.tags.tagsOf(list).includes(tag)) lists.add(list);
  return eventsWhere(archive, (id) => archive.someRelation(id, (_target, _label, list) => lists.has(list)));
}

function eventsWhere(archive: Archive, isWanted: (id: FileId) => boolean): readonly string[] {
  const paths: string[] = [];
  for (const id of archive.eventIds()) if (isWanted(id)) paths.push(archive.pathOf(id));
  return paths;
}

/** The existing path that a link names, or the one that the index remembers it by when there is no such file. */
export function pathOfTarget(target: FileTarget, archive: Archive): string {
  return archive.resolve(target) ?? plainSpelling(target.path);
}
