/** What a feature is given: one file as it stands in the editor, and the doors to the rest of the archive. */
import type { Archive } from '../core/archive.js';
import type { ArchiveFile, Event } from '../core/event.js';

/** A file with its text and what was read from it; all spans are offsets into `text`. */
export interface Document {
  readonly path: string;
  readonly text: string;
  readonly file: ArchiveFile;
}

/** A document that is an event. */
export type EventDocument = Document & { readonly file: Event };

/** The archive around a document. */
export interface Surroundings {
  readonly archive: Archive;
  /** A file as it stands: in the editor if it is open there, else on the disk. Undefined when it cannot be read. */
  readonly read: (path: string) => Document | undefined;
  /** The address of a file of the archive, for links in hovers. */
  readonly uriOf: (path: string) => string;
  /** True for two tags that somebody has called two things, however alike their names are; without it none is. */
  readonly isApart?: (tag: string, other: string) => boolean;
}
