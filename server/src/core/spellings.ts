/** Links that spell a path otherwise than plainly, such as `a%20b.md`: which file they lead to depends on which files there are. */
import type { FileId } from './archive-entry.js';

const NONE: readonly FileId[] = [];

/** Plainly written links, nearly all there are, cost nothing here. */
export class Spellings {
  /** Per path as written, the paths that it may mean, itself first. */
  readonly #meant = new Map<FileId, readonly FileId[]>();
  /** The other way round: per path, the ways it may be written but for itself. */
  readonly #written = new Map<FileId, readonly FileId[]>();

  /** True while every link is written plainly. */
  get isEmpty(): boolean {
    return this.#meant.size === 0;
  }

  /** `spellings` are those of one link, as `linkSpellings` gives them: as written first, most plainly last. */
  add(spellings: readonly FileId[]): void {
    const [written, ...others] = spellings;
    if (written === undefined || this.#meant.has(written)) return;
    this.#meant.set(written, spellings);
    for (const other of new Set(others)) this.#written.set(other, [...(this.#written.get(other) ?? NONE), written]);
  }

  /** Where a link that is written so leads: to the first of its spellings that exists, else to the plainest. */
  leadsTo(written: FileId, exists: (path: FileId) => boolean): FileId {
    const meant = this.#meant.get(written);
    return meant?.find(exists) ?? meant?.at(-1) ?? written;
  }

  /** Every way to write a path that any link has used. */
  writtenFor(path: FileId): readonly FileId[] {
    return [path, ...(this.#written.get(path) ?? NONE)];
  }
}
