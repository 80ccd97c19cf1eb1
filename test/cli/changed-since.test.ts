/** `--changed-since`: whatever has changed since a revision, every problem that was not there then is reported. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readReport, runHere, type JsonProblem } from '../support/command-line.js';
import { projectRoot } from '../support/project.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const LIGHTHOUSE = 'news/2012/03/1/the-lesser-skarn-lighthouse-is-lit-again-after-eleven-dark-years.md';
const MEMORIAL =
  'news/2018/03/1/a-memorial-to-the-thirty-one-dead-of-the-aurora-is-unveiled-beside-the-lesser-skarn-lighthouse.md';

/** What somebody does to the sample archive, and how many files that were not touched have new problems. */
const CHANGES: Readonly<Record<string, readonly [change: (root: string) => void, others: number]>> = {
  nothing: [() => {}, 0],
  'an event goes': [(root) => rmSync(join(root, MEMORIAL)), 6],
  'an event is renamed': [
    (root) => renameSync(join(root, MEMORIAL), join(root, MEMORIAL.replace('a-memorial', 'memorial'))),
    6,
  ],
  'a title changes': [(root) => edit(root, MEMORIAL, '# A memorial', '# The memorial'), 2],
  'an event comes that no index lists': [
    (root) =>
      writeFileSync(join(root, 'news/2012/05/12/new.md'), '### [2012-05-12](/news/2012/05/12/index.md)\n\n# New\n'),
    0,
  ],
  'a tag becomes common': [
    (root) => {
      const relation = (i: number): string => `${i}. [X](/news/2012/05/12/x-${i}.md) _Context: HERRING_\n`;
      appendFileSync(join(root, LIGHTHOUSE), Array.from({ length: 60 }, (_, i) => relation(i + 3)).join(''));
    },
    3,
  ],
  'a source is cited once more': [
    (root) => {
      const source = /^1\. (\[.*\]\(http.*\))/m.exec(readFileSync(join(root, MEMORIAL), 'utf8'))?.[1] ?? '';
      edit(root, LIGHTHOUSE, '### Related', `### Source:\n\n1. ${source}\n\n### Related`);
    },
    1,
  ],
  'a day index goes': [(root) => rmSync(join(root, 'news/2018/03/1/index.md')), 7],
  'a page links to what is not there': [
    (root) => appendFileSync(join(root, 'index.md'), '\n[Gone](/news/2012/05/12/gone.md)\n'),
    0,
  ],
  'the archive is judged by another rule': [
    (root) => writeFileSync(join(root, 'event-archive.json'), '{ "rules": { "slug-mismatch": "error" } }'),
    5,
  ],
};

function edit(root: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), 'utf8');
  assert.ok(text.includes(from), from);
  writeFileSync(join(root, path), text.replace(from, to));
}

async function problemsIn(root: string, ...args: readonly string[]): Promise<readonly JsonProblem[]> {
  const { out, err, status } = await runHere(['check', '--format', 'json', ...args], root);
  assert.notEqual(status, 2, err);
  return readReport(out).problems;
}

/** Where a problem stands in its file may change; what it says does not. */
const keyOf = ({ file, rule, message }: JsonProblem): string => `${file} ${rule} ${message}`;

for (const [what, [change, others]] of Object.entries(CHANGES)) {
  test(`${what}: all that is new is reported, and nothing that is not there`, async (t) => {
    const { root: repository } = temporaryArchive(t, {});
    const root = join(repository, 'archive');
    mkdirSync(root);
    cpSync(join(projectRoot, 'test/sample'), root, { recursive: true });
    const git = (...args: readonly string[]) =>
      execFileSync('git', [
        '-C',
        repository,
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@example.org',
        ...args,
      ]).toString();
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'before');
    const before = new Set((await problemsIn(root)).map(keyOf));
    change(root);
    const after = await problemsIn(root);
    const reported = await problemsIn(root, '--changed-since', 'HEAD');
    const isReported = new Set(reported.map((problem) => JSON.stringify(problem)));
    const unreported = after.filter((problem) => !isReported.has(JSON.stringify(problem)));
    assert.deepEqual(
      unreported.filter((problem) => !before.has(keyOf(problem))),
      [],
      'new and not reported',
    );
    const isThere = new Set(after.map((problem) => JSON.stringify(problem)));
    assert.deepEqual(
      reported.filter((problem) => !isThere.has(JSON.stringify(problem))),
      [],
      'reported and not there',
    );
    const touched = new Set(
      git('status', '--porcelain=v1', '-uall', '-z')
        .split('\0')
        .map((line) => line.slice('?? archive/'.length)),
    );
    const elsewhere = new Set(
      reported.filter((problem) => !before.has(keyOf(problem)) && !touched.has(problem.file)).map(({ file }) => file),
    );
    assert.equal(elsewhere.size, others, [...elsewhere].join('\n'));
    if (what === 'nothing') assert.deepEqual(reported, []);
  });
}
