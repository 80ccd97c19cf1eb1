/** Which files lead to which, in both directions. */
import type { FileId } from './archive-entry.js';
import { IntLists, type Cell, type IntListsState } from './int-lists.js';
import { Ints } from './ints.js';

/**
 * The targets of each source in order, and the sources of each target. A reference is a cell that is chained twice: after
 * the others of its source, and among those to its target, there in both directions, so that taking one back costs
 * the same whether its target has two or ten thousand.
 */
export class References {
  readonly #targets: IntLists;
  readonly #sources: Ints;
  readonly #firstTo: Ints;
  readonly #nextTo: Ints;
  readonly #previousTo: Ints;

  constructor({ targets, sources, firstTo, nextTo, previousTo }: ReferencesState = {}) {
    this.#targets = new IntLists(targets);
    this.#sources = sources ? Ints.from(sources) : new Ints();
    this.#firstTo = firstTo ? Ints.from(firstTo) : new Ints();
    this.#nextTo = nextTo ? Ints.from(nextTo) : new Ints();
    this.#previousTo = previousTo ? Ints.from(previousTo) : new Ints();
  }

  /** Adds a reference behind the others of its source. */
  add(source: FileId, target: FileId): Cell {
    const cell = this.#targets.append(source, target);
    const next = this.#firstTo.get(target);
    this.#sources.set(cell, source);
    this.#firstTo.set(target, cell);
    this.#nextTo.set(cell, next);
    this.#previousTo.set(cell, 0);
    if (next !== 0) this.#previousTo.set(next, cell);
    return cell;
  }

  /** Takes back all references of a source. */
  clear(source: FileId): void {
    for (let cell = this.first(source); cell !== 0; cell = this.next(cell)) {
      const [previous, next] = [this.#previousTo.get(cell), this.#nextTo.get(cell)];
      if (previous === 0) this.#firstTo.set(this.target(cell), next);
      else this.#nextTo.set(previous, next);
      if (next !== 0) this.#previousTo.set(next, previous);
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
    for (let cell = this.#firstTo.get(target); cell !== 0; cell = this.#nextTo.get(cell)) {
      found.push({ source: this.#sources.get(cell), cell });
    }
    // Each was chained before those that were there, so the last comes first.
    return found.reverse().sort((a, b) => a.source - b.source);
  }

  /** The sources of all references to a target, the last added first: without an object for each. */
  sourcesTo(target: FileId): FileId[] {
    const sources: FileId[] = [];
    for (let cell = this.#firstTo.get(target); cell !== 0; cell = this.#nextTo.get(cell)) {
      sources.push(this.#sources.get(cell));
    }
    return sources;
  }

  /** True if anything leads to the target. */
  isTarget(target: FileId): boolean {
    return this.#firstTo.get(target) !== 0;
  }

  /** True if more than one source leads to the target. */
  isShared(target: FileId): boolean {
    const first = this.#firstTo.get(target);
    for (let cell = first; cell !== 0; cell = this.#nextTo.get(cell))
      if (this.#sources.get(cell) !== this.#sources.get(first)) return true;
    return false;
  }

  state(): ReferencesState {
    return {
      targets: this.#targets.state(),
      sources: this.#sources.values(),
      firstTo: this.#firstTo.values(),
      nextTo: this.#nextTo.values(),
      previousTo: this.#previousTo.values(),
    };
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
  readonly firstTo?: Int32Array;
  readonly nextTo?: Int32Array;
  readonly previousTo?: Int32Array;
}
