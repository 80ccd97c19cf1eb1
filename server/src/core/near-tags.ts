/** Finds tags that may be one thing under several names: a table of names, made when first asked for and right from then on. */
import { hashOf } from './hash.js';
import { IntLists } from './int-lists.js';
import { isUnspaced } from './name-finder.js';
import { differInOneLetter, isOneLetterOff, likenessOf, nameKey, otherNumbers } from './near-names.js';
import { toSimplified } from './simplified.js';
import type { TagId, Tags } from './tags.js';

/** How many times more often the usual spelling must be used; below that the archive has no usual spelling. */
export const FAR_MORE_OFTEN = 10;

/** Names are told apart by so many hashes of their halves; those that share one are compared. */
const HALVES = 1 << 16;

const NAMES_IN_A_STEP = 1000;

/**
 * Names are never forgotten, only no longer used, so what was taken into the table stays right, and new names are added
 * when somebody asks again. It holds folded names by number, and only those that an index by folded name does not find.
 */
export class NearTags {
  readonly #tags: Tags;
  /** Folded names below this number have been taken in. */
  #taken = 0;
  /** Folded names with traditional characters, by what they are with simplified ones. */
  readonly #traditional = new Map<string, number[]>();
  /** Folded names in scripts with spaces, by each of their halves: a slip leaves one of them whole. */
  readonly #byHalf = new IntLists();

  constructor(tags: Tags) {
    this.#tags = tags;
  }

  /** Takes in some more names, a millisecond's work, so that the first question need not; true when there are others left. */
  prepare(): boolean {
    const end = Math.min(this.#taken + NAMES_IN_A_STEP, this.#tags.foldedCount);
    for (; this.#taken < end; this.#taken++) {
      const folded = this.#tags.folded(this.#taken);
      const key = toSimplified(folded);
      if (key !== folded) append(this.#traditional, key, this.#taken);
      else if (canSlip(key)) for (const half of halvesOf(key, key.length)) this.#byHalf.append(half, this.#taken);
    }
    return this.#taken < this.#tags.foldedCount;
  }

  /** The other tags in use that differ in letter case, spacing, accents, punctuation, script or number. */
  alike(tag: TagId): readonly TagId[] {
    const name = this.#tags.name(tag);
    const key = nameKey(name);
    if (key === '') return [];
    const keys = new Set([key, ...otherNumbers(name).map((other) => nameKey(other.name))]);
    const found = [...keys].flatMap((one) => this.#withKey(one)).filter((other) => other !== tag);
    return found.filter((other) => likenessOf(this.#tags.name(other), name) !== undefined);
  }

  /** The tags used far more often that differ in one letter: what the tag may be a slip for. */
  oneLetterOff(tag: TagId): readonly TagId[] {
    while (this.prepare());
    const name = this.#tags.name(tag);
    const key = nameKey(name);
    if (!canSlip(key)) return [];
    const least = FAR_MORE_OFTEN * this.#tags.uses(tag);
    const lengths = [key.length - 1, key.length, key.length + 1];
    const indexes = new Set(
      lengths.flatMap((length) => halvesOf(key, length).flatMap((half) => this.#byHalf.valuesOf(half))),
    );
    return [...indexes]
      .filter((index) => differInOneLetter(key, this.#tags.folded(index)))
      .flatMap((index) => this.#tags.foldedTo(index))
      .filter((other) => this.#tags.uses(other) >= least && isOneLetterOff(name, this.#tags.name(other)));
  }

  #withKey(key: string): readonly TagId[] {
    while (this.prepare());
    const own = this.#tags.indexOfFolded(key);
    const indexes = [...(own === undefined ? [] : [own]), ...(this.#traditional.get(key) ?? [])];
    return indexes.flatMap((index) => this.#tags.foldedTo(index));
  }
}

/** A slip is told from another word in a word of five letters only. */
function canSlip(key: string): boolean {
  return /\p{L}{5}/u.test(key) && !isUnspaced(key);
}

/** What a name shares with every name of that length that differs from it in one letter: the first half, or the second. */
function halvesOf(key: string, length: number): readonly number[] {
  const half = Math.floor((length - 1) / 2);
  const hash = (side: string, piece: string): number => hashOf(`${length}${side}${piece}`) & (HALVES - 1);
  return [hash('<', key.slice(0, half)), hash('>', key.slice(-half))];
}

function append(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
