/** What the archive remembers of a file: small, because it stays in memory for every file there is. */
import type { TagId } from './tags.js';

/** A path known to the archive, because the file exists or because something links to it. Small, dense, never reused. */
export type FileId = number;

/** What the archive remembers of an event. */
export interface EventEntry {
  readonly kind: 'event';
  /** As written, trimmed; empty when the event has none. */
  readonly title: string;
  /** Empty when the event has none. */
  readonly topic: string;
  /** Relations in order. */
  readonly relations: readonly RelationEntry[];
  /** Earlier versions named under *Changes*. */
  readonly changes: readonly FileId[];
}

export interface RelationEntry {
  readonly target: FileId;
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
