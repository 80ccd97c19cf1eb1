/** Every rule finds exactly what its sample marks, nothing in the mended sample, and its safe fixes lead from one to the other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mendSafely } from '../server/src/features/fixes.js';
import { LikelyEvents, withLikelyEvents } from '../server/src/features/likely-events.js';
import { retiredRules, rules, ruleNamed } from '../server/src/rules/all.js';
import { scanFile } from '../server/src/core/read.js';
import { lint } from '../server/src/rules/lint.js';
import { Policy } from '../server/src/rules/policy.js';
import type { Rule } from '../server/src/rules/rule.js';
import { fileOf, fixture } from './support/fixture.js';
import { checkMarks, fixedTexts, problemsOf } from './support/problems.js';

for (const rule of rules) {
  test(`${rule.name}: the wrong sample has exactly the marked problems`, () => {
    const wrong = fixture(rule.wrong);
    assert.ok(
      [...wrong.files.values()].some(({ marks }) => marks.length > 0),
      'the sample marks nothing',
    );
    checkMarks(wrong, switchedOn(rule));
  });

  test(`${rule.name}: the right sample has no problem`, () => {
    const right = fixture(rule.right);
    assert.ok(
      [...right.files.values()].every(({ marks }) => marks.length === 0),
      'the right sample marks something',
    );
    checkMarks(right, switchedOn(rule));
  });

  test(`${rule.name}: safe fixes make the right sample of the wrong one`, () => {
    const wrong = fixture(rule.wrong);
    const right = fixture(rule.right);
    const isMended = problemsOf(wrong, switchedOn(rule)).some(({ fixes }) =>
      fixes.some(({ safety }) => safety === 'safe'),
    );
    for (const { path, text } of wrong.files.values()) {
      const mended = mendSafely(path, text, wrong.archive, switchedOn(rule));
      if (isMended) assert.equal(mended ?? text, fileOf(right, path).text);
      else assert.equal(mended, undefined);
      if (mended !== undefined) assert.equal(mendSafely(path, mended, wrong.archive, switchedOn(rule)), undefined);
    }
  });

  test(`${rule.name}: every fix, safe or not, takes its problem away`, () => {
    const wrong = fixture(rule.wrong);
    const likely = new LikelyEvents(wrong.archive);
    for (const found of problemsOf(wrong, switchedOn(rule))) {
      const problem = withLikelyEvents(found, likely, wrong.archive);
      const before = problemsOf(wrong, switchedOn(rule)).filter(({ path }) => path === problem.path);
      for (const [title, text] of fixedTexts(wrong, problem)) {
        const policy = switchedOn(rule);
        const after = lint(problem.path, text, scanFile(problem.path, text), wrong.archive, { policy });
        assert.ok(after.length < before.length, `${title} leaves ${after.map(({ message }) => message).join(', ')}`);
      }
    }
  });

  test(`${rule.name}: names, severities and words keep to the contract`, () => {
    assert.equal(ruleNamed(rule.name), rule);
    assert.equal(retiredRules.includes(rule.name), false);
    assert.match(rule.name, /^[a-z]+(-[a-z]+)+$/);
    assert.doesNotMatch(rule.what, /\.$/);
    assert.match(rule.why, /\.$/);
    for (const { message } of problemsOf(fixture(rule.wrong), switchedOn(rule))) assert.doesNotMatch(message, /\.$/);
  });
}

/** Default severities, with the rule on if it is off. */
function switchedOn({ name, severity }: Rule): Policy {
  return new Policy({ settings: severity === 'off' ? { [name]: 'warning' } : {} });
}
