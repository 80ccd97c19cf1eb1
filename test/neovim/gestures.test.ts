/** The server used from a real Neovim, with its built-in client and the configuration that docs/editors.md shows. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FERRY, files, FIRST, LATER, OPENS } from '../protocol/wend-archives.js';
import { changedFiles, filesBelow } from '../support/files-below.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { startNeovim, withoutNeovim } from './neovim.js';

const MISSPELT = 'news/2014/03/7/fery-retires.md';

test('in Neovim', { skip: withoutNeovim }, async (t) => {
  const { root } = temporaryArchive(t, { ...files, [OPENS]: files[OPENS].replace(`(/${FERRY})`, `(/${MISSPELT})`) });
  const neovim = await startNeovim(t, root);
  const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
  const errors = 'vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })';

  await t.test('problems appear, and go when the text is mended', async () => {
    await neovim.open(OPENS);
    await neovim.until(`#${errors} == 1`);
    const [problem] = (await neovim.ask(errors)) as Record<string, unknown>[];
    const line = files[OPENS].split('\n').findIndex((text) => text.includes('The last ferry'));
    assert.deepEqual(
      { lnum: problem?.['lnum'], code: problem?.['code'], source: problem?.['source'] },
      { lnum: line, code: 'unresolved-relation', source: 'event-archive' },
    );
    await neovim.type(':%s/fery-/ferry-/<CR>:write<CR>');
    await neovim.until(`#${errors} == 0`);
    assert.equal(textOf(OPENS), files[OPENS]);
  });

  await t.test('a relation leads to its event', async () => {
    await neovim.type('gg/The last ferry<CR><C-]>');
    await neovim.until(`vim.fn.expand('%:p') == '${join(root, FERRY)}'`);
    const title = files[FERRY].split('\n').findIndex((text) => text.startsWith('# '));
    assert.deepEqual(((await neovim.ask('vim.fn.getcurpos()')) as number[]).slice(1, 3), [title + 1, '# '.length + 1]);
  });

  await t.test('a tag completes', async () => {
    await neovim.open(LATER);
    await neovim.type('gg/_Context: <CR>f:llCAl<C-x><C-o>');
    await neovim.until("vim.fn.getline('.'):find('_Context: Aldern_$') ~= nil");
    await neovim.type('<C-y><Esc>:write<CR>');
    await neovim.until('not vim.bo.modified');
    assert.equal(textOf(LATER), files[LATER].replace('_Context: Wend Bridge_', '_Context: Aldern_'));
  });

  await t.test('a tag is renamed in every file', async () => {
    const before = filesBelow(root);
    await neovim.open(FIRST);
    await neovim.type('gg/Wend Bridge_<CR>grn');
    await neovim.until("vim.api.nvim_get_mode().mode == 'c'");
    await neovim.type('<C-u>Wend Crossing<CR>');
    await neovim.until("vim.fn.getline('.'):find('Wend Crossing_') ~= nil");
    await neovim.type(':wall<CR>');
    await neovim.until('not vim.bo.modified');
    const renamed = [FIRST, OPENS].map((path) => [path, before[path]?.replace('Wend Bridge_', 'Wend Crossing_')]);
    assert.deepEqual(changedFiles(before, filesBelow(root)), Object.fromEntries(renamed));
  });

  // Neovim 0.7 knows file operations and does not say that it knows documentChanges, which alone can hold them.
  await t.test('a title is renamed with its file and every relation to it', async () => {
    const before = filesBelow(root);
    await neovim.open(OPENS);
    await neovim.type('gg/^# ./e<CR>grn');
    await neovim.until("vim.api.nvim_get_mode().mode == 'c'");
    await neovim.type('<C-u>The Wend Bridge opens at last<CR>');
    await neovim.until(`table.concat(vim.fn.getbufline('${FIRST}', 1, '$')):find('opens at last') ~= nil`);
    await neovim.type(':wall<CR>');
    await neovim.until('not vim.bo.modified');
    const now = 'news/2014/03/7/the-wend-bridge-opens-at-last.md';
    const renamed = (path: string): string | undefined =>
      before[path]?.replace('The Wend Bridge opens ', 'The Wend Bridge opens at last ').replace(`/${OPENS}`, `/${now}`);
    assert.deepEqual(changedFiles(before, filesBelow(root)), {
      [FIRST]: renamed(FIRST),
      [OPENS]: undefined,
      [now]: renamed(OPENS),
      [FERRY]: renamed(FERRY),
    });
  });
});
