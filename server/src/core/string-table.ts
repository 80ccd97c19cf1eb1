/** Strings that are known by small numbers: each once, found by its text. */
import { hashOf, otherHashOf } from './hash.js';

const SMALLEST = 256;

/** Numbers in a slot. */
const SLOT = 3;

/**
 * An open-addressing hash table beside an array of strings. A `Map` would find them as fast, but it must be filled string
 * by string when an index is loaded; these tables are loaded as they lie on the disk.
 */
export class StringTable {
  readonly #strings: string[];
  /**
   * By hash, three numbers a slot, side by side in memory: the hash, the other hash, and the id plus one or 0. The count of
   * slots is a power of two.
   */
  #slots: Int32Array;

  constructor({ strings, slots }: StringTableState = NEW) {
    this.#strings = strings ?? [];
    this.#slots = slots ?? new Int32Array(SMALLEST * SLOT);
  }

  get size(): number {
    return this.#strings.length;
  }

  /** Empty for an id that was never given. */
  text(id: number): string {
    return this.#strings[id] ?? '';
  }

  /** Undefined for a text that was never added. */
  idOf(text: string): number | undefined {
    return this.#find(text, hashOf(text));
  }

  /**
   * The same of a text that is known by its hashes alone, by `hashOf` and `otherHashOf`. Of a million texts and a hundred
   * thousand strings the chance that any is taken for another is one in a hundred million; in exchange none is looked at,
   * which takes ten times as long when the strings are spread over the memory.
   */
  idOfHashes(hash: number, other: number): number | undefined {
    for (let at = this.#entryWith(hash, hash); at >= 0; at = this.#entryWith(hash, at / SLOT + 1)) {
      if (this.#slots[at + 1] === other) return this.#idAt(at);
    }
    return undefined;
  }

  /** The id of a text, a new one if need be. The text is kept as it is: one that was cut from a file keeps the whole file in memory. */
  add(text: string): number {
    const hash = hashOf(text);
    const known = this.#find(text, hash);
    if (known !== undefined) return known;
    const id = this.#strings.push(text) - 1;
    place(this.#slots, hash, otherHashOf(text), id + 1);
    if (id * 2 * SLOT >= this.#slots.length) this.#grow();
    return id;
  }

  state(): StringTableState {
    return { strings: this.#strings, slots: this.#slots };
  }

  #find(text: string, hash: number): number | undefined {
    for (let at = this.#entryWith(hash, hash); at >= 0; at = this.#entryWith(hash, at / SLOT + 1)) {
      if (this.#strings[this.#idAt(at)] === text) return this.#idAt(at);
    }
    return undefined;
  }

  /** Where in the slots the first entry with a hash stands, from a slot on; below 0 where there is none. */
  #entryWith(hash: number, first: number): number {
    const slots = this.#slots;
    const mask = slots.length / SLOT - 1;
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT;
      if (slots[at + 2] === 0) return -1;
      if (slots[at] === hash) return at;
    }
  }

  #idAt(at: number): number {
    return (this.#slots[at + 2] ?? 0) - 1;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += SLOT) {
      const entry = before[at + 2] ?? 0;
      if (entry !== 0) place(this.#slots, before[at] ?? 0, before[at + 1] ?? 0, entry);
    }
  }
}

function place(slots: Int32Array, hash: number, other: number, entry: number): void {
  const mask = slots.length / SLOT - 1;
  let slot = hash & mask;
  while (slots[slot * SLOT + 2] !== 0) slot = (slot + 1) & mask;
  const at = slot * SLOT;
  slots[at] = hash;
  slots[at + 1] = other;
  slots[at + 2] = entry;
}

/** A table as plain data, to be kept; an empty one without any of them. */
export interface StringTableState {
  readonly strings?: string[];
  readonly slots?: Int32Array;
}

const NEW: StringTableState = {};
