/** Which tags no text bears out, in which relations. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allSteps } from '../../server/src/core/steps.js';
import { holdsTag, readForTags, spellingsOf } from '../../server/src/features/borne-out.js';
import { unborneRelations, unborneTags } from '../../server/src/features/unborne-tags.js';
import { fixture } from '../support/fixture.js';
import { surroundingsOf } from './surroundings.js';

/** A tag, a text, and whether the text names it. */
const CASES: readonly (readonly [string, string, boolean])[] = [
  ['Iran', 'Iran signs', true],
  ['Iran', 'IRAN’s envoy', true],
  ['Iran', 'A piranha is caught', false],
  ['Iran', 'Iranian envoy', false],
  ["''Aurora'' disaster", 'The “Aurora” disaster', true],
  ['Al-Shabaab', 'al Shabaab retreats', true],
  ['U.S.', 'the US$ rises', true],
  ['U.S.', 'bus stops', false],
  ['ferries', 'The ferry is late', true],
  ['Ferry strike', 'ferry strikes go on', true],
  ['Midi-Pyrenees', 'In Midi-Pyrénées', true],
  ['总统', '美國總統訪問', true],
  ['iPhone', '苹果公司iPhone面世', true],
  ['G8', 'Flight G82 lands', false],
  ['9/11', 'Flight 911 lands', false],
  ['9/11', 'since 9/11 and before', true],
  ['…', 'anything', false],
];

for (const [tag, text, isNamed] of CASES) {
  test(`"${text}" ${isNamed ? 'names' : 'does not name'} ${tag}`, () => {
    assert.equal(holdsTag(readForTags(text), spellingsOf(tag)), isNamed);
  });
}

const archive = fixture(`//- news/2014/03/7/bridge.md
##### Aldern
# Bridge opens

The bridge over the Ald opens after six years.

### Related:

1. [Ferry](/news/2014/03/7/ferry.md) _Context: Aldern, River Ald, Ferries, Toll_
2. [Gone](/news/2014/03/7/gone.md) _Context: Aldern, Toll_

//- news/2014/03/7/ferry.md
# Last ferry retired

### Related:

1. [Bridge](/news/2014/03/7/bridge.md) _Context: Aldern, Toll_
2. [Toll](/news/2014/03/8/toll.md) _Context: Toll_

//- news/2014/03/8/toll.md
# Tolls raised
`);
const around = surroundingsOf(archive);

test('a tag counts as borne out by title, topic or summary of either event; where an event is missing nobody can say', () => {
  const { tags, ...sums } = allSteps(unborneTags(around));
  const named = tags.map(({ tag, relations, unborne }) => [around.archive.tags.name(tag), unborne, relations]);
  assert.deepEqual(named, [
    ['Toll', 2, 3],
    ['River Ald', 1, 1],
  ]);
  assert.deepEqual(sums, { judged: 7, unborne: 3, unknown: 2 });
});

test('the relations behind it are those two', () => {
  const found = allSteps(unborneRelations(around.archive.tags.idOf('Toll') ?? -1, around));
  assert.deepEqual(
    found.map(({ event, target }) => [around.archive.pathOf(event), around.archive.pathOf(target)]),
    [
      ['news/2014/03/7/bridge.md', 'news/2014/03/7/ferry.md'],
      ['news/2014/03/7/ferry.md', 'news/2014/03/7/bridge.md'],
    ],
  );
});
