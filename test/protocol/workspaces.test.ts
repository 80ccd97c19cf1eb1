/** Several archives, none, and files beside them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  DefinitionRequest,
  DocumentLinkRequest,
  FileChangeType,
  HoverRequest,
  type DefinitionLink,
} from 'vscode-languageserver/node';
import { startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, FERRY, files, textOf } from './bridge-archive.js';

test('two archives know nothing of each other', async (t) => {
  const whole = temporaryArchive(t, files);
  const part = temporaryArchive(t, files);
  part.remove(FERRY);
  const editor = await startServer(t, { roots: [whole.root, part.root], diagnostics: 'pull' });
  await editor.indexed();
  await editor.open(whole.uri(BRIDGE), textOf(BRIDGE));
  await editor.open(part.uri(BRIDGE), textOf(BRIDGE));
  assert.equal((await editor.problems(whole.uri(BRIDGE))).length, 0);
  assert.equal((await editor.problems(part.uri(BRIDGE))).length, 1);
});

test('a folder that is removed leaves the other alone, and one that is added is read', async (t) => {
  const [first, second, third] = [temporaryArchive(t, files), temporaryArchive(t, files), temporaryArchive(t, files)];
  const editor = await startServer(t, { roots: [first.root, second.root], diagnostics: 'pull' });
  await editor.indexed();
  await editor.open(first.uri(BRIDGE), textOf(BRIDGE));
  await editor.foldersChanged({ removed: [second.root], added: [third.root] });
  await editor.indexed(3);
  const at = (archive: typeof first) => ({
    textDocument: { uri: archive.uri(BRIDGE) },
    position: { line: 15, character: 8 },
  });
  const [link] = (await editor.request(DefinitionRequest.type, at(first))) as DefinitionLink[];
  assert.equal(link?.targetUri, first.uri(FERRY));
  await editor.open(third.uri(BRIDGE), textOf(BRIDGE));
  assert.deepEqual(await editor.problems(third.uri(BRIDGE)), []);
  assert.equal(await editor.request(HoverRequest.type, at(second)), null);
});

test('a document of a removed folder stays checked while it is open, because an archive is around it', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull' });
  await editor.indexed();
  await editor.open(archive.uri(BRIDGE), textOf(BRIDGE).replace('ferry-retired', 'gone'));
  await editor.foldersChanged({ removed: [archive.root] });
  await editor.indexed(2);
  assert.equal((await editor.problems(archive.uri(BRIDGE))).length, 1);
});

test('the archive may lie in folders with spaces, Chinese and signs that addresses escape', async (t) => {
  const name = '新闻 archive #1 (50%) [a]';
  const inside = Object.entries(files).map(([path, text]) => [`${name}/${path}`, text] as const);
  const archive = temporaryArchive(t, Object.fromEntries(inside));
  const editor = await startServer(t, { roots: [join(archive.root, name)], diagnostics: 'pull' });
  await editor.indexed();
  const uri = archive.uri(`${name}/${BRIDGE}`);
  await editor.open(uri, textOf(BRIDGE));
  assert.deepEqual(await editor.problems(uri), []);
  const place = { textDocument: { uri }, position: { line: 15, character: 8 } };
  const [link] = (await editor.request(DefinitionRequest.type, place)) as DefinitionLink[];
  assert.equal(link?.targetUri, archive.uri(`${name}/${FERRY}`));
  archive.remove(`${name}/${FERRY}`);
  await editor.filesChanged(FileChangeType.Deleted, [archive.uri(`${name}/${FERRY}`)]);
  await editor.problems(uri, (problems) => problems.length === 1);
});

test('the archive is found above an opened file', async (t) => {
  const archive = temporaryArchive(t, files);
  for (const roots of [[], [join(archive.root, 'news/2014')]]) {
    const editor = await startServer(t, { roots, diagnostics: 'pull' });
    await editor.open(archive.uri(BRIDGE), textOf(BRIDGE).replace('ferry-retired', 'gone'));
    const [problem] = await editor.problems(archive.uri(BRIDGE), (problems) => problems.length === 1);
    assert.equal(problem?.code, 'unresolved-relation');
  }
});

test('an archive in a folder of another one is an archive of its own', async (t) => {
  const inner = Object.entries(files).map(([path, text]) => [`sample/${path}`, text] as const);
  const archive = temporaryArchive(t, { ...Object.fromEntries(inner), 'news/2020/01/1/other.md': '# Other\n' });
  const editor = await startServer(t, { roots: [archive.root, join(archive.root, 'sample')], diagnostics: 'pull' });
  await editor.indexed();
  const uri = archive.uri(`sample/${BRIDGE}`);
  await editor.open(uri, textOf(BRIDGE));
  assert.deepEqual(await editor.problems(uri), []);
  const place = { textDocument: { uri }, position: { line: 15, character: 8 } };
  const [link] = (await editor.request(DefinitionRequest.type, place)) as DefinitionLink[];
  assert.equal(link?.targetUri, archive.uri(`sample/${FERRY}`));
});

test('the innermost archive around an opened file counts, also when only the outer one is a workspace folder', async (t) => {
  const inner = Object.entries(files).map(([path, text]) => [`sample/${path}`, text] as const);
  const archive = temporaryArchive(t, { ...Object.fromEntries(inner), 'news/2020/01/1/other.md': '# Other\n' });
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull' });
  await editor.indexed();
  const uri = archive.uri(`sample/${BRIDGE}`);
  await editor.open(uri, textOf(BRIDGE));
  await editor.indexed(2);
  assert.deepEqual(await editor.problems(uri), []);
});

test('a file of the archive that is no Markdown is no event', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull' });
  await editor.indexed();
  const uri = archive.uri('news/2014/03/7/notes.txt');
  await editor.open(uri, 'words');
  assert.deepEqual(await editor.problems(uri), []);
});

test('a file outside of every archive is left in peace', async (t) => {
  const folder = temporaryArchive(t, { 'notes/bridge-opens.md': textOf(BRIDGE) });
  const editor = await startServer(t, { roots: [folder.root] });
  for (const uri of [folder.uri('notes/bridge-opens.md'), 'untitled:Untitled-1', 'git:/news/2014/03/7/x.md?HEAD']) {
    await editor.open(uri, textOf(BRIDGE));
    const place = { textDocument: { uri }, position: { line: 15, character: 8 } };
    assert.equal(await editor.request(DefinitionRequest.type, place), null);
    assert.deepEqual(await editor.request(DocumentLinkRequest.type, place), []);
    await editor.change(uri, 'other text');
    await editor.close(uri);
  }
  await editor.stop();
  assert.deepEqual(
    editor.heard.published.filter(({ diagnostics }) => diagnostics.length > 0),
    [],
  );
  assert.deepEqual(editor.heard.logged, []);
});

test('a page of the archive has the links into news/ checked, and nothing else', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull' });
  await editor.indexed();
  const uri = archive.uri('faq/about.md');
  await editor.open(
    uri,
    'See [here](/news/2014/03/7/gone.md), [there](/faq/gone.md) and\n[it](/news/2014/03/7/bridge-opens.md).\n',
  );
  assert.deepEqual(
    (await editor.problems(uri)).map(({ code, range }) => [code, range.start.character]),
    [['unresolved-relation', 11]],
  );
});

test('a folder above an opened file that merely holds a folder "news" is not read', async (t) => {
  const folder = temporaryArchive(t, { 'news/today.md': '# Today\n', 'notes/plan.md': '# Plan\n' });
  const editor = await startServer(t, { roots: [], initializationOptions: { wantsStatus: true } });
  await editor.open(folder.uri('notes/plan.md'), '[Gone](/news/2014/03/7/gone.md)\n');
  assert.deepEqual(await editor.problems(folder.uri('notes/plan.md')), []);
  assert.deepEqual(editor.heard.statuses, []);
});
