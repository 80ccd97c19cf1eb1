/** Strings that are known by small numbers: each once, found by its text. */
import { hashOf } from './hash.js';
import { Ints } from './ints.js';

const SMALLEST = 256;

/**
 * An open-addressing hash table beside an array of strings. A `Map` would find them as fast, but it must be filled string
 * by string when an index is loaded; these tables are loaded as they lie on the disk.
 */
export class StringTable {
  readonly #strings: string[];
  readonly #hashes: Ints;
  /** Ids plus one by hash, 0 for none; its length is a power of two. */
  #slots: Int32Array;

  constructor({ strings, hashes, slots }: StringTableState = NEW) {
    this.#strings = strings ?? [];
    this.#hashes = hashes ? Ints.from(hashes) : new Ints();
    this.#slots = slots ?? new Int32Array(SMALLEST);
  }

  get size(): number {
    return this.#strings.length;
  }

  /** Empty for an id that was never given. */
  text(id: number): string {
    return this.#strings[id] ?? '';
  }

  /** Undefined for a text that was never added. */
  idOf(text: string, hash = hashOf(text)): number | undefined {
    return this.#find(text, hash);
  }

  /** The id of a text, a new one if need be. The text is kept as it is: one that was cut from a file keeps the whole file in memory. */
  add(text: string): number {
    const hash = hashOf(text);
    const known = this.#find(text, hash);
    if (known !== undefined) return known;
    const id = this.#strings.push(text) - 1;
    this.#hashes.push(hash);
    if (id * 2 >= this.#slots.length) this.#rehash();
    else this.#place(id, hash);
    return id;
  }

  state(): StringTableState {
    return { strings: this.#strings, hashes: this.#hashes.values(), slots: this.#slots };
  }

  #find(text: string, hash: number): number | undefined {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = (this.#slots[slot] ?? 0) - 1;
      if (id < 0) return undefined;
      if (this.#hashes.get(id) === hash && this.#strings[id] === text) return id;
    }
  }

  #place(id: number, hash: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id + 1;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 4);
    for (let id = 0; id < this.#hashes.length; id++) this.#place(id, this.#hashes.get(id));
  }
}

/** A table as plain data, to be kept; an empty one without any of them. */
export interface StringTableState {
  readonly strings?: string[];
  readonly hashes?: Int32Array;
  readonly slots?: Int32Array;
}

const NEW: StringTableState = {};
