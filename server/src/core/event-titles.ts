/** The titles of an archive's events, taken into the search only when somebody searches, and kept right from then on. */
import type { FileId } from './archive-entry.js';
import { dateOrderOfPath } from './path.js';
import { TitleSearch, type FoundTitle } from './title-search.js';

/** What is asked of the archive. */
export interface TitledFiles {
  /** One more than the highest id of a file that was read. */
  fileCount(): number;
  /** Undefined for a file that is no event or is gone. */
  titleOf(id: FileId): string | undefined;
  pathOf(id: FileId): string;
}

const TITLES_IN_A_STEP = 1000;

export class EventTitles {
  readonly #files: TitledFiles;
  readonly #titles: TitleSearch;
  /** By file id, as far as they were asked for: a file never moves to another day under the same id. */
  readonly #dateOrders: (number | undefined)[] = [];
  /** Files below this id have been taken in. */
  #taken = 0;

  constructor(files: TitledFiles) {
    this.#files = files;
    this.#titles = new TitleSearch(
      (id) => this.dateOrder(id),
      (a, b) => files.pathOf(a) < files.pathOf(b),
    );
  }

  /** Says that a file says something else than before, or nothing any more. */
  changed(id: FileId): void {
    if (id < this.#taken) this.#take(id);
  }

  /** Takes in some more titles, a millisecond's work, so that the first search need not; true when there are others left. */
  prepare(): boolean {
    const end = Math.min(this.#taken + TITLES_IN_A_STEP, this.#files.fileCount());
    while (this.#taken < end) this.#take(this.#taken++);
    return this.#taken < this.#files.fileCount();
  }

  /** At most `most` events, best first; among equally good ones newer events come first. All answer the empty text. */
  search(typed: string, most: number): readonly FoundTitle[] {
    while (this.prepare());
    return this.#titles.search(typed, most);
  }

  /** True if any title has a word, which is in lower case and without accents. */
  haveWord(word: string): boolean {
    while (this.prepare());
    return this.#titles.hasWord(word);
  }

  /** A whole number that grows with the date of the folder that a file is in; 0 when that is no date. */
  dateOrder(id: FileId): number {
    return (this.#dateOrders[id] ??= dateOrderOfPath(this.#files.pathOf(id)));
  }

  /** The date is worked out along with it, or the first search would have to for all that it finds. */
  #take(id: FileId): void {
    const title = this.#files.titleOf(id);
    if (title === undefined) {
      this.#titles.delete(id);
      return;
    }
    this.#titles.set(id, title);
    this.dateOrder(id);
  }
}
