/** Rule: a relation says what the two events share. */
import type { Rule } from './rule.js';

export const missingContext: Rule = {
  name: 'missing-context',
  severity: 'warning',
  what: 'A relation has no context',
  why: 'The context tags say why two events are related; without them a relation is a bare link, and neither event is found by its tags.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

<missing-context>1. [Ferry retired](/news/2014/03/7/ferry-retired.md)</missing-context>

//- news/2014/03/7/ferry-retired.md
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_

//- news/2014/03/7/ferry-retired.md
`,
  checkEvent(_event, { relations }, report) {
    for (const { item } of relations) {
      if (item.link && !item.context)
        report({ span: item.span, message: 'Relation has no context, expected "_Context: Tag, Tag_" after the link' });
    }
  },
};
