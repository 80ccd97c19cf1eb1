/** `--fix`: mends one file on disk as far as that is safe. */
import type { Archive } from '../core/archive.js';
import { scanFile } from '../core/read.js';
import { mendSafely } from '../features/fixes.js';
import { readArchiveFile } from '../host/files.js';
import { errorMessage, silentLog, type Log } from '../host/log.js';
import { writeArchiveFile } from '../host/write.js';
import type { Policy } from '../rules/policy.js';

/** Mends one file on disk and in the archive, or leaves it alone when nothing is safe to mend. */
export function fixFile(root: string, path: string, archive: Archive, policy: Policy, log: Log): void {
  const text = readArchiveFile(root, path, silentLog);
  // A damaged character was read as U+FFFD: writing the text back would lose what it was.
  if (text === undefined || text.includes('\ufffd')) return;
  const mended = mendSafely(path, text, archive, policy);
  if (mended === undefined) return;
  try {
    writeArchiveFile(root, path, mended);
    archive.set(path, scanFile(path, mended, archive.conventions));
  } catch (error) {
    log.warn(`${path}: not mended, ${errorMessage(error)}`);
  }
}
