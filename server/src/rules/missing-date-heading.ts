/** Rule: an event and a day index begin with their date. */
import type { DayIndex, Event } from '../core/event.js';
import { formatsLine } from '../core/formats-line.js';
import { lineBreakOf, type Edit } from '../core/text.js';
import { dayOfFolder, headingText } from './date-heading.js';
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
  checkEvent: check,
  checkDayIndex: check,
};

function check({ kind, dateHeading }: Event | DayIndex, subject: Subject, report: Report): void {
  if (dateHeading) return;
  const { text } = subject;
  const day = dayOfFolder(subject);
  const heading = day && `${kind === 'event' ? '###' : '##'} ${headingText(kind, day, subject)}`;
  report({
    span: firstLine(text),
    message: `No date heading${heading === undefined ? '' : `, expected "${heading}"`}`,
    fixes:
      heading === undefined
        ? []
        : [{ title: 'Add the date heading', safety: 'safe', edits: [addition(text, heading)] }],
  });
}

/** At the top, or below the line of formats, with an empty line behind it. */
function addition(text: string, heading: string): Edit {
  const lineBreak = lineBreakOf(text);
  const formats = formatsLine(text);
  const blank = formats ? /^(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)?/.exec(text.slice(formats.end)) : undefined;
  const start = formats ? formats.end + (blank?.[0].length ?? 0) : text.startsWith('\ufeff') ? 1 : 0;
  const before = formats && !blank ? lineBreak + lineBreak : '';
  return { span: { start, end: start }, newText: before + heading + lineBreak + lineBreak };
}
