/** Rule: items are numbered 1, 2, 3. */
import type { Section } from '../core/event.js';
import { numberingEdits, standsAlone } from '../core/list-edits.js';
import type { Report, Rule } from './rule.js';

export const listNumbering: Rule = {
  name: 'list-numbering',
  severity: 'hint',
  what: 'Items are not numbered 1, 2, 3',
  why: 'People cite sources and relations by number. One problem is given for each section, at the first wrong number.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

1. [Harbour Herald](http://harbour-herald.example/bridge)
<list-numbering>3.</list-numbering> [Coast Radio](http://coast-radio.example/bridge)
3. [Cover Image](http://coast-radio.example/bridge.jpg)
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

1. [Harbour Herald](http://harbour-herald.example/bridge)
2. [Coast Radio](http://coast-radio.example/bridge)
3. [Cover Image](http://coast-radio.example/bridge.jpg)
`,
  checkEvent({ sections }, { text }, report) {
    for (const section of sections) check(section, text, report);
  },
};

function check({ items, heading }: Section, text: string, report: Report): void {
  const wrong = items.findIndex((item, index) => item.number?.value !== index + 1);
  const item = items[wrong];
  if (!item) return;
  const found = item.number ? `is numbered ${item.number.value}` : 'has no number';
  // Below an item its number says how far in a line must stand to be its own.
  const safety = items.every((each) => standsAlone(text, each)) ? 'safe' : 'ask';
  report({
    span: item.number?.span ?? item.span,
    message: `Item ${found}, expected ${wrong + 1}`,
    fixes: [{ title: `Number the items under "${heading.text}"`, safety, edits: numberingEdits(text, items) }],
  });
}
