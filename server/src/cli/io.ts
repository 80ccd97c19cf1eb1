/** What the command line needs of the process it runs in, so that tests can stand in for it. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input, as UTF-8. */
  readonly input: () => Promise<string>;
  /** Results. A promise is to be waited for: the reader is slower than we are. */
  readonly out: (text: string) => void | Promise<void>;
  /** Everything else. */
  readonly err: (text: string) => void;
  readonly isOutTerminal: boolean;
  readonly isErrTerminal: boolean;
  /** What is taken back when the run is interrupted: each undoes something that would be left behind half done. */
  readonly undo: Set<() => void>;
  /** Does a piece of work that an interrupt has to wait for. */
  readonly whole: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/** Could not run: the message says why and what to do, and the exit status is 2. */
export class UsageError extends Error {}
