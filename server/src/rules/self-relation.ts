/** Rule: an event does not relate to itself. */
import { removalFix } from './removal-fix.js';
import type { Rule } from './rule.js';

export const selfRelation: Rule = {
  name: 'self-relation',
  severity: 'warning',
  what: 'An event relates to itself',
  why: 'The link leads the reader back to where they are; another event was meant, or none.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

<self-relation>1. [Bridge opens](/news/2014/03/7/bridge-opens.md) _Context: Bridge_</self-relation>
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens
`,
  checkEvent(event, { relations, path, text }, report) {
    for (const { item, resolved } of relations) {
      if (resolved !== path) continue;
      const message = 'Event relates to itself, expected another event';
      report({ span: item.span, message, fixes: removalFix(event, item, text, false) });
    }
  },
};
