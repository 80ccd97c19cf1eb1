/** Remembers for a short while which events an archive has lost and which it has got, to know those again that were moved. */
import type { Archive } from '../core/archive.js';
import { pairMoves, traceIn, type EventTrace, type Move } from '../edits/pair-moves.js';
import type { Steps } from '../core/steps.js';

/** So many at most: whoever moves more at once is helped by `event-archive fix --moved-since`. */
const MOST_REMEMBERED = 50_000;
const PATHS_IN_A_STEP = 200;

export class OutsideMoves {
  /** What the events said that are gone, by path. */
  readonly #left = new Map<string, EventTrace>();
  /** Paths of files that were not there before. */
  readonly #came = new Set<string>();
  /** What was told already. */
  readonly #told: Move[] = [];
  /** Those that came a moment ago and are gone again: somebody may link to where they were in between. */
  readonly #passed = new Map<string, EventTrace>();
  /** Old paths of moves that the editor makes by itself. */
  readonly #known = new Set<string>();
  #isTooMuch = false;

  /** True when events have gone and others have come. */
  get isWorthALook(): boolean {
    return this.#left.size > 0 && this.#came.size > 0 && !this.#isTooMuch;
  }

  /** More has come and gone than is remembered. */
  get isTooMuch(): boolean {
    return this.#isTooMuch;
  }

  /** A file is about to leave the index, or is gone from the disk while the editor still holds it. */
  leaves(path: string, archive: Archive): void {
    const isPassing = this.#came.delete(path);
    if (this.#left.has(path)) return;
    const trace = this.#hasRoom() ? traceIn(archive, path) : undefined;
    if (trace) (isPassing ? this.#passed : this.#left).set(path, trace);
  }

  /** A file comes into the index that was not there. */
  comes(path: string): void {
    if (this.#hasRoom()) this.#came.add(path);
  }

  /** The file of a document that the editor holds is there. */
  isThere(path: string): void {
    this.#left.delete(path);
  }

  /** The editor moves these files itself, and has asked what follows from it. */
  expect(paths: Iterable<string>): void {
    for (const path of paths) this.#known.add(path);
  }

  /** The events that were moved, each told once. What is no move is remembered until `forget`. */
  *take(archive: Archive): Steps<readonly Move[]> {
    const gone = new Map(this.#left);
    const come: EventTrace[] = [];
    let seen = 0;
    for (const path of this.#came) {
      const trace = traceIn(archive, path);
      // What is there again as it was has not moved.
      if (trace && gone.get(path)?.said === trace.said) gone.delete(path);
      else if (trace) come.push(trace);
      if (++seen % PATHS_IN_A_STEP === 0) yield;
    }
    const moves = [...(yield* pairMoves([...gone.values()], come))];
    for (const { from, to } of moves) {
      this.#left.delete(from.path);
      this.#came.delete(to.path);
    }
    moves.push(...this.#onTheWay(moves, archive));
    this.#told.push(...moves);
    return moves.filter(({ from }) => !this.#known.delete(from.path));
  }

  /** From where the events of some moves were before, or were for a moment: there may be links to there. */
  #onTheWay(moves: readonly Move[], archive: Archive): readonly Move[] {
    const nextOf = new Map(moves.map(({ from, to }) => [from.path, to]));
    const earlier = this.#told.flatMap(({ from, to }) => {
      const next = nextOf.get(to.path);
      return next && !archive.has(from.path) ? [{ from, to: next }] : [];
    });
    const bySaid = new Map(moves.flatMap(({ from, to }) => [from.said, to.said].map((said) => [said, to] as const)));
    const passed = [...this.#passed.values()].flatMap((from) => {
      const to = archive.has(from.path) ? undefined : bySaid.get(from.said);
      return to && this.#passed.delete(from.path) ? [{ from, to }] : [];
    });
    return [...earlier, ...passed];
  }

  forget(): void {
    this.#told.length = 0;
    this.#left.clear();
    this.#passed.clear();
    this.#came.clear();
    this.#known.clear();
    this.#isTooMuch = false;
  }

  #hasRoom(): boolean {
    if (this.#left.size + this.#passed.size + this.#came.size < MOST_REMEMBERED) return true;
    this.#isTooMuch = true;
    return false;
  }
}
