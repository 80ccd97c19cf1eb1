/** Keeps what the search over the archive finds from being sorted out again by VS Code. */
import type { CancellationToken, SymbolInformation } from 'vscode';
import type { ProvideWorkspaceSymbolsSignature } from 'vscode-languageclient/node';

/** VS Code compares the first 128 characters of icon and name. */
const LONGEST_NAME = 110;

/**
 * Of the symbols that a search gives, VS Code shows those whose names hold the letters typed, in their order: not an event
 * found despite a slip or a left out accent, by its date, or by a word late in a long title. Such names end in what was typed.
 */
export async function provideWorkspaceSymbols(
  query: string,
  token: CancellationToken,
  next: ProvideWorkspaceSymbolsSignature,
): Promise<SymbolInformation[] | null | undefined> {
  const typed = query.replace(/["*…\s]|#$/g, '');
  const symbols = await next(query, token);
  for (const symbol of symbols ?? []) if (!isShown(symbol.name, typed)) symbol.name = withTyped(symbol.name, typed);
  return symbols;
}

function isShown(name: string, typed: string): boolean {
  const shown = name.slice(0, LONGEST_NAME).toLowerCase();
  let at = 0;
  for (const letter of typed.toLowerCase()) {
    at = shown.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}

function withTyped(name: string, typed: string): string {
  const room = LONGEST_NAME - ` · ${typed}`.length;
  const shown = name.length > room ? `${name.slice(0, Math.max(room - 1, 0))}…` : name;
  return `${shown} · ${typed}`;
}
