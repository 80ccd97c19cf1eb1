/** Rule: a source says whose report it is. */
import { itemsOf } from '../core/event.js';
import type { Rule } from './rule.js';

export const unlabelledSource: Rule = {
  name: 'unlabelled-source',
  severity: 'warning',
  what: 'A source has no label, or no link at all',
  why: 'The label names the outlet, which is what a reader judges a source by, and what is left when the address is gone.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

<unlabelled-source>1. [](http://harbour-herald.example/bridge)</unlabelled-source>
<unlabelled-source>2. Coast Radio</unlabelled-source>
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

1. [Harbour Herald](http://harbour-herald.example/bridge)
2. [Coast Radio](http://coast-radio.example/bridge)
`,
  checkEvent(event, _subject, report) {
    for (const { span, link } of itemsOf(event, 'sources')) {
      if (!link) report({ span, message: 'Source has no link, expected "[Outlet](http://…)"' });
      else if (link.label.text.trim() === '')
        report({ span, message: `Source "${link.url.text}" has no label, expected the outlet's name` });
    }
  },
};
