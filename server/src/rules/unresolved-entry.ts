/** Rule: the events that a day index lists exist. */
import { describeFault } from './link-fault.js';
import type { Rule } from './rule.js';
import { unresolved } from './unresolved-relation.js';

export const unresolvedEntry: Rule = {
  name: 'unresolved-entry',
  severity: 'error',
  what: 'A day index lists an event that does not exist',
  why: 'The day index is the way in to a day’s events; an entry that leads nowhere hides an event that was renamed, or names one that is gone.',
  wrong: `//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)
### [Ferry retired](<unresolved-entry>/news/2014/03/7/ferry-retires.md</unresolved-entry>)

//- news/2014/03/7/bridge-opens.md
`,
  right: `//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)
### [Ferry retired](/news/2014/03/7/ferry-retired.md)

//- news/2014/03/7/bridge-opens.md

//- news/2014/03/7/ferry-retired.md
`,
  checkDayIndex(dayIndex, { archive }, report) {
    for (const { link, context } of dayIndex.entries) {
      const { target } = link;
      const span = link.url.text === '' ? link.span : link.url;
      if (target.kind === 'malformed') report({ span, message: `Entry's link ${describeFault(target.fault)}` });
      else if (target.kind === 'day-index')
        report({ span, message: `Entry links to a day index, "${link.url.text}", expected an event` });
      else if (!archive.prefixes.accepts(target.prefix)) {
        report({
          span,
          message: `Entry's link begins with "${target.prefix}/news/", expected "${archive.linkPrefix}/news/"`,
        });
      } else if (!archive.resolve(target)) {
        const isLinked = (path: string): boolean =>
          dayIndex.entries.some((entry) => archive.resolve(entry.link.target) === path);
        unresolved('Entry', { link, target, context, isLinked }, archive, report);
      }
    }
  },
};
