/** The VS Code extension: starts the language server and stops it; everything else is the server's. */
import type { ExtensionContext } from 'vscode';
import { window } from 'vscode';
import {
  LanguageClient,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/protocol.js';

let client: LanguageClient | undefined;

/** Called by VS Code when a folder that holds an archive is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const outputChannel = window.createOutputChannel('Event Archive', { log: true });
  context.subscriptions.push(outputChannel);

  const module = context.asAbsolutePath('dist/server.cjs');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const initializationOptions: InitializationOptions = {
    cacheDir: context.globalStorageUri.fsPath,
    suggestCommand: 'editor.action.triggerSuggest',
  };
  const options: LanguageClientOptions = {
    documentSelector: [{ scheme: 'file', language: 'markdown' }],
    outputChannel,
    initializationOptions,
  };
  client = new LanguageClient('eventArchive', 'Event Archive', server, options);
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
