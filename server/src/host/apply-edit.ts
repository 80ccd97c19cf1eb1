/** Makes a change to several files on the disk: all of it or none, even when the process is killed in the middle. */
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { isArchivePath } from '../core/path.js';
import { applyEdits } from '../core/text.js';
import { kindOnDisk } from './files.js';
import {
  beginApplying,
  beginJournal,
  digestOf,
  endJournal,
  isSameFile,
  journalOf,
  removeIfEmpty,
  takeBack,
  type Journal,
  type Step,
} from './journal.js';
import { errorMessage } from './log.js';

/** A file as it shall be: at `path`, in place of what stands at `from`; undefined: it is new, or it goes. */
interface Outcome {
  readonly from: string | undefined;
  readonly path: string | undefined;
  /** Undefined: what it says now. */
  readonly text: string | undefined;
}

/** Files that are made safe on the disk at the same time: ten thousand take seconds so, one after the other a minute. */
const SYNCED_AT_ONCE = 32;

/**
 * First everything is prepared under hidden names: the new texts beside the files they belong to, and a second name for
 * each file that will be touched. That is safe on the disk, and the journal says so, before the first file is
 * replaced; replacing is renaming alone. When a step fails, those before it are taken back; when the process dies,
 * `takeBackUnfinished` does it later. Throws with the file and the reason; then everything is as it was. Refuses where a
 * file is no longer what the change was planned for.
 */
export async function applyArchiveEdit(root: string, edit: ArchiveEdit): Promise<void> {
  const outcomes = outcomesOf(edit);
  refuseChanged(root, outcomes, edit);
  const steps = outcomes.map((outcome) => stepOf(root, outcome));
  const journal = journalOf(edit.title, steps, missingFolders(root, outcomes));
  beginJournal(root, journal);
  try {
    for (const folder of journal.folders) makeFolder(root, folder);
    const written = outcomes.flatMap((outcome, index) => prepare(root, outcome, steps[index] ?? {}));
    await sync(written);
    for (const [index, outcome] of outcomes.entries()) keepPermissions(root, outcome, steps[index] ?? {});
    beginApplying(root);
    putInPlace(root, steps);
  } catch (error) {
    giveUp(root, journal, error);
  }
  endJournal(root, journal);
  for (const { from, path } of outcomes)
    if (from !== undefined && from !== path) removeEmptyFolders(root, dirname(from));
}

function outcomesOf({ edits, renames, creates, deletes }: ArchiveEdit): readonly Outcome[] {
  const texts = new Map(edits.map(({ path, text, edits: of }) => [path, applyEdits(text, of)]));
  const moved = new Map(renames.map(({ from, to }) => [from, to]));
  const paths = new Set([...texts.keys(), ...moved.keys()]);
  return [
    ...Array.from(paths, (from) => ({ from, path: moved.get(from) ?? from, text: texts.get(from) })),
    ...creates.map(({ path, text }) => ({ from: undefined, path, text })),
    ...deletes.map((from) => ({ from, path: undefined, text: undefined })),
  ];
}

function refuseChanged(root: string, outcomes: readonly Outcome[], { edits, renames, deletes }: ArchiveEdit): void {
  const planned = new Map(edits.map(({ path, text }) => [path, text]));
  const freed = new Set([...renames.map(({ from }) => from), ...deletes]);
  for (const { from, path } of outcomes) {
    for (const each of [from, path]) {
      if (each !== undefined && !isArchivePath(each)) throw new Refusal(`${each} is no path of an archive.`);
    }
    if (from !== undefined && kindOnDisk(root, from) !== 'file') throw new Refusal(`${from} is no longer there.`);
    const text = from === undefined ? undefined : planned.get(from);
    if (from !== undefined && text !== undefined) refuseOther(from, text, readFileSync(join(root, from)));
    if (path === undefined || path === from || freed.has(path) || !existsSync(join(root, path))) continue;
    // Two names of one file, where case does not count.
    if (from === undefined || !isSameFile(join(root, from), join(root, path)))
      throw new Refusal(`There is a file "${path}" already.`);
  }
}

/** Of a file that is not what the change was planned for; what is no UTF-8 would lose what its damaged characters were. */
function refuseOther(path: string, planned: string, bytes: Buffer): void {
  if (Buffer.from(planned).equals(bytes)) return;
  if (bytes.toString('utf8') === planned)
    throw new Refusal(
      `${path} is not valid UTF-8, and writing it would lose its damaged characters. Save it as UTF-8 first.`,
    );
  throw new Refusal(`${path} has changed meanwhile. Try again.`);
}

