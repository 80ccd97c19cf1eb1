/** Rule: an event and a day index begin with their date. */
import { formatDateLabel, formatDatePath } from '../core/date.js';
import type { DayIndex, Event } from '../core/event.js';
import { firstLine, type Report, type Rule, type Subject } from './rule.js';

export const missingDateHeading: Rule = {
  name: 'missing-date-heading',
  severity: 'error',
  what: 'An event or a day index has no date heading',
  why: 'The date heading tells a reader on which day the event happened and leads to the other events of that day.',
  wrong: `//- news/2014/03/7/bridge-opens.md
<missing-date-heading># Bridge opens</missing-date-heading>
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens
`,
  checkEvent: (event, subject, report) => check(event, subject, '###', report),
  checkDayIndex: (dayIndex, subject, report) => check(dayIndex, subject, '##', report),
};

function check(file: Event | DayIndex, { text, folderDate }: Subject, hashes: string, report: Report): void {
  if (file.dateHeading) return;
  const example =
    folderDate && `[${formatDateLabel(folderDate.date)}](/news/${formatDatePath(folderDate.date)}/index.md)`;
  const expected = example ? `, expected "${hashes} ${example}"` : '';
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const edit = example && { span: { start, end: start }, newText: `${hashes} ${example}\n\n` };
  report({
    span: firstLine(text),
    message: `No date heading${expected}`,
    fixes: edit ? [{ title: 'Add the date heading', safety: 'safe', edits: [edit] }] : [],
  });
}
