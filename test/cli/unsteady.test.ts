/** What the system does under a run: files that change, a clock that is set back, a disk that nothing can be written to. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { projectRoot } from '../support/project.js';
import { readReport, runHere, type Outcome } from '../support/command-line.js';
import { filesBelow } from '../support/files-below.js';
import { randomOf } from '../support/random.js';
import { temporaryArchive, type TemporaryArchive } from '../support/temporary-archive.js';

const pathOf = (number: number): string => `news/2014/03/7/event-${number}.md`;
const eventOf = (number: number): string =>
  `# Event ${number}\n\n### Related:\n\n1. [Event ${number + 1}](/${pathOf(number + 1)}) _Context: Ferry_\n`;

function manyEvents(t: TestContext, count: number): TemporaryArchive {
  const numbers = Array.from({ length: count }, (_, number) => number);
  return temporaryArchive(t, Object.fromEntries(numbers.map((number) => [pathOf(number), eventOf(number)])));
}

for (const format of ['text', 'json', 'sarif', 'github', 'junit']) {
  test(`files that change under a run that writes ${format}: it ends, and the next one knows no worse for it`, async (t) => {
    const archive = manyEvents(t, 300);
    const random = randomOf(5, format.length);
    let changes = 0;
    // Each look at the clock, which is at every file that is read and at every hundredth that is checked, finds another file changed.
    t.mock.method(performance, 'now', () => {
      changes++;
      const path = pathOf(random.below(330));
      if (random.below(3) > 0) archive.write(path, random.below(2) > 0 ? '' : '### No title\n\n1. [\n'.repeat(20));
      else rmSync(join(archive.root, path), { force: true });
      return changes * 1000;
    });
    const args = ['check', '--format', format, '--cache-dir', temporaryArchive(t, {}).root];
    const disturbed = await runHere(args, archive.root, { isErrTerminal: true });
    assert.ok(changes > 5, `only ${changes} changes`);
    assert.equal(disturbed.status, 1);
    assert.doesNotMatch(disturbed.err, /Error|\bat .*\.js/);
    if (['json', 'sarif'].includes(format)) JSON.parse(disturbed.out);

    t.mock.restoreAll();
    const next = await runHere(args, archive.root);
    assert.deepEqual(next, await runHere(['check', '--format', format, '--no-cache'], archive.root));
  });
}

test('a clock that is set back at every look: nothing that was kept is believed for it', async (t) => {
  const archive = manyEvents(t, 50);
  const args = ['check', '--format', 'json', '--cache-dir', temporaryArchive(t, {}).root];
  let now = Date.now() + 1e9;
  t.mock.method(Date, 'now', () => (now -= 3_600_000));
  const first = await runHere(args, archive.root, { isErrTerminal: true });
  assert.deepEqual(readReport(first.out).problems.length, 51);
  archive.write(pathOf(7), eventOf(7).replace('event-8.md', 'event-888.md'));
  const second = readReport((await runHere(args, archive.root)).out).problems;
  const { out } = await runHere(['check', '--format', 'json', '--no-cache'], archive.root);
  assert.deepEqual(second, readReport(out).problems);
  assert.ok(second.some(({ file, rule }) => file === pathOf(7) && rule === 'unresolved-relation'));
});

/** The program, run by somebody who may write nowhere that nobody else may; undefined where Node cannot be run so. */
function readerOnly(t: TestContext): ((args: readonly string[], cwd: string) => Outcome) | undefined {
  const home = mkdtempSync(join(tmpdir(), 'event-archive-home-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  // The checkout may be where only root may look.
  cpSync(join(projectRoot, 'dist'), join(home, 'dist'), { recursive: true });
  const cache = join(home, 'cache');
  mkdirSync(cache);
  for (const folder of [home, cache]) chmodSync(folder, 0o777);
  // Root may write everywhere: then it is run as nobody.
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const run = (args: readonly string[], cwd: string): Outcome => {
    const env = { PATH: process.env['PATH'], XDG_CACHE_HOME: cache };
    const options = { ...user, cwd, env, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'dist/cli.cjs'), ...args], options);
    return { status, out: stdout, err: stderr };
  };
  return run(['--version'], home).status === 0 ? run : undefined;
}

/** While nothing can be written to some folders. */
function whileLocked(folders: readonly string[], work: () => void): void {
  try {
    for (const folder of folders) chmodSync(folder, 0o555);
    work();
  } finally {
    for (const folder of folders) chmodSync(folder, 0o755);
  }
}

/** What would have to write, and what is said instead. */
const REFUSED: readonly (readonly [readonly string[], RegExp])[] = [
  [['check', '--output', 'report.txt'], /^event-archive: --output report\.txt: not written, /],
  [['check', '--update-baseline'], /^event-archive: --update-baseline: not written, /],
  [
    ['new', '--date', '2014-03-07', '--title', 'Ferry', '--source', 'http://a.example/f'],
    /^event-archive: could not run/,
  ],
  [['rename', pathOf(0), 'Another title'], /^event-archive: could not run, /],
  [['rename-tag', 'Ferry', 'Ferries'], /^event-archive: could not run, /],
  [['export', '--output', 'all.jsonl'], /^event-archive: --output all\.jsonl: not written, /],
];

test('an archive on a disk that nothing can be written to', { skip: process.platform === 'win32' }, async (t) => {
  const WRONG = '# Bridge\n\n### Sources:\n\n1. [A](http://a.example/)\n3. [B](http://b.example/)\n';
  const archive = temporaryArchive(t, { [pathOf(0)]: eventOf(0), [pathOf(1)]: WRONG });
  const before = filesBelow(archive.root);
  const expected = await runHere(['check', '--no-cache'], archive.root);
  const run = readerOnly(t);
  if (!run) return t.skip('nobody but root can run Node here');
  const folders = ['', 'news', 'news/2014', 'news/2014/03', 'news/2014/03/7'];
  whileLocked(
    folders.map((path) => join(archive.root, path)),
    () => {
      assert.deepEqual(run(['check'], archive.root), expected);
      assert.deepEqual(run(['check'], archive.root), expected, 'with what was kept');
      for (const [args, reason] of REFUSED) {
        const { status, err } = run(args, archive.root);
        assert.match(err, reason, args.join(' '));
        assert.match(err, /EACCES|EPERM/, args.join(' '));
        assert.equal(status, 2, `${args.join(' ')}: ${err}`);
      }
      const { err } = run(['check', '--fix'], archive.root);
      assert.match(
        err,
        /^event-archive: news\/2014\/03\/7\/event-0\.md: not mended, EACCES.*\n.*event-1\.md: not mended, /,
      );
    },
  );
  assert.deepEqual(filesBelow(archive.root), before);
  assert.deepEqual(readdirSync(archive.root), ['news']);
});
