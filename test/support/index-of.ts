/** The index of an archive on the disk, as the programs build it. */
import type { Archive } from '../../server/src/core/archive.js';
import { silentLog, type Log } from '../../server/src/host/log.js';
import { emptyIndex, indexArchive, type IndexProgress } from '../../server/src/indexing/index-archive.js';

/** `report` is told how far reading has come. */
export async function indexOf(
  root: string,
  log: Log = silentLog,
  report: (progress: IndexProgress) => void = () => {},
): Promise<Archive> {
  const index = emptyIndex();
  for await (const progress of indexArchive(root, index, log)) report(progress);
  return index.archive;
}
