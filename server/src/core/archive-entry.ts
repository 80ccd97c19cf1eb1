/** What the archive remembers of a file, as its readers see it; it is kept in arrays and made into these when asked for. */
import type { ContentsState } from './contents.js';
import type { ListingState } from './listing.js';
import type { TagId } from './tags.js';

/** A path known to the archive, because the file exists or because something links to it. Small, dense, never reused. */
export type FileId = number;

/** What the archive remembers of an event. */
export interface EventEntry {
  /** As written, trimmed; empty when the event has none. */
  readonly title: string;
  /** Of the title, by `hashOf`. */
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
  /** Of the trimmed label, by `hashOf`: equal to the target's when the label is its title. */
  readonly labelHash: number;
  readonly tags: readonly TagId[];
}

/** A relation seen from its target. */
export interface Backlink {
  readonly source: FileId;
  readonly tags: readonly TagId[];
}

/** An archive as plain data. */
export interface ArchiveState {
  readonly listing: ListingState;
  readonly contents: ContentsState;
}
