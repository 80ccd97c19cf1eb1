/** Makes a change to several files on the disk: all of it or none. */
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { applyEdits } from '../core/text.js';
import { isArchivePath } from '../core/path.js';
import { kindOnDisk, readArchiveFile } from './files.js';
import { errorMessage, silentLog } from './log.js';

/** A file as it shall be: at `path`, in place of what stands at `from`; undefined: it is new, or it goes. */
interface Outcome {
  readonly from: string | undefined;
  readonly path: string | undefined;
  readonly text: string | undefined;
}

/** What takes a step back; called in reverse order when a later step fails. */
type Undo = () => void;

/**
 * First all new texts are written beside the files they belong to, which fails before anything has changed; then old files
 * are set aside and new ones put in their places by renaming alone. When one of those steps fails, those before it are taken
 * back. Throws with the file and the reason; then everything is as it was. Refuses where a file is no longer what
 * the change was planned for.
 */
export function applyArchiveEdit(root: string, edit: ArchiveEdit): void {
  const outcomes = outcomesOf(edit);
  for (const outcome of outcomes) refuseChanged(root, outcome, edit);
  const undo: Undo[] = [];
  const leftovers: string[] = [];
  try {
    const staged = outcomes.map((outcome) => ({ outcome, temporary: stage(root, outcome, undo) }));
    // What moves away goes first, so that files can take each other's places.
    const asides = outcomes.map((outcome) => (staysInPlace(outcome) ? undefined : setAside(root, outcome.from, undo)));
    for (const [index, { outcome, temporary }] of staged.entries()) {
      const aside = asides[index];
      const old = staysInPlace(outcome) ? keepCopy(root, outcome.path, undo) : aside;
      const next = temporary ?? aside;
      if (outcome.path !== undefined && next !== undefined) put(next, join(root, outcome.path), undo);
      if (old !== undefined && old !== next) leftovers.push(old);
      else if (outcome.path === undefined && aside !== undefined) leftovers.push(aside);
    }
  } catch (error) {
    const unmade = undo.reverse().flatMap(complaintsOf);
    if (unmade.length === 0) throw new Error(`Nothing was changed: ${errorMessage(error)}`, { cause: error });
    throw new Error(`${errorMessage(error)}; taking it back failed too: ${unmade.join('; ')}`, { cause: error });
  }
  for (const leftover of leftovers) rmSync(leftover, { force: true });
  for (const { from } of outcomes) if (from !== undefined) removeIfEmpty(dirname(join(root, from)));
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

function refuseChanged(root: string, { from, path }: Outcome, { edits, renames, deletes }: ArchiveEdit): void {
  for (const each of [from, path]) {
    if (each !== undefined && !isArchivePath(each)) throw new Refusal(`${each} is no path of an archive.`);
  }
  if (from !== undefined && kindOnDisk(root, from) !== 'file') throw new Refusal(`${from} is no longer there.`);
  const planned = edits.find((each) => each.path === from);
  if (planned && from !== undefined && readArchiveFile(root, from, silentLog) !== planned.text) {
    throw new Refusal(`${from} has changed meanwhile. Try again.`);
  }
  const isFreed = path === from || deletes.includes(path ?? '') || renames.some((each) => each.from === path);
  if (path !== undefined && !isFreed && existsSync(join(root, path)) && !isSameFile(root, from, path)) {
    throw new Refusal(`There is a file "${path}" already.`);
  }
}

/** Two names of one file, where case does not count. */
function isSameFile(root: string, from: string | undefined, path: string): boolean {
  if (from === undefined) return false;
  const [a, b] = [statSync(join(root, from)), statSync(join(root, path))];
  return a.ino === b.ino && a.dev === b.dev;
}

function stage(root: string, { from, path, text }: Outcome, undo: Undo[]): string | undefined {
  if (path === undefined) return undefined;
  const folder = dirname(join(root, path));
  makeFolder(folder, undo);
  const place = kindOnDisk(root, dirname(path));
  if (place === 'file') throw new Error(`${path} is not written, ${dirname(path)} is a file and no folder`);
  if (place === undefined) throw new Error(`${path} leads out of the archive, so it is not written`);
  if (text === undefined) return undefined;
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  undo.push(() => rmSync(temporary, { force: true }));
  const handle = openSync(temporary, 'wx');
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (from !== undefined) chmodSync(temporary, statSync(join(root, from)).mode);
  return temporary;
}

function makeFolder(folder: string, undo: Undo[]): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => rmdirSync(folder));
}

function staysInPlace(outcome: Outcome): outcome is Outcome & { readonly path: string } {
  return outcome.path !== undefined && outcome.path === outcome.from;
}

/** The old file under another name, so that it can come back. */
function setAside(root: string, path: string | undefined, undo: Undo[]): string | undefined {
  if (path === undefined) return undefined;
  const file = join(root, path);
  const aside = join(dirname(file), `.${randomUUID()}.old`);
  renameSync(file, aside);
  undo.push(() => renameSync(aside, file));
  return aside;
}

/** A copy of a file that stays where it is: nobody ever finds it missing. */
function keepCopy(root: string, path: string, undo: Undo[]): string {
  const file = join(root, path);
  const copy = join(dirname(file), `.${randomUUID()}.old`);
  undo.push(() => rmSync(copy, { force: true }));
  copyFileSync(file, copy, constants.COPYFILE_FICLONE);
  undo.push(() => copyFileSync(copy, file));
  return copy;
}

function put(from: string, to: string, undo: Undo[]): void {
  renameSync(from, to);
  undo.push(() => renameSync(to, from));
}

/** What a step back says when it fails. */
function complaintsOf(takeBack: Undo): readonly string[] {
  try {
    takeBack();
    return [];
  } catch (error) {
    return [errorMessage(error)];
  }
}

/** The folder of a day whose last file went. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something still, or is gone already.
  }
}
