/** What is kept of an index: believed only if it is sound, and never more than the files say now. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Log } from '../../server/src/host/log.js';
import { NO_CONVENTIONS } from '../../server/src/core/config.js';
import { loadIndex, saveIndex, type CacheKey } from '../../server/src/indexing/cache.js';
import { readCacheFile, writeCacheFile } from '../../server/src/indexing/cache-file.js';
import { emptyIndex, indexArchive, type Index } from '../../server/src/indexing/index-archive.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const [a, b] = ['news/2014/03/7/a.md', 'news/2014/03/7/b.md'] as const;
const relating = (title: string, to: string): string =>
  `# ${title}\n\n### Related:\n\n1. [X](/${to}) _Context: Ferry_\n`;

async function kept(scope: TestContext) {
  const archive = temporaryArchive(scope, { [a]: relating('A', b), [b]: '# B 渡船\n' });
  // Long ago: what was written a moment before it was read is not trusted.
  for (const path of [a, b]) utimesSync(join(archive.root, path), 1000, 1000);
  const folder = temporaryArchive(scope, {}).root;
  const key: CacheKey = { folder, root: archive.root, conventions: NO_CONVENTIONS, policy: undefined };
  const lines: string[] = [];
  const log: Log = { warn: (line) => void lines.push(line), info: (line) => void lines.push(line) };
  const index = emptyIndex();
  await read(archive.root, index, log);
  await saveIndex(key, index, log);
  const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.index'));
  return { archive, key, log, lines, file: join(folder, name) };
}

async function read(root: string, index: Index, log: Log): Promise<void> {
  const steps = indexArchive(root, index, log);
  while (!(await steps.next()).done);
}

test('a kept index answers as the one that was read', async (scope) => {
  const { key, log, lines } = await kept(scope);
  const index = await loadIndex(key, log);
  assert.deepEqual(lines, []);
  assert.equal(index?.archive.event(b)?.title, 'B 渡船');
  assert.equal(index.archive.backlinks(b).length, 1);
});

test('what came, changed and went since then is noticed', async (scope) => {
  const { archive, key, log } = await kept(scope);
  archive.write(b, '# Another\n');
  archive.write('news/2014/03/7/c.md', relating('C', b));
  archive.remove(a);
  const index = (await loadIndex(key, log)) ?? assert.fail('nothing was kept');
  await read(archive.root, index, log);
  assert.deepEqual([...index.archive.paths()].sort(), [b, 'news/2014/03/7/c.md']);
  assert.equal(index.archive.event(b)?.title, 'Another');
  assert.equal(index.archive.backlinks(b).length, 1);
});

test('a damaged, cut, foreign or empty file is not believed, wherever the damage is', async (scope) => {
  const { key, log, lines, file } = await kept(scope);
  const sound = readFileSync(file);
  const damaged = Array.from({ length: 60 }, (_, i) => {
    const bytes = Buffer.from(sound);
    const at = Math.floor((i * sound.length) / 60);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    return bytes;
  });
  const cut = Array.from({ length: 60 }, (_, i) => sound.subarray(0, Math.floor((i * sound.length) / 60)));
  for (const bytes of [...damaged, ...cut, Buffer.from('not an index')]) {
    writeFileSync(file, bytes);
    lines.length = 0;
    assert.equal(await loadIndex(key, log), undefined);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /the kept index is not used, .*; a new one is built$/);
  }
});

test('where nothing can be written nothing is lost but time', async (scope) => {
  const { key, log, lines, file } = await kept(scope);
  await saveIndex({ ...key, folder: join(file, 'below a file') }, emptyIndex(), log);
  assert.match(lines[0] ?? '', /the index was not kept/);
});

test('whatever is kept comes back as it was', (scope) => {
  const file = join(temporaryArchive(scope, {}).root, 'kept.index');
  const values: readonly unknown[] = [
    ['narrow', 'é', ''],
    ['渡船', 'half of a pair: \ud83d', 'narrow'],
    [],
    [''],
    new Float64Array([1.5, NaN, -0]),
    new Int32Array([1, -(2 ** 31)]).subarray(1),
    new Uint16Array([65535]),
    new Uint8Array(),
    new Uint32Array([4_000_000_000]),
    { among: [new Int32Array([7]), 'others', undefined], map: new Map([['a', 1]]) },
    [['a', 1]],
    undefined,
    0,
  ];
  const kept = values.map((value, index) => ({ names: ['a', String(index)], value }));
  assert.equal([...writeCacheFile(file, 'key', kept)].length, kept.length, 'a step for each');
  assert.deepEqual([...readCacheFile(file, 'key')], kept);
  assert.throws(() => [...readCacheFile(file, 'another key')], /another archive/);
});
