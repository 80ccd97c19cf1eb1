/** Between the archive's words and LSP's: addresses and paths, severities, kinds. The only place that knows both. */
import { join } from 'node:path';
import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  InsertTextFormat,
  SymbolKind,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol as LspSymbol,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { Problem, Severity } from '../core/problem.js';
import type { Edit, LineMap } from '../core/text.js';
import type { ClientFeatures } from './client-features.js';
import type { ArchiveSymbol, SymbolKey } from '../features/archive-symbols.js';
import type { Completion } from '../features/completion.js';
import type { QuickFix } from '../features/fixes.js';
import type { DocumentSymbol } from '../features/symbols.js';
import { rulePage } from '../rules/all.js';

export const DIAGNOSTIC_SOURCE = 'event-archive';

/** The absolute file that an address names, or undefined for one that is no file on this machine. */
export function fileOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

export function uriOf(root: string, path: string): string {
  return URI.file(join(root, path)).toString();
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const START = { line: 0, character: 0 };

export function diagnosticOf(problem: Problem, root: string): Diagnostic {
  return {
    range: problem.range,
    severity: SEVERITIES[problem.severity],
    source: DIAGNOSTIC_SOURCE,
    code: problem.rule,
    codeDescription: { href: rulePage(problem.rule) },
    message: problem.message,
    relatedInformation: problem.related.map(({ path, range, message }) => ({
      location: { uri: uriOf(root, path), range: range ?? { start: START, end: START } },
      message,
    })),
  };
}

export function quickFixOf(
  { fix, problem, isPreferred }: QuickFix,
  root: string,
  uri: string,
  lines: LineMap,
): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(problem, root)],
    isPreferred,
    edit: editOf(uri, fix.edits, lines),
  };
}

/** Edits of one open document, in the form that every editor takes. */
export function editOf(uri: string, edits: readonly Edit[], lines: LineMap): WorkspaceEdit {
  return { changes: { [uri]: edits.map(({ span, newText }) => ({ range: lines.range(span), newText })) } };
}

const COMPLETION_KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  tag: CompletionItemKind.Keyword,
  event: CompletionItemKind.Reference,
  source: CompletionItemKind.File,
};

/** `typed` is what stands between the beginning of the replaced text and the cursor: the list is already filtered by it. */
export function completionItemOf(
  item: Completion,
  index: number,
  typed: string,
  lines: LineMap,
  client: ClientFeatures,
): CompletionItem {
  const newText = item.isSnippet && !client.hasSnippets ? withoutTabStops(item.newText) : item.newText;
  return {
    label: item.label,
    ...(client.hasLabelDetails ? { labelDetails: { description: item.detail } } : { detail: item.detail }),
    kind: COMPLETION_KINDS[item.kind],
    documentation: item.documentation,
    sortText: String(index).padStart(4, '0'),
    filterText: typed,
    insertTextFormat: item.isSnippet && client.hasSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: lines.range(item.span), newText },
    // Behind a new relation the next thing to write is its tags.
    ...(item.kind === 'event' && !item.isComplete && client.suggestCommand
      ? { command: { title: 'Suggest tags', command: client.suggestCommand } }
      : {}),
  };
}

const SYMBOL_KINDS: Readonly<Record<DocumentSymbol['kind'] | ArchiveSymbol['kind'], SymbolKind>> = {
  event: SymbolKind.Event,
  day: SymbolKind.Namespace,
  section: SymbolKind.Field,
  source: SymbolKind.File,
  relation: SymbolKind.Event,
  change: SymbolKind.Constant,
  tag: SymbolKind.Key,
  topic: SymbolKind.Module,
};

export function symbolOf(symbol: DocumentSymbol, lines: LineMap): LspSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: lines.range(symbol.span),
    selectionRange: lines.range(symbol.selection),
    children: symbol.children.map((child) => symbolOf(child, lines)),
  };
}

/** Without a range: that is looked up for the one that is chosen, by the key that it carries along. */
export function workspaceSymbolOf({ kind, name, detail, path }: ArchiveSymbol, root: string): WorkspaceSymbol {
  // An event is found by its address; of thousands of them their titles need not be said twice.
  const data: SymbolKey = { kind, name: kind === 'event' ? '' : name };
  return { name, kind: SYMBOL_KINDS[kind], containerName: detail, location: { uri: uriOf(root, path) }, data };
}

/** What a place to fill begins with is kept; the place itself goes. */
function withoutTabStops(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+/g,
    (_whole, escaped: string | undefined, filling: string | undefined) =>
      escaped ?? filling?.replace(/\\(.)/g, '$1') ?? '',
  );
}
