/** What stands in the editor counts, whatever the disk says, until the document is closed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DefinitionRequest, FileChangeType, type Diagnostic } from 'vscode-languageserver/node';
import { startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, FERRY, files, textOf } from './bridge-archive.js';

const codesOf = (problems: readonly Diagnostic[]) => problems.map(({ code }) => code);

test('a change on the disk does not reach an open document; once closed, it does', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const [bridge, ferry] = [archive.uri(BRIDGE), archive.uri(FERRY)];
  await editor.open(ferry, textOf(FERRY));
  await editor.open(bridge, textOf(BRIDGE));
  archive.write(FERRY, textOf(FERRY).replace('# Ferry retired', '# Ferry sunk'));
  archive.remove('news/2008');
  await editor.filesChanged(FileChangeType.Changed, [ferry]);
  await editor.filesChanged(FileChangeType.Deleted, [archive.uri('news/2008')]);
  const whileOpen = await editor.problems(bridge, (found) => found.length > 0);
  assert.deepEqual(codesOf(whileOpen), ['unresolved-relation']);

  await editor.close(ferry);
  const afterwards = await editor.problems(bridge, (found) => found.length > 1);
  assert.deepEqual(codesOf(afterwards), ['outdated-relation', 'unresolved-relation']);
});

test('a document that was deleted on the disk exists as long as it is open', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const [bridge, ferry] = [archive.uri(BRIDGE), archive.uri(FERRY)];
  await editor.open(ferry, textOf(FERRY));
  await editor.open(bridge, textOf(BRIDGE));
  archive.remove(FERRY);
  archive.remove('news/2008');
  await editor.filesChanged(FileChangeType.Deleted, [ferry, archive.uri('news/2008')]);
  const whileOpen = await editor.problems(bridge, (found) => found.length > 0);
  assert.match(whileOpen.map(({ message }) => message).join(), /^[^,]*2008[^,]*, which does not exist$/);

  await editor.close(ferry);
  await editor.problems(bridge, (found) => found.length === 2);
});

test('a new document exists before it is saved', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const [bridge, toll] = [archive.uri(BRIDGE), archive.uri('news/2014/03/7/toll-set.md')];
  await editor.open(bridge, bridgeWith('[Toll set](/news/2014/03/7/toll-set.md) _Context: Aldern_'));
  await editor.problems(bridge, (found) => found.length === 1);
  await editor.open(toll, '# Toll set\n');
  await editor.problems(bridge, (found) => found.length === 0);
  await editor.close(toll);
  await editor.problems(bridge, (found) => found.length === 1);
});

test('definition leads to where the title stands in the editor', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  await editor.open(archive.uri(FERRY), `\n\n\n${textOf(FERRY)}`);
  const place = await editor.openAt(archive.uri(BRIDGE), textOf(BRIDGE).replace('[Ferry', '[$0Ferry'));
  const [link] = (await editor.request(DefinitionRequest.type, place)) as { targetRange: unknown }[];
  assert.deepEqual(link?.targetRange, { start: { line: 5, character: 2 }, end: { line: 5, character: 15 } });
});

test('a closed document is read from the disk again, with what changed there meanwhile', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const [bridge, ferry] = [archive.uri(BRIDGE), archive.uri(FERRY)];
  await editor.open(bridge, textOf(BRIDGE));
  await editor.open(ferry, textOf(FERRY).replace('# Ferry retired', '# Ferry sunk'));
  await editor.problems(bridge, (found) => found.length === 1);
  await editor.close(ferry);
  await editor.problems(bridge, (found) => found.length === 0);
});

test('changes of parts and of the whole text may come in any order', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull' });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  await editor.open(uri, 'nothing yet');
  await editor.change(uri, [
    { text: textOf(BRIDGE) },
    { range: { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } }, text: '' },
    { range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } }, text: '# Brücke 🌉 offen\r\n' },
    { range: { start: { line: 4, character: 10 }, end: { line: 4, character: 11 } }, text: '' },
  ]);
  assert.deepEqual(codesOf(await editor.problems(uri)), []);
  await editor.change(uri, [{ range: { start: { line: 4, character: 0 }, end: { line: 4, character: 1 } }, text: '' }]);
  assert.deepEqual(codesOf(await editor.problems(uri)), ['missing-title']);
});
