/** Which titles have words in common with a text: gathered when first asked for, and kept right from then on. */
import type { FileId } from './archive-entry.js';
import { foldSearch } from './fold.js';
import { hashOf } from './hash.js';
import { Ints } from './ints.js';
import { someWord } from './title-words.js';

/** What is asked of the titles. */
export interface FoldedTitles {
  /** One more than the highest id of a title. */
  readonly count: number;
  /** A title folded by `foldSearch`; undefined for what has none. */
  textOf(id: FileId): string | undefined;
}

/** A word of a text that is asked about, and the titles that have it. */
export interface UsedWord {
  /** How many titles have the word; of thousands about how many. */
  readonly titles: number;
  /** The ids of those titles, in no order: all of them while they are few, else at most `MOST_SAMPLED` of them, the same whatever their ids are. */
  readonly some: readonly FileId[];
}

/** The words of a text, each once, as far as any title has them. */
export interface AskedWords {
  readonly words: readonly UsedWord[];
  /** The titles that hold a part of the text, told by the rarest of its words: all of them, or a sample where that word is common. */
  readonly titlesWith: (part: string) => readonly FileId[];
  /**
   * How much of the text stands in a title, from 0 to 1: the share of its words, each weighing the more the fewer titles have
   * it (the logarithm of their share).
   */
  readonly likenessOf: (id: FileId) => number;
}

/** A millisecond or two. */
const TITLES_IN_A_STEP = 250;

/** A title has fewer; what lies beyond is cut so that hostile lines cost no more. */
const MOST_WORDS = 150;
/** Of a word that more titles have, a sample says as much. */
export const MOST_SAMPLED = 128;
/** Rows of titles that are gone or have changed lie between the others until they take up this share of them. */
const MOST_DEAD = 0.5;
const DEAD = -1;
/** An id, a hash and a count. */
const HEAD = 3;

/** A word that more than this share of the titles have is no evidence, like `the`; told by one title of sixteen. Needs more than `MOST_SAMPLED` of these. */
const MOST_COMMON = 0.2;
const PART = 16;
/** With fewer titles no look is saved. */
const LEAST_FOR_COMMON = 4096;

/**
 * A row of numbers for each title: its id, a hash of all of it, how many words it has, and the hashes of these. A look at all
 * of them takes a few milliseconds at a hundred thousand titles, and where an id's row is changes only with its title. That two words share
 * a hash happens once in millions, and weighs nothing beside all the others.
 */
export class TitlesByWord {
  readonly #titles: FoldedTitles;
  #rows = new Ints();
  /** One more than where an id's row begins; 0 for none. */
  #rowOf = new Ints();
  #deadNumbers = 0;
  /** Titles below this id have been taken in. */
  #taken = 0;
  #titleCount = 0;
  readonly #changed = new Set<FileId>();

  constructor(titles: FoldedTitles) {
    this.#titles = titles;
  }

