/** Builds the index of an archive from its files, in steps small enough to answer requests in between. */
import { Archive } from '../core/archive.js';
import { scanFile } from '../core/read.js';
import { readArchiveFile, walkArchive } from './files.js';
import type { Log } from './log.js';

/** How far indexing has come: first the list of files grows, then files are read. */
export interface IndexProgress {
  readonly listed: number;
  readonly read: number;
}

/** After how many files a step ends: about a millisecond's work. */
const FILES_IN_A_STEP = 20;

/**
 * Fills `archive` with every file below `root`: one `yield` after each step. First all paths, so that nothing is called
 * unresolved by mistake, then what the files say. `isHeld` names files that somebody else keeps up to date, such as open documents.
 */
export function* indexArchive(
  root: string,
  archive: Archive,
  log: Log,
  isHeld: (path: string) => boolean = () => false,
): Generator<IndexProgress> {
  const paths: string[] = [];
  for (const path of walkArchive(root, log)) {
    paths.push(path);
    archive.add(path);
    if (paths.length % (FILES_IN_A_STEP * 10) === 0) yield { listed: paths.length, read: 0 };
  }
  archive.markListed();
  yield { listed: paths.length, read: 0 };
  for (const [read, path] of paths.entries()) {
    if (!isHeld(path)) indexFile(root, path, archive, log);
    if (read % FILES_IN_A_STEP === 0) yield { listed: paths.length, read };
  }
  yield { listed: paths.length, read: paths.length };
}

/** Reads one file anew; one that cannot be read stays in the list of files but says nothing. */
export function indexFile(root: string, path: string, archive: Archive, log: Log): void {
  const text = readArchiveFile(root, path, log);
  if (text !== undefined) archive.set(path, scanFile(path, text));
}
