/** Which archive is checked, and which of its files are reported on. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, test } from 'node:test';
import { readReport, runHere } from '../support/command-line.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const related = (name: string) =>
  `# ${name}\n\n### Related:\n\n1. [Gone](/news/2014/03/7/gone-${name}.md) _Context: A_\n`;
const files = {
  'index.md': 'Front page: [gone](/news/2014/03/7/gone.md)\n',
  'news/2014/03/7/a.md': related('a'),
  'news/2014/03/7/b.md': related('b'),
  'news/2014/03/70/c.md': related('c'),
  'news/2015/03/8/d.md': related('d'),
};
const archive = temporaryArchive({ after }, files);

async function filesReported(cwd: string, ...paths: readonly string[]): Promise<readonly string[]> {
  const { out, err } = await runHere(['check', '--format', 'json', ...paths], cwd);
  assert.equal(err, '');
  const report = readReport(out);
  assert.equal(report.events, 4, 'the whole archive counts, whatever is reported on');
  return report.problems.filter(({ rule }) => rule === 'unresolved-relation').map(({ file }) => file);
}

const { root } = archive;
const [a, b, c, d] = [
  'news/2014/03/7/a.md',
  'news/2014/03/7/b.md',
  'news/2014/03/70/c.md',
  'news/2015/03/8/d.md',
] as const;
const whole = ['index.md', a, b, c, d];

test('without a path: the archive around the current folder, whole', async () => {
  assert.deepEqual(await filesReported(root), whole);
  assert.deepEqual(await filesReported(join(root, 'news')), whole);
  assert.deepEqual(await filesReported(join(root, 'news/2014/03')), whole);
});

test('the root, a folder, a file, several', async () => {
  assert.deepEqual(await filesReported('/', root), whole);
  assert.deepEqual(await filesReported(root, '.'), whole);
  assert.deepEqual(await filesReported(root, 'news'), [a, b, c, d]);
  assert.deepEqual(await filesReported(root, 'news/2014/03/7'), [a, b]);
  assert.deepEqual(await filesReported(root, 'news/2014/03/7/'), [a, b]);
  assert.deepEqual(await filesReported(root, `./${b}`), [b]);
  assert.deepEqual(await filesReported(root, d, a, 'news/2014/03/7', a), [a, b, d]);
});

test('paths are relative to the current folder, also inside the archive and outside of it', async () => {
  assert.deepEqual(await filesReported(join(root, 'news/2014'), '.'), [a, b, c]);
  assert.deepEqual(await filesReported(join(root, 'news/2014'), '../2015'), [d]);
  assert.deepEqual(await filesReported(dirname(root), join(relative(dirname(root), root), a)), [a]);
});

test('a link to the archive is a way to it', async () => {
  const links = temporaryArchive({ after }, {});
  symlinkSync(root, join(links.root, 'link'));
  assert.deepEqual(await filesReported(links.root, 'link'), whole);
  assert.deepEqual(await filesReported(links.root, 'link/news/2015'), [d]);
});

test('two archives are refused', async () => {
  const other = temporaryArchive({ after }, files);
  const { status, out, err } = await runHere(['check', root, join(other.root, a)], '/');
  assert.equal(status, 2);
  assert.equal(out, '');
  assert.match(err, /^event-archive: the paths lie in two archives, .* and .*; check them one after the other\n$/);
  assert.ok(err.includes(root) && err.includes(other.root));
});

test('without a news/ folder it says what it looked for', async () => {
  const empty = temporaryArchive({ after }, { 'notes/a.md': '# A\n' });
  for (const [args, cwd] of [
    [[], empty.root],
    [['notes'], empty.root],
    [[join(empty.root, 'notes/a.md')], tmpdir()],
  ] as const) {
    const { status, out, err } = await runHere(['check', ...args], cwd);
    assert.equal(status, 2);
    assert.equal(out, '');
    assert.match(
      err,
      /^event-archive: no archive at .*: looked for a folder "news" there and in the folders above it\n$/,
    );
  }
});

test('a path that is not there is named', async () => {
  const { status, err } = await runHere(['check', 'news/2041'], root);
  assert.equal(status, 2);
  assert.equal(err, 'event-archive: news/2041: no such file or folder\n');
});
