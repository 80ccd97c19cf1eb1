/** Which files lead to which, in both directions. */
import type { FileId } from './archive-entry.js';
import { Chains, type ChainsState } from './chains.js';
import { IntLists, type Cell, type IntListsState } from './int-lists.js';
import { Ints } from './ints.js';

/**
 * The targets of each source in order, and the sources of each target. A reference is a cell that is chained twice: after
 * the others of its source, and among those to its target.
 */
export class References {
  readonly #targets: IntLists;
  readonly #sources: Ints;
  readonly #byTarget: Chains;

  constructor({ targets, sources, byTarget }: ReferencesState = {}) {
    this.#targets = new IntLists(targets);
    this.#sources = sources ? Ints.from(sources) : new Ints();
    this.#byTarget = new Chains(byTarget);
  }

  /** Adds a reference behind the others of its source. */
  add(source: FileId, target: FileId): Cell {
    const cell = this.#targets.append(source, target);
    this.#sources.set(cell, source);
    this.#byTarget.add(target, cell);
    return cell;
  }

  /** Takes back all references of a source. */
  clear(source: FileId): void {
    for (let cell = this.first(source); cell !== 0; cell = this.next(cell)) {
      this.#byTarget.remove(this.target(cell), cell);
    }
    this.#targets.clear(source);
  }

  /** The first reference of a source, 0 when it has none. */
  first(source: FileId): Cell {
    return this.#targets.first(source);
  }

  /** The next one of the same source, 0 after the last. */
  next(cell: Cell): Cell {
    return this.#targets.next(cell);
  }

  target(cell: Cell): FileId {
    return this.#targets.value(cell);
  }

  source(cell: Cell): FileId {
    return this.#sources.get(cell);
  }

  targetsOf(source: FileId): FileId[] {
    return this.#targets.valuesOf(source);
  }

  /** All references to a target: by source, those of one source in order. */
  to(target: FileId): Reference[] {
    const found: Reference[] = [];
    for (let cell = this.#byTarget.first(target); cell !== 0; cell = this.#byTarget.next(cell)) {
      found.push({ source: this.#sources.get(cell), cell });
    }
    // Each was chained before those that were there, so the last comes first.
    return found.reverse().sort((a, b) => a.source - b.source);
  }

  /** True if anything leads to the target. */
  isTarget(target: FileId): boolean {
    return this.#byTarget.first(target) !== 0;
  }

  /** True if more than one source leads to the target. */
  isShared(target: FileId): boolean {
    const first = this.#byTarget.first(target);
    for (let cell = first; cell !== 0; cell = this.#byTarget.next(cell))
      if (this.#sources.get(cell) !== this.#sources.get(first)) return true;
    return false;
  }

  state(): ReferencesState {
    return { targets: this.#targets.state(), sources: this.#sources.values(), byTarget: this.#byTarget.state() };
  }
}

export interface Reference {
  readonly source: FileId;
  readonly cell: Cell;
}

/** References as plain data, to be kept; none without any of them. */
export interface ReferencesState {
  readonly targets?: IntListsState;
  readonly sources?: Int32Array;
  readonly byTarget?: ChainsState;
}
