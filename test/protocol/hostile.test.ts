/** Files and texts that nobody should have to read: each costs itself, never the server. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FileChangeType,
  HoverRequest,
} from 'vscode-languageserver/node';
import { startServer, type Editor } from '../support/lsp-client.js';
import { temporaryArchive, type TemporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, FERRY, files, textOf } from './bridge-archive.js';

/** The server still knows what is wrong in an ordinary event. */
async function checkAlive(editor: Editor, archive: TemporaryArchive): Promise<void> {
  const uri = archive.uri(FERRY);
  await editor.open(uri, textOf(FERRY).replace('bridge-opens.md) _', 'gone.md) _'));
  const codes = (await editor.problems(uri)).map(({ code }) => code);
  assert.deepEqual(codes, ['unresolved-relation']);
  await editor.close(uri);
}

const MEGABYTE = 1024 * 1024;
const ITEM = '1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Aldern_\n';
const TEXTS: Readonly<Record<string, string>> = {
  '20 MB of prose': `${textOf(BRIDGE)}\n${'It is a long story.\n'.repeat(MEGABYTE)}`,
  'a megabyte of relations': `# Title\n\n### Related:\n\n${ITEM.repeat(MEGABYTE / ITEM.length)}`,
  'one line of 5 MB': `# ${'word '.repeat(MEGABYTE)}`,
  'a context of 5 MB': bridgeWith(`[Ferry](/news/2014/03/7/ferry-retired.md) _Context: ${'tag, '.repeat(MEGABYTE)}_`),
  brackets: bridgeWith('['.repeat(MEGABYTE)),
  'brackets and parentheses': bridgeWith('[](('.repeat(MEGABYTE / 4)),
  underscores: bridgeWith('_'.repeat(MEGABYTE)),
  digits: bridgeWith('7'.repeat(MEGABYTE)),
  'quotes in quotes': '> '.repeat(50_000),
  'lists in lists': '- '.repeat(50_000),
  'line ends': '\r'.repeat(MEGABYTE),
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(`a document of ${name}`, async (t) => {
    const archive = temporaryArchive(t, files);
    const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull' });
    await editor.indexed();
    const textDocument = { uri: archive.uri(BRIDGE) };
    await editor.open(textDocument.uri, text);
    const position = { line: 17, character: 60 };
    await editor.problems(textDocument.uri);
    await editor.request(DocumentLinkRequest.type, { textDocument });
    await editor.request(DocumentSymbolRequest.type, { textDocument });
    await editor.request(DefinitionRequest.type, { textDocument, position });
    await editor.request(HoverRequest.type, { textDocument, position });
    await editor.request(CompletionRequest.type, { textDocument, position });
    await editor.request(CodeActionRequest.type, {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['quickfix'] },
    });
    await checkAlive(editor, archive);
  });
}

test('positions outside of the text are its edges', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  const textDocument = { uri: archive.uri(BRIDGE) };
  await editor.open(textDocument.uri, textOf(BRIDGE));
  for (const position of [
    { line: 9999, character: 0 },
    { line: 15, character: 9999 },
  ]) {
    await editor.request(CompletionRequest.type, { textDocument, position });
    await editor.request(HoverRequest.type, { textDocument, position });
  }
  assert.ok(!editor.heard.logged.some((line) => line.includes('failed')), editor.heard.logged.join('\n'));
});

test('files that cannot be read cost a line in the log each', async (t) => {
  const archive = temporaryArchive(t, files);
  const path = (name: string) => join(archive.root, 'news/2014/03/7', name);
  archive.write('news/2014/03/7/latin-1.md', Uint8Array.from([0x23, 0x20, 0xe9, 0x0a]));
  archive.write('news/2014/03/7/empty.md', '');
  archive.write('news/2014/03/7/large.md', '');
  truncateSync(path('large.md'), 20 * MEGABYTE);
  mkdirSync(path('folder.md'));
  symlinkSync('nowhere', path('broken.md'));
  symlinkSync('.', path('loop'));
  symlinkSync('loop.md', path('loop.md'));
  symlinkSync('/etc/hosts', path('outside.md'));
  archive.write('news/2014/03/7/unreadable.md', '');
  chmodSync(path('unreadable.md'), 0);
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull' });
  await editor.indexed();
  await checkAlive(editor, archive);
  const complaints = editor.heard.logged.filter((line) => line.startsWith('news/2014/03/7/')).join('\n');
  const isRoot = process.getuid?.() === 0;
  for (const name of ['latin-1', 'large', 'broken', 'loop', 'outside', ...(isRoot ? [] : ['unreadable'])]) {
    assert.match(complaints, new RegExp(`^news/2014/03/7/${name}\\.md: `, 'm'));
  }
});

test('a link out of the archive is not followed, however it comes in', async (t) => {
  const outside = temporaryArchive(t, { 'secret.md': '# Secret\n' });
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull' });
  await editor.indexed();
  mkdirSync(join(archive.root, 'news/2014/03/8'));
  symlinkSync(join(outside.root, 'secret.md'), join(archive.root, 'news/2014/03/8/secret.md'));
  symlinkSync(outside.root, join(archive.root, 'news/2014/03/9'));
  await editor.filesChanged(FileChangeType.Created, [
    archive.uri('news/2014/03/8/secret.md'),
    archive.uri('news/2014/03/9'),
    archive.uri('news/2014/03/9/secret.md'),
  ]);
  const uri = archive.uri(BRIDGE);
  await editor.open(
    uri,
    `${bridgeWith('[Secret](/news/2014/03/8/secret.md) _Context: Aldern_')}4. [Secret](/news/2014/03/9/secret.md) _Context: Aldern_\n`,
  );
  const codes = (await editor.problems(uri)).map(({ code }) => code);
  assert.deepEqual(codes, ['unresolved-relation', 'unresolved-relation']);
  const textDocument = { uri };
  for (const line of [17, 18]) {
    const position = { line, character: 8 };
    assert.equal(await editor.request(DefinitionRequest.type, { textDocument, position }), null);
    assert.equal(await editor.request(HoverRequest.type, { textDocument, position }), null);
  }
});
