/** A change of several files that is being made, written down beside them so that one that is cut short can be taken back. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { Refusal } from '../core/archive-edit.js';
import { isArchivePath } from '../core/path.js';
import { isWalked } from './files.js';

/** Its name in the archive root while files are written beside those they shall replace: nobody has been touched yet. */
const PREPARING = '.event-archive-journal';
/** While files are put in their places: each that will be touched lies aside, too. */
const APPLYING = `${PREPARING}.applying`;
/** When every file is as it shall be: what is left to do is to clear away. */
const DONE = `${PREPARING}.done`;

/** Milliseconds after which nobody is believed to work on a change any more: another process may have got the number. */
const LONGEST_CHANGE = 60 * 60 * 1000;

/** Milliseconds after which a journal that cannot be read is no longer being written. */
const LONGEST_WRITING = 10 * 1000;

/** What happens to one file. All paths are relative to the archive root, with `/`. */
export interface Step {
  /** Where it was; undefined: it is new. */
  readonly from?: string;
  /** Where it shall be; undefined: it goes. */
  readonly path?: string;
  /** The file as it was, under a hidden name beside `from`. */
  readonly aside?: string;
  /** The file as it shall be, under a hidden name beside `path`; it is not there any more once it is in its place. */
  readonly temporary?: string;
  /** What it shall say, by `digestOf`. */
  readonly digest?: string;
}

export interface Journal {
  readonly version: 1;
  /** What the change does, for people. */
  readonly title: string;
  readonly host: string;
  readonly process: number;
  readonly steps: readonly Step[];
  /** Folders that are made for it, the outer ones first. */
  readonly folders: readonly string[];
}

export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64');
}

export function journalOf(title: string, steps: readonly Step[], folders: readonly string[]): Journal {
  return { version: 1, title, host: hostname(), process: process.pid, steps, folders };
}

