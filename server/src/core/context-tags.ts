/** What the contexts of relations say: the list of tags of each, and which relations carry a list. */
import { Chains } from './chains.js';
import type { Cell } from './int-lists.js';
import { Ints } from './ints.js';
import type { TagListId } from './tags.js';

/** In place of the tags of a relation that is gone. */
const NO_LIST = -1;

/** Tags by relation, a cell of `References`. Relations are only chained by their tags when somebody first asks for that. */
export class ContextTags {
  readonly #lists: Ints;
  #byList: Chains | undefined;

  constructor(lists?: Int32Array) {
    this.#lists = lists ? Ints.from(lists) : new Ints();
  }

  of(cell: Cell): TagListId {
    return this.#lists.get(cell);
  }

  add(cell: Cell, list: TagListId): void {
    this.#lists.set(cell, list);
    this.#byList?.add(list, cell);
  }

  remove(cell: Cell): void {
    this.#byList?.remove(this.of(cell), cell);
    this.#lists.set(cell, NO_LIST);
  }

  /** Visits all relations with a list that is wanted (1), in no order, in time proportional to their number. */
  each(wanted: Uint8Array, visit: (cell: Cell, list: TagListId) => void): void {
    const byList = (this.#byList ??= this.#chained());
    for (let list = wanted.indexOf(1); list >= 0; list = wanted.indexOf(1, list + 1)) {
      for (let cell = byList.first(list); cell !== 0; cell = byList.next(cell)) visit(cell, list);
    }
  }

  state(): Int32Array {
    return this.#lists.values();
  }

  #chained(): Chains {
    const chains = new Chains();
    for (let cell = 1; cell < this.#lists.length; cell++)
      if (this.of(cell) !== NO_LIST) chains.add(this.of(cell), cell);
    return chains;
  }
}
