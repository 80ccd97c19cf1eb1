/** Lists the files of an archive: what any thread does before they are read. */
import { readFolder, readStamp, walkArchive } from '../host/files.js';
import type { Log } from '../host/log.js';
import { StampRowWriter, type StampRow } from './stamps.js';

/** What lies in some folders. */
export interface FilesListed {
  readonly paths: readonly string[];
  /** Of each file, the state it is in, where that was asked for. */
  readonly stamps: StampRow | undefined;
  /** Lines for the log. */
  readonly warnings: readonly string[];
}

/** The folders of an archive at this depth are listed each by itself: `news/2012/05`, a few hundred files. */
const DEPTH = 3;

/** All files in a folder and the folders below it. */
export function listFiles(root: string, folder: string, hasStamps: boolean): FilesListed {
  const { log, warnings } = collector();
  return filesListed(root, [...walkArchive(root, log, folder)], hasStamps, warnings);
}

/** The files above the folders that are listed by themselves, and those folders. */
export function listTop(root: string, hasStamps: boolean): { top: FilesListed; folders: readonly string[] } {
  const { log, warnings } = collector();
  const paths: string[] = [];
  const folders: string[] = [];
  const expand = (folder: string, depth: number): void => {
    const found = readFolder(root, folder, log);
    paths.push(...found.files);
    if (depth + 1 === DEPTH) folders.push(...found.folders);
    else for (const inner of found.folders) expand(inner, depth + 1);
  };
  expand('', 0);
  return { top: filesListed(root, paths, hasStamps, warnings), folders };
}

function filesListed(
  root: string,
  paths: readonly string[],
  hasStamps: boolean,
  warnings: readonly string[],
): FilesListed {
  if (!hasStamps) return { paths, stamps: undefined, warnings };
  const stamps = new StampRowWriter(paths.length);
  for (const path of paths) stamps.push(readStamp(root, path) ?? GONE);
  return { paths, stamps: stamps.finish(), warnings };
}

/** Of a file that is not there any more: it is equal to no state. */
const GONE = { size: NaN, modified: NaN, changed: NaN };

function collector(): { log: Log; warnings: string[] } {
  const warnings: string[] = [];
  return { log: { warn: (message) => void warnings.push(message), info: () => {} }, warnings };
}
