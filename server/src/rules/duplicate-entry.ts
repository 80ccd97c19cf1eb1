/** Rule: a day index lists an event once. */
import type { Entry } from '../core/event.js';
import { repeats } from './repeats.js';
import type { Rule } from './rule.js';

export const duplicateEntry: Rule = {
  name: 'duplicate-entry',
  severity: 'warning',
  what: 'A day index lists an event twice',
  why: 'One event under two headings reads as two events.',
  wrong: `//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)
### <duplicate-entry>[Bridge over the Wend opens](/news/2014/03/7/bridge-opens.md)</duplicate-entry>

//- news/2014/03/7/bridge-opens.md
`,
  right: `//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)

//- news/2014/03/7/bridge-opens.md
`,
  checkDayIndex(dayIndex, { archive }, report) {
    const pathOf = ({ link: { target } }: Entry): string | undefined =>
      target.kind === 'event' ? (archive.resolve(target) ?? target.path) : undefined;
    for (const { key, first, again } of repeats(dayIndex.entries, pathOf)) {
      report({
        span: again.content,
        message: `Event "${key}" is already listed above`,
        related: [{ span: first.content, message: 'First listed here' }],
      });
    }
  },
};
