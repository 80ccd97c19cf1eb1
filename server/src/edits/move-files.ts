/** Files and folders moved in the editor's explorer or on the command line: what follows from it in the archive. */
import { Refusal, type ArchiveEdit, type FileRename } from '../core/archive-edit.js';
import { kindOfPath } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import type { Surroundings } from '../features/document.js';
import type { RenameOptions } from './rename.js';
import { isEventPath, relocate, type Relocation } from './relocate.js';

/**
 * `moves` name files or folders. What leaves the days of the archive is left to the checks: no link could lead there.
 * `isMovedElsewhere` as in `RelocateOptions`.
 */
export function* moveFiles(
  moves: readonly FileRename[],
  around: Surroundings,
  options: RenameOptions & { readonly isMovedElsewhere?: boolean },
): Steps<ArchiveEdit> {
  const relocations = moves.flatMap(({ from, to }) => relocationsOf(from, to, around));
  if (relocations.length === 0)
    throw new Refusal('Nothing there can be moved: events go from one day of the archive to another.');
  const [only] = relocations.length === 1 ? relocations : [];
  const title = only ? `Move "${only.path}" to "${only.to}"` : `Move ${relocations.length} files`;
  return yield* relocate(relocations, around, { ...options, title });
}

function relocationsOf(from: string, to: string, { archive }: Surroundings): readonly Relocation[] {
  const isFile = archive.has(from);
  const paths = isFile ? [from] : archive.pathsBelow(from);
  return paths
    .map((path) => ({ path, to: isFile ? to : to + path.slice(from.length) }))
    .filter((move) => (kindOfPath(move.path) === 'event' ? isEventPath(move.to) : kindOfPath(move.to) === 'day-index'));
}
