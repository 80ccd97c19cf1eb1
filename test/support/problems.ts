/** Compares what the rules say of a fixture with what it marks. */
import assert from 'node:assert/strict';
import { parseFile } from '../../server/src/core/read.js';
import type { Problem } from '../../server/src/core/problem.js';
import { applyEdits, LineMap } from '../../server/src/core/text.js';
import { lint } from '../../server/src/rules/lint.js';
import { DEFAULT_POLICY } from '../../server/src/rules/policy.js';
import { fileOf, fixture, type Fixture } from './fixture.js';

/** Every problem of every file, shown or not: what only fills a fixture up must be sound. */
export function problemsOf(given: Fixture, policy = DEFAULT_POLICY): readonly Problem[] {
  return [...given.files.values()].flatMap(({ path, text, file }) => lint(path, text, file, given.archive, { policy }));
}

/** Asserts that the rules find exactly what the fixture marks: each rule at each place, and nothing else. */
export function checkMarks(given: Fixture, policy = DEFAULT_POLICY): void {
  for (const { path, text, file, marks } of given.files.values()) {
    const lines = new LineMap(text);
    const found = lint(path, text, file, given.archive, { policy }).map(({ rule, range }) =>
      place(text, rule, lines.offset(range.start), lines.offset(range.end)),
    );
    const expected = marks.map(({ rule, start, end }) => place(text, rule, start, end));
    assert.deepEqual(found.sort(), expected.sort(), path);
    assert.deepEqual(parseFile(path, text), file, `${path}, read by the parser`);
  }
}

/** The same for a fixture given as text; gives the problems back for a closer look. */
export function check(sample: string, policy = DEFAULT_POLICY): readonly Problem[] {
  const given = fixture(sample);
  checkMarks(given, policy);
  return problemsOf(given, policy);
}

/** The texts that a problem's fixes make of its file, by the fixes' titles. */
export function fixedTexts(
  given: Fixture,
  { path, fixes }: Problem,
): readonly (readonly [title: string, text: string])[] {
  const { text } = fileOf(given, path);
  return fixes.map(({ title, edits }) => [title, applyEdits(text, edits)]);
}

/** One line for a place, so that a difference reads well: `7-15 malformed-source "htp://…"`. */
function place(text: string, rule: string, start: number, end: number): string {
  return `${start}-${end} ${rule} ${JSON.stringify(text.slice(start, end))}`;
}
