/** Rule: a comment that switches a rule off is needed. Its findings come from `suppressions.ts`, once all other rules have spoken. */
import type { Rule } from './rule.js';

export const unusedSuppression: Rule = {
  name: 'unused-suppression',
  severity: 'warning',
  what: 'A comment switches off a rule that finds nothing there',
  why: 'A suppression that nothing needs any more hides the next fault of its kind. One that names no rule never had any effect.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

<!-- event-archive-disable-next-line <unused-suppression>malformed-source</unused-suppression> -- the page is gone -->
1. [Coast Radio](http://coast-radio.example/bridge)
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

1. [Coast Radio](http://coast-radio.example/bridge)
`,
};
