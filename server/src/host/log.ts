/** Where lines for the curious go: the command line's standard error, the editor's output channel, or nowhere. */
export interface Log {
  /** Something that a user may want to mend, such as an unreadable file. */
  warn(message: string): void;
  /** Something that only explains what happened. */
  info(message: string): void;
}

export const silentLog: Log = { warn: () => {}, info: () => {} };

/** What a caught value has to say. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
