/** The language server: what it can do, and one table from requests to features. */
import {
  CodeActionKind,
  MarkupKind,
  PositionEncodingKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionParams,
  type CompletionParams,
  type Connection,
  type DefinitionParams,
  type DocumentDiagnosticReport,
  type DocumentDiagnosticParams,
  type DocumentLink,
  type DocumentLinkParams,
  type DocumentSymbolParams,
  type HoverParams,
  type InitializeParams,
  type InitializeResult,
  type LocationLink,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LineMap } from '../core/text.js';
import { completion } from '../features/completion.js';
import { definition } from '../features/definition.js';
import type { Document, Surroundings } from '../features/document.js';
import { mendSafely, quickFixes } from '../features/fixes.js';
import { hover } from '../features/hover.js';
import { links } from '../features/links.js';
import { symbols } from '../features/symbols.js';
import type { Log } from '../host/log.js';
import type { RuleSettings } from '../rules/lint.js';
import { VERSION } from '../version.js';
import { completionItemOf, quickFixOf, symbolOf, uriOf, type CompletionOptions } from './convert.js';
import { Diagnostics } from './diagnostics.js';
import { guard } from './guard.js';
import { indexWithProgress } from './indexing.js';
import type { OpenArchive } from './open-archive.js';
import type { InitializationOptions, Settings } from './protocol.js';
import { ruleSettings } from './settings.js';
import { Workspace, type Place } from './workspace.js';

/** `source.fixAll` of this server alone, so that a save can run it without other tools' fixes. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.event-archive`;

/** A document that a request is about, with everything features ask for. */
interface Asked {
  readonly place: Place;
  readonly document: Document;
  readonly lines: LineMap;
  readonly around: Surroundings;
}

