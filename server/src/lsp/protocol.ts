/** What client and server say to each other beyond LSP; the client imports this file and nothing else of the server. */

/** `initializationOptions` of the server; every member may be left out. */
export interface InitializationOptions {
  /** Where the index is kept between sessions: an absolute folder. Default: the user's cache folder. */
  readonly cacheDir?: string;
  /** A command of the client that asks for completions, run after a relation was completed so that its tags are offered. */
  readonly suggestCommand?: string;
  /** A command of the client that shows the references to a place; it is given the file's address and an LSP position. */
  readonly showReferencesCommand?: string;
  /** The client wants `STATUS` notifications. */
  readonly wantsStatus?: boolean;
}

/** The settings section `eventArchive`. */
export interface Settings {
  /** Rule names with `error`, `warning`, `information`, `hint` or `off`. */
  readonly rules?: Readonly<Record<string, unknown>>;
}

/** Notification from the server: the archives that are open, whenever one of them has changed. */
export const STATUS = 'eventArchive/status';

export interface StatusParams {
  readonly archives: readonly ArchiveStatus[];
}

export interface ArchiveStatus {
  /** The address of the archive root. */
  readonly uri: string;
  readonly events: number;
  readonly dayIndexes: number;
  /** `incomplete`: indexing was cancelled, and only what is known is checked. */
  readonly state: 'indexing' | 'ready' | 'incomplete';
}

/** Request from the client, without parameters: builds the index of every open archive anew. Answers null when done. */
export const REBUILD_INDEX = 'eventArchive/rebuildIndex';
