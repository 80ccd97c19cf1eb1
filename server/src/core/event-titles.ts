/** The titles of an archive's events, taken into the search only when somebody searches, and kept right from then on. */
import type { FileId } from './archive-entry.js';
import { dateOrderOfPath } from './path.js';
import type { Steps } from './steps.js';
import { TitleSearch, type FoundTitle } from './title-search.js';
import { TitlesByWord, type AskedWords } from './titles-by-word.js';

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
  readonly #words: TitlesByWord;
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
    this.#words = new TitlesByWord(this.#titles);
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

  /** What `search` rates one event, where nothing is forgiven; 0 for one that does not answer. */
  scoreOf(id: FileId, typed: string): number {
    while (this.prepare());
    return this.#titles.scoreOf(id, typed);
  }

  /** Gets ready for `withWordsOf`, which otherwise does it all at once when first called. */
  *prepareWords(): Steps<undefined> {
    while (this.prepare()) yield;
    while (this.#words.prepare()) yield;
    return undefined;
  }

  /** The words of a text in the titles of all events but `except`. */
  withWordsOf(text: string, except: FileId | undefined): AskedWords {
    while (this.prepare());
    return this.#words.ask(text, except);
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
    this.#words.changed(id);
    if (title === undefined) {
      this.#titles.delete(id);
      return;
    }
    this.#titles.set(id, title);
    this.dateOrder(id);
  }
}
