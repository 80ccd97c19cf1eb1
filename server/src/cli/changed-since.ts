/** `--changed-since`: the files that have changed since a revision, and those that are judged differently because of it. */
import type { Archive } from '../core/archive.js';
import type { ArchiveFile } from '../core/event.js';
import { kindOfPath } from '../core/path.js';
import { scanFile } from '../core/read.js';
import { filesSince } from '../host/git.js';
import { readArchiveFile } from '../host/files.js';
import { silentLog } from '../host/log.js';
import { POLICY_FILES } from '../indexing/read-policy.js';
import { Changes, footprintOf, type FilesWith } from '../rules/concerned-files.js';

/**
 * Undefined: all of them, because what the archive is judged by has changed. The archive, which is as the files are now,
 * is taken back to what it was and brought up to date again: what others may see in a file is compared on the way.
 */
export async function changedSince(
  root: string,
  revision: string,
  archive: Archive,
): Promise<ReadonlySet<string> | undefined> {
  const files = await filesSince(root, revision);
  if (files.some(({ path }) => POLICY_FILES.includes(path))) return undefined;
  const pages = files.filter(({ path }) => kindOfPath(path) === 'page').map(({ path }) => path);
  const changed = files.filter(({ path }) => path.endsWith('.md') && kindOfPath(path) !== 'page');
  const read = (path: string, text: string): ArchiveFile => scanFile(path, text, archive.conventions);
  for (const { path, text } of changed) {
    if (text === undefined) archive.remove(path);
    else archive.set(path, read(path, text));
  }
  const changes = new Changes();
  changes.clear(archive);
  for (const { path } of changed) {
    const before = footprintOf(path, archive);
    const text = readArchiveFile(root, path, silentLog);
    if (text === undefined) archive.remove(path);
    else archive.set(path, read(path, text));
    changes.note(path, before, footprintOf(path, archive));
  }
  const concerned = new Set(pages);
  for (const path of changes.concerned(archive, filesWith(archive))) if (path !== undefined) concerned.add(path);
  return concerned;
}

/** Nobody has checked them before, so any may have the problem; a file that only had one has nothing to report. */
function filesWith(archive: Archive): FilesWith {
  return (rule) => (rule === 'outlet-mismatch' ? [] : archive.paths());
}
