/** Links seen from their targets: which files name a file. */
import type { FileId } from './archive-entry.js';

/** Plain arrays by file id: at 100,000 events a map entry for each link would cost more than the text itself. */
export class References {
  readonly #sources: (FileId[] | undefined)[] = [];

  /** All targets of one source at once, so that a target named twice is seen at the end of its list. */
  add(source: FileId, targets: Iterable<FileId>): void {
    for (const target of targets) {
      const sources = this.#sources[target];
      if (!sources) this.#sources[target] = [source];
      else if (sources.at(-1) !== source) sources.push(source);
    }
  }

  /** Takes back what `add` was told. */
  remove(source: FileId, targets: Iterable<FileId>): void {
    for (const target of targets) {
      const sources = this.#sources[target];
      const index = sources?.indexOf(source) ?? -1;
      if (index >= 0) sources?.splice(index, 1);
    }
  }

  /** The files that name the target, each once, in the order of their ids. */
  to(target: FileId): readonly FileId[] {
    return [...(this.#sources[target] ?? [])].sort((a, b) => a - b);
  }
}
