/** Cells under keys, each under one, chained in both directions: taking one out costs the same whether its key has two or ten thousand. */
import type { Cell } from './int-lists.js';
import { Ints } from './ints.js';

/** A cell is any number from 1; 0 is no cell. */
export class Chains {
  readonly #first: Ints;
  readonly #next: Ints;
  readonly #previous: Ints;

  constructor({ first, next, previous }: ChainsState = {}) {
    this.#first = first ? Ints.from(first) : new Ints();
    this.#next = next ? Ints.from(next) : new Ints();
    this.#previous = previous ? Ints.from(previous) : new Ints();
  }

  /** Puts a cell before the others of a key. */
  add(key: number, cell: Cell): void {
    const next = this.#first.get(key);
    this.#first.set(key, cell);
    this.#next.set(cell, next);
    this.#previous.set(cell, 0);
    if (next !== 0) this.#previous.set(next, cell);
  }

  /** Takes a cell out from under its key. */
  remove(key: number, cell: Cell): void {
    const [previous, next] = [this.#previous.get(cell), this.#next.get(cell)];
    if (previous === 0) this.#first.set(key, next);
    else this.#next.set(previous, next);
    if (next !== 0) this.#previous.set(next, previous);
  }

  /** The cell that was added last, 0 for none. */
  first(key: number): Cell {
    return this.#first.get(key);
  }

  /** The one added before it under the same key, 0 after the first. */
  next(cell: Cell): Cell {
    return this.#next.get(cell);
  }

  state(): ChainsState {
    return { first: this.#first.values(), next: this.#next.values(), previous: this.#previous.values() };
  }
}

/** Chains as plain data, to be kept; none without any of them. */
export interface ChainsState {
  readonly first?: Int32Array;
  readonly next?: Int32Array;
  readonly previous?: Int32Array;
}
