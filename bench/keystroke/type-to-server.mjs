// @ts-check
/** Types into our server over stdio, as an editor does, and waits for the diagnostics that it pushes. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { answerParent, readSetUp } from './typist.mjs';

/** Milliseconds after which a silent server is given up. */
const PATIENCE = 10_000;

const { server, cacheFolder, archive, edit } = readSetUp();
const program = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
process.once('disconnect', () => program.kill());
const connection = createMessageConnection(
  new StreamMessageReader(program.stdout),
  new StreamMessageWriter(program.stdin),
);

/** @type {(diagnostics: readonly any[]) => void} */
let onDiagnostics = () => {};
connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) => onDiagnostics(diagnostics));
connection.onRequest('window/workDoneProgress/create', () => null);
const indexed = new Promise((resolve) => {
  connection.onNotification('$/progress', ({ value }) => {
    if (value.kind === 'end') resolve(undefined);
  });
});
connection.listen();

const uri = pathToFileURL(join(archive, edit.file)).href;
const folder = pathToFileURL(archive).href;
await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: folder,
  workspaceFolders: [{ uri: folder, name: 'archive' }],
  capabilities: { window: { workDoneProgress: true } },
  initializationOptions: { cacheDir: cacheFolder },
});
await connection.sendNotification('initialized', {});
await indexed;
const text = readFileSync(join(archive, edit.file), 'utf8');
let version = 1;
await connection.sendNotification('textDocument/didOpen', {
  textDocument: { uri, languageId: 'markdown', version, text },
});

await answerParent(edit, async ({ change, isBroken }) => {
  const began = performance.now();
  const told = diagnosticsThat(isBroken);
  await connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: ++version },
    contentChanges: [change],
  });
  await told;
  const took = performance.now() - began;
  // A person does not type while the server still finishes the last keystroke: wait until it answers something else.
  await connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
  return took;
});

/**
 * Diagnostics of the text before may still be on their way: those of the text after are told by the link.
 * @param {boolean} isBroken
 * @returns {Promise<void>}
 */
function diagnosticsThat(isBroken) {
  return new Promise((resolve, reject) => {
    const waiting = setTimeout(() => reject(new Error('the server does not report what was typed')), PATIENCE);
    onDiagnostics = (diagnostics) => {
      const isReported = diagnostics.some(
        ({ code, range }) => code === 'unresolved-relation' && range.start.line === edit.at.line,
      );
      if (isReported !== isBroken) return;
      clearTimeout(waiting);
      resolve();
    };
  });
}
