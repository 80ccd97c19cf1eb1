/** `event-archive check` on the sample archive: exactly the faults that were put into it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readReport, runProgram } from '../support/command-line.js';
import { projectRoot } from '../support/project.js';

const root = join(projectRoot, 'test/sample');

interface Fault {
  readonly file: string;
  readonly rule: string;
  readonly line: number;
  readonly text: string;
}

const faults = JSON.parse(readFileSync(join(projectRoot, 'test/sample-problems.json'), 'utf8')) as readonly Fault[];

/** A day index and its twin are one text, so a fault in one is found in both. */
function withTwins(fault: Fault): readonly Fault[] {
  if (!fault.file.endsWith('/index.md')) return [fault];
  return [{ ...fault, file: fault.file.replace(/index\.md$/, 'README.md') }, fault];
}

test('json: every fault of the sample, where it is, and no other', () => {
  const { status, out, err } = runProgram(['check', root, '--format', 'json']);
  assert.equal(status, 1);
  assert.equal(err, '');
  const report = readReport(out);
  assert.equal(report.version, 1);
  assert.equal(report.archive, root);
  const found = report.problems.map(({ file, rule, range }): Fault => {
    const text = TextDocument.create('', '', 1, readFileSync(join(root, file), 'utf8')).getText(range);
    return { file, rule, line: range.start.line, text };
  });
  assert.deepEqual(found, faults.flatMap(withTwins));
});

test('json: sorted by file, then by place, with every member of the contract', () => {
  const { problems } = readReport(runProgram(['check', root, '--format', 'json']).out);
  const files = problems.map(({ file }) => file);
  assert.deepEqual(files, [...files].sort());
  for (const problem of problems) {
    assert.deepEqual(Object.keys(problem), ['file', 'rule', 'severity', 'message', 'range', 'fix', 'suggestions']);
    assert.match(problem.fix, /^(safe|ask|none)$/);
    assert.match(problem.severity, /^(error|warning|information|hint)$/);
  }
  const renamed = problems.filter(({ suggestions }) => suggestions.length > 0);
  assert.deepEqual(
    renamed.map(({ rule, fix, suggestions: [first = ''] }) => [rule, fix, first.split('/').slice(0, 4).join('/')]),
    [
      ['unresolved-relation', 'safe', 'news/2013/12/1'],
      ['unresolved-relation', 'safe', 'news/2017/10/2'],
      ['unresolved-relation', 'ask', 'news/2014/06/15'],
    ],
  );
});

test('text: exactly as test/cli/sample.txt', () => {
  const { status, out, err } = runProgram(['check', root]);
  assert.equal(status, 1);
  assert.equal(err, '');
  const golden = readFileSync(join(projectRoot, 'test/cli/sample.txt'), 'utf8');
  // Where the change is meant: node dist/cli.cjs check test/sample > test/cli/sample.txt
  assert.equal(out, golden);
});

test('the same bytes every time, in whatever order the paths come', () => {
  const run = (...paths: readonly string[]) => runProgram(['check', '--format', 'json', ...paths], root).out;
  const whole = run();
  assert.equal(run(), whole);
  assert.equal(run('.'), whole);
  assert.equal(run(root, 'news', 'README.md'), whole);
  assert.equal(run('news/2014', 'news/2013/12'), run('news/2013/12', 'news/2014', 'news/2014/06'));
});
