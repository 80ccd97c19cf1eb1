/** Finds the archive that a command is about, and reads its index. */
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { findArchiveRoot } from '../host/files.js';
import type { Log } from '../host/log.js';
import { loadIndex, saveIndex, userCacheFolder } from '../indexing/cache.js';
import { emptyIndex, indexArchive, type Index } from '../indexing/index-archive.js';
import type { RuleSettings } from '../rules/lint.js';
import { UsageError, type Io } from './io.js';
import type { Options } from './options.js';
import type { ProgressLine } from './progress.js';

/** The index of the archive as it is now: what was kept of it, brought up to date, and kept again if anything has changed. */
export async function readIndex(
  root: string,
  cache: Options['cache'],
  settings: RuleSettings | undefined,
  io: Io,
  log: Log,
  progress: ProgressLine,
): Promise<Index> {
  const folder =
    cache === 'default' ? userCacheFolder(io.env) : cache === 'none' ? undefined : resolve(io.cwd, cache.folder);
  const key = folder === undefined ? undefined : { folder, root, settings };
  const index = (key && (await loadIndex(key, log))) ?? emptyIndex();
  const steps = indexArchive(root, index, log, settings ? { settings } : {});
  let step = await steps.next();
  for (; !step.done; step = await steps.next()) {
    progress.show(`Reading events: ${step.value.read} of ${step.value.listed}`);
  }
  const { toRead, cameOrWent } = step.value;
  if (key && toRead.length + cameOrWent.length > 0) await saveIndex(key, index, log);
  return index;
}

/** The archive that a path lies in. Throws a `UsageError` where there is none. */
export function rootOf(path: string, cwd: string): string {
  if (!existsSync(path)) throw new UsageError(`${relative(cwd, path) || path}: no such file or folder`);
  const root = findArchiveRoot(path);
  if (root !== undefined) return root;
  throw new UsageError(`no archive at ${path}: looked for a folder "news" there and in the folders above it`);
}
