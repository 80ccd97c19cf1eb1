/** A process that is killed while it changes an archive, at every single step: nothing is half written, and all of it can be taken back. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { Refusal, type ArchiveEdit } from '../../server/src/core/archive-edit.js';
import { applyArchiveEdit } from '../../server/src/host/apply-edit.js';
import { takeBackUnfinished } from '../../server/src/host/journal.js';
import { runHere } from '../support/command-line.js';
import { filesBelow } from '../support/files-below.js';
import { startServer } from '../support/lsp-client.js';
import { temporaryArchive, type Scope, type TemporaryArchive } from '../support/temporary-archive.js';

const child = fileURLToPath(new URL('../support/killed-change.js', import.meta.url));
const files = {
  'news/2014/03/7/a.md': 'A stands here.\n',
  'news/2014/03/7/b.md': 'B stands here.\n',
  'news/2014/03/7/c.md': 'C stays.\n',
  'news/2014/03/7/d.md': 'D goes.\n',
  'news/2014/03/8/e.md': 'E leaves its day.\n',
};
const replaced = (path: keyof typeof files, newText: string): ArchiveEdit['edits'][number] => ({
  path,
  text: files[path],
  edits: [{ span: { start: 0, end: files[path].length }, newText }],
});
/** Two files change places, one is edited, one comes, one goes, one leaves an empty folder. */
const change: ArchiveEdit = {
  title: 'Change everything',
  edits: [replaced('news/2014/03/7/a.md', 'A went to B.\n'), replaced('news/2014/03/7/c.md', 'C was edited.\n')],
  renames: [
    { from: 'news/2014/03/7/a.md', to: 'news/2014/03/7/b.md' },
    { from: 'news/2014/03/7/b.md', to: 'news/2014/03/7/a.md' },
    { from: 'news/2014/03/8/e.md', to: 'news/2015/01/9/e.md' },
  ],
  creates: [{ path: 'news/2014/04/1/f.md', text: 'F is new.\n' }],
  deletes: ['news/2014/03/7/d.md'],
};
const after = {
  'news/2014/03/7/a.md': 'B stands here.\n',
  'news/2014/03/7/b.md': 'A went to B.\n',
  'news/2014/03/7/c.md': 'C was edited.\n',
  'news/2014/04/1/f.md': 'F is new.\n',
  'news/2015/01/9/e.md': 'E leaves its day.\n',
};
const texts = new Set<string>([...Object.values(files), ...Object.values(after)]);

