// @ts-check
/** The built server as a child process, spoken to over stdio as an editor does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { memoryOf } from '../measure.mjs';

/** Milliseconds after which a silent server is given up. */
const PATIENCE = 300_000;

/** What an editor such as VS Code can do, with problems sent to it instead of asked for: so their arrival can be timed. */
const CAPABILITIES = {
  window: { workDoneProgress: true },
  workspace: { workspaceFolders: true },
  textDocument: { completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } } },
};

/**
 * @typedef {object} Options
 * @property {string} root the project's folder
 * @property {string} archive the archive root
 * @property {string} cacheFolder where the server keeps its index
 * @property {readonly string[]} [nodeOptions]
 * @property {object} [edits] what the editor can do with edits of several files; with it, it says yes to every question
 * @property {boolean} [hasChannel] whether what `nodeOptions` load is sent messages over Node's own channel
 */

/** @typedef {{ line: number, character: number }} Position */
/** @typedef {Awaited<ReturnType<typeof startServer>>} Session */

/**
 * Starts the server on an archive and returns when it has been introduced; it then begins to index.
 * @param {Options} options
 */
export async function startServer({ root, archive, cacheFolder, nodeOptions = [], edits, hasChannel = false }) {
  const began = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, join(root, 'dist', 'server.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit', ...(hasChannel ? [/** @type {const} */ ('ipc')] : [])],
  });
  const kill = () => child.kill();
  process.once('exit', kill);
  const ended = once(child, 'exit');
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('the server has no streams');
  const connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));

  /** @type {Map<string, readonly any[]>} the problems of each open document, as last sent */
  const problems = new Map();
  /** @type {Set<() => void>} */
  const waiting = new Set();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    problems.set(uri, diagnostics);
    for (const look of waiting) look();
  });
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/showMessageRequest', ({ actions }) => (edits && actions?.[0]) ?? null);
  /** @type {{ at: number, files: number } | undefined} */
  let whenReady;
  connection.onNotification('eventArchive/status', ({ archives: [status] }) => {
    if (status?.state === 'ready') whenReady ??= { at: performance.now(), files: status.events + status.dayIndexes };
    for (const look of waiting) look();
  });
  connection.listen();

  const folder = pathToFileURL(archive).href;
  const { capabilities } = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'archive' }],
    capabilities: edits
      ? { ...CAPABILITIES, workspace: { ...CAPABILITIES.workspace, workspaceEdit: edits } }
      : CAPABILITIES,
    initializationOptions: { cacheDir: cacheFolder, wantsStatus: true },
  });
  const initialized = performance.now();
  await connection.sendNotification('initialized', {});
  /** @type {Map<string, number>} */
  const versions = new Map();

  /**
   * Waits until something holds that the server tells of.
   * @param {() => boolean} isSo
   * @param {string} what
   * @param {number} [patience]
   * @returns {Promise<void>}
   */
  async function until(isSo, what, patience = PATIENCE) {
    if (isSo()) return;
    /** @type {() => void} */
    let look = () => {};
    /** @type {NodeJS.Timeout | undefined} */
    let givingUp;
    const told = new Promise((resolve, reject) => {
      look = () => isSo() && resolve(undefined);
      waiting.add(look);
      givingUp = setTimeout(() => reject(new Error(`the server does not tell ${what}`)), patience);
    });
    const died = ended.then(([status, signal]) => {
      throw new Error(`the server ended with ${status ?? signal}`);
    });
    try {
      await Promise.race([told, died]);
    } finally {
      waiting.delete(look);
      clearTimeout(givingUp);
    }
  }

  /** @param {string} file */
  const uriOf = (file) => pathToFileURL(join(archive, file)).href;

  return {
    capabilities,
    process: child,
    problems,
    until,
    uriOf,
    isReady: () => whenReady !== undefined,

    /**
     * Waits until the archive is indexed.
     * @returns {Promise<{ fromStart: number, fromInitialized: number, files: number }>} milliseconds, and what the index holds
     */
    ready: async () => {
      await until(() => whenReady !== undefined, 'that the archive is indexed');
      const { at = NaN, files = NaN } = whenReady ?? {};
      return { fromStart: at - began, fromInitialized: at - initialized, files };
    },

    /** @returns {{ now: number, most: number } | undefined} bytes that are resident */
    memory: () => memoryOf(child.pid),

    /**
     * @param {string} method
     * @param {object} [params]
     * @returns {Promise<any>}
     */
    request: (method, params) => connection.sendRequest(method, params),

    /**
     * @param {string} method
     * @param {object} params
     */
    notify: (method, params) => connection.sendNotification(method, params),

    /**
     * @param {string} file
     * @returns {Promise<{ uri: string, text: string }>}
     */
    open: async (file) => {
      const [uri, text] = [uriOf(file), readFileSync(join(archive, file), 'utf8')];
      versions.set(uri, 1);
      const textDocument = { uri, languageId: 'markdown', version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      return { uri, text };
    },

    /**
     * @param {string} uri
     * @param {{ text: string, range?: { start: Position, end: Position } }} change a whole new text, or a part
     */
    change: async (uri, change) => {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [change],
      });
    },

    /**
     * Waits until the server has nothing else to do: requests are answered in turn.
     * @param {string} uri
     */
    idle: (uri) => connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }),

    /** Ends the server as editors do. */
    end: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      process.off('exit', kill);
      connection.dispose();
    },
  };
}
