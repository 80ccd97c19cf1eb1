/** What the archive remembers of a file: small, because it stays in memory for every file there is. */
import { itemsOf, type DayIndex, type Event } from './event.js';
import { textHash } from './fold.js';
import type { FileTarget } from './path.js';
import type { TagId, Tags } from './tags.js';
import { detached } from './text.js';

/** A path known to the archive, because the file exists or because something links to it. Small, dense, never reused. */
export type FileId = number;

/** What the archive remembers of an event. */
export interface EventEntry {
  readonly kind: 'event';
  /** As written, trimmed; empty when the event has none. */
  readonly title: string;
  /** Of the title, by `textHash`. */
  readonly titleHash: number;
  /** Empty when the event has none. */
  readonly topic: string;
  /** Relations in order. */
  readonly relations: readonly RelationEntry[];
  /** Earlier versions named under *Changes*. */
  readonly changes: readonly FileId[];
}

export interface RelationEntry {
  readonly target: FileId;
  /** Of the label, by `textHash`: equal to the target's when the label is its title. */
  readonly labelHash: number;
  readonly tags: readonly TagId[];
}

/** What the archive remembers of a day index: the events it lists, in order. */
export interface DayIndexEntry {
  readonly kind: 'day-index';
  readonly events: readonly FileId[];
}

/** A relation seen from its target. */
export interface Backlink {
  readonly source: FileId;
  readonly tags: readonly TagId[];
}

export type ArchiveEntry = EventEntry | DayIndexEntry;

const NO_CHANGES: readonly FileId[] = [];

/** What is to be remembered of an event; counts the use of its tags. `idOf` gives the file that a link leads to. */
export function eventEntryOf(event: Event, tags: Tags, idOf: (target: FileTarget) => FileId): EventEntry {
  const relations: RelationEntry[] = [];
  for (const { link, context } of itemsOf(event, 'related')) {
    if (link?.target.kind !== 'event') continue;
    const tagIds: TagId[] = [];
    for (const { text } of context?.tags ?? []) if (text !== '') tagIds.push(tags.use(text));
    relations.push({ target: idOf(link.target), labelHash: textHash(link.label.text), tags: tagIds });
  }
  const changes: FileId[] = [];
  for (const { link } of itemsOf(event, 'changes')) if (link?.target.kind === 'event') changes.push(idOf(link.target));
  const title = event.titles[0]?.text ?? '';
  return {
    kind: 'event',
    title: detached(title),
    titleHash: textHash(title),
    topic: tags.share(event.topic?.text ?? ''),
    relations,
    changes: changes.length > 0 ? changes : NO_CHANGES,
  };
}

export function dayIndexEntryOf({ entries }: DayIndex, idOf: (target: FileTarget) => FileId): DayIndexEntry {
  return {
    kind: 'day-index',
    events: entries.flatMap(({ link }) => (link.target.kind === 'event' ? [idOf(link.target)] : [])),
  };
}
