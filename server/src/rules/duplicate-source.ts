/** Rule: an event cites an address once. */
import { itemsOf } from '../core/event.js';
import { removalFix, saysTheSame } from './removal-fix.js';
import { repeats } from './repeats.js';
import type { Rule } from './rule.js';

export const duplicateSource: Rule = {
  name: 'duplicate-source',
  severity: 'warning',
  what: 'An event cites the same address twice',
  why: 'Two sources with one address are one source, and make a report look better confirmed than it is.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

1. [Harbour Herald](http://harbour-herald.example/bridge)
<duplicate-source>2. [Herald](http://harbour-herald.example/bridge)</duplicate-source>
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

1. [Harbour Herald](http://harbour-herald.example/bridge)
`,
  checkEvent(event, { text }, report) {
    for (const { key, first, again } of repeats(itemsOf(event, 'sources'), ({ link }) => link?.url.text || undefined)) {
      report({
        span: again.span,
        message: `Source "${key}" is already cited above`,
        related: [{ span: first.span, message: 'First cited here' }],
        fixes: removalFix(event, again, text, saysTheSame(text, first, again)),
      });
    }
  },
};
