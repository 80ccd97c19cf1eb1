/** Many short lists of numbers in few arrays. */
import { Ints } from './ints.js';

/** One number of a list: an index from 1 that stays as long as the number does. 0 is no cell. */
export type Cell = number;

/**
 * Lists of numbers by key, in order. A list is a chain of cells, and cells that were freed are used again: any history of
 * changes leaves memory as it was, and appending never moves what is there.
 */
export class IntLists {
  readonly #values: Ints;
  readonly #next: Ints;
  readonly #first: Ints;
  readonly #last: Ints;
  /** The first of the freed cells, which are chained like a list; 0 for none. */
  #free: Cell;

  constructor({ values, next, first, last, free = 0 }: IntListsState = {}) {
    this.#values = values ? Ints.from(values) : new Ints();
    this.#next = next ? Ints.from(next) : new Ints();
    this.#first = first ? Ints.from(first) : new Ints();
    this.#last = last ? Ints.from(last) : new Ints();
    this.#free = free;
    // Cells count from 1, so that what was never set is no cell.
    if (this.#values.length === 0) this.#values.push(0);
  }

  /** Appends to the list of a key, which may be any number from 0. */
  append(key: number, value: number): Cell {
    const cell = this.#free === 0 ? this.#values.length : this.#free;
    if (this.#free !== 0) this.#free = this.#next.get(cell);
    this.#values.set(cell, value);
    this.#next.set(cell, 0);
    const last = this.#last.get(key);
    if (last === 0) this.#first.set(key, cell);
    else this.#next.set(last, cell);
    this.#last.set(key, cell);
    return cell;
  }

  /** Empties the list of a key. */
  clear(key: number): void {
    const last = this.#last.get(key);
    if (last === 0) return;
    this.#next.set(last, this.#free);
    this.#free = this.#first.get(key);
    this.#first.set(key, 0);
    this.#last.set(key, 0);
  }

  /** Takes the first such value out of the list of a key, in time proportional to the list. */
  remove(key: number, value: number): void {
    let before: Cell = 0;
    for (let cell = this.first(key); cell !== 0; cell = this.next(cell)) {
      if (this.value(cell) === value) {
        this.#unchain(key, cell, before);
        return;
      }
      before = cell;
    }
  }

  /** The first cell of the list of a key, 0 when it is empty. */
  first(key: number): Cell {
    return this.#first.get(key);
  }

  /** The cell after another one, 0 at the end. */
  next(cell: Cell): Cell {
    return this.#next.get(cell);
  }

  value(cell: Cell): number {
    return this.#values.get(cell);
  }

  valuesOf(key: number): number[] {
    const values: number[] = [];
    for (let cell = this.first(key); cell !== 0; cell = this.next(cell)) values.push(this.value(cell));
    return values;
  }

  state(): IntListsState {
    const [values, next] = [this.#values.values(), this.#next.values()];
    return { values, next, first: this.#first.values(), last: this.#last.values(), free: this.#free };
  }

  #unchain(key: number, cell: Cell, before: Cell): void {
    const after = this.next(cell);
    if (before === 0) this.#first.set(key, after);
    else this.#next.set(before, after);
    if (after === 0) this.#last.set(key, before);
    this.#next.set(cell, this.#free);
    this.#free = cell;
  }
}

/** Lists as plain data, to be kept; none without any of them. */
export interface IntListsState {
  readonly values?: Int32Array;
  readonly next?: Int32Array;
  readonly first?: Int32Array;
  readonly last?: Int32Array;
  readonly free?: Cell;
}
