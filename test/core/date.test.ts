/** Dates as the archive writes them, and the calendar. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dateOrder,
  formatDateLabel,
  formatDatePath,
  isCalendarDate,
  isSameDay,
  readDateLabel,
  readDatePath,
} from '../../server/src/core/date.js';

/** Any day that JavaScript's own calendar has, from year 1 to 9999. */
const anyDay = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }));

test('months have two digits, days no leading zero', () => {
  assert.equal(formatDateLabel({ year: 2012, month: 5, day: 1 }), '2012-05-1');
  assert.equal(formatDatePath({ year: 2012, month: 12, day: 31 }), '2012/12/31');
  assert.equal(formatDatePath({ year: 44, month: 3, day: 15 }), '0044/03/15');
});

test('what is written is read back as well formed', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      assert.deepEqual(readDateLabel(formatDateLabel(day)), { date: day, isWellFormed: true });
      assert.deepEqual(readDatePath(formatDatePath(day)), { date: day, isWellFormed: true });
    }),
  );
});

test('other spellings of a day are understood and not well formed', () => {
  const date = { year: 2012, month: 5, day: 1 };
  for (const label of [
    '2012-05-01',
    '2012-5-1',
    '2012/05/1',
    '2012.05.1',
    ' 2012-05-1',
    '2012-05-1 ',
    '2012 - 05 - 1',
  ]) {
    assert.deepEqual(readDateLabel(label), { date, isWellFormed: false }, label);
  }
  for (const path of ['2012/05/01', '2012/5/1']) assert.deepEqual(readDatePath(path), { date, isWellFormed: false });
});

test('a day is well formed exactly where it is spelt as it would be written', () => {
  const number = fc.oneof(fc.stringMatching(/^[0-9]{1,4}$/), fc.stringMatching(/^[0-9]{1,2}$/));
  const blank = fc.constantFrom('', '', '', ' ');
  const spelling = fc.tuple(
    blank,
    number,
    fc.constantFrom('-', '/', '.'),
    number,
    fc.constantFrom('-', '/'),
    number,
    blank,
  );
  fc.assert(
    fc.property(spelling, (parts) => {
      const written = parts.join('');
      const label = readDateLabel(written);
      if (label) assert.equal(label.isWellFormed, formatDateLabel(label.date) === written, written);
      const path = readDatePath(written);
      if (path) assert.equal(path.isWellFormed, formatDatePath(path.date) === written, written);
    }),
    { numRuns: 2000 },
  );
});

test('what is no date is none', () => {
  for (const label of [
    '',
    '2012',
    '2012-05',
    '2012-05-1-2',
    '20120-05-1',
    '2012-005-1',
    'May 1, 2012',
    '２０１２-05-1',
  ]) {
    assert.equal(readDateLabel(label), undefined, label);
  }
  for (const path of ['', '2012/05', '2012-05-1', '2012/05/1/2', '/2012/05/1', '2012/05/1/', ' 2012/05/1']) {
    assert.equal(readDatePath(path), undefined, path);
  }
});

test('the calendar has the days that JavaScript has', () => {
  const parts = fc.record({ year: fc.nat(9999), month: fc.nat(14), day: fc.nat(33) });
  fc.assert(
    fc.property(parts, ({ year, month, day }) => {
      const date = new Date(Date.UTC(2000, month - 1, day));
      date.setUTCFullYear(year, month - 1, day);
      assert.equal(isCalendarDate({ year, month, day }), date.getUTCMonth() === month - 1 && date.getUTCDate() === day);
    }),
    { numRuns: 2000 },
  );
});

test('dates are ordered and compared by day', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (a, b) => {
      const [first, second] = [a, b].map(({ year, month, day }) => new Date(0).setUTCFullYear(year, month - 1, day));
      assert.equal(Math.sign(dateOrder(a) - dateOrder(b)), Math.sign((first ?? 0) - (second ?? 0)));
      assert.equal(isSameDay(a, b), first === second);
    }),
  );
});
