/** What an editor shows of an archive: what it was sent for each file, beside what it asked about open documents. */
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { Editor, PlainDiagnostic } from './lsp-client.js';

/** The problems that were sent for a file last. */
export function sentFor({ heard }: Editor, uri: string): readonly PlainDiagnostic[] {
  return (heard.published.findLast((params) => params.uri === uri)?.diagnostics ?? []) as PlainDiagnostic[];
}

/** The same, as soon as their rules are as named, in order. */
export async function sentUntil(
  editor: Editor,
  uri: string,
  ...rules: readonly string[]
): Promise<readonly PlainDiagnostic[]> {
  return editor.heard.until(
    () => (rulesOf(sentFor(editor, uri)) === rules.join() ? sentFor(editor, uri) : undefined),
    () => `${uri} has ${JSON.stringify(sentFor(editor, uri), undefined, 2)}`,
  );
}

/** Everything that is shown of what was sent: by address, what was sent last where that is something. */
export function allSent({ heard }: Editor): ReadonlyMap<string, PublishDiagnosticsParams['diagnostics']> {
  const latest = new Map(heard.published.map(({ uri, diagnostics }) => [uri, diagnostics]));
  return new Map([...latest].filter(([, diagnostics]) => diagnostics.length > 0));
}

export function rulesOf(diagnostics: readonly { readonly code?: unknown }[]): string {
  return diagnostics.map(({ code }) => String(code)).join();
}
