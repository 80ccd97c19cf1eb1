/** What the planners of a move have in common: which files go where, and where each of them lies now. */
import { dayFolder, dayIndexesOf } from '../core/path.js';
import type { Document, Surroundings } from '../features/document.js';
import type { Plan } from './plan.js';

/** A file that is moved; `path` and `to` may be the same when only its title changes. */
export interface Relocation {
  readonly path: string;
  readonly to: string;
  /** The new title of an event; undefined: it stays. */
  readonly title?: string;
  /** The title that it had, where its file says the new one already. */
  readonly oldTitle?: string;
}

export interface Moving {
  /** By old path. */
  readonly moves: ReadonlyMap<string, Relocation>;
  /** By new path. */
  readonly origins: ReadonlyMap<string, Relocation>;
  /** Day indexes that do not go along: their entries join those of the index that the new day has. */
  readonly joining: ReadonlySet<Relocation>;
  readonly around: Surroundings;
  readonly plan: Plan;
  /** The files have been moved. */
  readonly isDone: boolean;
}

/** A file that is moved, by its old path, as it stands now; undefined where there is none. */
export function readMoved(path: string, move: Moving): Document | undefined {
  return readHere(placeNow(path, move), move.around);
}

export function readHere(path: string, { archive, read }: Surroundings): Document | undefined {
  return archive.has(path) ? read(path) : undefined;
}

/** The index of the day that a path was on and its twin, where they lie now. */
export function oldIndexesOf(path: string, move: Moving): readonly string[] {
  return dayIndexesOf(dayFolder(path)).map((index) => placeNow(index, move));
}

/** A file by the path that it will have, as it stands now; undefined where there will be none. */
export function readArriving(path: string, move: Moving): Document | undefined {
  const origin = move.origins.get(path);
  if (origin && !move.joining.has(origin)) return readMoved(origin.path, move);
  return move.moves.has(path) ? undefined : readHere(path, move.around);
}

/** True for an event that goes to another day than the index that lists it. */
export function leavesItsIndex({ path, to }: Relocation, { moves, joining }: Moving): boolean {
  if (dayFolder(path) === dayFolder(to)) return false;
  const index = moves.get(dayIndexesOf(dayFolder(path))[0]);
  return !index || joining.has(index) || dayFolder(index.to) !== dayFolder(to);
}

function placeNow(path: string, { moves, isDone }: Moving): string {
  return isDone ? (moves.get(path)?.to ?? path) : path;
}
