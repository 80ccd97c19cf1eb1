/** Rule: the folders below `news/` are `YYYY/MM/D`. */
import { formatDatePath } from '../core/date.js';
import type { DayIndex, Event } from '../core/event.js';
import { dayFolder } from '../core/path.js';
import { dateHeadingSpan, type Report, type Rule, type Subject } from './rule.js';

export const malformedDatePath: Rule = {
  name: 'malformed-date-path',
  severity: 'error',
  what: 'The folders of a file are not a date path',
  why: 'Links name an event by its date path, `YYYY/MM/D` with the month in two digits and the day without a leading zero. A folder spelt in another way is another day to every link, and its events cannot be reached.',
  wrong: `//- news/2014/03/07/bridge-opens.md
### <malformed-date-path>[2014-03-7](/news/2014/03/7/index.md)</malformed-date-path>

# Bridge opens

//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens
`,
  checkEvent: check,
  checkDayIndex: check,
};

function check(file: Event | DayIndex, { path, text, folderDate }: Subject, report: Report): void {
  if (folderDate?.isWellFormed) return;
  const folder = dayFolder(path);
  const expected = folderDate
    ? `expected "${formatDatePath(folderDate.date)}"`
    : 'expected "YYYY/MM/D", such as "2014/03/7"';
  report({ span: dateHeadingSpan(file, text), message: `File lies in the folder "${folder}", ${expected}` });
}
