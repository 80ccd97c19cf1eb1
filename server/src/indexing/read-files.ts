/** Reads some files of an archive: what any thread does for the index. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import type { Batch } from '../core/batch.js';
import type { Problem } from '../core/problem.js';
import { scanFile } from '../core/read.js';
import { readWithStamp, type Stamp } from '../host/files.js';
import { errorMessage } from '../host/log.js';
import { lint, type RuleSettings } from '../rules/lint.js';

/** What came of reading some files, in a form that can be handed from thread to thread. */
export interface FilesRead {
  readonly batch: Batch;
  /** Of every file that was read, the state it was in. */
  readonly stamps: readonly (readonly [FileId, Stamp])[];
  readonly unreadable: readonly FileId[];
  /** When reading began, in milliseconds since 1970. */
  readonly now: number;
  /** Of a first look, where it was asked for: all problems of those files that have any. */
  readonly looks: readonly (readonly [path: string, problems: readonly Problem[]])[];
  /** Lines for the log. */
  readonly warnings: readonly string[];
}

/** Code units of the file that is being read; the system writes them faster than a loop could. */
let units = new Uint16Array(64 * 1024);

/**
 * `archive` need only be listed; its ids are those of the batch. With `settings` each file is also given a first look:
 * it is linted by the rules that need no more than the names of the other files.
 */
export function readFiles(
  root: string,
  archive: Archive,
  ids: readonly FileId[],
  settings: RuleSettings | undefined,
): FilesRead {
  const now = Date.now();
  const batch = archive.newBatch();
  const stamps: [FileId, Stamp][] = [];
  const unreadable: FileId[] = [];
  const looks: [string, readonly Problem[]][] = [];
  const warnings: string[] = [];
  const log = { warn: (message: string) => void warnings.push(message), info: () => {} };
  for (const id of ids) {
    const path = archive.pathOf(id);
    const read = readWithStamp(root, path, log);
    if (!read) {
      unreadable.push(id);
      continue;
    }
    const file = scanFile(path, read.text);
    stamps.push([id, read.stamp]);
    const targets = batch.add(id, file, unitsOf(read.text));
    if (!settings) continue;
    const problems = lint(path, read.text, file, archive, {
      settings,
      isFirstLook: true,
      targets,
      onRuleError: (rule, _path, error) => log.warn(ruleFailed(path, rule, error)),
    });
    if (problems.length > 0) looks.push([path, problems]);
  }
  return { batch: batch.finish(), stamps, unreadable, now, looks, warnings };
}

export function ruleFailed(path: string, rule: string, error: unknown): string {
  return `${path}: rule ${rule} failed, ${errorMessage(error)}; please report this`;
}

function unitsOf(text: string): Uint16Array {
  if (text.length > units.length) units = new Uint16Array(text.length);
  Buffer.from(units.buffer).write(text, 'utf16le');
  return units;
}
