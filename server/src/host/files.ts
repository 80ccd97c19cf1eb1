/** Reads the files of an archive and never anything outside its root. */
import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isArchivePath } from '../core/path.js';
import { errorMessage, type Log } from './log.js';

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

/**
 * The archive paths of all Markdown files below the root or one of its folders, folder by folder.
 * Hidden folders and `node_modules` hold no events. Links to folders are not followed, so a loop cannot trap the walk.
 */
export function* walkArchive(root: string, log: Log, below = ''): Generator<string> {
  const folders = [below];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readFolder(root, folder, log)) {
      // A backslash stands between folders on some machines, so a name with one is no name in an archive.
      if (!isArchivePath(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!isLeftOut(entry.name)) folders.push(path);
      } else if (entry.name.endsWith('.md') && (entry.isFile() || isLinkToFileInside(root, path, entry, log))) {
        yield path;
      }
    }
  }
}

/** The text of a file, or undefined (and a line in the log) when it cannot be read. */
export function readArchiveFile(root: string, path: string, log: Log): string | undefined {
  if (!isArchivePath(path)) return undefined;
  try {
    const bytes = readFileSync(join(root, path));
    if (bytes.length > LARGEST_FILE) {
      log.warn(`${path}: not read, its ${bytes.length} bytes are more than the ${LARGEST_FILE} that an event may have`);
      return undefined;
    }
    if (!isUtf8(bytes)) log.warn(`${path}: not valid UTF-8, damaged characters are read as U+FFFD; save it as UTF-8`);
    return bytes.toString('utf8');
  } catch (error) {
    log.warn(`${path}: not read, ${errorMessage(error)}`);
    return undefined;
  }
}

/** What stands at a path below the root now. As in the walk, links to folders and links out of the archive are nothing. */
export function kindOnDisk(root: string, path: string): 'file' | 'folder' | undefined {
  if (!isArchivePath(path)) return undefined;
  try {
    const realRoot = realpathSync(root);
    const real = realpathSync(join(root, path));
    const found = statSync(real);
    if (found.isDirectory()) return real === join(realRoot, path) ? 'folder' : undefined;
    const isInRealFolder = realpathSync(dirname(join(root, path))) === dirname(join(realRoot, path));
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

function readFolder(root: string, folder: string, log: Log): readonly Dirent[] {
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
    const target = realpathSync(join(root, path));
    if (archivePathOf(realpathSync(root), target) !== undefined) return statSync(target).isFile();
    log.warn(`${path}: not read, it is a link that leads out of the archive`);
  } catch (error) {
    log.warn(`${path}: not read, it is a broken link (${errorMessage(error)})`);
  }
  return false;
}
