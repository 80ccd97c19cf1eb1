/** Search over all titles: every one of them is looked at, which is fast enough and costs no index. */
import { Best } from './best.js';
import { foldSearch } from './fold.js';
import { forgivingScore, isForgivable, readSearchQuery, strictScore, type SearchQuery } from './search-query.js';

export interface FoundTitle {
  readonly id: number;
  /** Grows with how well the title answers; comparable between queries of one text only. */
  readonly score: number;
}

/** Where fewer titles than this have all the words, those that have them with a slip are looked for too. */
const FEW = 10;

/** Ranks are smaller than this, so that score and rank make one number to sort by. */
const RANKS = 1e9;

/**
 * Holds one folded string a title. Ids are small and dense. A change costs the folding of that title alone.
 */
export class TitleSearch {
  readonly #texts: (string | undefined)[] = [];
  readonly #isBefore: (a: number, b: number) => boolean;
  readonly #rankOf: (id: number) => number;

  /** `rankOf` decides between equally good titles: a whole number from 0 to below 1e9, the higher the better; `isBefore` between equal ones. */
  constructor(rankOf: (id: number) => number, isBefore = (a: number, b: number): boolean => a < b) {
    this.#rankOf = rankOf;
    this.#isBefore = isBefore;
  }

  set(id: number, title: string): void {
    while (this.#texts.length < id) this.#texts.push(undefined);
    this.#texts[id] = foldSearch(title);
  }

  delete(id: number): void {
    if (id < this.#texts.length) this.#texts[id] = undefined;
  }

  /** One more than the highest id that a title was set for. */
  get count(): number {
    return this.#texts.length;
  }

  /** A title as it is searched, folded; undefined where there is none. */
  textOf(id: number): string | undefined {
    return this.#texts[id];
  }

  /** At most `most` titles, best first; all of them answer the empty text. */
  search(typed: string, most: number): readonly FoundTitle[] {
    const query = readSearchQuery(typed);
    const found = this.#find(query, strictScore, most);
    if (found.length >= Math.min(FEW, most) || !isForgivable(query)) return found;
    return [...found, ...this.#find(query, forgivingScore, most - found.length)];
  }

  /** The score of one title that has all the words as typed; 0 for any other. */
  scoreOf(id: number, typed: string): number {
    const text = this.#texts[id];
    return text === undefined ? 0 : strictScore(text, readSearchQuery(typed));
  }

  /** True if a title has this word, folded as titles are. */
  hasWord(word: string): boolean {
    return this.#texts.some((text) => text !== undefined && standsAsWord(word, text));
  }

  #find(
    query: SearchQuery,
    scoreOf: (text: string, query: SearchQuery) => number,
    most: number,
  ): readonly FoundTitle[] {
    const best = new Best<number>(most, this.#isBefore);
    const top = query.most * RANKS;
    // Ids mostly grow with the rank: from the end, the best come early and most of the others are passed over.
    for (let id = this.#texts.length - 1; id >= 0; id--) {
      const text = this.#texts[id];
      if (text === undefined) continue;
      // Where there are enough of the highest score, the rank alone says of most that they come too late.
      if (!best.hasChance(top) && !best.hasChance(top + this.#rankOf(id))) continue;
      const score = scoreOf(text, query);
      if (score > 0) best.add(id, score * RANKS + this.#rankOf(id));
    }
    return best.entries().map(({ value, key }) => ({ id: value, score: Math.floor(key / RANKS) }));
  }
}

function standsAsWord(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = text.charAt(at - 1) + text.charAt(at + word.length);
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}
