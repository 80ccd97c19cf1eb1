/** Letters and likeness: what spellings of one title have in common, and texts of two events have not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lettersOf } from '../../server/src/core/letters.js';
import { Comparable, piecesOf, sketchOf } from '../../server/src/core/likeness.js';

const letters = (text: string): string => String.fromCharCode(...lettersOf(text));
const pieces = (text: string): Int32Array => piecesOf(lettersOf(text));
const likeness = (a: string, b: string) => new Comparable(pieces(a)).likenessTo(pieces(b));

test('a title, its slug and other spellings of it have the same letters', () => {
  assert.equal(letters(' Coup d\u2019\u00c9tat: 2nd day '), 'coupdetat2ndday');
  assert.equal(letters('coup-d-etat-2nd-day'), 'coupdetat2ndday');
  assert.equal(letters('coup d&#39;E\u0301tat \uff12nd day'), 'coupdetat2ndday');
  assert.equal(letters('渡船開往橋邊，今日'), letters('渡船开往桥边-今日'));
  assert.equal(letters('한국의 다리'), '한국의다리');
  assert.equal(letters('Ferry sold http://coast-radio.example/ferry?x=1 at last'), 'ferrysoldatlast');
  assert.equal(letters(''), '');
});

test('a text beyond all measure is cut', () => {
  assert.equal(lettersOf('ferry '.repeat(100_000)).length < 1000, true);
});

test('what was cut or extended is wholly in the other', () => {
  const [whole, cut] = ['The last ferry across the Ald becomes a restaurant', 'The last ferry across the Ald'];
  assert.deepEqual(likeness(whole, whole), { whole: 1, part: 1 });
  assert.equal(likeness(whole, cut).part, 1);
  assert.equal(likeness(cut, whole).part, 1);
  assert.equal(likeness(whole, cut).whole, likeness(cut, whole).whole);
  assert.ok(likeness(whole, cut).whole < 1);
});

test('slips and damage leave most of a text, another event little', () => {
  const title = 'Mayor of Port Alder opens the bridge over the Ald';
  assert.ok(likeness(title, 'mayor-of-prot-alder-opens-the-bridg-over-the-ald').part > 0.7);
  assert.ok(likeness(title, 'mayor-of-port-a-c-lder-popens-the-bridge-over-the-ald').part > 0.7);
  assert.ok(likeness(title, 'Fire in the harbour of Stenwick put out').part < 0.2);
  assert.ok(likeness('阿尔德港市长为大桥剪彩', '阿爾德港市長為大橋揭幕').part > 0.7);
  assert.ok(likeness('阿尔德港市长为大桥剪彩', '斯滕威克港口的火被扑灭').part < 0.2);
});

test('texts too short for a piece have nothing in common, not even with themselves', () => {
  assert.deepEqual(likeness('a', 'a'), { whole: 0, part: 0 });
  assert.deepEqual(likeness('', 'Ferry'), { whole: 0, part: 0 });
});

test('a sketch never tells of less likeness than there is', () => {
  const texts = [
    'Ferry',
    'Ferry retired',
    'The ferry the ferry the ferry',
    '渡船',
    '渡船渡船渡船',
    'a',
    '',
    'Bridge '.repeat(30),
    'x1y2z3',
  ];
  for (const name of texts) {
    for (const one of texts) {
      for (const other of texts) {
        const most = new Comparable(pieces(name)).mostLikenessTo(sketchOf([lettersOf(one), lettersOf(other)]));
        for (const { whole, part } of [likeness(name, one), likeness(name, other)]) {
          assert.ok(whole <= most.whole && part <= most.part, `${name} | ${one} | ${other}`);
        }
      }
    }
  }
});
