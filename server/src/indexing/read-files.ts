/** Reads some files of an archive: what any thread does for the index. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import type { Batch } from '../core/batch.js';
import type { Problem } from '../core/problem.js';
import { scanFile } from '../core/read.js';
import { readWithStamp } from '../host/files.js';
import { errorMessage } from '../host/log.js';
import { lint } from '../rules/lint.js';
import type { Policy } from '../rules/policy.js';
import { hasSuppressions } from '../rules/suppressions.js';
import { StampRowWriter, type StampRow } from './stamps.js';

/** All problems of a file; undefined where a first look cannot tell, because comments in it switch rules off. */
export type Look = readonly Problem[] | undefined;

/** What came of reading some files, in a form that can be handed from thread to thread. */
export interface FilesRead {
  readonly batch: Batch;
  readonly read: readonly FileId[];
  /** Of each of them, the state it was in. */
  readonly stamps: StampRow;
  readonly unreadable: readonly FileId[];
  /** Of a first look, where it was asked for: what it found of those files that it found anything of. */
  readonly looks: readonly (readonly [path: string, look: Look])[];
  /** Lines for the log. */
  readonly warnings: readonly string[];
}

/** Code units of the file that is being read; the system writes them faster than a loop could. */
let units = new Uint16Array(64 * 1024);

/**
 * `archive` need only be listed; its ids are those of the batch. With a `policy` each file is also given a first look:
 * it is linted by the rules that need no more than the names of the other files.
 */
export function readFiles(
  root: string,
  archive: Archive,
  ids: readonly FileId[],
  policy: Policy | undefined,
): FilesRead {
  const batch = archive.newBatch();
  const read: FileId[] = [];
  const stamps = new StampRowWriter(ids.length);
  const unreadable: FileId[] = [];
  const looks: [string, Look][] = [];
  const warnings: string[] = [];
  const log = { warn: (message: string) => void warnings.push(message), info: () => {} };
  for (const id of ids) {
    const path = archive.pathOf(id);
    const found = readWithStamp(root, path, log);
    if (!found) {
      unreadable.push(id);
      continue;
    }
    const file = scanFile(path, found.text, archive.conventions);
    read.push(id);
    stamps.push(found.stamp);
    const targets = batch.add(id, file, unitsOf(found.text));
    if (!policy) continue;
    if (hasSuppressions(found.text)) {
      looks.push([path, undefined]);
      continue;
    }
    const problems = lint(path, found.text, file, archive, {
      policy,
      isFirstLook: true,
      targets,
      onRuleError: (rule, _path, error) => log.warn(ruleFailed(path, rule, error)),
    });
    if (problems.length > 0) looks.push([path, problems]);
  }
  return { batch: batch.finish(), read, stamps: stamps.finish(), unreadable, looks, warnings };
}

export function ruleFailed(path: string, rule: string, error: unknown): string {
  return `${path}: rule ${rule} failed, ${errorMessage(error)}; please report this`;
}

function unitsOf(text: string): Uint16Array {
  if (text.length > units.length) units = new Uint16Array(text.length);
  Buffer.from(units.buffer).write(text, 'utf16le');
  return units;
}