/** Writes it to the disk before anything else is done. Refuses while somebody else makes a change. */
export function beginJournal(root: string, journal: Journal): void {
  for (const name of [PREPARING, APPLYING, DONE]) {
    if (exists(join(root, name))) throw new Refusal(waitFor(name, readJournal(root, name)));
  }
  const handle = openSync(join(root, PREPARING), 'wx');
  try {
    writeFileSync(handle, JSON.stringify(journal));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** All files that the change needs are written: from here on it must be made whole or taken back. */
export function beginApplying(root: string): void {
  renameSync(join(root, PREPARING), join(root, APPLYING));
  syncFolder(root);
}

/** Every file is as it shall be: from here on nothing is taken back. */
export function endJournal(root: string, journal: Journal): void {
  renameSync(join(root, APPLYING), join(root, DONE));
  try {
    clearAway(root, journal, DONE);
  } catch {
    // Hidden files stay, and the journal for the next one to clear away by.
  }
}

/** A change that was cut short and has been taken back. */
export interface TakenBack {
  readonly title: string;
  /** Files that somebody has changed since: they are left as they are. */
  readonly left: readonly string[];
}

/**
 * Takes back what a process that died has left half done; undefined when no file had been touched. Leaves alone what
 * another one is at work on. Throws when a file cannot be put back.
 */
export function takeBackUnfinished(root: string): TakenBack | undefined {
  // It was not even begun: a journal is written in a moment.
  if (!readJournal(root, PREPARING) && Math.abs(ageOf(root, PREPARING)) > LONGEST_WRITING)
    removeFile(join(root, PREPARING));
  for (const name of [PREPARING, DONE]) {
    const journal = readJournal(root, name);
    if (journal && !isAtWork(root, name, journal)) clearAway(root, journal, name);
  }
  const journal = readJournal(root, APPLYING);
  if (!journal || isAtWork(root, APPLYING, journal)) return undefined;
  return { title: journal.title, left: takeBack(root, journal) };
}

/** What is to be said of it, for people. */
export function sayTakenBack({ title, left }: TakenBack): string {
  const others =
    left.length === 0 ? '' : ` But these have been changed since, and were left as they are: ${left.join(', ')}.`;
  return `"${title}" was cut short and has been taken back.${others}`;
}

/** Says that a change was cut short and waits to be taken back; undefined where there is none. */
export function sayUnfinished(root: string): string | undefined {
  const journal = readJournal(root, APPLYING);
  if (!journal || isAtWork(root, APPLYING, journal)) return undefined;
  return `"${journal.title}" was cut short, and its files are half changed; every command that changes the archive takes it back first, and so does the editor when it opens the archive`;
}

/** Puts every file back as it was, and clears away; the paths of those that somebody has changed meanwhile, which stay. */
export function takeBack(root: string, journal: Journal): readonly string[] {
  const { steps } = journal;
  const at = (path: string): string => join(root, path);
  if (!exists(at(APPLYING))) {
    clearAway(root, journal, PREPARING);
    return [];
  }
  const left: string[] = [];
  const put = putIn(root, steps);
  const origins = new Set(steps.flatMap(({ from }) => from ?? []));
  /** By where they were, the files that lie aside still. */
  const aside = new Map(
    steps.flatMap((step) =>
      step.from && step.aside && exists(at(step.aside)) ? [[step.from, step.aside] as const] : [],
    ),
  );
  for (const [path, { from, digest }] of put) {
    // Where a file was, that comes back in one step below; and what has come back already is there no more.
    if (origins.has(path) || (from !== undefined && !aside.has(from))) continue;
    if (digestOf(readFileSync(at(path))) === digest) rmSync(at(path));
    else left.push(path);
  }
  for (const [from, hidden] of aside) {
    if (!exists(at(from))) renameSync(at(hidden), at(from));
    else if (isSameFile(at(from), at(hidden))) rmSync(at(hidden));
    else {
      const digest = digestOf(readFileSync(at(from)));
      if (digest === put.get(from)?.digest) renameSync(at(hidden), at(from));
      else if (digest !== digestOf(readFileSync(at(hidden)))) left.push(from);
    }
  }
  clearAway(root, journal, APPLYING);
  return left;
}

/** By path, what the change has put there already. */
function putIn(root: string, steps: readonly Step[]): ReadonlyMap<string, Step> {
  const put = new Map<string, Step>();
  for (const step of steps) {
    const { path, temporary } = step;
    if (path === undefined || temporary === undefined || exists(join(root, temporary))) continue;
    if (exists(join(root, path))) put.set(path, step);
  }
  return put;
}

/** Hidden files and folders that are not needed go, and the journal last. */
function clearAway(root: string, { steps, folders }: Journal, name: string): void {
  const hidden = steps.flatMap(({ aside, temporary }) => [aside ?? [], temporary ?? []].flat());
  for (const file of hidden) removeFile(join(root, file));
  for (const folder of [...folders].reverse()) removeIfEmpty(join(root, folder));
  rmSync(join(root, name), { force: true });
}

/** Or it was never there. */
function removeFile(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Two names of one file. */
export function isSameFile(a: string, b: string): boolean {
  const [one, other] = [lstatSync(a), lstatSync(b)];
  return one.ino === other.ino && one.dev === other.dev;
}

function exists(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** The folder of a day whose last file went. */
export function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    // It holds something still, or is gone already.
    return false;
  }
}

/** So that a new name in it outlives a power failure; where a folder cannot be opened, the system sees to that itself. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows.
  }
}

/** Milliseconds since a journal was written; none since one that is not there. */
function ageOf(root: string, name: string): number {
  const written = lstatSync(join(root, name), { throwIfNoEntry: false })?.mtimeMs;
  return written === undefined ? 0 : Date.now() - written;
}

function isAtWork(root: string, name: string, { host, process: number }: Journal): boolean {
  // Also one from the future: somebody has set the clock back since.
  if (Math.abs(ageOf(root, name)) > LONGEST_CHANGE) return false;
  if (host !== hostname()) return true;
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    // It is there, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function waitFor(name: string, journal: Journal | undefined): string {
  if (!journal) return `The file "${name}" in the archive is not understood. Remove it if no change is being made.`;
  const { title, host, process: number } = journal;
  return `Another change is being made, "${title}", by process ${number} on ${host}. Try again when it is done.`;
}

/** Undefined for none, and for one that is not ours: a journal is believed only where it names files of an archive. */
function readJournal(root: string, name: string): Journal | undefined {
  let journal: Partial<Journal>;
  try {
    journal = JSON.parse(readFileSync(join(root, name), 'utf8')) as Partial<Journal>;
  } catch {
    return undefined;
  }
  const { version, steps, folders } = journal;
  const isOurs =
    version === 1 && Array.isArray(steps) && steps.every(isSound) && Array.isArray(folders) && folders.every(isSafe);
  return isOurs ? (journal as Journal) : undefined;
}

/** Hidden names are ours and stand beside the file; nothing in a hidden folder, such as Git's, is ever touched. */
function isSound({ from, path, aside, temporary }: Step): boolean {
  const isBeside = (hidden: string | undefined, file: string | undefined): boolean =>
    hidden === undefined ||
    (file !== undefined && dirname(hidden) === dirname(file) && /\/\.[0-9a-f-]{36}\.(?:old|tmp)$/.test(`/${hidden}`));
  return (
    [from, path].every((file) => file === undefined || isSafe(file)) &&
    isBeside(aside, from) &&
    isBeside(temporary, path)
  );
}

function isSafe(path: unknown): boolean {
  if (typeof path !== 'string' || !isArchivePath(path) || !isWalked(path)) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !name.startsWith('.') || name.endsWith('.md');
}