function stepOf(root: string, { from, path, text }: Outcome): Step {
  const hidden = (file: string, ending: string): string => join(dirname(file), `.${randomUUID()}.${ending}`);
  const content = text ?? (from === undefined || path === undefined ? undefined : readFileSync(join(root, from)));
  return {
    ...(from === undefined ? {} : { from, aside: hidden(from, 'old') }),
    ...(path === undefined ? {} : { path, temporary: hidden(path, 'tmp') }),
    ...(content === undefined ? {} : { digest: digestOf(content) }),
  };
}

/** The folders that are not there yet, the outer ones first. */
function missingFolders(root: string, outcomes: readonly Outcome[]): readonly string[] {
  const folders = new Set<string>();
  for (const { path } of outcomes) {
    const missing: string[] = [];
    for (let folder = dirname(path ?? ''); folder !== '.' && !folders.has(folder); folder = dirname(folder)) {
      if (existsSync(join(root, folder))) break;
      missing.unshift(folder);
    }
    for (const folder of missing) folders.add(folder);
  }
  return [...folders];
}

function makeFolder(root: string, folder: string): void {
  mkdirSync(join(root, folder));
}

/** The absolute files whose content was written and is to be made safe on the disk. */
function prepare(root: string, { path, text }: Outcome, { from, aside, temporary }: Step): readonly string[] {
  const written: string[] = [];
  const giveName = (name: string): void => {
    if (from !== undefined && giveSecondName(join(root, from), join(root, name)) === 'copy')
      written.push(join(root, name));
  };
  if (aside !== undefined) giveName(aside);
  if (path === undefined || temporary === undefined) return written;
  const place = kindOnDisk(root, dirname(path));
  if (place === 'file') throw new Error(`${path} is not written, ${dirname(path)} is a file and no folder`);
  if (place === undefined) throw new Error(`${path} leads out of the archive, so it is not written`);
  if (text === undefined) giveName(temporary);
  else {
    writeFileSync(join(root, temporary), text, { flag: 'wx' });
    written.push(join(root, temporary));
  }
  return written;
}

/** A copy where the file system knows no second names. */
function giveSecondName(file: string, name: string): 'name' | 'copy' {
  try {
    linkSync(file, name);
    return 'name';
  } catch {
    copyFileSync(file, name, constants.COPYFILE_EXCL);
    return 'copy';
  }
}

function keepPermissions(root: string, { text }: Outcome, { from, temporary }: Step): void {
  if (text === undefined || from === undefined || temporary === undefined) return;
  chmodSync(join(root, temporary), statSync(join(root, from)).mode);
}

/** Waits until the files are on the disk, so that after a power failure no name leads to an empty one. */
async function sync(files: readonly string[]): Promise<void> {
  const waiting = files[Symbol.iterator]();
  const syncNext = async (): Promise<void> => {
    for (const file of waiting) {
      const handle = await open(file, 'r+');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
  };
  await Promise.all(Array.from({ length: SYNCED_AT_ONCE }, syncNext));
}

function putInPlace(root: string, steps: readonly Step[]): void {
  const taken = new Set(steps.flatMap(({ path }) => path ?? []));
  for (const { from, path, temporary } of steps) {
    if (path === undefined || temporary === undefined) continue;
    const [file, old] = [join(root, path), from === undefined ? undefined : join(root, from)];
    // Where case does not count, a name that differs only in case is taken by the file itself.
    if (old !== undefined && path !== from && existsSync(file) && !taken.has(from ?? '') && isSameFile(old, file))
      rmSync(old);
    renameSync(join(root, temporary), file);
  }
  for (const { from, path } of steps) {
    if (from !== undefined && from !== path && !taken.has(from)) rmSync(join(root, from), { force: true });
  }
}

function giveUp(root: string, journal: Journal, error: unknown): never {
  let left: readonly string[];
  try {
    left = takeBack(root, journal);
  } catch (failure) {
    throw new Error(`${errorMessage(error)}; taking it back failed too: ${errorMessage(failure)}`, { cause: error });
  }
  if (left.length === 0) throw new Error(`Nothing was changed: ${errorMessage(error)}`, { cause: error });
  throw new Error(`${errorMessage(error)}; taken back but for ${left.join(', ')}, which somebody has changed`, {
    cause: error,
  });
}

/** From the folder of a day upwards, as long as their last file has gone. */
function removeEmptyFolders(root: string, folder: string): void {
  for (let each = folder; each !== '.' && basename(each) !== 'news' && removeIfEmpty(join(root, each));)
    each = dirname(each);
}
