/** What an editor shows of an archive: what it was sent for each file, beside what it asked about open documents. */
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { ProblemCounts } from '../../server/src/lsp/protocol.js';
import { startServer, type Editor, type PlainDiagnostic, type StartOptions } from './lsp-client.js';
import { temporaryArchive, type Scope, type TemporaryArchive } from './temporary-archive.js';

/** The setting that has every file of an archive checked. */
export const WHOLE = { problems: 'wholeArchive' };

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

/** An editor on an archive that has been checked as a whole. */
export async function checked(
  t: Scope,
  texts: Readonly<Record<string, string>>,
  options: Partial<StartOptions> = {},
): Promise<{ archive: TemporaryArchive; editor: Editor }> {
  const archive = temporaryArchive(t, texts);
  const editor = await startServer(t, {
    roots: [archive.root],
    settings: WHOLE,
    initializationOptions: { wantsStatus: true },
    ...options,
  });
  await counted(editor, ({ state }) => state === 'complete');
  return { archive, editor };
}

/** What the server says of the first archive's problems, as soon as it is as expected. */
export async function counted(editor: Editor, isExpected: (counts: ProblemCounts) => boolean): Promise<ProblemCounts> {
  const latest = () => editor.heard.statuses.at(-1)?.archives[0]?.problems;
  return editor.heard.until(
    () => {
      const counts = latest();
      return counts && isExpected(counts) ? counts : undefined;
    },
    () => `the counts are ${JSON.stringify(latest())}`,
  );
}
