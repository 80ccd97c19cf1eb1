/** Lists of integers that are known by small numbers: each once, found by its members. */
import { Ints } from './ints.js';

const SMALLEST = 256;

/** As a `StringTable`, with the members of all lists in one row: contexts repeat, and a string for each would cost far more. */
export class IntListTable {
  readonly #values: Ints;
  /** Per list, where in the row it ends; it begins where the one before it ends. */
  readonly #ends: Ints;
  readonly #hashes: Ints;
  /** Numbers of lists plus one by hash, 0 for none; its length is a power of two. */
  #slots: Int32Array;

  constructor({ values, ends, hashes, slots }: IntListTableState = {}) {
    this.#values = values ? Ints.from(values) : new Ints();
    this.#ends = ends ? Ints.from(ends) : new Ints();
    this.#hashes = hashes ? Ints.from(hashes) : new Ints();
    this.#slots = slots ?? new Int32Array(SMALLEST);
  }

  get size(): number {
    return this.#ends.length;
  }

  /** The number of a list with these members in this order; a new one if need be. */
  add(members: readonly number[]): number {
    const hash = hashOfMembers(members);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let list = this.#at(slot); list >= 0; list = this.#at(slot)) {
      if (this.#hashes.get(list) === hash && this.#isEqual(list, members)) return list;
      slot = (slot + 1) & mask;
    }
    for (const member of members) this.#values.push(member);
    const list = this.#ends.push(this.#values.length);
    this.#hashes.push(hash);
    this.#slots[slot] = list + 1;
    if (list * 2 >= this.#slots.length) this.#rehash();
    return list;
  }

  /** Where the members of a list begin in the row of all. */
  start(list: number): number {
    return list === 0 ? 0 : this.#ends.get(list - 1);
  }

  /** Where they end. */
  end(list: number): number {
    return this.#ends.get(list);
  }

  /** A member, by its place in the row of all. */
  value(at: number): number {
    return this.#values.get(at);
  }

  /** The members in order; none of a list that was never added. */
  valuesOf(list: number): number[] {
    const values: number[] = [];
    for (let at = this.start(list); at < this.end(list); at++) values.push(this.value(at));
    return values;
  }

  state(): IntListTableState {
    return {
      values: this.#values.values(),
      ends: this.#ends.values(),
      hashes: this.#hashes.values(),
      slots: this.#slots,
    };
  }

  /** The list in a slot, -1 for none. */
  #at(slot: number): number {
    return (this.#slots[slot] ?? 0) - 1;
  }

  #isEqual(list: number, members: readonly number[]): boolean {
    const start = this.start(list);
    if (this.end(list) - start !== members.length) return false;
    for (let i = 0; i < members.length; i++) if (this.value(start + i) !== members[i]) return false;
    return true;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 4);
    const mask = this.#slots.length - 1;
    for (let list = 0; list < this.size; list++) {
      let slot = this.#hashes.get(list) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = list + 1;
    }
  }
}

/** By Fowler, Noll and Vo's hash 1a over whole members, with the high bits folded in after each. */
function hashOfMembers(members: readonly number[]): number {
  let hash = 0x811c9dc5 | 0;
  for (const member of members) {
    hash = Math.imul(hash ^ member, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** A table as plain data, to be kept; an empty one without any of them. */
export interface IntListTableState {
  readonly values?: Int32Array;
  readonly ends?: Int32Array;
  readonly hashes?: Int32Array;
  readonly slots?: Int32Array;
}
