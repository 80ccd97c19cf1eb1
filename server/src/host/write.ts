/** Writes files of an archive, whole or not at all. */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isArchivePath } from '../core/path.js';
import { archivePathOf } from './files.js';

/** Replaces the text of an existing file, keeping its permissions. Throws when it cannot; then the old text still stands. */
export function writeArchiveFile(root: string, path: string, text: string): void {
  const file = realpathSync(join(root, path));
  if (!isArchivePath(path) || archivePathOf(realpathSync(root), file) === undefined) {
    throw new Error(`${path} leads out of the archive, so it is not written`);
  }
  const temporary = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    const handle = openSync(temporary, 'wx');
    try {
      writeFileSync(handle, text);
      fchmodSync(handle, statSync(file).mode);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
