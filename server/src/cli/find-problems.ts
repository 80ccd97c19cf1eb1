/** Finds the problems of the files that are asked about: reads the index, mends what is to be mended, lints. */
import type { Archive } from '../core/archive.js';
import type { Problem } from '../core/problem.js';
import { scanFile } from '../core/read.js';
import { readArchiveFile } from '../host/files.js';
import { silentLog, type Log } from '../host/log.js';
import type { Index } from '../indexing/index-archive.js';
import { ruleFailed, type Look } from '../indexing/read-files.js';
import { lint } from '../rules/lint.js';
import type { Policy } from '../rules/policy.js';
import { secondLook } from '../rules/second-look.js';
import { changedSince } from './changed-since.js';
import { fixFile } from './fix.js';
import type { Options } from './options.js';
import { readIndex, type Reading } from './read-index.js';
import type { Selection } from './select-files.js';

export interface Found {
  readonly archive: Archive;
  /** By file, then position; those that the baseline knows too, and without the events that are likely meant. */
  readonly problems: readonly Problem[];
  /** Says whether a file was among those that were asked about. */
  readonly isChecked: (path: string) => boolean;
}

export async function findProblems(
  { root, isWanted, given }: Selection,
  policy: Policy,
  { fix, since, shard }: Options,
  reading: Reading,
): Promise<Found> {
  const { log, progress } = reading;
  // Each file is looked at while it is read, unless only some are wanted or they are mended first.
  const hasLooks = isWanted === undefined && since === undefined && shard === undefined && !fix;
  const { archive, looks } = await readIndex(root, policy, hasLooks ? 'with looks' : 'without looks', reading);
  if (given) archive.set(given.path, scanFile(given.path, given.text, archive.conventions));
  const changed = since === undefined ? undefined : await changedSince(root, since, archive);
  const isMeant = (path: string): boolean => isWanted?.(path) !== false && changed?.has(path) !== false;
  const files = inShard(filesToLookAt(archive, isMeant, hasLooks, looks), shard);
  if (fix) for (const { path } of files) fixFile(root, path, archive, policy, log);
  const problems: Problem[] = [];
  for (const [index, { path, look }] of files.entries()) {
    if (index % 100 === 0) progress.show(`Checking: ${index} of ${files.length}`);
    const text = given?.path === path ? given.text : undefined;
    problems.push(...(look ?? lintFile(root, path, text, archive, policy, log)));
  }
  const checked = shard === undefined ? undefined : new Set(files.map(({ path }) => path));
  return {
    archive,
    problems,
    isChecked: (path) => (checked ? checked.has(path) : isMeant(path)),
  };
}

interface FileToLookAt {
  readonly path: string;
  /** What was found already; undefined: it is still to be linted. */
  readonly look: Look;
}

/** By path, the files that may have problems; where these are known already, the look that found them. */
function filesToLookAt(
  archive: Archive,
  isMeant: (path: string) => boolean,
  hasLooks: boolean,
  looks: Index['looks'],
): readonly FileToLookAt[] {
  const needsSecondLook = hasLooks ? secondLook(archive) : () => true;
  // By number: to look a hundred thousand paths up takes longer than all else here.
  const lookedAt = new Set(Array.from(looks.keys(), (path) => archive.idOf(path)));
  const files: FileToLookAt[] = [];
  for (let id = 0; id < archive.fileCount; id++) {
    if (!archive.exists(id)) continue;
    const path = archive.pathOf(id);
    if (!isMeant(path)) continue;
    if (needsSecondLook(id)) files.push({ path, look: undefined });
    else if (lookedAt.has(id)) files.push({ path, look: looks.get(path) });
  }
  return files.sort((a, b) => byCodeUnits(a.path, b.path));
}

/** Shards lie one behind the other, so that their reports do too. */
function inShard(files: readonly FileToLookAt[], shard: Options['shard']): readonly FileToLookAt[] {
  if (!shard) return files;
  const end = (number: number): number => Math.floor((number * files.length) / shard.of);
  return files.slice(end(shard.number - 1), end(shard.number));
}

function lintFile(
  root: string,
  path: string,
  given: string | undefined,
  archive: Archive,
  policy: Policy,
  log: Log,
): readonly Problem[] {
  // What cannot be read was said when it was read for the index.
  const text = given ?? readArchiveFile(root, path, silentLog);
  if (text === undefined) return [];
  const onRuleError = (rule: string, _path: string, error: unknown): void => log.warn(ruleFailed(path, rule, error));
  return lint(path, text, scanFile(path, text, archive.conventions), archive, { policy, onRuleError });
}

/** By UTF-16 code units: the same order on every machine, whatever its language. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
