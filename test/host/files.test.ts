/** Files on the disk: whatever stands there costs only itself, says so in the log, and nothing outside the root is read. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { IndexProgress } from '../../server/src/indexing/index-archive.js';
import { scanFile } from '../../server/src/core/read.js';
import {
  archivePathOf,
  findArchiveRoot,
  isArchiveRoot,
  kindOnDisk,
  readArchiveFile,
} from '../../server/src/host/files.js';
import { writeArchiveFile } from '../../server/src/host/write.js';
import { lint } from '../../server/src/rules/lint.js';
import { indexOf } from '../support/index-of.js';
import { temporaryArchive, type TemporaryArchive } from '../support/temporary-archive.js';

const FOLDER = 'news/2014/03/7';
const SOUND = `### [2014-03-7](/${FOLDER}/index.md)\n\n# Bridge opens\n`;
const FILES = {
  [`${FOLDER}/bridge-opens.md`]: SOUND,
  [`${FOLDER}/index.md`]: `## [2014-03-7](/${FOLDER}/index.md)\n\n### [Bridge opens](/${FOLDER}/bridge-opens.md)\n`,
};

/** Indexes and lints as the command line does; what the archive then says and what was logged. */
async function check(
  root: string,
): Promise<{ paths: readonly string[]; problems: readonly string[]; log: readonly string[] }> {
  const log: string[] = [];
  const sink = { warn: (message: string) => void log.push(message), info: () => {} };
  const steps: IndexProgress[] = [];
  const archive = await indexOf(root, sink, (progress) => void steps.push(progress));
  assert.deepEqual(steps.at(-1), { listed: steps.at(-1)?.listed, read: steps.at(-1)?.listed });
  const problems = [...archive.paths()].flatMap((path) => {
    const text = readArchiveFile(root, path, { warn: () => {}, info: () => {} });
    if (text === undefined) return [];
    return lint(path, text, scanFile(path, text), archive).map(({ rule }) => `${path} ${rule}`);
  });
  return { paths: [...archive.paths()].sort(), problems, log };
}

/** A sound archive with one more file; the others must not suffer from it. */
async function withFile(scope: TestContext, name: string, content: string | Uint8Array): ReturnType<typeof check> {
  const archive = temporaryArchive(scope, FILES);
  archive.write(name, content);
  const found = await check(archive.root);
  for (const path of Object.keys(FILES)) assert.ok(found.paths.includes(path));
  assert.deepEqual(
    found.problems.filter((problem) => !problem.startsWith(`${name} `)),
    [],
  );
  return found;
}

const ODD = `${FOLDER}/odd.md`;

test('not UTF-8: read with damage, and said', async (scope) => {
  const { log, problems } = await withFile(scope, ODD, Buffer.from('### [2014-03-7](/x)\n\n# Caf\xe9\n', 'latin1'));
  assert.equal(log.length, 1);
  assert.match(log[0] ?? '', /^news\/2014\/03\/7\/odd\.md: not valid UTF-8/);
  assert.ok(problems.length > 0);
});

test('UTF-16 and binary: said, and problems rather than an exception', async (scope) => {
  assert.match((await withFile(scope, ODD, Buffer.from(`\ufeff${SOUND}`, 'utf16le'))).log[0] ?? '', /not valid UTF-8/);
  const bytes = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256));
  assert.deepEqual((await withFile(scope, ODD, bytes)).problems, [
    `${ODD} missing-date-heading`,
    `${ODD} missing-title`,
    `${ODD} unlisted-event`,
  ]);
});

test('empty: problems', async (scope) => {
  const { log, problems } = await withFile(scope, ODD, '');
  assert.deepEqual(log, []);
  assert.deepEqual(problems, [`${ODD} missing-date-heading`, `${ODD} missing-title`, `${ODD} unlisted-event`]);
});

test('20 MB: not read, and said', async (scope) => {
  const { log, problems, paths } = await withFile(scope, ODD, Buffer.alloc(20 * 1024 * 1024, SOUND));
  assert.ok(paths.includes(ODD), 'it is there, so relations to it are not unresolved');
  assert.deepEqual(problems, []);
  assert.match(log[0] ?? '', /odd\.md: not read, its 20971520 bytes are more than/);
});

