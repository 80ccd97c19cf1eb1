/** Rule: a date is in the calendar. */
import { formatDateLabel, formatDatePath, isCalendarDate, isSameDay } from '../core/date.js';
import type { DayIndex, Event, Link } from '../core/event.js';
import type { Fix } from '../core/problem.js';
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

function check(file: Event | DayIndex, subject: Subject, report: Report): void {
  const { text, folderDate, headingDate } = subject;
  const link = file.dateHeading?.link;
  if (link && headingDate && !isCalendarDate(headingDate.date)) {
    const message = `Date heading says "${link.label.text}", a day that is not in the calendar`;
    report({ span: link.label, message, fixes: folderDateFixes(link, subject) });
    return;
  }
  const target = link?.target;
  if (link && target?.kind === 'malformed' && target.fault.reason === 'impossible-date') {
    const message = `Date heading's link names "${target.fault.found}", a day that is not in the calendar`;
    report({ span: link.url, message, fixes: folderDateFixes(link, subject) });
    return;
  }
  // With a sound heading the folder is reported as a mismatch, which says both sides.
  if (headingDate || !folderDate || isCalendarDate(folderDate.date)) return;
  const message = `Folder says ${formatDateLabel(folderDate.date)}, a day that is not in the calendar`;
  report({ span: dateHeadingSpan(file, text), message });
}

/** The folder's date in label and link; where one of them agrees with the folder already, nobody could want another. */
function folderDateFixes({ label, url, target }: Link, { folderDate, headingDate }: Subject): readonly Fix[] {
  if (!folderDate?.isWellFormed || !isCalendarDate(folderDate.date)) return [];
  const folder = folderDate.date;
  const isLabelRight = headingDate !== undefined && isSameDay(headingDate.date, folder);
  const isLinkRight = target.kind !== 'malformed' && isSameDay(target.date, folder);
  const newUrl = url.text.replace(/\d{4}\/\d{1,2}\/\d{1,2}(?=\/)/, formatDatePath(folder));
  return [
    {
      title: `Change to the folder's date, ${formatDateLabel(folder)}`,
      safety: isLabelRight || isLinkRight ? 'safe' : 'ask',
      edits: [
        ...(isLabelRight ? [] : [{ span: label, newText: formatDateLabel(folder) }]),
        ...(isLinkRight ? [] : [{ span: url, newText: newUrl }]),
      ],
    },
  ];
}
