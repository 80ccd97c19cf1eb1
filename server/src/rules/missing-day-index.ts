/** Rule: the day that a date heading links to has an index. */
import { isSameDay } from '../core/date.js';
import type { DayIndex, Event, Link, Page } from '../core/event.js';
import type { Report, Rule, Subject } from './rule.js';

export const missingDayIndex: Rule = {
  name: 'missing-day-index',
  severity: 'warning',
  what: 'The day index that a date heading links to does not exist',
  why: 'Readers come to an event through the index of its day; a day without one cannot be browsed.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](<missing-day-index>/news/2014/03/7/index.md</missing-day-index>)

# Bridge opens

//- news/2014/03/7/README.md
## [2014-03-7](<missing-day-index>/news/2014/03/7/index.md</missing-day-index>)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)
`,
  checkEvent: checkHeading,
  checkDayIndex: checkHeading,
  checkPage(page: Page, subject: Subject, report) {
    for (const link of page.links) check(link, subject, report);
  },
};

function checkHeading({ dateHeading }: Event | DayIndex, subject: Subject, report: Report): void {
  const link = dateHeading?.link;
  if (!link || link.target.kind === 'malformed') return;
  // In a misspelt folder, and with a heading of another day, that is the one fault to mend.
  const { folderDate } = subject;
  if (!folderDate?.isWellFormed || !isSameDay(link.target.date, folderDate.date)) return;
  check(link, subject, report);
}

function check({ url, target }: Link, { archive }: Subject, report: Report): void {
  if (!archive.isListed) return;
  if (target.kind !== 'day-index' || !archive.prefixes.accepts(target.prefix) || archive.resolve(target)) return;
  report({ span: url, message: `Day index "${target.path}" does not exist` });
}