test('one line of 5 MB: read like any other', async (scope) => {
  const { log, problems } = await withFile(scope, ODD, `${SOUND}\n${'a [b](c) _d_ '.repeat(400_000)}\n`);
  assert.deepEqual(log, []);
  assert.deepEqual(problems, [`${ODD} unlisted-event`]);
});

for (const [name, text] of [
  ['CRLF', SOUND.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeff${SOUND}`],
  ['no last line break', SOUND.trimEnd()],
] as const) {
  test(`${name}: sound`, async (scope) => {
    const { log, problems } = await withFile(scope, ODD, text);
    assert.deepEqual(log, []);
    assert.deepEqual(problems, [`${ODD} unlisted-event`]);
  });
}

test('a folder named like a file: walked, not read', async (scope) => {
  const { log, paths } = await withFile(scope, `${FOLDER}/folder.md/inside.md`, SOUND);
  assert.deepEqual(log, []);
  assert.equal(paths.includes(`${FOLDER}/folder.md`), false);
  assert.equal(paths.includes(`${FOLDER}/folder.md/inside.md`), true);
});

test('names of 183 bytes in any script', async (scope) => {
  const name = `${FOLDER}/${'桥'.repeat(60)}.md`;
  assert.equal(Buffer.byteLength(name.slice(FOLDER.length + 1)), 183);
  assert.ok((await withFile(scope, name, SOUND)).paths.includes(name));
});

test('an unreadable file and an unreadable folder: said', async (scope) => {
  if (process.getuid?.() === 0 || process.platform === 'win32') {
    scope.skip('this user may read everything');
    return;
  }
  const archive = temporaryArchive(scope, { ...FILES, [ODD]: SOUND, 'news/2014/03/8/a.md': SOUND });
  chmodSync(join(archive.root, ODD), 0);
  chmodSync(join(archive.root, 'news/2014/03/8'), 0);
  const { log, paths } = await check(archive.root);
  chmodSync(join(archive.root, 'news/2014/03/8'), 0o755);
  assert.deepEqual(log.map((line) => line.replace(/,.*/, '')).sort(), [
    `${ODD}: not read`,
    'news/2014/03/8: folder not read',
  ]);
  assert.ok(paths.includes(ODD));
});

test('hidden folders, node_modules and other files are no part of the archive', async (scope) => {
  const extra = {
    '.git/a.md': SOUND,
    'node_modules/x/a.md': SOUND,
    [`${FOLDER}/a.html`]: '',
    'news/.cache/a.md': SOUND,
  };
  const archive = temporaryArchive(scope, { ...FILES, ...extra });
  assert.deepEqual((await check(archive.root)).paths, Object.keys(FILES).sort());
});

/** An archive and, beside it, what no link may reach. */
function withLinks(scope: TestContext): { archive: TemporaryArchive; outside: TemporaryArchive } {
  return { archive: temporaryArchive(scope, FILES), outside: temporaryArchive(scope, { 'secret/a.md': SOUND }) };
}

test('links: inside followed for files, outside and broken ones said, folders and loops left alone', async (scope) => {
  const { archive, outside } = withLinks(scope);
  const link = (target: string, path: string): void => symlinkSync(target, join(archive.root, path));
  link('bridge-opens.md', `${FOLDER}/inside.md`);
  link('nowhere.md', `${FOLDER}/broken.md`);
  link('loop-b.md', `${FOLDER}/loop-a.md`);
  link('loop-a.md', `${FOLDER}/loop-b.md`);
  link(join(outside.root, 'secret/a.md'), `${FOLDER}/outside.md`);
  link(join(outside.root, 'secret'), 'news/outside');
  link('..', 'news/loop');
  link('.', `${FOLDER}/self.md`);
  const { paths, log } = await check(archive.root);
  assert.deepEqual(paths, [...Object.keys(FILES), `${FOLDER}/inside.md`].sort());
  assert.deepEqual(log.map((line) => line.replace(/ \(.*/, '')).sort(), [
    `${FOLDER}/broken.md: not read, it is a broken link`,
    `${FOLDER}/loop-a.md: not read, it is a broken link`,
    `${FOLDER}/loop-b.md: not read, it is a broken link`,
    `${FOLDER}/outside.md: not read, it is a link that leads out of the archive`,
  ]);
  const kinds = ['inside.md', 'broken.md', 'loop-a.md', 'outside.md', 'self.md', '.', 'bridge-opens.md'];
  assert.deepEqual(
    kinds.map((name) => kindOnDisk(archive.root, join(FOLDER, name))),
    ['file', undefined, undefined, undefined, undefined, 'folder', 'file'],
  );
  for (const path of ['news/outside', 'news/outside/a.md', 'news/loop', `news/loop/${FOLDER}/bridge-opens.md`, '..']) {
    assert.equal(kindOnDisk(archive.root, path), undefined, path);
  }
});

test('an archive that is itself reached through a link', async (scope) => {
  const { archive, outside } = withLinks(scope);
  const root = join(outside.root, 'linked');
  symlinkSync(archive.root, root);
  assert.deepEqual((await check(root)).paths, Object.keys(FILES).sort());
  assert.equal(kindOnDisk(root, `${FOLDER}/bridge-opens.md`), 'file');
  assert.equal(kindOnDisk(root, FOLDER), 'folder');
  assert.equal(findArchiveRoot(join(root, FOLDER)), root);
});

test('paths that climb are no archive paths, for reading and for writing', (scope) => {
  const { archive, outside } = withLinks(scope);
  const log = { warn: () => assert.fail('nothing was tried'), info: () => {} };
  for (const path of ['../etc/passwd', '/etc/passwd', 'news/../../etc/passwd', '', 'a\0b']) {
    assert.equal(readArchiveFile(archive.root, path, log), undefined);
    assert.throws(() => writeArchiveFile(archive.root, path, 'x'));
  }
  assert.equal(archivePathOf(archive.root, join(outside.root, 'secret/a.md')), undefined);
  assert.equal(archivePathOf(archive.root, join(archive.root, ODD)), ODD);
  symlinkSync(join(outside.root, 'secret/a.md'), join(archive.root, ODD));
  assert.throws(() => writeArchiveFile(archive.root, ODD, 'x'), /leads out of the archive/);
  assert.equal(readFileSync(join(outside.root, 'secret/a.md'), 'utf8'), SOUND);
});

test('the root is the nearest folder above that holds a folder news', (scope) => {
  const archive = temporaryArchive(scope, FILES);
  assert.equal(findArchiveRoot(join(archive.root, FOLDER)), archive.root);
  assert.equal(findArchiveRoot(join(archive.root, FOLDER, 'bridge-opens.md')), archive.root);
  assert.ok(isArchiveRoot(archive.root));
  const other = temporaryArchive(scope, { 'notes/a.md': '' });
  writeFileSync(join(other.root, 'news'), 'a file, not a folder');
  assert.equal(isArchiveRoot(other.root), false);
});

test('a file is replaced whole, keeps its permissions, and nothing is left beside it', (scope) => {
  const archive = temporaryArchive(scope, FILES);
  const path = `${FOLDER}/bridge-opens.md`;
  chmodSync(join(archive.root, path), 0o640);
  const text = `# ${'é信😀'.repeat(300_000)}\n`;
  writeArchiveFile(archive.root, path, text);
  assert.equal(readFileSync(join(archive.root, path), 'utf8'), text);
  assert.equal(statSync(join(archive.root, path)).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(join(archive.root, FOLDER)).sort(), ['bridge-opens.md', 'index.md']);
});

test('where a file cannot be replaced the old one still stands', (scope) => {
  const archive = temporaryArchive(scope, FILES);
  mkdirSync(join(archive.root, ODD));
  assert.throws(() => writeArchiveFile(archive.root, ODD, 'x'));
  assert.throws(() => writeArchiveFile(archive.root, `${FOLDER}/new.md`, 'x'), /ENOENT/);
  assert.deepEqual(readdirSync(join(archive.root, FOLDER)).sort(), ['bridge-opens.md', 'index.md', 'odd.md']);
});
