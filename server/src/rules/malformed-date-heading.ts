/** Rule: a date heading is `[YYYY-MM-D](/news/YYYY/MM/D/index.md)`. */
import { formatDateLabel, formatDatePath } from '../core/date.js';
import type { DateHeading, DayIndex, Event, Link } from '../core/event.js';
import { dayFolder } from '../core/path.js';
import type { Fix } from '../core/problem.js';
import { describeFault } from './link-fault.js';
import type { Report, Rule, Subject } from './rule.js';

export const malformedDateHeading: Rule = {
  name: 'malformed-date-heading',
  severity: 'error',
  what: 'A date heading is not a date that links to a day index',
  why: 'The label is written `YYYY-MM-D` (month with two digits, day without a leading zero) and the link leads to that day’s `index.md`; anything else is not found by those who look for the day.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [<malformed-date-heading>2014-03-07</malformed-date-heading>](/news/2014/03/7/index.md)

# Bridge opens
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens
`,
  checkEvent: check,
  checkDayIndex: check,
};

function check({ dateHeading }: Event | DayIndex, subject: Subject, report: Report): void {
  if (!dateHeading) return;
  if (!dateHeading.link) {
    const message = `Date heading "${dateHeading.content.text}" has no link to a day index`;
    report({ span: dateHeading.content, message, fixes: wholeHeadingFix(dateHeading, subject) });
    return;
  }
  checkLabel(dateHeading, dateHeading.link, subject, report);
  checkLink(dateHeading, dateHeading.link, subject, report);
}

function checkLabel(heading: DateHeading, { label }: Link, subject: Subject, report: Report): void {
  const written = subject.headingDate;
  if (written?.isWellFormed) return;
  if (!written) {
    const fixes = wholeHeadingFix(heading, subject);
    report({ span: label, message: `Date heading says "${label.text}", expected a date such as "2014-03-7"`, fixes });
    return;
  }
  const expected = formatDateLabel(written.date);
  report({
    span: label,
    message: `Date heading says "${label.text}", expected "${expected}"`,
    fixes: [{ title: `Change to "${expected}"`, safety: 'safe', edits: [{ span: label, newText: expected }] }],
  });
}

function checkLink(heading: DateHeading, { url, span, target }: Link, subject: Subject, report: Report): void {
  const { path, archive } = subject;
  // In a folder that is itself misspelt the link to it is no second fault.
  if (url.text.endsWith(`/news/${dayFolder(path)}/index.md`)) return;
  const at = url.text === '' ? span : url;
  const fixes = wholeHeadingFix(heading, subject);
  if (target.kind === 'malformed') {
    if (target.fault.reason === 'impossible-date') return;
    report({ span: at, message: `Date heading's link ${describeFault(target.fault)}`, fixes });
  } else if (target.kind === 'event') {
    report({ span: at, message: `Date heading links to an event, "${url.text}", expected a day's index.md`, fixes });
  } else if (!archive.prefixes.accepts(target.prefix)) {
    report({ span: at, message: `Date heading's link begins with "${target.prefix}", expected "/news/"`, fixes });
  }
}

/** The heading that the folder asks for; to be asked, because the folder may be what is wrong. */
function wholeHeadingFix({ content }: DateHeading, { folderDate }: Subject): readonly Fix[] {
  if (!folderDate) return [];
  const newText = `[${formatDateLabel(folderDate.date)}](/news/${formatDatePath(folderDate.date)}/index.md)`;
  return [{ title: `Change to "${newText}"`, safety: 'ask', edits: [{ span: content, newText }] }];
}
