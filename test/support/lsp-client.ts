/** An editor's side of the protocol: starts the built server as a child process and says to it what an editor would say. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { basename, join } from 'node:path';
import {
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type FileChangeType,
  type ProtocolRequestType,
  type TextDocumentContentChangeEvent,
  type TextDocumentPositionParams,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { REBUILD_INDEX } from '../../server/src/lsp/protocol.js';
import { Heard } from './lsp-heard.js';
import { cacheHome } from './cache-home.js';
import { projectRoot } from './project.js';
import type { Scope } from './temporary-archive.js';

export interface StartOptions {
  /** The workspace folders. */
  readonly roots: readonly string[];
  /** Whether the editor asks for problems or wants them sent; sent without this. */
  readonly diagnostics?: DiagnosticMode;
  /** In place of what `capabilitiesOf` gives. */
  readonly capabilities?: ClientCapabilities;
  /** What the editor answers when asked for the settings section `eventArchive`. */
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
}

export type DiagnosticMode = 'push' | 'pull';

/** LSP would also allow Markdown in messages; this server writes plain text. */
export type PlainDiagnostic = Diagnostic & { readonly message: string };
export type Editor = Awaited<ReturnType<typeof startServer>>;

/** What VS Code can do, as far as the server cares. */
export function capabilitiesOf(diagnostics: DiagnosticMode): ClientCapabilities {
  return {
    window: { workDoneProgress: true },
    workspace: {
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      ...(diagnostics === 'pull' ? { diagnostics: { refreshSupport: true } } : {}),
    },
    textDocument: {
      definition: { linkSupport: true },
      completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } },
      ...(diagnostics === 'pull' ? { diagnostic: { dynamicRegistration: true } } : {}),
    },
  };
}

export function spawnServer(args: readonly string[] = ['--stdio']): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(projectRoot, 'dist/server.cjs'), ...args], {
    env: { ...process.env, XDG_CACHE_HOME: cacheHome },
  });
}

/** Starts the server, introduces the editor, and stops both when the test is over. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- `Editor` is made from what is returned.
export async function startServer(scope: Scope, options: StartOptions) {
  const { roots, diagnostics = 'push' } = options;
  let { settings } = options;
  const server = spawnServer();
  const exitCode = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const heard = new Heard(connection, () => settings ?? null);
  const versions = new Map<string, number>();
  let complaints = '';
  server.stderr.on('data', (chunk) => (complaints += String(chunk)));
  scope.after(async () => void (await stop()));
  connection.listen();
  const initializeResult = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? capabilitiesOf(diagnostics),
    workspaceFolders: foldersOf(roots),
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification(InitializedNotification.type, {});

  /** Ends the conversation as editors do; the exit status. */
  async function stop(): Promise<number | null> {
    if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    await exitCode;
    connection.dispose();
    if (complaints !== '') throw new Error(`the server wrote to its standard error: ${complaints}`);
    return exitCode;
  }

  async function request<P, R, PR, E, RO>(type: ProtocolRequestType<P, R, PR, E, RO>, params: P): Promise<R> {
    return connection.sendRequest(type.method, params);
  }

  async function open(uri: string, text: string): Promise<void> {
    versions.set(uri, 1);
    const textDocument = { uri, languageId: 'markdown', version: 1, text };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async function problemsNow(uri: string): Promise<readonly PlainDiagnostic[]> {
    const textDocument = { uri };
    if (diagnostics === 'pull') {
      const report = await request(DocumentDiagnosticRequest.type, { textDocument });
      return report.kind === 'full' ? (report.items as PlainDiagnostic[]) : [];
    }
    // What was sent before the answer to a request has arrived before it.
    await request(DocumentSymbolRequest.type, { textDocument });
    const latest = heard.published.findLast((params) => params.uri === uri);
    return (latest?.diagnostics ?? []) as PlainDiagnostic[];
  }

  /** Asks for all indexes to be built anew; resolves when they are. */
  async function rebuildIndex(): Promise<void> {
    await connection.sendRequest(REBUILD_INDEX);
  }

  return {
    initializeResult,
    /** Sends a request of our own. */
    requestOf: <T>(method: string, params?: object): Promise<T> =>
      params ? connection.sendRequest(method, params) : connection.sendRequest(method),
    /** Sends a notification of our own. */
    notify: (method: string, params: object): Promise<void> => connection.sendNotification(method, params),
    rebuildIndex,
    /** Everything the server has said without being asked. */
    heard,
    exitCode,
    process: server,
    stop,
    request,
    open,

    /** Opens a document whose text has `$0` where the cursor is; the parameters of requests about that place. */
    async openAt(uri: string, textWithCursor: string): Promise<TextDocumentPositionParams> {
      const offset = textWithCursor.indexOf('$0');
      const text = textWithCursor.slice(0, offset) + textWithCursor.slice(offset + 2);
      if (versions.has(uri)) await this.change(uri, text);
      else await open(uri, text);
      return { textDocument: { uri }, position: TextDocument.create(uri, 'markdown', 1, text).positionAt(offset) };
    },

    /** A whole new text, or changes of parts of it. */
    async change(uri: string, change: string | TextDocumentContentChangeEvent[]): Promise<void> {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const contentChanges = typeof change === 'string' ? [{ text: change }] : change;
      const params = { textDocument: { uri, version }, contentChanges };
      await connection.sendNotification(DidChangeTextDocumentNotification.type, params);
    },

    async close(uri: string): Promise<void> {
      versions.delete(uri);
      await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },

    /** Tells of files and folders that changed on the disk. */
    async filesChanged(type: FileChangeType, uris: readonly string[]): Promise<void> {
      const changes = uris.map((uri) => ({ uri, type }));
      await connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    },

    async foldersChanged(change: { added?: readonly string[]; removed?: readonly string[] }): Promise<void> {
      const event = { added: foldersOf(change.added ?? []), removed: foldersOf(change.removed ?? []) };
      await connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    },

    /** Changes what the editor answers for `eventArchive`, and says so; `sent` goes along with the notification. */
    async settingsChanged(section: unknown, sent: unknown = null): Promise<void> {
      settings = section;
      await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: sent });
    },

    /** Waits until so many archives have been read; without a number, all workspace folders. */
    async indexed(archives = roots.length): Promise<void> {
      const ended = () => heard.progress.filter(({ kind }) => kind === 'end').length;
      await heard.until(
        () => (ended() >= archives ? true : undefined),
        () => `${ended()} of ${archives} archives were read`,
      );
    },

    /** The problems of a document: as soon as they are as expected, or without that as they are. */
    async problems(
      uri: string,
      isExpected: (problems: readonly PlainDiagnostic[]) => boolean = () => true,
    ): Promise<readonly PlainDiagnostic[]> {
      for (;;) {
        const seen = heard.count;
        const found = await problemsNow(uri);
        if (isExpected(found)) return found;
        await heard.until(
          () => (heard.count > seen ? true : undefined),
          () => `the problems of ${uri} stay ${JSON.stringify(found, undefined, 2)}`,
        );
      }
    },
  };
}

function foldersOf(roots: readonly string[]): WorkspaceFolder[] {
  return roots.map((root) => ({ uri: URI.file(root).toString(), name: basename(root) }));
}
