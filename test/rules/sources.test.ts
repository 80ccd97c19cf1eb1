/** Sources: every address that cannot exist is one problem at the address, every address that can exist is none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../support/problems.js';

const event = (items: string): string => `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

${items}
`;

const MALFORMED = [
  'htp://harbour-herald.example/bridge',
  'http:/harbour-herald.example/bridge',
  'http:///harbour-herald.example/bridge',
  'http:harbour-herald.example',
  'www.harbour-herald.example/bridge',
  '//harbour-herald.example/bridge.jpg',
  'https:http://harbour-herald.example/bridge.jpg',
  '${mpNews.image}',
  'http://harbour herald.example/bridge',
  'http://harbour-herald.example/the bridge',
  'http://harbour..herald/bridge',
  'http://.example/',
  'http://harbour-herald/bridge',
  'http://',
  'http://?bridge',
  'http://harbour-herald.example:port/bridge',
  'http://harbour,herald.example/',
  'ftp://harbour-herald.example/bridge',
  'mailto:desk@harbour-herald.example',
  'javascript:alert(1)',
  '/news/2014/03/7/bridge-opens.md',
  'harbour-herald.example',
];

for (const url of MALFORMED) {
  test(`malformed: ${url}`, () => {
    check(event(`1. [Harbour Herald](<malformed-source>${url}</malformed-source>)`));
    check(event(`1. [Coast Radio](http://coast-radio.example/) [IMG](<malformed-source>${url}</malformed-source>)`));
  });
}

const SOUND = [
  'http://harbour-herald.example/bridge',
  'HTTPS://HARBOUR-HERALD.EXAMPLE',
  'http://harbour-herald.example./bridge',
  'http://reader@harbour-herald.example:8080/bridge?page=1&amp;x=ü#top',
  'http://harbour-herald.example/bridge_(River_Wend)',
  'http://harbour-herald.example/a(b',
  'http://harbour-herald.example\\bridge',
  'http://hafen_blatt.example/',
  'http://新闻.example/桥',
  'http://[2001:db8::1]:80/bridge',
  'http://192.0.2.7/bridge',
];

for (const url of SOUND) test(`sound: ${url}`, () => void check(event(`1. [Harbour Herald](${url})`)));

test('an angle-bracketed address and a quoted title are read as Markdown does', () => {
  check(event('1. [Harbour Herald](<http://harbour-herald.example/bridge>)'));
  check(event('1. [Harbour Herald](http://harbour-herald.example/bridge "The bridge")'));
});

test('an empty address is shown at the whole link, which has a width', () => {
  check(event('1. <malformed-source>[Harbour Herald]()</malformed-source>'));
  check(event('1. <malformed-source>[Harbour Herald]( )</malformed-source>'));
});

test('an address that was surely meant is offered, never written unasked', () => {
  const meant = (url: string): readonly string[] =>
    check(event(`1. [Harbour Herald](<malformed-source>${url}</malformed-source>)`)).flatMap(({ fixes }) =>
      fixes.map(({ safety, edits }) => `${safety} ${edits.map(({ newText }) => newText).join()}`),
    );
  assert.deepEqual(meant('htp://herald.example/'), ['ask http://herald.example/']);
  assert.deepEqual(meant('https:/herald.example/'), ['ask https://herald.example/']);
  assert.deepEqual(meant('http:///herald.example/'), ['ask http://herald.example/']);
  assert.deepEqual(meant('www.herald.example'), ['ask http://www.herald.example']);
  assert.deepEqual(meant('//herald.example/'), ['ask https://herald.example/']);
  assert.deepEqual(meant('http://herald..example/'), []);
  assert.deepEqual(meant('${mpNews.image}'), []);
});

test('no label, and no link at all', () => {
  check(event('<unlabelled-source>1. [](http://harbour-herald.example/)</unlabelled-source>'));
  check(event('<unlabelled-source>1. [  ](http://harbour-herald.example/)</unlabelled-source>'));
  check(event('<unlabelled-source>1. Harbour Herald</unlabelled-source>'));
  check(event('<unlabelled-source>1. http://harbour-herald.example/</unlabelled-source>'));
});

test('the same address twice, whatever the labels, but not in another letter case', () => {
  check(
    event(`1. [Herald](http://harbour-herald.example/a)
2. [Herald](http://harbour-herald.example/A)
<duplicate-source>3. [Harbour Herald](http://harbour-herald.example/a)</duplicate-source>
<duplicate-source>4. [Herald](http://harbour-herald.example/a)</duplicate-source>`),
  );
});

test('two empty addresses are two empty addresses, not a duplicate', () => {
  check(event('1. <malformed-source>[A]()</malformed-source>\n2. <malformed-source>[B]()</malformed-source>'));
});
