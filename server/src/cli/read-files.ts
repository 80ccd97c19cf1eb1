/**
 * Texts that were read for the index, kept until they are linted. Only the texts: scanning them once more takes less time
 * than the garbage collector needs for the models of a whole archive (docs/architecture.md has the figures).
 */
import type { ArchiveFile } from '../core/event.js';
import { scanFile } from '../core/read.js';
import { readArchiveFile } from '../host/files.js';
import type { Log } from '../host/log.js';

/** How much text is kept, in UTF-16 code units: at most 64 MB. The rest is read again. */
const MOST_KEPT = 32 * 1024 * 1024;

interface ScannedFile {
  readonly text: string;
  readonly file: ArchiveFile;
}

export class ReadFiles {
  readonly #root: string;
  readonly #log: Log;
  readonly #files = new Map<string, string>();
  #kept = 0;

  constructor(root: string, log: Log) {
    this.#root = root;
    // What cannot be read was said when it was read for the index.
    this.#log = { ...log, warn: () => {} };
  }

  readonly keep = (path: string, text: string): void => {
    if (this.#kept + text.length > MOST_KEPT) return;
    this.#kept += text.length;
    this.#files.set(path, text);
  };

  /** The file, which is then kept no longer; undefined when it cannot be read. */
  take(path: string): ScannedFile | undefined {
    const kept = this.#files.get(path);
    if (kept !== undefined) {
      this.#files.delete(path);
      return { text: kept, file: scanFile(path, kept) };
    }
    const text = readArchiveFile(this.#root, path, this.#log);
    return text === undefined ? undefined : { text, file: scanFile(path, text) };
  }
}
