/** What a check found, as reports are given it. */
import type { Archive } from '../core/archive.js';
import type { Problem } from '../core/problem.js';

export interface Report {
  /** The archive root, absolute. */
  readonly root: string;
  readonly archive: Archive;
  /** By file, then position. */
  readonly problems: readonly Problem[];
}
