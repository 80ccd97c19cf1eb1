/** Generated archives: the same every time, and exactly the faults that were put in are found. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Archive } from '../server/src/core/archive.js';
import { scanFile } from '../server/src/core/read.js';
import { lint } from '../server/src/rules/lint.js';
import { generateArchive, type GeneratedFile } from './support/generated-archive.js';

const OPTIONS = { seed: 7, events: 3000, faults: 0.3 };

test('the same seed gives the same files, another seed others', () => {
  const [first, second] = [[...generateArchive(OPTIONS)], [...generateArchive(OPTIONS)]];
  assert.deepEqual(first, second);
  assert.notDeepEqual([...generateArchive({ ...OPTIONS, seed: 8 })], first);
});

test('the faults that were put in are found, and no others', () => {
  const files = [...generateArchive(OPTIONS)];
  const found = problemsIn(files);
  const expected = files.flatMap(({ path, expected: problems }) =>
    problems.map(({ rule, line }) => `${path}:${line} ${rule}`),
  );
  assert.deepEqual(found.sort(), expected.sort());
  assert.equal(
    new Set(files.flatMap((file) => file.expected.map(({ rule }) => rule))).size,
    12,
    'every kind of fault occurs',
  );
});

test('an archive without faults is clean', () => {
  assert.deepEqual(problemsIn([...generateArchive({ ...OPTIONS, faults: 0, hasTwins: true })]), []);
});

function problemsIn(files: readonly GeneratedFile[]): string[] {
  const archive = new Archive();
  for (const { path } of files) archive.add(path);
  archive.markListed();
  for (const { path, text } of files) archive.set(path, scanFile(path, text));
  archive.markRead();
  return files.flatMap(({ path, text }) =>
    lint(path, text, scanFile(path, text), archive).map(({ rule, range }) => `${path}:${range.start.line} ${rule}`),
  );
}
