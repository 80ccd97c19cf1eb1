/** What every fix of every rule keeps to, on the rules' own samples, the sample archive, the real archives, and on damaged texts of theirs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Archive } from '../../server/src/core/archive.js';
import type { Fix, Problem } from '../../server/src/core/problem.js';
import { scanFile } from '../../server/src/core/read.js';
import { applyEdits, LineMap } from '../../server/src/core/text.js';
import { mendSafely } from '../../server/src/features/fixes.js';
import { rules } from '../../server/src/rules/all.js';
import { lint } from '../../server/src/rules/lint.js';
import { Policy } from '../../server/src/rules/policy.js';
import { damaged } from '../support/damage.js';
import { fixture } from '../support/fixture.js';
import { indexOf } from '../support/index-of.js';
import { projectRoot } from '../support/project.js';
import { randomOf } from '../support/random.js';
import { chineseArchive, englishArchive, withoutChinese, withoutShared } from '../support/shared.js';

/** Every rule, also those that are off unless somebody wants them. */
const policy = new Policy({
  settings: Object.fromEntries(rules.map(({ name, severity }) => [name, severity === 'off' ? 'hint' : severity])),
});

/** The forms that a text comes in: what a fix does must not depend on it. */
const FORMS: Readonly<Record<string, (text: string) => string>> = {
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\ufeff${text}`,
  'a byte order mark and CRLF': (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
  'no final line end': (text) => text.replace(/\n+$/, ''),
};

/** Problems that come or go with another: what is said of an event, once it is known which one is meant, and of what is named. */
const CONNECTED: Readonly<Record<string, readonly string[]>> = {
  'missing-date-heading': ['missing-day-index'],
  'malformed-date-heading': ['missing-day-index'],
  'date-mismatch': ['missing-day-index'],
  'duplicate-title': ['slug-mismatch'],
  // The first relation gets the tags of the second.
  'duplicate-relation': ['context-variant', 'missing-context', 'malformed-context'],
  'unresolved-entry': ['duplicate-entry', 'misplaced-entry'],
  'unresolved-relation': ['duplicate-relation', 'self-relation', 'outdated-relation'],
  'malformed-source': ['duplicate-source', 'shared-source', 'outlet-mismatch'],
  'malformed-relation': ['duplicate-relation', 'self-relation', 'outdated-relation', 'context-variant'],
};

const kinds = new Map<string, number>();

for (const rule of rules) {
  test(`the fixes of ${rule.name}, on its sample`, () => {
    for (const sample of [rule.wrong, rule.right]) {
      const { files, archive } = fixture(sample);
      for (const { path, text } of files.values()) checkFixes(path, text, archive, path);
    }
  });
}

test('on the sample archive, and on damaged texts of it', async (t) => {
  t.diagnostic(await checkArchive(join(projectRoot, 'test/sample'), 20));
});

test('on the English archive, and on damaged texts of it', { skip: withoutShared }, async (t) => {
  t.diagnostic(await checkArchive(englishArchive, 20));
});

test('on the Chinese archive, and on damaged texts of it', { skip: withoutChinese }, async (t) => {
  t.diagnostic(await checkArchive(chineseArchive(), 1));
});

/** Each file as it is, and as many times damaged; how many fixes there were, for the diagnostics of the test. */
async function checkArchive(root: string, times: number): Promise<string> {
  kinds.clear();
  const archive = await indexOf(root);
  let files = 0;
  for (const path of [...archive.paths()].sort()) {
    const text = readFileSync(join(root, path), 'utf8');
    checkFixes(path, text, archive, path);
    if (!path.startsWith('news/') || text.includes('\r')) continue;
    for (let time = 0; time < times; time++) {
      const { text: wrong, done } = damaged(path, text, randomOf(files, time));
      if (wrong !== text) checkFixes(path, wrong, archive, `${path}, ${done}`);
    }
    files++;
  }
  const counted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${kind} ${count}`);
  return `fixes applied: ${counted.join(', ')}`;
}

function checkFixes(path: string, text: string, archive: Archive, where: string): void {
  const problems = problemsIn(path, text, archive);
  for (const problem of problems) {
    for (const fix of problem.fixes) {
      const what = `${where}: ${problem.rule}, "${fix.title}", in\n${text}`;
      kinds.set(`${problem.rule} ${fix.safety}`, (kinds.get(`${problem.rule} ${fix.safety}`) ?? 0) + 1);
      checkEdits(text, fix, what);
      const mended = applyEdits(text, fix.edits);
      checkProblems(problem, fix, problems, text, problemsIn(path, mended, archive), `${what}\nbecomes\n${mended}`);
      checkForms(path, text, problem, fix, archive, what);
    }
  }
  checkAllAtOnce(path, text, archive, where);
}

