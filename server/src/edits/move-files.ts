/** Files and folders moved in the editor's explorer or on the command line: what follows from it in the archive. */
import { Refusal, type ArchiveEdit, type FileRename } from '../core/archive-edit.js';
import { isCalendarDate } from '../core/date.js';
import { dayFolder, kindOfPath } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import type { Surroundings } from '../features/document.js';
import { dayOfFolder } from './day-index.js';
import { isEventPath, relocate, type RelocateOptions } from './relocate.js';

export type MoveOptions = Omit<RelocateOptions, 'title'> & { readonly title?: string };

/**
 * `moves` name files or folders. Refuses to take an event out of the days of the archive; where the editor moves it
 * nevertheless, its links are left to the checks: no link could lead there.
 */
export function* moveFiles(
  moves: readonly FileRename[],
  around: Surroundings,
  options: MoveOptions,
): Steps<ArchiveEdit> {
  const files = moves.flatMap((move) => filesOf(move, around));
  const relocations = files.filter(isMoveInTime).map(({ from, to }) => ({ path: from, to }));
  const leaving = files.find((move) => isOfDay(move.from) && !isMoveInTime(move));
  if (leaving && !options.moved)
    throw new Refusal(
      `"${leaving.to}" is not where an event can be: events are files "news/YYYY/MM/D/….md" of days in the calendar.`,
    );
  if (relocations.length === 0)
    throw new Refusal('Nothing there can be moved: events go from one day of the archive to another.');
  const [only] = moves.length === 1 ? moves : [];
  const title = only ? `Move "${only.from}" to "${only.to}"` : `Move ${relocations.length} files`;
  const edit = yield* relocate(relocations, around, { title, ...options });
  if (options.moved) return edit;
  // What lies beside the events, such as the page of a year, goes along as it is.
  const moved = new Set(relocations.map(({ path }) => path));
  return { ...edit, renames: [...edit.renames, ...files.filter(({ from }) => !moved.has(from))] };
}

function filesOf({ from, to }: FileRename, { archive }: Surroundings): readonly FileRename[] {
  if (archive.has(from)) return [{ from, to }];
  return archive.pathsBelow(from).map((path) => ({ from: path, to: to + path.slice(from.length) }));
}

/** From anywhere to where an event or a day index can be. */
function isMoveInTime({ from, to }: FileRename): boolean {
  return kindOfPath(from) === kindOfPath(to) && isOfDay(to);
}

function isOfDay(path: string): boolean {
  const date = dayOfFolder(dayFolder(path));
  const isDay = date !== undefined && isCalendarDate(date);
  return kindOfPath(path) === 'day-index' ? isDay : isEventPath(path);
}