/** Dies before the step of that number; false when there were not so many. */
function dies(root: string, what: 'change' | 'take back', step: number): boolean {
  const args = [child, root, what, String(step), JSON.stringify(change)];
  const { signal, status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.ok(signal === 'SIGKILL' || status === 0, stderr);
  return signal === 'SIGKILL';
}

function assertWhole(root: string): void {
  for (const [path, text] of Object.entries(filesBelow(root)))
    assert.ok(!path.endsWith('.md') || texts.has(text), `${path} says "${text}"`);
}

const HOUR = 60 * 60 * 1000;

function makeOlder(file: string, by: number): void {
  const then = new Date(Date.now() - by);
  utimesSync(file, then, then);
}

/** A step at which files are being put in their places. */
let halfway = 30;

function half(scope: Scope): TemporaryArchive {
  for (; ; halfway--) {
    const archive = temporaryArchive(scope, files);
    dies(archive.root, 'change', halfway);
    if (existsSync(join(archive.root, '.event-archive-journal.applying'))) return archive;
  }
}

test('killed before any step of a change: every file is whole, and the next run takes it back or finds it done', (t) => {
  const ends = { before: 0, after: 0 };
  for (let step = 1; ; step++) {
    const { root } = temporaryArchive(t, files);
    const isKilled = dies(root, 'change', step);
    assertWhole(root);
    if (step === 1) makeOlder(join(root, '.event-archive-journal'), 2 * HOUR);
    takeBackUnfinished(root);
    const left = filesBelow(root);
    const end = 'news/2014/04/1/f.md' in left ? 'after' : 'before';
    ends[end]++;
    assert.deepEqual(left, end === 'after' ? after : files, `killed before step ${step}`);
    assert.deepEqual(readdirSync(root), ['news']);
    if (!isKilled) break;
    if (end === 'before') assert.deepEqual(readdirSync(join(root, 'news')), ['2014']);
  }
  assert.ok(ends.before > 20 && ends.after > 5, JSON.stringify(ends));
});

test('killed again before any step of taking it back', (t) => {
  for (let step = 1; ; step++) {
    const { root } = half(t);
    const isKilled = dies(root, 'take back', step);
    assertWhole(root);
    takeBackUnfinished(root);
    assert.deepEqual(filesBelow(root), files, `killed before step ${step}`);
    assert.deepEqual(readdirSync(root), ['news']);
    if (!isKilled) break;
  }
});

test('what somebody has changed since stays as it is', (t) => {
  const archive = half(t);
  archive.write('news/2014/03/7/c.md', 'C by hand.\n');
  assert.deepEqual(takeBackUnfinished(archive.root), { title: 'Change everything', left: ['news/2014/03/7/c.md'] });
  assert.deepEqual(filesBelow(archive.root), { ...files, 'news/2014/03/7/c.md': 'C by hand.\n' });
});

test('while one change is made another one waits; a process that has gone is not waited for', async (t) => {
  const archive = temporaryArchive(t, files);
  const journal = join(archive.root, '.event-archive-journal.applying');
  const written = { version: 1, title: 'Other', host: hostname(), steps: [], folders: [] };
  writeFileSync(journal, JSON.stringify({ ...written, process: process.pid }));
  assert.equal(takeBackUnfinished(archive.root), undefined);
  await assert.rejects(
    applyArchiveEdit(archive.root, change),
    (error) =>
      error instanceof Refusal && /^Another change is being made, "Other", by process \d+ on /.test(error.message),
  );
  // Too old to be believed, or written before the clock was set back.
  for (const age of [2 * HOUR, -2 * HOUR]) {
    writeFileSync(journal, JSON.stringify({ ...written, process: process.pid }));
    makeOlder(journal, age);
    assert.deepEqual(takeBackUnfinished(archive.root), { title: 'Other', left: [] });
  }
  await applyArchiveEdit(archive.root, change);
  assert.deepEqual(filesBelow(archive.root), after);
});

test('a journal that names files outside of the archive or in hidden folders is not believed', (t) => {
  for (const step of [
    { from: '../x.md', aside: '../.00000000-0000-0000-0000-000000000000.old' },
    { from: '.git/hooks/post-checkout', aside: '.git/hooks/.00000000-0000-0000-0000-000000000000.old' },
    { path: '.git', temporary: '.00000000-0000-0000-0000-000000000000.tmp', digest: '' },
    { from: 'news/2014/03/7/a.md', aside: 'news/2014/03/7/b.md' },
  ]) {
    const archive = temporaryArchive(t, { ...files, '.git/hooks/.00000000-0000-0000-0000-000000000000.old': 'evil' });
    const before = filesBelow(archive.root);
    const name = '.event-archive-journal.applying';
    const journal = { version: 1, title: 'Evil', host: 'elsewhere', process: 1, steps: [step], folders: [] };
    archive.write(name, JSON.stringify(journal));
    makeOlder(join(archive.root, name), 2 * HOUR);
    assert.equal(takeBackUnfinished(archive.root), undefined);
    archive.remove(name);
    assert.deepEqual(filesBelow(archive.root), before);
  }
});

test('check says that a change was cut short, the next command takes it back, and so does the server', async (t) => {
  const archive = half(t);
  const before = filesBelow(archive.root);
  const { err } = await runHere(['check'], archive.root);
  assert.match(err, /^event-archive: "Change everything" was cut short, and its files are half changed; every command/);
  assert.deepEqual(filesBelow(archive.root), before);
  const dry = await runHere(['rename', 'news/2014/03/7/c.md', 'X', '--dry-run'], archive.root);
  assert.match(dry.err, /^event-archive: "Change everything" was cut short and has been taken back\.\n/);
  assert.deepEqual(filesBelow(archive.root), files);

  const other = half(t);
  const editor = await startServer(t, { roots: [other.root] });
  await editor.indexed();
  assert.ok(
    editor.heard.logged.some((line) => line.includes('"Change everything" was cut short and has been taken back.')),
  );
  assert.deepEqual(filesBelow(other.root), files);
});
