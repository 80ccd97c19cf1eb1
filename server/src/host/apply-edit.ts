/** Makes a change to several files on the disk: all of it or none, even when the process is killed in the middle. */
import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
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

/** Files that are written at the same time: ten thousand are safe on the disk in seconds so, one after the other in a minute. */
const WRITTEN_AT_ONCE = 32;

/**
 * First everything is prepared under hidden names: the new texts beside the files they belong to, and a second name for
 * each file that will be touched. That is safe on the disk, and the journal says so, before the first file is
 * replaced; replacing is renaming alone. When a step fails, those before it are taken back; when the process dies,
 * `takeBackUnfinished` does it later. Throws with the file and the reason; then everything is as it was. Refuses where a
 * file is no longer what the change was planned for.
 */
export async function applyArchiveEdit(root: string, edit: ArchiveEdit): Promise<void> {
  const outcomes = outcomesOf(edit);
  const kindOf = kindsOnDisk(root);
  refuseChanged(root, outcomes, edit, kindOf);
  const steps = outcomes.map((outcome) => stepOf(root, outcome));
  const journal = journalOf(edit.title, steps, missingFolders(root, outcomes));
  beginJournal(root, journal);
  try {
    for (const folder of journal.folders) mkdirSync(join(root, folder));
    for (const { path } of outcomes) if (path !== undefined) refusePlace(path, kindOf(dirname(path)));
    await inParallel(outcomes.entries(), ([index, outcome]) => prepare(root, outcome, steps[index] ?? {}));
    beginApplying(root);
    putInPlace(root, steps);
  } catch (error) {
    giveUp(root, journal, error);
  }
  endJournal(root, journal);
  for (const { from, path } of outcomes) {
    if (from !== undefined && from !== path) removeEmptyFolders(root, dirname(from));
  }
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

type KindOnDisk = (path: string) => ReturnType<typeof kindOnDisk>;

/** As `kindOnDisk`, which looks at every folder on the way: a day's folder is looked at once, and its files by themselves. */
function kindsOnDisk(root: string): KindOnDisk {
  const folders = new Map<string, ReturnType<typeof kindOnDisk>>();
  return (path) => {
    const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
    // Links are followed, and must not lead out.
    if (!stats?.isFile()) return kindOnDisk(root, path);
    const folder = dirname(path);
    if (!folders.has(folder)) folders.set(folder, folder === '.' ? 'folder' : kindOnDisk(root, folder));
    return folders.get(folder) === 'folder' ? 'file' : undefined;
  };
}

function refuseChanged(
  root: string,
  outcomes: readonly Outcome[],
  { edits, renames, deletes }: ArchiveEdit,
  kindOf: KindOnDisk,
): void {
  const planned = new Map(edits.map(({ path, text }) => [path, text]));
  const freed = new Set([...renames.map(({ from }) => from), ...deletes]);
  for (const { from, path } of outcomes) {
    for (const each of [from, path]) {
      if (each !== undefined && !isArchivePath(each)) throw new Refusal(`${each} is no path of an archive.`);
    }
    if (from !== undefined && kindOf(from) !== 'file') throw new Refusal(`${from} is no longer there.`);
    const text = from === undefined ? undefined : planned.get(from);
    if (from !== undefined && text !== undefined) refuseOther(root, from, text);
    if (path === undefined || path === from || freed.has(path) || !existsSync(join(root, path))) continue;
    // Two names of one file, where case does not count.
    if (from === undefined || !isSameFile(join(root, from), join(root, path)))
      throw new Refusal(`There is a file "${path}" already.`);
  }
}

/** Of a file that is not what the change was planned for; what is no UTF-8 would lose what its damaged characters were. */
function refuseOther(root: string, path: string, planned: string): void {
  const text = readFileSync(join(root, path), 'utf8');
  if (text !== planned) throw new Refusal(`${path} has changed meanwhile. Try again.`);
  const isDamaged = text.includes('\ufffd') && !readFileSync(join(root, path)).equals(Buffer.from(text));
  if (isDamaged)
    throw new Refusal(
      `${path} is not valid UTF-8: writing it would lose its damaged characters. Save it as UTF-8 first.`,
    );
}

function refusePlace(path: string, folder: ReturnType<typeof kindOnDisk>): void {
  if (folder === 'file') throw new Error(`${path} is not written, ${dirname(path)} is a file and no folder`);
  if (folder === undefined) throw new Error(`${path} leads out of the archive, so it is not written`);
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
  const known = new Set<string>();
  const missing: string[] = [];
  for (const { path } of outcomes) {
    const onTheWay: string[] = [];
    for (let folder = dirname(path ?? ''); folder !== '.' && !known.has(folder); folder = dirname(folder)) {
      known.add(folder);
      if (existsSync(join(root, folder))) break;
      onTheWay.unshift(folder);
    }
    missing.push(...onTheWay);
  }
  return missing;
}

/** Takes each of the values, some at a time, until one fails; and ends when nobody is at work any more. */
async function inParallel<T>(values: Iterable<T>, take: (value: T) => Promise<void>): Promise<void> {
  const waiting = values[Symbol.iterator]();
  let hasFailed = false;
  const takeNext = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done && !hasFailed; next = waiting.next()) await take(next.value);
  };
  const all = await Promise.allSettled(
    Array.from({ length: WRITTEN_AT_ONCE }, () =>
      takeNext().catch((error: unknown) => {
        hasFailed = true;
        throw error;
      }),
    ),
  );
  for (const each of all) if (each.status === 'rejected') throw each.reason;
}

async function prepare(root: string, { text }: Outcome, { from, aside, temporary }: Step): Promise<void> {
  const old = from === undefined ? undefined : join(root, from);
  if (old !== undefined && aside !== undefined) await giveSecondName(old, join(root, aside));
  if (temporary === undefined) return;
  if (text !== undefined) await write(join(root, temporary), text, old === undefined ? undefined : statSync(old).mode);
  else if (old !== undefined) await giveSecondName(old, join(root, temporary));
}

/** Safe on the disk when it resolves, so that after a power failure no name leads to an empty file. */
async function write(file: string, text: string, mode: number | undefined): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    if (mode !== undefined) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A copy where the file system knows no second names. */
async function giveSecondName(file: string, name: string): Promise<void> {
  try {
    linkSync(file, name);
  } catch {
    copyFileSync(file, name, constants.COPYFILE_EXCL);
    const handle = await open(name, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

function putInPlace(root: string, steps: readonly Step[]): void {
  const taken = new Set(steps.flatMap(({ path }) => path ?? []));
  for (const { from, path, temporary } of steps) {
    if (path === undefined || temporary === undefined) continue;
    if (from !== undefined && from !== path && !taken.has(from)) freeName(join(root, from), join(root, path));
    renameSync(join(root, temporary), join(root, path));
  }
  for (const { from, path } of steps) {
    if (from !== undefined && from !== path && !taken.has(from)) rmSync(join(root, from), { force: true });
  }
}

/** Where case does not count, a name that differs only in case is taken by the file itself. */
function freeName(old: string, name: string): void {
  if (existsSync(name) && isSameFile(old, name)) rmSync(old);
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
  for (let each = folder; each !== '.' && basename(each) !== 'news'; each = dirname(each)) {
    if (!removeIfEmpty(join(root, each))) return;
  }
}
