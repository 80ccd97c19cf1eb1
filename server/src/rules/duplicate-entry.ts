/** Rule: a day index lists an event once. */
import { entryLines, removeEntry } from '../core/entry-edits.js';
import type { Entry } from '../core/event.js';
import { fixOf } from '../core/problem.js';
import type { Edit } from '../core/text.js';
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
  checkDayIndex(dayIndex, { archive, text }, report) {
    const pathOf = ({ link: { target } }: Entry): string | undefined =>
      target.kind === 'event' ? (archive.resolve(target) ?? target.path) : undefined;
    for (const { key, first, again } of repeats(dayIndex.entries, pathOf)) {
      const edits = (): readonly Edit[] => [removeEntry(text, again)];
      report({
        span: again.content,
        message: `Event "${key}" is already listed above`,
        related: [{ span: first.content, message: 'First listed here' }],
        fixes: [fixOf('Remove this entry', saysNoMore(text, first, again) ? 'safe' : 'ask', edits)],
      });
    }
  },
};

/** True if all that the second entry says stands in the first one too. */
function saysNoMore(text: string, first: Entry, again: Entry): boolean {
  const linesOf = (entry: Entry): readonly string[] => {
    const { start, end } = entryLines(text, entry);
    return text
      .slice(start, end)
      .split(/[\r\n]+/)
      .map((line) => line.trim());
  };
  const said = new Set(linesOf(first));
  return linesOf(again).every((line) => line === '' || said.has(line));
}
