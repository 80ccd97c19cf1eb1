/** Builds the index of an archive from its files, or brings one that was kept up to date, in steps. */
import { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { NO_CONVENTIONS, type Conventions } from '../core/config.js';
import type { ArchiveFile } from '../core/event.js';
import type { Log } from '../host/log.js';
import type { Policy } from '../rules/policy.js';
import { touchedBy } from '../rules/second-look.js';
import { listFiles, listTop, type FilesListed } from './list-files.js';
import { readFiles, type FilesRead, type Look } from './read-files.js';
import type { ReaderTask } from './reader-thread.js';
import { Readers } from './readers.js';
import { Stamps } from './stamps.js';

/** An archive as it was read. */
export interface Index {
  readonly archive: Archive;
  readonly stamps: Stamps;
  /** Of a first look, by path, for the files that have problems or may have some. Empty where no look was asked for. */
  readonly looks: Map<string, Look>;
}

/** How far indexing has come: first the list of files grows, then files are read. */
export interface IndexProgress {
  /** Files found so far. */
  readonly listed: number;
  /** Files read or known to be as they were. */
  readonly read: number;
}

export interface IndexOptions {
  /** What files say that somebody else keeps up to date, such as open documents: they win over the disk. */
  readonly held?: (path: string) => ArchiveFile | undefined;
  /** Paths that somebody is waiting for: they are read before the others. */
  readonly first?: readonly string[];
  /** By what every file that is read is given a first look. */
  readonly policy?: Policy;
  /** Threads beside the main one; the default is as many as are worth it. */
  readonly readers?: number;
}

/** Files that are read at a time: a few milliseconds' work, for which a request has to wait. */
const FILES_IN_A_TASK = 50;

/** An index of nothing, to be filled. */
export function emptyIndex(conventions: Conventions = NO_CONVENTIONS): Index {
  return { archive: new Archive({}, conventions), stamps: new Stamps(), looks: new Map() };
}

/**
 * Brings `index` up to date with the files below `root`: first all paths, so that nothing is called unresolved by mistake,
 * then what the files say that are new or have changed. Gives way to what else the process has to do after every step.
 */
export async function* indexArchive(
  root: string,
  index: Index,
  log: Log,
  options: IndexOptions = {},
): AsyncGenerator<IndexProgress, FileChanges> {
  const { archive } = index;
  const held = options.held ?? (() => undefined);
  const readers = new Readers(
    { root, conventions: archive.conventions, policy: options.policy?.data },
    log,
    options.readers,
  );
  try {
    const changes = yield* bringListUpToDate(root, index, log, held, readers);
    const first = new Set((options.first ?? []).flatMap((path) => archive.idOf(path) ?? []));
    const toRead = options.policy ? [...changes.toRead, ...untrueLooks(index, changes)] : changes.toRead;
    const wanted = toRead.filter((id) => !held(archive.pathOf(id)));
    // The first of them are tasks of their own, so that they are done before a thread has even started.
    const tasks = [
      ...tasksOf(wanted.filter((id) => first.has(id))),
      ...tasksOf(first.size > 0 ? wanted.filter((id) => !first.has(id)) : wanted),
    ];
    let read = changes.listed - wanted.length;
    yield { listed: changes.listed, read };
    if (wanted.length > 0) await readers.tell(archive);
    readers.expect(wanted.length);
    const hadLooks = index.looks.size > 0;
    for await (const files of readers.inOrder(tasks, ({ ids }) => readFiles(root, archive, ids, options.policy))) {
      if (hadLooks) for (const id of files.read) index.looks.delete(archive.pathOf(id));
      takeIn(files, index, log, held);
      read += files.read.length + files.unreadable.length;
      yield { listed: changes.listed, read };
    }
    archive.markRead();
    return changes;
  } finally {
    readers.close();
  }
}

/** How the files differ from what was known of them. */
export interface FileChanges {
  readonly listed: number;
  /** Files that are new or have changed. */
  readonly toRead: readonly FileId[];
  /** Paths of files that came or went. */
  readonly cameOrWent: readonly string[];
}

/** Of a file that was known before, whether it was found again. */
const KNOWN = 1;
const FOUND = 2;

/** Lists all files; where some are known from an earlier session, finds out which have changed and which are gone. */
async function* bringListUpToDate(
  root: string,
  { archive, stamps, looks }: Index,
  log: Log,
  held: Held,
  readers: Readers,
): AsyncGenerator<IndexProgress, FileChanges> {
  const states = statesOf(archive);
  const isKnown = states.includes(KNOWN);
  const toRead: FileId[] = [];
  const cameOrWent: string[] = [];
  let listed = 0;
  const note = (files: FilesListed): void => {
    for (const warning of files.warnings) log.warn(warning);
    for (const [i, path] of files.paths.entries()) {
      listed++;
      const id = isKnown ? archive.idOf(path) : undefined;
      if (id !== undefined && states[id] !== undefined && states[id] !== 0) {
        states[id] = FOUND;
        if (!files.stamps || !stamps.isCurrent(id, files.stamps, i)) toRead.push(archive.add(path));
      } else {
        toRead.push(archive.add(path));
        if (isKnown) cameOrWent.push(path);
      }
    }
  };
  if (isKnown) readers.expect(states.length);
  const { top, folders } = listTop(root, isKnown);
  note(top);
  const tasks = folders.map((folder) => ({ do: 'list', folder, hasStamps: isKnown }) as const);
  for await (const files of readers.inOrder(tasks, ({ folder }) => listFiles(root, folder, isKnown))) {
    note(files);
    readers.expect(listed);
    yield { listed, read: 0 };
  }
  for (const [id, state] of states.entries()) {
    const path = archive.pathOf(id);
    // Asked now, because documents may have been opened since listing began.
    if (state !== KNOWN || held(path)) continue;
    archive.remove(path);
    looks.delete(path);
    cameOrWent.push(path);
  }
  archive.markListed();
  return { listed, toRead, cameOrWent };
}

function statesOf(archive: Archive): Uint8Array {
  const states = new Uint8Array(archive.fileCount);
  for (let id = 0; id < states.length; id++) if (archive.exists(id)) states[id] = KNOWN;
  return states;
}

/** Files that are as they were, but must be looked at again because others came or went. */
function untrueLooks({ archive, looks }: Index, { toRead, cameOrWent }: FileChanges): readonly FileId[] {
  if (cameOrWent.length === 0) return [];
  const isRead = new Set(toRead);
  const isTouched = touchedBy(archive, cameOrWent);
  // What a problem says may depend on names in more ways than its absence.
  const isUntrue = (path: string, id: FileId): boolean => !isRead.has(id) && (looks.has(path) || isTouched(id));
  return [...archive.paths()].flatMap((path) => {
    const id = archive.idOf(path) ?? -1;
    return isUntrue(path, id) ? [id] : [];
  });
}

function tasksOf(ids: readonly FileId[]): readonly ReadTask[] {
  const count = Math.ceil(ids.length / FILES_IN_A_TASK);
  const part = (i: number): readonly FileId[] => ids.slice(i * FILES_IN_A_TASK, (i + 1) * FILES_IN_A_TASK);
  return Array.from({ length: count }, (_, i) => ({ do: 'read', ids: part(i) }));
}

type ReadTask = Extract<ReaderTask, { readonly do: 'read' }>;

type Held = (path: string) => ArchiveFile | undefined;

function takeIn(read: FilesRead, { archive, stamps, looks }: Index, log: Log, held: Held): void {
  archive.takeIn(read.batch);
  stamps.setAll(read.read, read.stamps);
  for (const [path, problems] of read.looks) looks.set(path, problems);
  for (const id of read.unreadable) forget(id);
  // Documents may have been opened since reading began.
  for (const id of [...read.read, ...read.unreadable]) {
    const file = held(archive.pathOf(id));
    if (!file) continue;
    archive.set(archive.pathOf(id), file);
    stamps.forget(id);
  }
  for (const warning of read.warnings) log.warn(warning);

  function forget(id: FileId): void {
    const path = archive.pathOf(id);
    archive.remove(path);
    archive.add(path);
    stamps.forget(id);
    looks.delete(path);
  }
}

/** Reads one file anew; one that cannot be read stays in the list of files and says nothing. */
export function indexFile(root: string, path: string, index: Index, log: Log): void {
  const id = index.archive.add(path);
  index.looks.delete(path);
  takeIn(readFiles(root, index.archive, [id], undefined), index, log, () => undefined);
}
