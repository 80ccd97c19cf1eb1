/** Names of tags that may be one thing, and names that must never be taken for one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likenessOf, nameKey } from '../../server/src/core/near-names.js';

/** A name, the spelling that would win, and how the first differs from it. */
const ALIKE: readonly (readonly [string, string, string])[] = [
  ['port alder', 'Port Alder', 'differs in letter case'],
  ['Port  Alder', 'Port Alder', 'differs in spacing'],
  ['Cafe Wend', 'Café Wend', 'differs in accents'],
  ["''Aurora'' disaster", 'Aurora disaster', 'differs in punctuation'],
  ['U.P.C.', 'UPC', 'differs in punctuation'],
  ['Ferry strike 2013–2014', 'Ferry strike 2013-2014', 'differs in punctuation'],
  ['port-alder', 'Port Alder', 'differs in letter case, spacing and punctuation'],
  ['Fishermen&#039;s Union', 'Fishermen’s Union', 'differs in punctuation'],
  ['ＵＰＣ', 'UPC', 'differs in the form of its characters'],
  ['渡輪罷工', '渡轮罢工', 'traditional script'],
  ['渡轮罢工', '渡輪罷工', 'simplified script'],
  ['渡輪罷工（海港）', '渡轮罢工(海港)', 'traditional script, differs in punctuation'],
  ['臺灣', '台湾', 'traditional script'],
  ['ferries', 'ferry', 'plural'],
  ['storm', 'storms', 'singular'],
  ['Storms', 'storm', 'plural, differs in letter case'],
  ['ballot boxes', 'Ballot box', 'plural, differs in letter case'],
  ['acts of piracy', 'act of piracy', 'plural'],
  ['Stenwik', 'Stenwick', 'one letter'],
  ['Assembly of Havlern', 'Assembly of Halvern', 'one letter'],
  ['Stennwick lifeboat', 'Stenwick lifeboat', 'one letter'],
  ['Stanwick', 'Stenwick', 'one letter'],
];

for (const [name, other, why] of ALIKE) {
  test(`"${name}" is "${other}": ${why}`, () => assert.equal(likenessOf(name, other), why));
}

/** What looks alike and is not one thing. */
const DIFFERENT: readonly (readonly [string, string])[] = [
  ['Korea', 'Koreas'],
  ['War in Iraq', 'War in Iran'],
  ['2004', '2005'],
  ['Elections in 2004', 'Elections in 2005'],
  ['Bus', 'USB'],
  ['伊朗', '伊拉克'],
  ['参议院', '众议院'],
  ['美国参议院', '美国众议院'],
  ['2009年', '2008年'],
  ['9/11', '911'],
  ['1-0', '10'],
  ['US$', 'U.S.'],
  ['《科学》', '科學'],
  ['Libya', 'Libyan'],
  ['terrorist', 'terrorism'],
  ['princes', 'princess'],
  ['economics', 'economic'],
  ['customs', 'custom'],
  ['news', 'new'],
  ['Gambia', 'Zambia'],
  ['Mali', 'Malta'],
  ['A380', 'A330'],
  ['Storm Ada in Wend', 'Storm Ida in Wand'],
];

for (const [name, other] of DIFFERENT) {
  test(`"${name}" is not "${other}"`, () => {
    assert.equal(likenessOf(name, other), undefined);
    assert.equal(likenessOf(other, name), undefined);
  });
}

test('a name of nothing but punctuation has no key', () => assert.equal(nameKey(' – … '), ''));