  /** Says that a title is another one than before, or gone. */
  changed(id: FileId): void {
    if (id < this.#taken) this.#changed.add(id);
  }

  /** Takes in some more titles, so that the first question need not; true when there are others left. */
  prepare(): boolean {
    const { count } = this.#titles;
    const end = Math.min(this.#taken + TITLES_IN_A_STEP, count);
    while (this.#taken < end) this.#take(this.#taken++);
    return this.#taken < count;
  }

  /** The words of a text in the titles of all others than `except`. */
  ask(text: string, except: FileId | undefined): AskedWords {
    this.#bringUpToDate();
    const asked = tableOf(hashesOf(foldSearch(text)));
    this.#lookAtAll(asked, except);
    const words = asked.samples.map(({ some }, word) => ({ titles: asked.counts[word] ?? 0, some }));
    const weights = words.map(({ titles }) => (titles === 0 ? 0 : Math.log((this.#titleCount + 1) / titles)));
    // What no title has is no reason to call one less like.
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    return {
      words: words.filter(({ titles }) => titles > 0),
      titlesWith: (part) => this.#titlesWith(foldSearch(part), asked, words),
      likenessOf: (id) => (whole === 0 ? 0 : this.#weightIn(id, asked, weights) / whole),
    };
  }

  #titlesWith(part: string, asked: WordTable, words: readonly UsedWord[]): readonly FileId[] {
    const found = hashesOf(part).flatMap((hash) => words[findWord(hash, asked)] ?? []);
    if (found.length === 0) return [];
    const rarest = found.reduce((one, other) => (other.titles < one.titles ? other : one));
    return rarest.some.filter((id) => this.#titles.textOf(id)?.includes(part));
  }

  /** What the asked words weigh that a title has. */
  #weightIn(id: FileId, asked: WordTable, weights: readonly number[]): number {
    const row = this.#rowOf.get(id) - 1;
    let weight = 0;
    if (row < 0) return weight;
    for (let at = row + HEAD; at < row + HEAD + this.#rows.get(row + 2); at++) {
      weight += weights[findWord(this.#rows.get(at), asked)] ?? 0;
    }
    return weight;
  }

  /**
   * Looks at a part of the titles first, the same whatever their ids are. A word that many of these have is told by them alone: its sample is the
   * one that all titles would give, and its count is near enough. So most looks at the others end at once.
   */
  #lookAtAll(asked: WordTable, except: FileId | undefined): void {
    const told: { readonly word: number; readonly count: number; readonly sample: Sample }[] = [];
    if (this.#titleCount >= LEAST_FOR_COMMON) {
      const looked = this.#visit(asked, except, 2 ** 32 / PART);
      for (const [word, sample] of asked.samples.entries()) {
        const count = asked.counts[word] ?? 0;
        if (count <= MOST_SAMPLED) continue;
        const isEvidence = count <= MOST_COMMON * looked;
        told.push({
          word,
          count: isEvidence ? Math.round((count / looked) * this.#titleCount) : 0,
          sample: isEvidence ? sample : new Sample(),
        });
      }
      startAgain(asked, new Set(told.map(({ word }) => word)));
    }
    this.#visit(asked, except, 2 ** 32);
    if (told.length === 0) return;
    for (const { word, count, sample } of told) {
      asked.counts[word] = count;
      asked.samples[word] = sample;
    }
    fillTable(asked);
  }

  /** Counts the asked words in all titles whose hashes are below the limit; how many titles these are. */
  #visit(asked: WordTable, except: FileId | undefined, limit: number): number {
    const { table, counts, limits, samples } = asked;
    const rows = this.#rows.values();
    let looked = 0;
    for (let row = 0; row < rows.length;) {
      const id = rows[row] ?? DEAD;
      const titleHash = (rows[row + 1] ?? 0) >>> 0;
      const end = row + HEAD + (rows[row + 2] ?? 0);
      if (id !== DEAD && id !== except && titleHash < limit) {
        looked++;
        for (let at = row + HEAD; at < end; at++) {
          const hash = rows[at] ?? 0;
          // Nearly every look ends here.
          if (table[hash & MASK] === 0) continue;
          const word = findWord(hash, asked);
          if (word < 0) continue;
          counts[word] = (counts[word] ?? 0) + 1;
          if (titleHash < (limits[word] ?? 0)) limits[word] = samples[word]?.add(id, titleHash) ?? 0;
        }
      }
      row = end;
    }
    return looked;
  }

  #bringUpToDate(): void {
    for (const id of this.#changed) this.#take(id);
    this.#changed.clear();
    if (this.#deadNumbers > MOST_DEAD * this.#rows.length) this.#startAgain();
    while (this.prepare());
  }

  #startAgain(): void {
    this.#rows = new Ints();
    this.#rowOf = new Ints();
    this.#deadNumbers = 0;
    this.#taken = 0;
    this.#titleCount = 0;
  }

  #take(id: FileId): void {
    const row = this.#rowOf.get(id) - 1;
    if (row >= 0) {
      this.#rows.set(row, DEAD);
      this.#rowOf.set(id, 0);
      this.#deadNumbers += HEAD + this.#rows.get(row + 2);
      this.#titleCount--;
    }
    const text = this.#titles.textOf(id);
    if (text === undefined) return;
    this.#rowOf.set(id, this.#rows.length + 1);
    this.#titleCount++;
    const words = hashesOf(text);
    this.#rows.push(id);
    this.#rows.push(hashOf(text));
    this.#rows.push(words.length);
    for (const word of words) this.#rows.push(word);
  }
}

/** The words that are asked about. */
interface WordTable {
  readonly hashes: Int32Array;
  /** Per word, how many titles have it. */
  readonly counts: Int32Array;
  readonly samples: Sample[];
  /** Per word, what hashes of titles must be below to come into its sample. */
  readonly limits: Float64Array;
  /** Numbers of words plus one by hash, 0 for none: so many more slots than words that most looks end at once. */
  readonly table: Uint8Array;
}

const MASK = 4095;

function tableOf(words: readonly number[]): WordTable {
  const asked = {
    hashes: Int32Array.from(words),
    counts: new Int32Array(words.length),
    samples: [],
    limits: new Float64Array(words.length),
    table: new Uint8Array(MASK + 1),
  };
  startAgain(asked);
  return asked;
}

/** Nothing is counted yet, and words that are told already are not looked for. */
function startAgain(asked: WordTable, told: ReadonlySet<number> = new Set()): void {
  const { hashes, counts, samples, limits } = asked;
  counts.fill(0);
  limits.fill(2 ** 32);
  for (const word of hashes.keys()) samples[word] = new Sample();
  fillTable(asked, told);
}

function fillTable({ hashes, table }: WordTable, except: ReadonlySet<number> = new Set()): void {
  table.fill(0);
  for (const [word, hash] of hashes.entries()) {
    if (except.has(word)) continue;
    let slot = hash & MASK;
    while (table[slot] !== 0) slot = (slot + 1) & MASK;
    table[slot] = word + 1;
  }
}

/** The number of the word with that hash, -1 for none. */
function findWord(hash: number, { table, hashes }: WordTable): number {
  for (let slot = hash & MASK; ; slot = (slot + 1) & MASK) {
    const word = (table[slot] ?? 0) - 1;
    if (word < 0 || hashes[word] === hash) return word;
  }
}

/** Some titles of a word, those with the lowest hashes: the same ones, in whatever order they come. */
class Sample {
  some: FileId[] = [];
  #hashes: number[] = [];
  #limit = 2 ** 32;

  /** Adds a title whose hash is below the limit; the limit from then on. */
  add(id: FileId, hash: number): number {
    this.some.push(id);
    this.#hashes.push(hash);
    while (this.some.length > MOST_SAMPLED && this.#limit > 1) this.#halve();
    return this.#limit;
  }

  #halve(): void {
    this.#limit /= 2;
    this.some = this.some.filter((_, index) => (this.#hashes[index] ?? 0) < this.#limit);
    this.#hashes = this.#hashes.filter((hash) => hash < this.#limit);
  }
}

/** The hashes of the words of a folded text, each once. */
function hashesOf(text: string): readonly number[] {
  const hashes = new Set<number>();
  someWord(text, (start, end) => hashes.add(hashBetween(text, start, end)).size === MOST_WORDS);
  return [...hashes];
}

/** By Fowler, Noll and Vo's hash 1a over code units; the low bits, by which words are found, take in the high ones at the end. */
function hashBetween(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
