/** Strings that are known by small numbers: each once, found by its text. */
import { hashOf } from './hash.js';

const SMALLEST = 256;

/**
 * An open-addressing hash table beside an array of strings. A `Map` would find them as fast, but it must be filled string
 * by string when an index is loaded; these tables are loaded as they lie on the disk.
 */
export class StringTable {
  readonly #strings: string[];
  /** By hash, two numbers a slot, side by side in memory: the hash, and the id plus one or 0. Their count is a power of two. */
  #slots: Int32Array;

  constructor({ strings, slots }: StringTableState = NEW) {
    this.#strings = strings ?? [];
    this.#slots = slots ?? new Int32Array(2 * SMALLEST);
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
    place(this.#slots, hash, id + 1);
    if (id * 4 >= this.#slots.length) this.#grow();
    return id;
  }

  state(): StringTableState {
    return { strings: this.#strings, slots: this.#slots };
  }

  #find(text: string, hash: number): number | undefined {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const id = (slots[slot + 1] ?? 0) - 1;
      if (id < 0) return undefined;
      if (slots[slot] === hash && this.#strings[id] === text) return id;
    }
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += 2) {
      const entry = before[slot + 1] ?? 0;
      if (entry !== 0) place(this.#slots, before[slot] ?? 0, entry);
    }
  }
}

function place(slots: Int32Array, hash: number, entry: number): void {
  const mask = slots.length - 1;
  let slot = (hash << 1) & mask;
  while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
  slots[slot] = hash;
  slots[slot + 1] = entry;
}

/** A table as plain data, to be kept; an empty one without any of them. */
export interface StringTableState {
  readonly strings?: string[];
  readonly slots?: Int32Array;
}

const NEW: StringTableState = {};
