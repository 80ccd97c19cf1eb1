/** A change to several files on the disk is made whole or not at all. */
import assert from 'node:assert/strict';
import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ArchiveEdit } from '../../server/src/core/archive-edit.js';
import { applyArchiveEdit } from '../../server/src/host/apply-edit.js';
import { filesBelow } from '../support/files-below.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const NOTHING: ArchiveEdit = { title: 'Test', edits: [], renames: [], creates: [], deletes: [] };
const replaced = (path: string, text: string, newText: string): ArchiveEdit['edits'][number] => ({
  path,
  text,
  edits: [{ span: { start: 0, end: text.length }, newText }],
});

test('edits, moves, creations and deletions together, also where files change places', async (t) => {
  const { root } = temporaryArchive(t, { 'news/a.md': 'A', 'news/b.md': 'B', 'news/c.md': 'C', 'news/old/d.md': 'D' });
  await applyArchiveEdit(root, {
    ...NOTHING,
    edits: [replaced('news/a.md', 'A', 'A2')],
    renames: [
      { from: 'news/a.md', to: 'news/b.md' },
      { from: 'news/b.md', to: 'news/a.md' },
      { from: 'news/old/d.md', to: 'news/new/d.md' },
    ],
    creates: [{ path: 'news/2014/e.md', text: 'E' }],
    deletes: ['news/c.md'],
  });
  assert.deepEqual(filesBelow(root), {
    'news/2014/e.md': 'E',
    'news/a.md': 'B',
    'news/b.md': 'A2',
    'news/new/d.md': 'D',
  });
});

for (const [where, failing] of [
  // Found when the new texts are written.
  ['below a file', 'news/a.md/f.md'],
  // Found when the last file is put in its place: the others are there already.
  ['under a name that is too long', `news/y/${'d'.repeat(300)}.md`],
] as const) {
  test(`a file that cannot be put ${where} leaves everything as it was, and the reason is said`, async (t) => {
    const { root } = temporaryArchive(t, { 'news/a.md': 'A', 'news/b.md': 'B', 'news/c/d.md': 'D' });
    const before = filesBelow(root);
    const edit: ArchiveEdit = {
      ...NOTHING,
      edits: [replaced('news/a.md', 'A', 'A2'), replaced('news/b.md', 'B', 'B2')],
      renames: [
        { from: 'news/b.md', to: 'news/x/b.md' },
        { from: 'news/c/d.md', to: failing },
      ],
      deletes: [],
    };
    await assert.rejects(applyArchiveEdit(root, edit), /^Error: Nothing was changed: \S+[ :]/);
    assert.deepEqual(filesBelow(root), before);
    assert.deepEqual(readdirSync(join(root, 'news')), ['a.md', 'b.md', 'c']);
  });
}

test('nothing is written over, and nothing that has changed since the change was planned', async (t) => {
  const { root } = temporaryArchive(t, { 'news/a.md': 'A', 'news/b.md': 'B' });
  const before = filesBelow(root);
  await assert.rejects(applyArchiveEdit(root, { ...NOTHING, renames: [{ from: 'news/a.md', to: 'news/b.md' }] }), {
    message: 'There is a file "news/b.md" already.',
  });
  await assert.rejects(applyArchiveEdit(root, { ...NOTHING, edits: [replaced('news/a.md', 'old', 'new')] }), {
    message: 'news/a.md has changed meanwhile. Try again.',
  });
  await assert.rejects(applyArchiveEdit(root, { ...NOTHING, deletes: ['../x.md'] }), {
    message: '../x.md is no path of an archive.',
  });
  assert.deepEqual(filesBelow(root), before);
});

test('a folder that leads out of the archive is not written into', async (t) => {
  const { root } = temporaryArchive(t, { 'news/a.md': 'A' });
  const other = temporaryArchive(t, { 'kept.md': 'K' });
  symlinkSync(other.root, join(root, 'news/out'));
  await assert.rejects(applyArchiveEdit(root, { ...NOTHING, creates: [{ path: 'news/out/e.md', text: 'E' }] }), {
    message: 'Nothing was changed: news/out/e.md leads out of the archive, so it is not written',
  });
  assert.deepEqual(filesBelow(other.root), { 'kept.md': 'K' });
});
