/** Finding the event that a relation is to lead to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchEvents } from '../../server/src/features/search.js';
import { fixture } from '../support/fixture.js';

const { archive } = fixture(`//- news/2012/03/2/election-called.md
# Election of 2012 called

//- news/2012/03/22/reelection-fails.md
# Reelection fails; the harbour stays shut

//- news/2014/03/7/cote-grise.md
# Côte Grise: the harbour opens after its election

//- news/2014/11/30/大桥通车.md
# 大桥通车，渡轮退役

//- news/2014/11/30/index.md
## [2014-11-30](/news/2014/11/30/index.md)
`);

const find = (typed: string, most = 10) =>
  searchEvents(archive, typed, most).map(({ id }) => archive.pathOf(id).slice('news/'.length));

const [called, reelection, cote, bridge] = [
  '2012/03/2/election-called.md',
  '2012/03/22/reelection-fails.md',
  '2014/03/7/cote-grise.md',
  '2014/11/30/大桥通车.md',
];

test('nothing typed: all, newest first, day indexes left out', () => {
  assert.deepEqual(find(''), [bridge, cote, reelection, called]);
  assert.deepEqual(find('', 2), [bridge, cote]);
});

test('every word must occur, in any order, case and accents aside', () => {
  assert.deepEqual(find('harbour COTE'), [cote]);
  assert.deepEqual(find('opens harb cot'), [cote]);
  assert.deepEqual(find('harbour nowhere'), []);
});

test('where a word begins counts more than its middle, then the newer event', () => {
  assert.deepEqual(find('election'), [cote, called, reelection]);
});

test('Chinese by any of its characters', () => {
  assert.deepEqual(find('渡轮'), [bridge]);
  assert.deepEqual(find('通车 大桥'), [bridge]);
});

test('a date path so far, with whatever stands before it', () => {
  for (const typed of ['2012/03/2', '/news/2012/03/2', '/zh/news/2012/03/2', 'news/2012/03/2', '/2012/03/2'])
    assert.deepEqual(find(typed), [reelection, called], typed);
  assert.deepEqual(find('/news/2012/03/2/'), [called]);
  assert.deepEqual(find('/news/2014/11/30/大桥'), [bridge]);
  assert.deepEqual(find('/news/2013'), []);
  assert.deepEqual(find('/news/'), find(''));
});

test('a number alone is a year, with words it is one of them', () => {
  assert.deepEqual(find('2012'), [reelection, called]);
  assert.deepEqual(find('2012 election'), [called]);
});

test('text that means something in a regular expression means itself', () => {
  for (const typed of ['(', '[', '*', '\\', 'shu)', '$1', '.*']) assert.deepEqual(find(typed), [], typed);
});
