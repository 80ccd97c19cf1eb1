/** Rule: label, link and folder name one day. */
import { formatDateLabel, isCalendarDate, isSameDay, type CalendarDate } from '../core/date.js';
import type { DayIndex, Event } from '../core/event.js';
import type { Fix } from '../core/problem.js';
import type { Edit } from '../core/text.js';
import { labelEdit, linkEdit } from './date-heading.js';
import type { Report, Rule, Subject } from './rule.js';

export const dateMismatch: Rule = {
  name: 'date-mismatch',
  severity: 'error',
  what: 'Date heading and folder do not name one day',
  why: 'Day indexes are built from folders; a heading with another date sends the reader to another day.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [<date-mismatch>2014-03-8</date-mismatch>](/news/2014/03/7/index.md)

# Bridge opens
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens
`,
  checkEvent: check,
  checkDayIndex: check,
};

function check({ dateHeading, kind }: Event | DayIndex, subject: Subject, report: Report): void {
  const { folderDate, headingDate } = subject;
  const link = dateHeading?.link;
  if (!link || !folderDate) return;
  const folder = folderDate.date;
  const label = headingDate?.date;
  // An impossible date is that rule's fault, not a second one here.
  if (label && !isCalendarDate(label)) return;
  const { target } = link;
  if (target.kind === 'malformed' && target.fault.reason === 'impossible-date') return;
  const linked = target.kind === 'day-index' ? target.date : undefined;
  const isLabelWrong = label !== undefined && !isSameDay(label, folder);
  const isLinkWrong = linked !== undefined && !isSameDay(linked, folder);
  if (!isLabelWrong && !isLinkWrong) return;
  const says = `folder says ${formatDateLabel(folder)}`;
  const onLabel = labelEdit(link, folder);
  const onLink = linkEdit(link, kind, folder, subject);

  if (isLabelWrong && isLinkWrong) {
    const message = `Heading says ${bothDates(label, linked)}, ${says}`;
    report({ span: dateHeading.content, message, fixes: fixesOf(folder, 'ask', [onLabel, onLink]) });
  } else if (isLabelWrong) {
    const safety = linked ? 'safe' : 'ask';
    report({
      span: link.label,
      message: `Heading says ${formatDateLabel(label)}, ${says}`,
      fixes: fixesOf(folder, safety, [onLabel]),
    });
  } else if (linked) {
    const safety = label ? 'safe' : 'ask';
    const message = `Heading links to ${formatDateLabel(linked)}, ${says}`;
    report({ span: link.url, message, fixes: fixesOf(folder, safety, [onLink]) });
  }
}

function bothDates(label: CalendarDate, linked: CalendarDate): string {
  const said = formatDateLabel(label);
  return isSameDay(label, linked) ? said : `${said} and links to ${formatDateLabel(linked)}`;
}

function fixesOf(folder: CalendarDate, safety: 'safe' | 'ask', edits: readonly Edit[]): readonly Fix[] {
  // Where the folder itself names no day there is nothing to change the heading to.
  if (!isCalendarDate(folder)) return [];
  return [{ title: `Change to the folder's date, ${formatDateLabel(folder)}`, safety, edits }];
}
