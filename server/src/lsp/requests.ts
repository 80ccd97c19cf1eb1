/** The table from requests to features: each row asks one feature and turns its answer into LSP. */
import {
  DocumentDiagnosticReportKind,
  MarkupKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type CodeLens,
  type Connection,
  type Definition,
  type DefinitionLink,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type DocumentLink,
  type DocumentSymbol,
  type Hover,
  type Location,
  type Position,
  type ReferenceParams,
  type TextDocumentIdentifier,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import { LineMap } from '../core/text.js';
import { definition } from '../features/definition.js';
import type { Document, Surroundings } from '../features/document.js';
import { hover } from '../features/hover.js';
import { lenses } from '../features/lenses.js';
import { links } from '../features/links.js';
import { references } from '../features/references.js';
import { symbols } from '../features/symbols.js';
import type { Log } from '../host/log.js';
import type { ClientFeatures } from './client-features.js';
import { codeActionsOf } from './code-actions.js';
import { symbolOf, uriOf } from './convert.js';
import type { Diagnostics } from './diagnostics.js';
import { bindEditing } from './editing.js';
import { guard } from './guard.js';
import { bindWorkspaceSymbols } from './workspace-symbols.js';
import type { OpenArchive } from './open-archive.js';
import type { Place, Workspace } from './workspace.js';

/** What requests are answered from. */
export interface Server {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly diagnostics: Diagnostics;
  readonly log: Log;
  /** Known once the client has introduced itself, which it does before any request. */
  readonly client: () => ClientFeatures;
}

/** A document that a request is about, with everything features ask for. */
export interface Asked {
  readonly uri: string;
  readonly place: Place;
  readonly document: Document;
  readonly lines: LineMap;
  readonly around: Surroundings;
}

const NO_PROBLEMS: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

export function bindRequests(server: Server): void {
  const { connection, diagnostics, log } = server;
  const inDocument = rowsOf(server);

  /** A row about a place in a document. */
  const atPosition = <Answer>(name: string, nothing: Answer, answer: (asked: Asked, offset: number) => Answer) =>
    inDocument(name, nothing, (asked, { position }: TextDocumentPositionParams) =>
      answer(asked, offsetAt(asked, position)),
    );

  connection.languages.diagnostics.on(
    guard(log, 'diagnostic', NO_PROBLEMS, ({ textDocument }: DocumentDiagnosticParams): DocumentDiagnosticReport => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: diagnostics.askedFor(textDocument.uri),
    })),
  );
  connection.onDefinition(
    atPosition<Definition | DefinitionLink[] | null>('definition', null, (asked, offset) =>
      definitionAt(asked, offset, server.client()),
    ),
  );
  connection.onReferences(
    inDocument<ReferenceParams, Location[] | null>('references', null, (asked, { position, context }) =>
      referencesAt(asked, offsetAt(asked, position), context.includeDeclaration),
    ),
  );
  connection.onCodeLens(
    inDocument<{ textDocument: TextDocumentIdentifier }, CodeLens[]>('codeLens', [], (asked) =>
      lensesOf(asked, server.client()),
    ),
  );
  connection.onHover(atPosition<Hover | null>('hover', null, hoverAt));
  connection.onDocumentLinks(
    inDocument<{ textDocument: TextDocumentIdentifier }, DocumentLink[]>('documentLink', [], linksOf),
  );
  connection.onDocumentSymbol(
    inDocument<{ textDocument: TextDocumentIdentifier }, DocumentSymbol[]>(
      'documentSymbol',
      [],
      ({ document, lines }) => symbols(document.file, document.text).map((symbol) => symbolOf(symbol, lines)),
    ),
  );
  bindWorkspaceSymbols(server);
  bindEditing(server);
  connection.onCodeAction(
    inDocument<CodeActionParams, CodeAction[] | Promise<CodeAction[]>>('codeAction', [], (asked, params, token) =>
      codeActionsOf(asked, params, server, token),
    ),
  );
}

/** Makes rows about whole documents: they answer `nothing` where a document is in no archive. */
export function rowsOf({ log, workspace }: Server): DocumentRow {
  return (name, nothing, answer) =>
    guard(log, name, nothing, (params, token) => {
      const asked = askedAbout(workspace, params.textDocument.uri);
      return asked ? answer(asked, params, token) : nothing;
    });
}

type DocumentRow = <Params extends { textDocument: TextDocumentIdentifier }, Answer>(
  name: string,
  nothing: Answer,
  answer: (asked: Asked, params: Params, token: CancellationToken) => Answer,
) => (params: Params, token: CancellationToken) => Answer;

export function askedAbout(workspace: Workspace, uri: string): Asked | undefined {
  const place = workspace.placeOf(uri);
  const document = place?.archive.document(place.path);
  if (!place || !document) return undefined;
  return { uri, place, document, lines: new LineMap(document.text), around: surroundingsOf(place.archive) };
}

export function surroundingsOf(open: OpenArchive): Surroundings {
  return {
    archive: open.archive,
    read: (path) => open.read(path),
    uriOf: (path) => uriOf(open.root, path),
    isApart: open.isApart,
  };
}

/** In the document's text, in UTF-16 code units. */
export function offsetAt({ lines }: Asked, position: Position): number {
  return lines.offset(position);
}

function definitionAt(
  { document, lines, around }: Asked,
  offset: number,
  client: ClientFeatures,
): Definition | DefinitionLink[] | null {
  const found = definition(document, offset, around);
  if (!found) return null;
  const range = new LineMap(found.target.text).range(found.span);
  const targetUri = around.uriOf(found.target.path);
  if (!client.hasDefinitionLinks) return { uri: targetUri, range };
  return [
    { originSelectionRange: lines.range(found.origin), targetUri, targetRange: range, targetSelectionRange: range },
  ];
}

function referencesAt({ document, around }: Asked, offset: number, hasDeclaration: boolean): Location[] | null {
  const found = references(document, offset, around, hasDeclaration);
  const lines = new Map<Document, LineMap>();
  return (
    found?.map((reference) => {
      const ofDocument = lines.get(reference.document) ?? new LineMap(reference.document.text);
      lines.set(reference.document, ofDocument);
      return { uri: around.uriOf(reference.document.path), range: ofDocument.range(reference.span) };
    }) ?? null
  );
}

function lensesOf({ document, lines, around, uri }: Asked, { showReferencesCommand }: ClientFeatures): CodeLens[] {
  return lenses(document, around.archive).map(({ span, text }) => {
    const range = lines.range(span);
    // An editor without such a command shows the text alone.
    const command = { title: text, command: showReferencesCommand ?? '', arguments: [uri, range.start] };
    return { range, command };
  });
}

function hoverAt({ document, lines, around }: Asked, offset: number): Hover | null {
  const found = hover(document, offset, around);
  return found
    ? { range: lines.range(found.span), contents: { kind: MarkupKind.Markdown, value: found.markdown } }
    : null;
}

function linksOf({ document, lines, around }: Asked): DocumentLink[] {
  return links(document, around.archive).map((link) => {
    const range = lines.range(link.span);
    return 'url' in link
      ? { range, target: link.url, tooltip: 'Open source' }
      : { range, target: around.uriOf(link.path), tooltip: 'Open' };
  });
}
