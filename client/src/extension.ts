/** The VS Code extension: starts the language server and stops it, and owns what needs a window. */
import { commands as vscodeCommands, window, workspace, type ExtensionContext } from 'vscode';
import {
  LanguageClient,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import {
  SHOW_CHANGES,
  STATUS,
  type InitializationOptions,
  type ShowChangesParams,
  type StatusParams,
} from '../../server/src/lsp/protocol.js';
import { commands } from './commands.js';
import { pasteSources } from './paste-sources.js';
import { continueLists } from './continue-lists.js';
import { refusalsShown } from './refusals.js';
import { changesWanted } from './repair-moved.js';
import { CHANGED, changedTexts } from './show-changes.js';
import { SHOW_REFERENCES, showReferences } from './show-references.js';
import { Status } from './status.js';
import { TagReport } from './tag-report.js';
import { provideWorkspaceSymbols } from './workspace-symbols.js';

let client: LanguageClient | undefined;

/** Called by VS Code when a folder that holds an archive is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('Event Archive', { log: true });
  const status = new Status();
  const server = createClient(context, log);
  const tags = new TagReport(server, context.workspaceState);
  client = server;
  const around = { server, log, memory: context.workspaceState, tags };
  context.subscriptions.push(
    log,
    status,
    tags,
    server.onNotification(STATUS, (params: StatusParams) => status.show(params)),
    server.onRequest(SHOW_CHANGES, (params: ShowChangesParams) => changesWanted(server, params)),
    vscodeCommands.registerCommand(SHOW_REFERENCES, showReferences),
    pasteSources(server),
    continueLists(server),
    workspace.registerTextDocumentContentProvider(CHANGED, changedTexts),
    ...Object.entries(commands).map(([name, run]) =>
      vscodeCommands.registerCommand(`eventArchive.${name}`, (...given: never[]) =>
        refusalsShown(() => Promise.resolve(run(around, ...given))),
      ),
    ),
  );
  await server.start();
  await tags.tellRejected();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

function createClient(
  context: ExtensionContext,
  outputChannel: LanguageClientOptions['outputChannel'],
): LanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const initializationOptions: InitializationOptions = {
    cacheDir: context.globalStorageUri.fsPath,
    suggestCommand: 'editor.action.triggerSuggest',
    showReferencesCommand: SHOW_REFERENCES,
    wantsStatus: true,
    showsChanges: true,
  };
  return new LanguageClient('eventArchive', 'Event Archive', server, {
    documentSelector: [{ scheme: 'file', language: 'markdown' }],
    ...(outputChannel ? { outputChannel } : {}),
    initializationOptions,
    middleware: { provideWorkspaceSymbols },
  });
}