/** Serves one client over `connection`, from `initialize` to the end of the process. */
export function serve(connection: Connection): void {
  const log: Log = {
    warn: (message) => connection.console.warn(message),
    info: (message) => connection.console.info(message),
  };
  const documents = new TextDocuments(TextDocument);
  let client: ClientCapabilities = {};
  let initialFolders: readonly string[] = [];
  let completionOptions: CompletionOptions = { hasSnippets: false, hasLabelDetails: false, suggestCommand: undefined };
  const workspace = new Workspace(log, (archive) => {
    void indexWithProgress(connection, archive, client, log, () => diagnostics.archiveChanged());
  });
  const diagnostics = new Diagnostics(connection, workspace, log);

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    initialFolders = foldersOf(params);
    completionOptions = completionOptionsOf(params);
    const canPull = client.textDocument?.diagnostic !== undefined;
    diagnostics.mode = canPull ? 'pull' : 'push';
    diagnostics.canRefresh = client.workspace?.diagnostics?.refreshSupport === true;
    return {
      serverInfo: { name: 'event-archive-server', version: VERSION },
      capabilities: serverCapabilities(canPull),
    };
  });

  connection.onInitialized(async () => {
    await registerForChanges(connection, client);
    await readSettings();
    for (const uri of initialFolders) workspace.openFolder(uri);
    if (!client.workspace?.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) workspace.closeFolder(uri);
      for (const { uri } of added) workspace.openFolder(uri);
      for (const document of documents.all()) takeIn(document);
    });
  });

  async function readSettings(given?: Settings): Promise<void> {
    const canAsk = client.workspace?.configuration === true;
    const settings = canAsk
      ? ((await connection.workspace.getConfiguration('eventArchive')) as Settings | null)
      : given;
    diagnostics.settings = ruleSettings(settings, log);
    diagnostics.archiveChanged();
  }
  connection.onDidChangeConfiguration(({ settings }) =>
    readSettings((settings as { eventArchive?: Settings } | null)?.eventArchive),
  );

  function takeIn(document: TextDocument): void {
    const place = workspace.placeOfOpened(document.uri);
    if (!place) return;
    place.archive.setDocument(place.path, document.getText());
    diagnostics.documentChanged(document.uri, place);
  }
  documents.onDidChangeContent(({ document }) => takeIn(document));
  documents.onDidClose(({ document }) => {
    const place = workspace.placeOf(document.uri);
    place?.archive.closeDocument(place.path);
    diagnostics.documentClosed(document.uri);
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const changed = new Map<OpenArchive, string[]>();
    for (const { uri } of changes) {
      const place = workspace.placeOf(uri);
      if (place) changed.set(place.archive, [...(changed.get(place.archive) ?? []), place.path]);
    }
    for (const [archive, paths] of changed) if (await archive.diskChanged(paths)) diagnostics.archiveChanged();
  });

  /** What a request is about; undefined for a document of no archive. */
  function asked(uri: string): Asked | undefined {
    const place = workspace.placeOf(uri);
    const document = place?.archive.document(place.path);
    if (!place || !document) return undefined;
    const { archive } = place;
    const around: Surroundings = {
      archive: archive.archive,
      read: (path) => archive.read(path),
      uriOf: (path) => uriOf(archive.root, path),
    };
    return { place, document, lines: new LineMap(document.text), around };
  }

  connection.languages.diagnostics.on(
    guard(log, 'diagnostics', NO_PROBLEMS, ({ textDocument }: DocumentDiagnosticParams): DocumentDiagnosticReport => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: diagnostics.diagnosticsOf(textDocument.uri),
    })),
  );
  connection.onDefinition(
    guard(log, 'definition', null, ({ textDocument, position }: DefinitionParams) => {
      const about = asked(textDocument.uri);
      const found = about && definition(about.document, about.lines.offset(position), about.around);
      if (!about || !found) return null;
      const range = new LineMap(found.target.text).range(found.span);
      const targetUri = about.around.uriOf(found.target.path);
      // A client without link support takes places without an origin.
      if (!client.textDocument?.definition?.linkSupport)
        return [{ uri: targetUri, range }] as unknown as LocationLink[];
      return [
        {
          originSelectionRange: about.lines.range(found.origin),
          targetUri,
          targetRange: range,
          targetSelectionRange: range,
        },
      ];
    }),
  );
  connection.onHover(
    guard(log, 'hover', null, ({ textDocument, position }: HoverParams) => {
      const about = asked(textDocument.uri);
      const found = about && hover(about.document, about.lines.offset(position), about.around);
      return about && found
        ? { range: about.lines.range(found.span), contents: { kind: MarkupKind.Markdown, value: found.markdown } }
        : null;
    }),
  );
  connection.onCompletion(
    guard(log, 'completion', null, ({ textDocument, position }: CompletionParams) => {
      const about = asked(textDocument.uri);
      if (!about) return null;
      const offset = about.lines.offset(position);
      const items = completion(about.document, offset, about.around);
      const typed = about.document.text;
      return items
        ? {
            isIncomplete: true,
            items: items.map((item, index) =>
              completionItemOf(item, index, typed.slice(item.span.start, offset), about.lines, completionOptions),
            ),
          }
        : null;
    }),
  );
  connection.onDocumentLinks(
    guard(log, 'documentLink', [], ({ textDocument }: DocumentLinkParams): DocumentLink[] => {
      const about = asked(textDocument.uri);
      if (!about) return [];
      return links(about.document, about.around.archive).map((link) => ({
        range: about.lines.range(link.span),
        ...('url' in link
          ? { target: link.url, tooltip: 'Open source' }
          : { target: about.around.uriOf(link.path), tooltip: 'Open event' }),
      }));
    }),
  );
  connection.onDocumentSymbol(
    guard(log, 'documentSymbol', [], ({ textDocument }: DocumentSymbolParams) => {
      const about = asked(textDocument.uri);
      return about
        ? symbols(about.document.file, about.document.text).map((symbol) => symbolOf(symbol, about.lines))
        : [];
    }),
  );
  connection.onCodeAction(
    guard(log, 'codeAction', [], ({ textDocument, range, context }: CodeActionParams): CodeAction[] => {
      const about = asked(textDocument.uri);
      if (!about) return [];
      const { root } = about.place.archive;
      const wants = (kind: string): boolean =>
        (context.only ?? [kind]).some((only) => kind === only || kind.startsWith(`${only}.`));
      const fixes = wants(CodeActionKind.QuickFix) ? quickFixes(diagnostics.problemsOf(about.place), range) : [];
      const actions = fixes.map((fix) => quickFixOf(fix, root, textDocument.uri, about.lines));
      return wants(FIX_ALL) ? [...actions, ...fixAll(about, textDocument.uri, diagnostics.settings)] : actions;
    }),
  );

  documents.listen(connection);
  connection.listen();
}

const NO_PROBLEMS: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

function fixAll({ document, around, lines }: Asked, uri: string, settings: RuleSettings): readonly CodeAction[] {
  const mended = mendSafely(document.path, document.text, around.archive, settings);
  if (mended === undefined) return [];
  const edits = [{ range: lines.range({ start: 0, end: document.text.length }), newText: mended }];
  return [{ title: 'Fix all safe problems of this event', kind: FIX_ALL, edit: { changes: { [uri]: edits } } }];
}

function serverCapabilities(canPull: boolean): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    definitionProvider: true,
    hoverProvider: true,
    documentLinkProvider: {},
    documentSymbolProvider: true,
    completionProvider: { triggerCharacters: ['_', ':', ',', ' ', '[', '(', '/'] },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(canPull ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } } : {}),
  };
}

function completionOptionsOf({ capabilities, initializationOptions }: InitializeParams): CompletionOptions {
  const item = capabilities.textDocument?.completion?.completionItem;
  return {
    hasSnippets: item?.snippetSupport === true,
    hasLabelDetails: item?.labelDetailsSupport === true,
    suggestCommand: (initializationOptions as InitializationOptions | undefined)?.suggestCommand,
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

/** Asks to be told of changed settings and of files and folders that come, change and go; folders have no `.md`. */
async function registerForChanges(connection: Connection, client: ClientCapabilities): Promise<void> {
  if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'eventArchive' });
  }
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: '**/news/**' }],
    });
  }
}
