/** The links to the previous day in the indexes around days that are moved: none skips a day or leads to one that has gone. */
import { dateOrder, formatDatePath, readDatePath, type CalendarDate } from '../core/date.js';
import { DAY_INDEX_NAME, dayIndexesOf } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import type { Document, Surroundings } from '../features/document.js';
import { isDayIndex, nearestDay } from './day-index.js';
import type { Plan } from './plan.js';

/** The index of a day that goes elsewhere: `2012/05/1` to `2012/05/2`. */
export interface DayMove {
  readonly from: string;
  readonly to: string;
}

/** `read` gives a day index where it lies before the change that is planned, by the path that it will have. */
export function* mendPreviousDays(
  moves: readonly DayMove[],
  { archive }: Surroundings,
  read: (path: string) => Document | undefined,
  plan: Plan,
): Steps<void> {
  const left = new Set(moves.map(({ from }) => from));
  const taken = new Set(moves.map(({ to }) => to));
  const hasIndex = (day: CalendarDate): boolean => {
    const folder = formatDatePath(day);
    return taken.has(folder) || (!left.has(folder) && archive.has(`news/${folder}/${DAY_INDEX_NAME}`));
  };
  for (const folder of concerned(moves, hasIndex)) {
    const day = readDatePath(folder)?.date;
    const previous = day && nearestDay(day, -1, hasIndex);
    for (const document of previous ? dayIndexesOf(folder).map(read) : []) {
      const link = isDayIndex(document) ? document.file.previousDay : undefined;
      const written = link && /\d{1,4}\/\d{1,2}\/\d{1,2}(?=\/[^/]*$)/.exec(link.url.text)?.[0];
      const linked = written === undefined ? undefined : readDatePath(written)?.date;
      if (!document || !link || !previous || !linked || written === undefined) continue;
      // What somebody has linked to for a reason of his own stays.
      const isRight = !taken.has(folder) && !left.has(written) && dateOrder(linked) >= dateOrder(previous);
      if (isRight) continue;
      plan.edit(document, [{ span: link.url, newText: link.url.text.replace(written, formatDatePath(previous)) }]);
    }
    yield;
  }
}

/** The days that have moved, and those that follow where they were and where they are. */
function concerned(moves: readonly DayMove[], hasIndex: (day: CalendarDate) => boolean): ReadonlySet<string> {
  const folders = new Set(moves.map(({ to }) => to));
  for (const folder of moves.flatMap(({ from, to }) => [from, to])) {
    const day = readDatePath(folder)?.date;
    const next = day && nearestDay(day, 1, hasIndex);
    if (next) folders.add(formatDatePath(next));
  }
  return folders;
}
