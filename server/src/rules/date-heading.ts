/** What the date heading of a file should say by the folder that the file lies in, for the rules about dates. */
import { formatDateLabel, formatDatePath, isCalendarDate, type CalendarDate } from '../core/date.js';
import type { DayIndex, Event, Link } from '../core/event.js';
import { DAY_INDEX_NAME } from '../core/path.js';
import type { Edit } from '../core/text.js';
import type { Subject } from './rule.js';

/** The day of the folder; undefined where that names none, so that there is nothing to change a heading to. */
export function dayOfFolder({ folderDate }: Subject): CalendarDate | undefined {
  return folderDate && isCalendarDate(folderDate.date) ? folderDate.date : undefined;
}

/** `[2014-03-7](/news/2014/03/7/index.md)`. */
export function headingText(kind: (Event | DayIndex)['kind'], date: CalendarDate, { archive }: Subject): string {
  return `[${formatDateLabel(date)}](${indexLink(kind === 'event' ? '' : archive.linkPrefix, date)})`;
}

export function labelEdit({ label }: Link, date: CalendarDate): Edit {
  return { span: label, newText: formatDateLabel(date) };
}

/** The link as it stands with another day in it; one that names no day is replaced as a whole. */
export function linkEdit(
  { url, target }: Link,
  kind: (Event | DayIndex)['kind'],
  date: CalendarDate,
  { archive }: Subject,
): Edit {
  const isIndexOfSomeDay =
    target.kind === 'day-index' ||
    (target.kind === 'malformed' &&
      /^(?:\/[^/]+){0,2}\/news\/\d{1,4}\/\d{1,2}\/\d{1,2}\/(?:index|README)\.md$/.test(url.text));
  const newText = isIndexOfSomeDay
    ? url.text.replace(/\d{1,4}\/\d{1,2}\/\d{1,2}(?=\/(?:index|README)\.md$)/, formatDatePath(date))
    : indexLink(kind === 'event' ? '' : archive.linkPrefix, date);
  return { span: url, newText };
}

function indexLink(prefix: string, date: CalendarDate): string {
  return `${prefix}/news/${formatDatePath(date)}/${DAY_INDEX_NAME}`;
}
