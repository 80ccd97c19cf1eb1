/** By what an open archive is judged: its own files, read again when they change, and what the user sets. */
import type { Conventions, RuleSettings } from '../core/config.js';
import { errorMessage, type Log } from '../host/log.js';
import { readPolicy } from '../indexing/read-policy.js';
import { Policy } from '../rules/policy.js';

export class ArchivePolicy {
  readonly #root: string;
  readonly #log: Log;
  /** What the log was told when the files were last read. */
  #said: ReadonlySet<string> = new Set();
  #read: Policy;
  #current: Policy | undefined;

  constructor(root: string, log: Log) {
    this.#root = root;
    this.#log = log;
    this.#read = this.#readFiles() ?? new Policy();
  }

  /** With what the user sets beside the files. */
  with(settings: RuleSettings): Policy {
    if (this.#current?.data.settings !== settings) this.#current = this.#read.with(settings);
    return this.#current;
  }

  get conventions(): Conventions {
    return this.#read.data.config;
  }

  /** The files have changed; true if the archive is to be read anew, because its events are read by other conventions. */
  reload(): boolean {
    const before = conventionsIn(this.conventions);
    this.#read = this.#readFiles() ?? this.#read;
    this.#current = undefined;
    return conventionsIn(this.conventions) !== before;
  }

  /** Undefined where they cannot be believed, which the log is told. */
  #readFiles(): Policy | undefined {
    const said = new Set<string>();
    const warn = (message: string): void => {
      // What is still wrong after another file has changed was said before.
      if (!this.#said.has(message)) this.#log.warn(message);
      said.add(message);
    };
    try {
      return readPolicy(this.#root, {}, { ...this.#log, warn });
    } catch (error) {
      warn(errorMessage(error));
      return undefined;
    } finally {
      this.#said = said;
    }
  }
}

function conventionsIn({ sections, context, linkPrefix }: Conventions): string {
  return JSON.stringify([sections, context, linkPrefix]);
}
