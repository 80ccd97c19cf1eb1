/** What is under the cursor, and what of it an editor underlines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetAt } from '../../server/src/features/target.js';
import { fixture } from '../support/fixture.js';
import { atCursor } from './surroundings.js';

const EVENT = `### [2014-03-7](/news/2014/03/7/index.md)

##### Aldern

#  Bridge opens

Its summary.

### Sources:

1. [Coast [sic] Radio](http://coast-radio.example/a_(b)) [IMG](http://coast-radio.example/b.jpg)

### Changes:

1. [Bridge to open](/news/2014/03/7/bridge-to-open.md) _(First version)_

### Related:

1. [Ferry (old) retired]](/news/2014/03/7/ferry-retired.md) _Context: River Ald,, Ferry_
- [Bullet](/news/2014/03/7/bullet.md)
`;

const INDEX = `## [2014-03-7](/news/2014/03/7/index.md)

##### Aldern
### [Bridge opens ](/news/2014/03/7/bridge-opens.md)
_Context: Aldern, River Ald_

## [Previous Day...](/news/2014/03/6/index.md)
`;

function check(path: string, text: string, cases: readonly (readonly [string, string])[]): void {
  for (const [around, expected] of cases) {
    const { document, offset } = atCursor(
      fixture(`//- ${path}\n${text.replace(around.replace('|', ''), around.replace('|', '$0'))}`),
    );
    const target = targetAt(document.file, offset);
    const found = target ? `${target.kind}: ${document.text.slice(target.span.start, target.span.end)}` : 'nothing';
    assert.equal(found, expected, `at ${around}`);
  }
}

test('in an event', () => {
  const source = 'source: [Coast [sic] Radio](http://coast-radio.example/a_(b))';
  const ferry = '[Ferry (old) retired]](/news/2014/03/7/ferry-retired.md)';
  check('news/2014/03/7/bridge-opens.md', EVENT, [
    ['[2014-|03-7]', 'date-heading: [2014-03-7](/news/2014/03/7/index.md)'],
    ['|### [2014', 'nothing'],
    ['Ald|ern', 'topic: Aldern'],
    ['Bridge o|pens', 'title: Bridge opens'],
    ['Its sum|mary', 'nothing'],
    ['### Sou|rces', 'nothing'],
    ['Coast [si|c]', source],
    ['a_(|b)', source],
    ['[IM|G]', 'source: [IMG](http://coast-radio.example/b.jpg)'],
    ['|1. [Coast', source],
    ['to o|pen]', 'change: [Bridge to open](/news/2014/03/7/bridge-to-open.md)'],
    ['(Fir|st', 'change: [Bridge to open](/news/2014/03/7/bridge-to-open.md) _(First version)_'],
    ['(ol|d)', `relation: ${ferry}`],
    ['1|. [Ferry', `relation: 1. ${ferry} _Context: River Ald,, Ferry_`],
    ['_Con|text', `relation: ${ferry} _Context: River Ald,, Ferry_`],
    ['River A|ld', 'tag: River Ald'],
    ['River Ald|', 'tag: River Ald'],
    ['Ald,|,', `relation: ${ferry} _Context: River Ald,, Ferry_`],
    ['|Ferry_', 'tag: Ferry'],
    ['Bul|let]', 'relation: [Bullet](/news/2014/03/7/bullet.md)'],
  ]);
});

test('in a day index', () => {
  const entry = 'entry: [Bridge opens ](/news/2014/03/7/bridge-opens.md)';
  check('news/2014/03/7/index.md', INDEX, [
    ['[2014-|03-7]', 'date-heading: [2014-03-7](/news/2014/03/7/index.md)'],
    ['##### Ald|ern', 'topic: Aldern'],
    ['[Bri|dge', entry],
    ['bridge-op|ens.md', entry],
    ['_Context: Ald|ern', 'tag: Aldern'],
    ['_Con|text', 'nothing'],
    ['Prev|ious', 'link: [Previous Day...](/news/2014/03/6/index.md)'],
  ]);
});

test('in a page: links into the archive alone', () => {
  check('faq/about.md', 'See [it](/news/2014/03/7/bridge-opens.md) and [that](http://coast-radio.example/).\n', [
    ['[i|t]', 'link: [it](/news/2014/03/7/bridge-opens.md)'],
    ['S|ee', 'nothing'],
    ['[th|at]', 'nothing'],
  ]);
});
