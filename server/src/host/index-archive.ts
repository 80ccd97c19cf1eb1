/** Builds the index of an archive from its files, in steps small enough to answer requests in between. */
import type { Archive } from '../core/archive.js';
import type { ArchiveFile } from '../core/event.js';
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

export interface IndexOptions {
  /** Names files that somebody else keeps up to date, such as open documents: they are listed and not read. */
  readonly isHeld?: (path: string) => boolean;
  /** Is given every file that was read. */
  readonly onRead?: (path: string, text: string, file: ArchiveFile) => void;
}

/**
 * Fills `archive` with every file below `root`: one `yield` after each step. First all paths, so that nothing is called
 * unresolved by mistake, then what the files say.
 */
export function* indexArchive(
  root: string,
  archive: Archive,
  log: Log,
  options: IndexOptions = {},
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
    if (!options.isHeld?.(path)) indexFile(root, path, archive, log, options);
    if (read % FILES_IN_A_STEP === 0) yield { listed: paths.length, read };
  }
  archive.markRead();
  yield { listed: paths.length, read: paths.length };
}

/** Reads one file anew; one that cannot be read stays in the list of files but says nothing. */
export function indexFile(root: string, path: string, archive: Archive, log: Log, { onRead }: IndexOptions = {}): void {
  const text = readArchiveFile(root, path, log);
  if (text === undefined) return;
  const file = scanFile(path, text);
  archive.set(path, file);
  onRead?.(path, text, file);
}
