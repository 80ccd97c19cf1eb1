/** Rule: an event relates to another event once. */
import { repeats } from './repeats.js';
import type { Relation, Rule } from './rule.js';

export const duplicateRelation: Rule = {
  name: 'duplicate-relation',
  severity: 'warning',
  what: 'An event relates to the same event twice',
  why: 'One item can carry all the context tags that two events share; a second item hides them from each other.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_
<duplicate-relation>2. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Transport_</duplicate-relation>

//- news/2014/03/7/ferry-retired.md
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry, Transport_

//- news/2014/03/7/ferry-retired.md
`,
  checkEvent(_event, { relations }, report) {
    const pathOf = ({ target, resolved }: Relation): string | undefined =>
      target?.kind === 'event' ? (resolved ?? target.path) : undefined;
    for (const { key, first, again } of repeats(relations, pathOf)) {
      report({
        span: again.item.span,
        message: `Event "${key}" is already related above`,
        related: [{ span: first.item.span, message: 'First related here' }],
      });
    }
  },
};
