/** Rule: sections stand once each, in the archive's order. */
import { isBareMove, misplacedSections, placingEdits } from '../core/section-order.js';
import type { Rule } from './rule.js';

export const misplacedSection: Rule = {
  name: 'misplaced-section',
  severity: 'hint',
  what: 'A section is doubled or out of order',
  why: 'Readers and programs expect sources, then changes, then related events, each under one heading.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_

### <misplaced-section>Source:</misplaced-section>

1. [Harbour Herald](http://harbour-herald.example/bridge)

//- news/2014/03/7/ferry-retired.md
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Source:

1. [Harbour Herald](http://harbour-herald.example/bridge)

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_

//- news/2014/03/7/ferry-retired.md
`,
  checkEvent(event, { text }, report) {
    for (const misplaced of misplacedSections(event.sections)) {
      const { section, other, isSecond } = misplaced;
      const [own, others] = [section.heading.text, other.heading.text];
      const edits = placingEdits(text, event, misplaced);
      const title = isSecond ? `Join its items to those under "${others}"` : `Move it before "${others}"`;
      report({
        span: section.heading,
        message: isSecond
          ? `Section "${own}" stands here a second time`
          : `Section "${own}" belongs before "${others}"`,
        related: [{ span: other.heading, message: isSecond ? 'First stands here' : 'Belongs before this' }],
        fixes: edits ? [{ title, safety: isBareMove(text, misplaced) ? 'safe' : 'ask', edits }] : [],
      });
    }
  },
};
