/** Texts that are known by small numbers without being kept: told apart by two hashes. */
import { hashOf, otherHashOf } from './hash.js';
import { Ints } from './ints.js';

const SMALLEST = 256;

/**
 * An open-addressing table of 64 bits each. Among a million texts the chance that any two count as one is one in forty
 * million, where one hash of 32 bits would mix up some hundred pairs.
 */
export class HashTable {
  readonly #hashes: Ints;
  readonly #others: Ints;
  /** By hash, the id plus one or 0. Their count is a power of two. */
  #slots: Int32Array;

  constructor({ hashes, others, slots }: HashTableState = {}) {
    this.#hashes = hashes ? Ints.from(hashes) : new Ints();
    this.#others = others ? Ints.from(others) : new Ints();
    this.#slots = slots ?? new Int32Array(SMALLEST);
  }

  get size(): number {
    return this.#hashes.length;
  }

  /** Undefined for a text that was never added. */
  idOf(text: string): number | undefined {
    return this.#find(hashOf(text), otherHashOf(text));
  }

  /** The id of a text, a new one if need be. `hash` and `other` are the text's, by `hashOf` and `otherHashOf`. */
  add(hash: number, other: number): number {
    const known = this.#find(hash, other);
    if (known !== undefined) return known;
    const id = this.#hashes.push(hash);
    this.#others.push(other);
    if (id * 2 >= this.#slots.length) this.#grow();
    else this.#place(id);
    return id;
  }

  state(): HashTableState {
    return { hashes: this.#hashes.values(), others: this.#others.values(), slots: this.#slots };
  }

  #find(hash: number, other: number): number | undefined {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = (slots[slot] ?? 0) - 1;
      if (id < 0) return undefined;
      if (this.#hashes.get(id) === hash && this.#others.get(id) === other) return id;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let id = 0; id < this.#hashes.length; id++) this.#place(id);
  }

  #place(id: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#hashes.get(id) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id + 1;
  }
}

/** A table as plain data, to be kept; an empty one without any of them. */
export interface HashTableState {
  readonly hashes?: Int32Array;
  readonly others?: Int32Array;
  readonly slots?: Int32Array;
}
