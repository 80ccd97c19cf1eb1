/** Finds the archive that a command is about, and reads its index. */
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { RuleSettings } from '../core/config.js';
import { findArchiveRoot } from '../host/files.js';
import { errorMessage, type Log } from '../host/log.js';
import { loadIndex, saveIndex, userCacheFolder } from '../indexing/cache.js';
import { emptyIndex, indexArchive, type Index } from '../indexing/index-archive.js';
import { readPolicy } from '../indexing/read-policy.js';
import type { Policy } from '../rules/policy.js';
import { UsageError, type Io } from './io.js';
import type { Options } from './options.js';
import type { ProgressLine } from './progress.js';

/** How an archive is read. */
export interface Reading {
  readonly cache: Options['cache'];
  readonly io: Io;
  readonly log: Log;
  readonly progress: ProgressLine;
}

/** The index of the archive as it is now: what was kept of it, brought up to date, and kept again if anything has changed. */
export async function readIndex(
  root: string,
  policy: Policy,
  purpose: 'with looks' | 'without looks',
  { cache, io, log, progress }: Reading,
): Promise<Index> {
  const folder =
    cache === 'default' ? userCacheFolder(io.env) : cache === 'none' ? undefined : resolve(io.cwd, cache.folder);
  const hasLooks = purpose === 'with looks';
  const conventions = policy.data.config;
  const key =
    folder === undefined ? undefined : { folder, root, conventions, policy: hasLooks ? policy.data : undefined };
  const index = (key && (await loadIndex(key, log))) ?? emptyIndex(conventions);
  const steps = indexArchive(root, index, log, hasLooks ? { policy } : {});
  let step = await steps.next();
  for (; !step.done; step = await steps.next()) {
    progress.show(`Reading events: ${step.value.read} of ${step.value.listed}`);
  }
  const { toRead, cameOrWent } = step.value;
  if (key && toRead.length + cameOrWent.length > 0) await saveIndex(key, index, log);
  return index;
}

/** By what an archive is judged. Throws a `UsageError` where its baseline cannot be believed. */
export function policyOf(root: string, settings: RuleSettings, log: Log): Policy {
  try {
    return readPolicy(root, settings, log);
  } catch (error) {
    throw new UsageError(errorMessage(error));
  }
}

/** The archive that a path lies in. Throws a `UsageError` where there is none. */
export function rootOf(path: string, cwd: string): string {
  if (!existsSync(path)) throw new UsageError(`${relative(cwd, path) || path}: no such file or folder`);
  const root = findArchiveRoot(path);
  if (root !== undefined) return root;
  throw new UsageError(`no archive at ${path}: looked for a folder "news" there and in the folders above it`);
}
