/** Rule: sections stand once each, in the archive's order. */
import type { Section, SectionKind } from '../core/event.js';
import type { Rule } from './rule.js';

const ORDER: readonly SectionKind[] = ['sources', 'changes', 'related'];

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
  checkEvent({ sections }, _subject, report) {
    /** The first section of each kind so far. */
    const firsts = new Map<SectionKind, Section>();
    for (const section of sections) {
      const { kind, heading } = section;
      const same = firsts.get(kind);
      const later = [...firsts.values()].find((first) => ORDER.indexOf(first.kind) > ORDER.indexOf(kind));
      const other = same ?? later;
      if (!same) firsts.set(kind, section);
      if (!other) continue;
      const message = same
        ? `Section "${heading.text}" stands here a second time`
        : `Section "${heading.text}" belongs before "${other.heading.text}"`;
      report({
        span: heading,
        message,
        related: [{ span: other.heading, message: same ? 'First stands here' : 'Belongs before this' }],
      });
    }
  },
};
