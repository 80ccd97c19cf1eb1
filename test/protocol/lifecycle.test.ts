/** The server as a process: how it starts, introduces itself and ends. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { text } from 'node:stream/consumers';
import { DefinitionRequest, HoverRequest } from 'vscode-languageserver/node';
import { spawnServer, startServer } from '../support/lsp-client.js';
import { projectRoot } from '../support/project.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };

test('introduces itself with the version of the package', async (t) => {
  const editor = await startServer(t, { roots: [] });
  assert.deepEqual(editor.initializeResult.serverInfo, { name: 'event-archive-server', version });
  assert.equal(editor.initializeResult.capabilities.positionEncoding, 'utf-16');
});

test('offers to be asked for problems only where the editor can ask', async (t) => {
  const [push, pull] = await Promise.all([
    startServer(t, { roots: [], diagnostics: 'push' }),
    startServer(t, { roots: [], diagnostics: 'pull' }),
  ]);
  assert.equal(push.initializeResult.capabilities.diagnosticProvider, undefined);
  assert.deepEqual(pull.initializeResult.capabilities.diagnosticProvider, {
    interFileDependencies: true,
    workspaceDiagnostics: false,
  });
});

test('asks to be told of every file and folder below news/, and of what the archive says of itself', async (t) => {
  const archive = temporaryArchive(t, { 'news/2014/03/7/bridge-opens.md': '' });
  const editor = await startServer(t, { roots: [archive.root] });
  const registration = await editor.heard.until(
    () => editor.heard.registered.find(({ method }) => method === 'workspace/didChangeWatchedFiles'),
    () => `registered for ${editor.heard.registered.map(({ method }) => method).join()}`,
  );
  assert.deepEqual(registration.registerOptions, {
    watchers: [
      { globPattern: '**/news/**' },
      { globPattern: '**/{event-archive.json,.event-archive-ignore,event-archive-baseline.json}' },
    ],
  });
});

test('asks an editor for nothing that it cannot do', async (t) => {
  const archive = temporaryArchive(t, { 'news/2014/03/7/bridge-opens.md': 'no event' });
  const editor = await startServer(t, { roots: [archive.root], capabilities: {} });
  await editor.open(archive.uri('news/2014/03/7/bridge-opens.md'), 'no event');
  await editor.heard.until(
    () => editor.heard.logged.find((line) => line.includes('indexed')),
    () => 'the archive was not read',
  );
  assert.deepEqual(editor.heard.asked, []);
  assert.deepEqual(editor.heard.progress, []);
});

test('shutdown and exit end it with status 0', async (t) => {
  const archive = temporaryArchive(t, { 'news/2014/03/7/bridge-opens.md': '' });
  const editor = await startServer(t, { roots: [archive.root] });
  assert.equal(await editor.stop(), 0);
});

test('ends with its input, so that it does not outlive an editor that crashed', async (t) => {
  const archive = temporaryArchive(t, { 'news/2014/03/7/bridge-opens.md': '' });
  const editor = await startServer(t, { roots: [archive.root] });
  editor.process.stdin.end();
  assert.notEqual(await editor.exitCode, null);
});

test('says what it needs when started without a stream', async () => {
  const server = spawnServer([]);
  const exited = once(server, 'exit');
  const said = await text(server.stderr);
  assert.deepEqual(await exited, [2, null]);
  assert.match(said, /^event-archive-server: no --stdio, --node-ipc or --socket=PORT given\n/);
});

test('--version and --help answer on standard output', async () => {
  assert.equal(await text(spawnServer(['--version']).stdout), `${version}\n`);
  assert.match(await text(spawnServer(['--help']).stdout), /^event-archive-server: .*\n\nUsage\n/);
});

test('requests about documents that nobody opened are answered with nothing', async (t) => {
  const archive = temporaryArchive(t, { 'news/2014/03/7/bridge-opens.md': '' });
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull' });
  const position = { line: 0, character: 0 };
  for (const uri of [archive.uri('news/2014/03/7/bridge-opens.md'), 'untitled:Untitled-1', 'file:///nowhere/x.md']) {
    const about = { textDocument: { uri }, position };
    assert.equal(await editor.request(DefinitionRequest.type, about), null);
    assert.equal(await editor.request(HoverRequest.type, about), null);
    assert.deepEqual(await editor.problems(uri), []);
  }
});
