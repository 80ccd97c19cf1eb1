/** What a check found, as reports are given it, and what a report is. */
import type { Problem } from '../../core/problem.js';

/** The `number`th of so many parts, from 1 on. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

export interface Report {
  /** The archive root, absolute. */
  readonly root: string;
  /** From the repository that the archive lies in to the archive root, such as `data/archive/`; empty where they are one. */
  readonly fromRepository: string;
  readonly events: number;
  readonly dayIndexes: number;
  /** Of a run that checked a part of the files: which one, of how many. */
  readonly shard: Shard | undefined;
  /** By file, then position. */
  readonly problems: readonly Problem[];
  /** What a file with problems says; undefined when it can no longer be read. */
  readonly textOf: (path: string) => string | undefined;
  /** Whether the reader's terminal shows colours. */
  readonly hasColour: boolean;
  /** Tells somebody beside the report what it leaves out. */
  readonly warn: (message: string) => void;
}

/** Writes a report in pieces, so that one of a hundred thousand problems is never in memory as a whole. */
export type Reporter = (report: Report) => Iterable<string>;

/** The problems of each file, in order. */
export function* byFile(
  problems: readonly Problem[],
): Generator<readonly [path: string, problems: readonly Problem[]]> {
  for (let start = 0; start < problems.length;) {
    const path = problems[start]?.path ?? '';
    let end = start;
    while (problems[end]?.path === path) end++;
    yield [path, problems.slice(start, end)];
    start = end;
  }
}
