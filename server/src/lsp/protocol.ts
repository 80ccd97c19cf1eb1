/** What client and server say to each other beyond LSP; the client imports these types and nothing else of the server. */

/** `initializationOptions` of the server; every member may be left out. */
export interface InitializationOptions {
  /** Where the index is kept between sessions: an absolute folder. Default: the user's cache folder. */
  readonly cacheDir?: string;
  /** A command of the client that asks for completions, run after a relation was completed so that its tags are offered. */
  readonly suggestCommand?: string;
}

/** The settings section `eventArchive`. */
export interface Settings {
  /** Rule names with `error`, `warning`, `information`, `hint` or `off`. */
  readonly rules?: Readonly<Record<string, unknown>>;
}