/** What the rules say of a text while the archive knows the file as that text. */
function problemsIn(path: string, text: string, archive: Archive): readonly Problem[] {
  const file = scanFile(path, text);
  archive.set(path, file);
  return lint(path, text, file, archive, { policy });
}

/** Edits lie in the text and apart from each other, and none begins or ends with a line that it leaves as it is. */
function checkEdits(text: string, { edits }: Fix, what: string): void {
  assert.ok(edits.length > 0, what);
  let end = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    assert.ok(end <= span.start && span.start <= span.end && span.end <= text.length, what);
    ({ end } = span);
    const old = text.slice(span.start, span.end);
    assert.notEqual(old, newText, what);
    const [firstOld, firstNew] = [/^.*\n/.exec(old)?.[0], /^.*\n/.exec(newText)?.[0]];
    assert.ok(firstOld === undefined || firstOld !== firstNew, `${what} leaves "${firstOld ?? ''}"`);
  }
}

/** The problem is gone, with it only those of text that was taken out or written anew, and none has come. */
function checkProblems(
  problem: Problem,
  fix: Fix,
  before: readonly Problem[],
  text: string,
  after: readonly Problem[],
  what: string,
): void {
  const lines = new LineMap(text);
  const others = before.filter((each) => each !== problem);
  const isTouched = ({ range }: Problem): boolean =>
    fix.edits.some(({ span }) => span.start <= lines.offset(range.start) && lines.offset(range.end) <= span.end);
  const left = counted(after);
  const isConnected = (key: string): boolean => CONNECTED[problem.rule]?.includes(key.split(':')[0] ?? '') === true;
  for (const [key, count] of counted(others.filter((each) => !isTouched(each))))
    // Of a list that is numbered wrong the wrong item may be the one that goes.
    if (!isConnected(key) && key !== 'list-numbering:')
      assert.ok((left.get(key) ?? 0) >= count, `${what}\nmends "${key}" too`);
  const allowed = counted(others);
  for (const [key, count] of left) {
    if (!isConnected(key)) assert.ok(count <= (allowed.get(key) ?? 0), `${what}\nhas "${key}" ${count} times`);
  }
}

/** Their messages speak of what stands before: they count whatever they say. */
const RELATIVE = [
  'list-numbering',
  'duplicate-title',
  'misplaced-section',
  'context-variant',
  'shared-source',
  'outlet-mismatch',
  'unlabelled-source',
];

/** By rule and message. */
function counted(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, message } of problems) {
    const key = RELATIVE.includes(rule) ? `${rule}:` : `${rule}: ${message}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The same problem has the same fix in every form of the text, and the form stays. */
function checkForms(path: string, text: string, problem: Problem, fix: Fix, archive: Archive, what: string): void {
  const mended = applyEdits(text, fix.edits);
  for (const [name, formed] of Object.entries(FORMS)) {
    const wrong = formed(text);
    if (text.includes('\r') || text.startsWith('\ufeff')) return;
    const same = problemsIn(path, wrong, archive).find(
      ({ rule, message, range }) =>
        rule === problem.rule && message === problem.message && range.start.line === problem.range.start.line,
    );
    const found = same?.fixes.find(({ title }) => title === fix.title);
    assert.ok(found, `${what}\nis not offered with ${name}`);
    assert.equal(found.safety, fix.safety, `${what}\nwith ${name}`);
    assert.equal(applyEdits(wrong, found.edits), formed(mended), `${what}\nwith ${name}`);
  }
}

/** All safe fixes together are all there are: what they made has none left, in any form. */
function checkAllAtOnce(path: string, text: string, archive: Archive, where: string): void {
  archive.set(path, scanFile(path, text));
  const mended = mendSafely(path, text, archive, policy);
  for (const formed of text.includes('\r') ? [] : Object.values(FORMS)) {
    const again = mendSafely(path, formed(text), archive, policy);
    assert.equal(again, mended === undefined ? undefined : formed(mended), where);
  }
  if (mended === undefined) return;
  assert.equal(mendSafely(path, mended, archive, policy), undefined, `${where}: fixing twice`);
  archive.set(path, scanFile(path, mended));
  assert.equal(mendSafely(path, mended, archive, policy), undefined, `${where}: fixing twice`);
  archive.set(path, scanFile(path, text));
}
