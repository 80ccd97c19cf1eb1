/** `--fix`: mends what is safe, and leaves everything else as it was, to the byte. */
import assert from 'node:assert/strict';
import { chmodSync, cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readReport, runHere, runProgram } from '../support/command-line.js';
import { projectRoot } from '../support/project.js';
import { temporaryArchive } from '../support/temporary-archive.js';

/** The label can only be mended once the link is. */
const WRONG = `### [2014-03-8](/news/2014/03/7/index.md)

# Bridge opens

### Related:

3. [The ferry retired](/news/2014/03/7/Ferry-Retired.md) _Context: Ferry
3. [Gone](/news/2014/03/7/gone.md) _Context: Ferry,, Bridge_
`;
const RIGHT = `### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_
2. [Gone](/news/2014/03/7/gone.md) _Context: Ferry, Bridge_
`;
const BRIDGE = 'news/2014/03/7/bridge-opens.md';
const others = {
  'news/2014/03/7/ferry-retired.md': '### [2014-03-7](/news/2014/03/7/index.md)\n\n# Ferry retired\n',
  'news/2014/03/7/index.md': `## [2014-03-7](/news/2014/03/7/index.md)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)

### [Ferry retired](/news/2014/03/7/ferry-retired.md)
`,
};

/** Every file below a folder with its text. */
function contents(root: string): Readonly<Record<string, string>> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(root, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

for (const [name, adapt] of Object.entries({
  'plain text': (text: string) => text,
  CRLF: (text: string) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text: string) => `\ufeff${text}`,
  'a byte order mark and CRLF': (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
  'no final line end': (text: string) => text.trimEnd(),
})) {
  test(`safe faults are mended in a file with ${name}, and a second run changes nothing`, async (t) => {
    const archive = temporaryArchive(t, { [BRIDGE]: adapt(WRONG), ...others });
    const first = await runHere(['check', '--fix', '--format', 'json'], archive.root);
    assert.equal(first.err, '');
    assert.equal(first.status, 1);
    assert.deepEqual(
      readReport(first.out).problems.map(({ rule }) => rule),
      ['unresolved-relation'],
    );
    assert.deepEqual(contents(archive.root), { [BRIDGE]: adapt(RIGHT), ...others });

    const before = statSync(join(archive.root, BRIDGE));
    const second = await runHere(['check', '--fix', '--format', 'json'], archive.root);
    assert.equal(second.out, first.out);
    assert.deepEqual(contents(archive.root), { [BRIDGE]: adapt(RIGHT), ...others });
    const { ino, mtimeMs } = statSync(join(archive.root, BRIDGE));
    assert.deepEqual([ino, mtimeMs], [before.ino, before.mtimeMs], 'a file that is right is not written');
  });
}

test('a mended file is a new file in the place of the old one, with its permissions', async (t) => {
  const archive = temporaryArchive(t, { [BRIDGE]: WRONG, ...others });
  const file = join(archive.root, BRIDGE);
  chmodSync(file, 0o640);
  const before = statSync(file).ino;
  await runHere(['check', '--fix'], archive.root);
  const { ino, mode } = statSync(file);
  assert.notEqual(ino, before, 'whoever reads the old file reads it to its end');
  assert.equal(mode & 0o777, 0o640);
});

test('only the files that were named are mended', async (t) => {
  const archive = temporaryArchive(t, { [BRIDGE]: WRONG, ...others });
  const before = contents(archive.root);
  await runHere(['check', '--fix', 'news/2014/03/7/ferry-retired.md'], archive.root);
  assert.deepEqual(contents(archive.root), before);
});

test('rules that are off mend nothing', async (t) => {
  const archive = temporaryArchive(t, { [BRIDGE]: WRONG, ...others });
  const off = ['date-mismatch', 'list-numbering', 'malformed-context', 'unresolved-relation', 'outdated-relation'];
  const before = contents(archive.root);
  await runHere(['check', '--fix', ...off.flatMap((rule) => ['--rule', `${rule}=off`])], archive.root);
  assert.deepEqual(contents(archive.root), before);
});

test('without --fix nothing is written', async (t) => {
  const archive = temporaryArchive(t, { [BRIDGE]: WRONG, ...others });
  const before = contents(archive.root);
  await runHere(['check'], archive.root);
  assert.deepEqual(contents(archive.root), before);
});

test('a file that is not UTF-8 is not written, for it would lose what it says', async (t) => {
  const archive = temporaryArchive(t, others);
  const bytes = Buffer.concat([Buffer.from(WRONG), Buffer.from([0xe9, 0x0a])]);
  archive.write(BRIDGE, bytes);
  const { err } = await runHere(['check', '--fix'], archive.root);
  assert.deepEqual(readFileSync(join(archive.root, BRIDGE)), bytes);
  assert.match(err, /^event-archive: news\/2014\/03\/7\/bridge-opens\.md: not valid UTF-8/);
});

test('a file that cannot be written is named, and the others are mended', async (t) => {
  if (process.getuid?.() === 0) return t.skip('root may write everywhere');
  const locked = 'news/2014/03/8/locked.md';
  const archive = temporaryArchive(t, { [BRIDGE]: WRONG, [locked]: WRONG, ...others });
  chmodSync(join(archive.root, 'news/2014/03/8'), 0o555);
  const { err } = await runHere(['check', '--fix'], archive.root);
  chmodSync(join(archive.root, 'news/2014/03/8'), 0o755);
  assert.match(err, /^event-archive: news\/2014\/03\/8\/locked\.md: not mended, EACCES/);
  assert.equal(readFileSync(join(archive.root, BRIDGE), 'utf8'), RIGHT);
  assert.equal(readFileSync(join(archive.root, locked), 'utf8'), WRONG);
});

test('the sample archive: what was safe is gone, what was not is still there', (t) => {
  const archive = temporaryArchive(t, {});
  cpSync(join(projectRoot, 'test/sample'), archive.root, { recursive: true });
  const run = (...args: readonly string[]) =>
    readReport(runProgram(['check', '--format', 'json', ...args], archive.root).out);
  const before = run().problems;
  const after = run('--fix').problems;
  assert.ok(before.some(({ fix }) => fix === 'safe'));
  assert.deepEqual(
    after.map(({ file, rule }) => [file, rule]),
    before.filter(({ fix }) => fix !== 'safe').map(({ file, rule }) => [file, rule]),
  );
});
