/** Dates as people write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDateLabel } from '../../server/src/core/date.js';
import { readNaturalDate } from '../../server/src/core/natural-date.js';

/** A Wednesday. */
const NOW = new Date(2012, 2, 28, 9, 30);

for (const [written, expected] of [
  ['2012-03-22', '2012-03-22'],
  ['2012/5/1', '2012-05-1'],
  ['today', '2012-03-28'],
  ['Yesterday', '2012-03-27'],
  ['28 days ago', '2012-02-29'],
  ['22 March 2012', '2012-03-22'],
  ['March 3rd, 2011', '2011-03-3'],
  ['1 of may 1999', '1999-05-1'],
  ['3 march', '2012-03-3'],
  ['3 april', '2011-04-3'],
  ['monday', '2012-03-26'],
  ['wednesday', '2012-03-21'],
  ['2012-02-30', undefined],
  ['31 june 2012', undefined],
  ['soon', undefined],
  ['', undefined],
] as const) {
  test(`"${written}" is ${expected ?? 'no date'}`, () => {
    const date = readNaturalDate(written, NOW);
    assert.equal(date && formatDateLabel(date), expected);
  });
}
