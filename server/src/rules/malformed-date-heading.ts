/** Rule: a date heading is `[YYYY-MM-D](/news/YYYY/MM/D/index.md)`. */
import { formatDateLabel, isCalendarDate, isSameDay, readDateLabel } from '../core/date.js';
import type { DayIndex, Event, Link } from '../core/event.js';
import { dayFolder } from '../core/path.js';
import type { Fix } from '../core/problem.js';
import type { Span } from '../core/text.js';
import { dayOfFolder, headingText, linkEdit } from './date-heading.js';
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

type Kind = (Event | DayIndex)['kind'];

function check(file: Event | DayIndex, subject: Subject, report: Report): void {
  const { dateHeading, kind } = file;
  if (!dateHeading) return;
  if (dateHeading.link) {
    checkLabel(dateHeading.link, subject, report);
    checkLink(kind, dateHeading.link, subject, report);
    return;
  }
  const { content } = dateHeading;
  const day = dayOfFolder(subject);
  const newText = day && headingText(kind, day, subject);
  // The day itself may stand there already.
  const written = readDateLabel(content.text)?.date;
  const isSaid = day !== undefined && written !== undefined && isSameDay(written, day);
  const message = `Date heading "${content.text}" has no link to a day index`;
  report({ span: content, message, fixes: newText ? change(content, newText, isSaid) : [] });
}

function checkLabel(link: Link, subject: Subject, report: Report): void {
  const { label } = link;
  const written = subject.headingDate;
  // A day that never was is reported as that, however it is spelt.
  if (written && (written.isWellFormed || !isCalendarDate(written.date))) return;
  const day = written?.date ?? dayOfFolder(subject);
  const newText = day && formatDateLabel(day);
  const expected = written && newText !== undefined ? `"${newText}"` : 'a date such as "2014-03-7"';
  report({
    span: label,
    message: `Date heading says "${label.text}", expected ${expected}`,
    fixes: newText === undefined ? [] : change(label, newText, written !== undefined),
  });
}

function checkLink(kind: Kind, link: Link, subject: Subject, report: Report): void {
  const { url, span, target } = link;
  const { path, archive, headingDate } = subject;
  // In a folder that is itself misspelt the link to it is no second fault.
  if (url.text.endsWith(`/news/${dayFolder(path)}/index.md`)) return;
  const at = url.text === '' ? span : url;
  const day = dayOfFolder(subject);
  const edit = day && linkEdit(link, kind, day, subject);
  const isSaid = day !== undefined && headingDate !== undefined && isSameDay(headingDate.date, day);
  const fixes = (isSure: boolean): readonly Fix[] => (edit ? change(edit.span, edit.newText, isSure) : []);
  if (target.kind === 'malformed') {
    const { reason } = target.fault;
    if (reason === 'impossible-date') return;
    const message = `Date heading's link ${describeFault(target.fault)}`;
    report({ span: at, message, fixes: fixes(isSaid && reason === 'not-well-formed-date') });
  } else if (target.kind === 'event') {
    report({
      span: at,
      message: `Date heading links to an event, "${url.text}", expected a day's index.md`,
      fixes: fixes(false),
    });
  } else if (!archive.prefixes.accepts(target.prefix)) {
    const message = `Date heading's link begins with "${target.prefix}", expected "/news/"`;
    report({ span: at, message, fixes: change(url, `/${target.path}`, false) });
  }
}

/** To be asked where the folder may be what is wrong. */
function change(span: Span, newText: string, isSure: boolean): readonly Fix[] {
  return [{ title: `Change to "${newText}"`, safety: isSure ? 'safe' : 'ask', edits: [{ span, newText }] }];
}
