// @ts-check
/** Throw-away folders and copies of archives, gone when the work is done or given up. */
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/**
 * @template T
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTemporaryFolder(work) {
  // The real path, because VS Code reports files by it and macOS links its temporary folder.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'event-archive-')));
  const remove = () => removeFolder(folder);
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

/**
 * @param {string} archive
 * @param {string} folder
 * @returns {string} the copy, which tests may change
 */
export function copyArchive(archive, folder) {
  const copy = join(folder, basename(archive));
  cpSync(archive, copy, { recursive: true });
  return copy;
}

/** @param {string} folder */
function removeFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // A program that has just been ended may write a last file: a temporary folder that stays is no failure.
  }
}
