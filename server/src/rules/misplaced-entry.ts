/** Rule: a day index lists events of its own day. */
import { formatDateLabel, isCalendarDate, isSameDay } from '../core/date.js';
import type { Rule } from './rule.js';

export const misplacedEntry: Rule = {
  name: 'misplaced-entry',
  severity: 'warning',
  what: 'A day index lists an event of another day',
  why: 'Index, folder and date heading say on which day an event happened; where the index of another day lists it, one of them is wrong, and the reader is sent to the wrong day.',
  wrong: `//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)
### [Ferry retired](<misplaced-entry>/news/2014/03/8/ferry-retired.md</misplaced-entry>)

//- news/2014/03/7/bridge-opens.md

//- news/2014/03/8/ferry-retired.md
`,
  right: `//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)
### [Ferry retired](/news/2014/03/7/ferry-retired.md)

//- news/2014/03/7/bridge-opens.md

//- news/2014/03/7/ferry-retired.md
`,
  checkDayIndex({ entries }, { archive, folderDate }, report) {
    // In a folder that is no date path, or no day, that is the one fault to mend.
    if (!folderDate?.isWellFormed || !isCalendarDate(folderDate.date)) return;
    for (const { link } of entries) {
      const { target, url } = link;
      if (target.kind !== 'event' || isSameDay(target.date, folderDate.date)) continue;
      const path = archive.prefixes.accepts(target.prefix) ? archive.resolve(target) : undefined;
      if (path === undefined) continue;
      report({
        span: url,
        message: `Entry leads to an event of ${formatDateLabel(target.date)}, the index is that of ${formatDateLabel(folderDate.date)}`,
        related: [{ path, message: 'The event' }],
      });
    }
  },
};
