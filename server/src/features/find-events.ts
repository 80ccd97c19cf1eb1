/** Finds events by what the index remembers of them, and the path that a link means. */
import type { Archive } from '../core/archive.js';
import type { EventEntry } from '../core/archive-entry.js';
import { plainSpelling, type FileTarget } from '../core/path.js';
import type { TagId } from '../core/tags.js';

/** The paths of all events that are as wanted, in the order of their ids. */
export function eventsWhere(archive: Archive, isWanted: (event: EventEntry) => boolean): readonly string[] {
  return [...archive.eventIds()].flatMap((id) => {
    const event = archive.eventById(id);
    return event && isWanted(event) ? [archive.pathOf(id)] : [];
  });
}

/** The paths of all events with a relation that carries the tag. */
export function eventsWithTag(archive: Archive, tag: TagId): readonly string[] {
  return eventsWhere(archive, ({ relations }) => relations.some(({ tags }) => tags.includes(tag)));
}

/** The existing path that a link names, or the one that the index remembers it by when there is no such file. */
export function pathOfTarget(target: FileTarget, archive: Archive): string {
  return archive.resolve(target) ?? plainSpelling(target.path);
}
