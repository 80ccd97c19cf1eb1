/** Rule: a date is in the calendar. */
import { formatDateLabel, isCalendarDate } from '../core/date.js';
import type { DayIndex, Event } from '../core/event.js';
import { dateHeadingSpan, type Report, type Rule, type Subject } from './rule.js';

export const impossibleDate: Rule = {
  name: 'impossible-date',
  severity: 'error',
  what: 'A date is not in the calendar',
  why: 'A day that never was, such as 30 February, has no index, no neighbours and no events; usually two digits were swapped.',
  wrong: `//- news/2013/02/28/bridge-opens.md
### [<impossible-date>2013-02-30</impossible-date>](/news/2013/02/28/index.md)

# Bridge opens
`,
  right: `//- news/2013/02/28/bridge-opens.md
### [2013-02-28](/news/2013/02/28/index.md)

# Bridge opens
`,
  checkEvent: check,
  checkDayIndex: check,
};

function check(file: Event | DayIndex, { text, folderDate, headingDate }: Subject, report: Report): void {
  const link = file.dateHeading?.link;
  if (link && headingDate && !isCalendarDate(headingDate.date)) {
    report({ span: link.label, message: `Date heading says "${link.label.text}", a day that is not in the calendar` });
    return;
  }
  const target = link?.target;
  if (link && target?.kind === 'malformed' && target.fault.reason === 'impossible-date') {
    report({
      span: link.url,
      message: `Date heading's link names "${target.fault.found}", a day that is not in the calendar`,
    });
    return;
  }
  // With a sound heading the folder is reported as a mismatch, which says both sides.
  if (headingDate || !folderDate || isCalendarDate(folderDate.date)) return;
  const message = `Folder says ${formatDateLabel(folderDate.date)}, a day that is not in the calendar`;
  report({ span: dateHeadingSpan(file, text), message });
}
