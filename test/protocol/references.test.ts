/** Find all references: everywhere an event, a tag, a topic or a day is named. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { ReferencesRequest } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, FERRY, files, PLAN, textOf } from './bridge-archive.js';

const INDEX = 'news/2014/03/7/index.md';

/** Puts the cursor before a piece of a file's text and asks; each reference as its file and the text there, which is not opened. */
async function referencesAt(t: TestContext, path: string, piece: string, includeDeclaration = false) {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  assert.ok(textOf(path).includes(piece));
  const place = await editor.openAt(archive.uri(path), textOf(path).replace(piece, `$0${piece}`));
  const found = await editor.request(ReferencesRequest.type, { ...place, context: { includeDeclaration } });
  return found?.map(({ uri, range }) => {
    const file = Object.keys(files).find((other) => archive.uri(other) === uri) ?? uri;
    return [file, TextDocument.create('', '', 1, textOf(file)).getText(range)];
  });
}

const TO_FERRY = [
  [BRIDGE, '[Ferry retired](/news/2014/03/7/ferry-retired.md)'],
  [INDEX, '[Ferry retired](/news/2014/03/7/ferry-retired.md)'],
];

test('of an event: relations and entries, asked on its title or on a relation to it', async (t) => {
  assert.deepEqual(await referencesAt(t, FERRY, 'Ferry retired\n'), TO_FERRY);
  assert.deepEqual(await referencesAt(t, BRIDGE, 'Ferry retired]'), TO_FERRY);
});

test('of an event with its declaration: the title comes first', async (t) => {
  assert.deepEqual(await referencesAt(t, FERRY, 'Ferry retired\n', true), [[FERRY, 'Ferry retired'], ...TO_FERRY]);
});

test('of an earlier version: the event that it has become', async (t) => {
  assert.deepEqual(await referencesAt(t, FERRY, 'Ferry sold]'), [
    [FERRY, '[Ferry sold](/news/2014/03/7/ferry-sold.md)'],
  ]);
});

test('of a tag: every relation that carries it', async (t) => {
  const expected = [BRIDGE, BRIDGE, FERRY].map((file) => [file, 'Aldern']);
  assert.deepEqual(await referencesAt(t, BRIDGE, 'Aldern, Ferry_'), expected);
});

test('of a topic: the events that have it', async (t) => {
  assert.deepEqual(await referencesAt(t, BRIDGE, 'Aldern\n'), [[BRIDGE, 'Aldern']]);
});

test('of a date heading: the events of the day and its index', async (t) => {
  const heading = '[2014-03-7](/news/2014/03/7/index.md)';
  assert.deepEqual(
    await referencesAt(t, BRIDGE, heading),
    [BRIDGE, FERRY, INDEX].map((file) => [file, heading]),
  );
});

test('of a source and of prose: none', async (t) => {
  assert.equal(await referencesAt(t, BRIDGE, 'Coast Radio'), undefined);
  assert.equal(await referencesAt(t, BRIDGE, 'The bridge over'), undefined);
  assert.deepEqual(
    await referencesAt(t, PLAN, 'Bridge planned'),
    [
      [BRIDGE, '[Bridge planned](/news/2008/11/30/bridge-planned.md)'],
      ['news/2008/11/30/index.md', '[Bridge planned](/news/2008/11/30/bridge-planned.md)'],
    ].sort(),
  );
});
