/** What the client says it can do, in the few words that the server needs, and what the server says in return. */
import {
  CodeActionKind,
  PositionEncodingKind,
  TextDocumentSyncKind,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { userCacheFolder } from '../indexing/cache.js';
import type { InitializationOptions } from './protocol.js';

/** `source.fixAll` of this server alone, so that a save can run it without other tools' fixes. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.event-archive`;

export interface ClientFeatures {
  /** Addresses of the folders that were open from the start. */
  readonly folders: readonly string[];
  readonly hasWorkspaceFolders: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly hasProgress: boolean;
  /** The client asks for problems instead of having them sent. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  /** Definitions may come with the range that they were asked from. */
  readonly hasDefinitionLinks: boolean;
  readonly hasSnippets: boolean;
  readonly hasLabelDetails: boolean;
  /** Where indexes are kept between sessions. */
  readonly cacheFolder: string;
  /** The client's command that asks for completions, where it has one. */
  readonly suggestCommand: string | undefined;
  /** The client's command that shows references, where it has one. */
  readonly showReferencesCommand: string | undefined;
  readonly refreshesLenses: boolean;
  /** The places of workspace symbols may be told one by one, when they are chosen. */
  readonly resolvesSymbols: boolean;
  /** Edits may name file operations, and so several files in order. */
  readonly hasDocumentChanges: boolean;
  /** Edits may create, move and delete files. */
  readonly hasFileOperations: boolean;
  /** What a code action changes may be told when it is chosen. */
  readonly resolvesActions: boolean;
  /** Edits may say what they are for, and ask to be looked at first. */
  readonly hasChangeAnnotations: boolean;
  /** Formatting may be offered for some files only, once the client knows the server. */
  readonly registersFormatting: boolean;
  readonly wantsStatus: boolean;
  /** The client shows what an edit would change, see `SHOW_CHANGES`. */
  readonly showsChanges: boolean;
}

export function clientFeatures({
  capabilities,
  initializationOptions,
  workspaceFolders,
  rootUri,
}: InitializeParams): ClientFeatures {
  const { workspace, textDocument, window } = capabilities;
  const options = initializationOptions as InitializationOptions | undefined;
  const completionItem = textDocument?.completion?.completionItem;
  return {
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
    hasWorkspaceFolders: workspace?.workspaceFolders === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    hasProgress: window?.workDoneProgress === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    hasDefinitionLinks: textDocument?.definition?.linkSupport === true,
    hasSnippets: completionItem?.snippetSupport === true,
    hasLabelDetails: completionItem?.labelDetailsSupport === true,
    cacheFolder: options?.cacheDir ?? userCacheFolder(process.env),
    suggestCommand: options?.suggestCommand,
    showReferencesCommand: options?.showReferencesCommand,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    resolvesSymbols: workspace?.symbol?.resolveSupport?.properties.includes('location.range') === true,
    // Neovim 0.7 names the operations alone, which can stand nowhere else.
    hasDocumentChanges:
      workspace?.workspaceEdit?.documentChanges === true || workspace?.workspaceEdit?.resourceOperations !== undefined,
    hasFileOperations: ['create', 'rename', 'delete'].every((kind) =>
      workspace?.workspaceEdit?.resourceOperations?.some((known) => known === kind),
    ),
    resolvesActions: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    hasChangeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    registersFormatting: [
      textDocument?.formatting,
      textDocument?.rangeFormatting,
      textDocument?.onTypeFormatting,
    ].every((kind) => kind?.dynamicRegistration === true),
    wantsStatus: options?.wantsStatus === true,
    showsChanges: options?.showsChanges === true,
  };
}

/** What a client is told at once that cannot be told later, and of which files. */
const formattingCapabilities: ServerCapabilities = {
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
};

export function serverCapabilities({
  pullsDiagnostics,
  resolvesSymbols,
  resolvesActions,
  registersFormatting,
}: ClientFeatures): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    definitionProvider: true,
    referencesProvider: true,
    codeLensProvider: {},
    hoverProvider: true,
    documentLinkProvider: {},
    documentSymbolProvider: true,
    workspaceSymbolProvider: { resolveProvider: resolvesSymbols },
    completionProvider: { triggerCharacters: ['_', ':', ',', ' ', '[', '(', '/'] },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL],
      resolveProvider: resolvesActions,
    },
    renameProvider: { prepareProvider: true },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    ...(registersFormatting ? {} : formattingCapabilities),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/news/**' } }] } },
    },
    ...(pullsDiagnostics ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } } : {}),
  };
}
