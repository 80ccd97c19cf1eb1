/** Reads the files of an archive and never anything outside its root. */
import { isAscii, isUtf8 } from 'node:buffer';
import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  type Dirent,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isArchivePath } from '../core/path.js';
import { errorMessage, type Log } from './log.js';

/** By the system: Node's own way in JavaScript looks at every folder of the path, each time anew. */
const realPath = realpathSync.native;

/** Files beyond this many bytes are not read: the longest real event has a thousandth of it. */
const LARGEST_FILE = 8 * 1024 * 1024;

/** The nearest folder, from `path` upwards, that holds a folder `news`. */
export function findArchiveRoot(path: string): string | undefined {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (isFolder(join(folder, 'news'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** True for an archive root: a folder that holds a folder `news`. */
export function isArchiveRoot(folder: string): boolean {
  return isFolder(join(folder, 'news'));
}

/** True if `news/` holds a year: a folder that merely has that name is common, and what is around it may be a whole disk. */
export function hasYears(root: string): boolean {
  try {
    return readdirSync(join(root, 'news')).some((name) => /^\d{4}$/.test(name));
  } catch {
    return false;
  }
}

/** The archive path of a file below the root, or undefined for one elsewhere. */
export function archivePathOf(root: string, file: string): string | undefined {
  const path = relative(root, file).split(sep).join('/');
  return isArchivePath(path) ? path : undefined;
}

/** True for a folder that no event lies in and that is not walked: a hidden one, or installed packages. */
function isLeftOut(folder: string): boolean {
  return folder.startsWith('.') || folder === 'node_modules';
}

/** True for a path that the walk could come to, if there is a file. */
export function isWalked(path: string): boolean {
  return !path.split('/').slice(0, -1).some(isLeftOut);
}

/** The archive paths of all Markdown files below the root or one of its folders, folder by folder; a loop cannot trap the walk. */
export function* walkArchive(root: string, log: Log, below = ''): Generator<string> {
  const waiting = [below];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const { files, folders } = readFolder(root, folder, log);
    yield* files;
    waiting.push(...folders);
  }
}

/** What lies directly in a folder, as archive paths in one order on every machine. */
export interface FolderContents {
  /** Markdown files. */
  readonly files: readonly string[];
  /** Hidden folders and `node_modules`, which hold no events, are left out, and so are links to folders. */
  readonly folders: readonly string[];
}

/** Of a folder that cannot be read nothing, and a line in the log. */
export function readFolder(root: string, folder: string, log: Log): FolderContents {
  const files: string[] = [];
  const folders: string[] = [];
  for (const entry of entriesOf(root, folder, log)) {
    // A backslash stands between folders on some machines, so a name with one is no name in an archive.
    if (!isArchivePath(entry.name)) continue;
    // Joined, not added: what is added stays in two pieces, and every look at it costs a step more.
    const path = folder === '' ? entry.name : [folder, entry.name].join('/');
    if (entry.isDirectory()) {
      if (!isLeftOut(entry.name)) folders.push(path);
    } else if (entry.name.endsWith('.md') && (entry.isFile() || isLinkToFileInside(root, path, entry, log))) {
      files.push(path);
    }
  }
  return { files, folders };
}

/** What tells one state of a file from another without reading it. */
export interface Stamp {
  /** In bytes. */
  readonly size: number;
  /** When its content was last written, in milliseconds since 1970. */
  readonly modified: number;
  /** When its entry last changed, in milliseconds since 1970: also by a write that put back the other two. */
  readonly changed: number;
}

/** The state that a file is in; undefined where there is none. */
export function readStamp(root: string, path: string): Stamp | undefined {
  try {
    const stats = statSync(`${root}/${path}`, { throwIfNoEntry: false });
    return stats && { size: stats.size, modified: stats.mtimeMs, changed: stats.ctimeMs };
  } catch {
    return undefined;
  }
}

/** The text of a file, or undefined (and a line in the log) when it cannot be read. */
export function readArchiveFile(root: string, path: string, log: Log): string | undefined {
  return readWithStamp(root, path, log)?.text;
}

/** The same with the state that the file was in before it was read. */
export function readWithStamp(root: string, path: string, log: Log): { text: string; stamp: Stamp } | undefined {
  if (!isArchivePath(path)) return undefined;
  try {
    const { bytes, stamp } = readBytes(`${root}/${path}`);
    if (stamp.size > LARGEST_FILE) {
      log.warn(`${path}: not read, its ${stamp.size} bytes are more than the ${LARGEST_FILE} that an event may have`);
      return undefined;
    }
    // Most files are; one byte is one character then, and nothing can be damaged.
    if (isAscii(bytes)) return { text: bytes.toString('latin1'), stamp };
    if (!isUtf8(bytes)) log.warn(`${path}: not valid UTF-8, damaged characters are read as U+FFFD; save it as UTF-8`);
    return { text: bytes.toString('utf8'), stamp };
  } catch (error) {
    log.warn(`${path}: not read, ${errorMessage(error)}`);
    return undefined;
  }
}

/** Used again for every file that fits: a new one for each would cost more than reading. */
let readBuffer = Buffer.allocUnsafeSlow(64 * 1024);

/** The bytes stand until the next call. Of a file that is too large, none are read. */
function readBytes(file: string): { bytes: Buffer; stamp: Stamp } {
  const handle = openSync(file, 'r');
  try {
    const { size, mtimeMs, ctimeMs } = fstatSync(handle);
    const stamp = { size, modified: mtimeMs, changed: ctimeMs };
    if (size > LARGEST_FILE) return { bytes: readBuffer.subarray(0, 0), stamp };
    // One byte more than there should be: when it stays empty, all has been read.
    if (size >= readBuffer.length) readBuffer = Buffer.allocUnsafeSlow(size + 1);
    const length = readSync(handle, readBuffer, 0, size + 1, null);
    return { bytes: length === size ? readBuffer.subarray(0, length) : readFileSync(file), stamp };
  } finally {
    closeSync(handle);
  }
}

/** What stands at a path below the root now. As in the walk, links to folders and links out of the archive are nothing. */
export function kindOnDisk(root: string, path: string): 'file' | 'folder' | undefined {
  if (!isArchivePath(path)) return undefined;
  try {
    const realRoot = realPath(root);
    const real = realPath(join(root, path));
    const found = statSync(real);
    if (found.isDirectory()) return real === join(realRoot, path) ? 'folder' : undefined;
    const isInRealFolder = realPath(dirname(join(root, path))) === dirname(join(realRoot, path));
    const isInside = isInRealFolder && archivePathOf(realRoot, real) !== undefined;
    return isInside && found.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function entriesOf(root: string, folder: string, log: Log): readonly Dirent[] {
  try {
    // Sorted, so that the same archive is read in the same order on every machine.
    return readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    log.warn(`${folder || '.'}: folder not read, ${errorMessage(error)}`);
    return [];
  }
}

function isLinkToFileInside(root: string, path: string, entry: Dirent, log: Log): boolean {
  if (!entry.isSymbolicLink()) return false;
  try {
    const target = realPath(join(root, path));
    if (archivePathOf(realPath(root), target) !== undefined) return statSync(target).isFile();
    log.warn(`${path}: not read, it is a link that leads out of the archive`);
  } catch (error) {
    log.warn(`${path}: not read, it is a broken link (${errorMessage(error)})`);
  }
  return false;
}
