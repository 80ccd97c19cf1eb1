/** Keeps the index of an archive from one session to the next. Deleting what it keeps is always safe. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Archive } from '../core/archive.js';
import type { ArchiveState } from '../core/archive-entry.js';
import { errorMessage, type Log } from '../host/log.js';
import type { Conventions } from '../core/config.js';
import type { PolicyData } from '../rules/policy.js';
import { BUILD, VERSION } from '../version.js';
import { readCacheFile, writeCacheFile, type KeptValue } from './cache-file.js';
import type { Index } from './index-archive.js';
import type { Look } from './read-files.js';
import { Stamps } from './stamps.js';

/** Raised when what is kept changes its form. */
const FORM = 5;
const EXTENSION = '.index';
const DAY = 24 * 60 * 60 * 1000;
/** After how long, in milliseconds, the index of an archive that nobody opened is thrown away, and half a file that somebody was killed while writing. */
const OLD_INDEX = 90 * DAY;
const OLD_TEMPORARY = DAY;

/** Where the user's programs keep what can be made again; `XDG_CACHE_HOME` counts on every platform. */
export function userCacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const home = homedir();
  const folders: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(home, 'Library', 'Caches'),
    win32: env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'),
  };
  return join(env['XDG_CACHE_HOME'] || (folders[process.platform] ?? join(home, '.cache')), 'event-archive');
}

/** The state of an index as plain data. */
interface IndexState {
  readonly archive: ArchiveState;
  readonly stamps: Float64Array;
  readonly looks: readonly (readonly [string, Look])[];
}

/** Which index is meant. */
export interface CacheKey {
  /** Where caches lie, an absolute folder. */
  readonly folder: string;
  /** The archive root. */
  readonly root: string;
  /** By which files were read. */
  readonly conventions: Conventions;
  /** By what looks were given; each has an index of its own. Undefined: an index without looks. */
  readonly policy: PolicyData | undefined;
}

/**
 * The index as it was kept, or undefined when there is none that can be believed, with a line in the log. The files may
 * have changed since.
 */
export async function loadIndex(key: CacheKey, log: Log): Promise<Index | undefined> {
  try {
    const file = fileOf(key);
    if (!statSync(file, { throwIfNoEntry: false })) return undefined;
    const state = {};
    for (const kept of readCacheFile(file, textOf(key))) {
      put(state, kept);
      await nextTurn();
    }
    const { archive, stamps, looks } = state as IndexState;
    return { archive: new Archive(archive, key.conventions), stamps: new Stamps(stamps), looks: new Map(looks) };
  } catch (error) {
    log.info(`${key.root}: the kept index is not used, ${errorMessage(error)}; a new one is built`);
    return undefined;
  }
}

/**
 * Keeps an index as it is now, in steps; false when it changed meanwhile and nothing was kept. What goes wrong costs no more
 * than the next start's time, and is logged.
 */
export async function saveIndex(key: CacheKey, index: Index, log: Log): Promise<boolean> {
  const { version } = index.archive;
  const isChanged = (): boolean => index.archive.version !== version;
  try {
    mkdirSync(key.folder, { recursive: true, mode: 0o700 });
    prune(key.folder);
    const steps = writeCacheFile(fileOf(key), textOf(key), valuesOf(stateOf(index)));
    for (let step = steps.next(); !step.done; step = steps.next()) {
      await nextTurn();
      if (!isChanged()) continue;
      steps.return(0);
      return false;
    }
  } catch (error) {
    log.info(`${key.root}: the index was not kept, ${errorMessage(error)}`);
  }
  return true;
}

function stateOf({ archive, stamps, looks }: Index): IndexState {
  return { archive: archive.state(), stamps: stamps.state(), looks: [...looks] };
}

function fileOf(key: CacheKey): string {
  const name = createHash('sha256').update(JSON.stringify([realpathSync(key.root), ...keptFor(key)]));
  return join(key.folder, name.digest('hex').slice(0, 32) + EXTENSION);
}

/** The conventions that make a difference to what is read, and the policy. */
function keptFor({ conventions, policy }: CacheKey): readonly unknown[] {
  return [conventions.sections, policy ?? null];
}

/** What an index must have been kept for to be believed. */
function textOf(key: CacheKey): string {
  return JSON.stringify([FORM, VERSION, BUILD, realpathSync(key.root), ...keptFor(key)]);
}

/** Strings that are kept together: more of them would keep a request waiting, and one with wide letters makes all of them wide. */
const STRINGS_AT_ONCE = 1 << 12;

/** A part for each array of numbers, and one or more for each of strings. */
function* valuesOf(value: unknown, names: readonly string[] = []): Generator<KeptValue> {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    for (let i = 0; i < Math.max(value.length, 1); i += STRINGS_AT_ONCE)
      yield { names, value: value.slice(i, i + STRINGS_AT_ONCE) };
  } else if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) {
    yield { names, value };
  } else for (const [name, member] of Object.entries(value)) yield* valuesOf(member, [...names, name]);
}

function put(state: object, { names, value }: KeptValue): void {
  let parent = state as Record<string, unknown>;
  for (const name of names.slice(0, -1)) parent = (parent[name] ??= {}) as Record<string, unknown>;
  const name = names.at(-1) ?? '';
  const before = parent[name];
  // Some more strings.
  if (Array.isArray(before) && Array.isArray(value)) for (const text of value) before.push(text);
  else parent[name] = value;
}

/** Throws away what nobody will use again. */
function prune(folder: string): void {
  for (const name of readdirSync(folder)) {
    const age = name.endsWith(EXTENSION) ? OLD_INDEX : name.endsWith('.tmp') ? OLD_TEMPORARY : Infinity;
    const stats = age < Infinity && statSync(join(folder, name), { throwIfNoEntry: false });
    if (stats && Date.now() - stats.mtimeMs > age) rmSync(join(folder, name), { force: true });
  }
}
