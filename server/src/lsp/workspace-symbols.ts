/** Workspace symbols over all open archives: where each one stands is only looked up when it is chosen. */
import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver/node';
import { LineMap } from '../core/text.js';
import { archiveSymbols, placeOfSymbol, type SymbolKey } from '../features/archive-symbols.js';
import { START, workspaceSymbolOf } from './convert.js';
import { guard } from './guard.js';
import type { Server } from './requests.js';
import type { Workspace } from './workspace.js';

/** A client that wants places at once has this many files read for each answer. */
const MOST_FILES_READ = 200;

export function bindWorkspaceSymbols({ connection, workspace, log, client }: Server): void {
  connection.onWorkspaceSymbol(
    guard(log, 'workspaceSymbol', [], ({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] => {
      const { resolvesSymbols } = client();
      const mostEvents = resolvesSymbols ? Infinity : MOST_FILES_READ;
      const found = [...workspace.archives].flatMap(({ archive, root }) =>
        archiveSymbols(archive, query, mostEvents).map((symbol) => ({ symbol, root })),
      );
      found.sort((a, b) => b.symbol.score - a.symbol.score);
      const symbols = found.map(({ symbol, root }) => workspaceSymbolOf(symbol, root));
      return resolvesSymbols ? symbols : symbols.map((symbol) => withRange(symbol, workspace));
    }),
  );
  connection.onWorkspaceSymbolResolve((asked, token) =>
    guard(log, 'workspaceSymbol/resolve', asked, (symbol: WorkspaceSymbol) => withRange(symbol, workspace))(
      asked,
      token,
    ),
  );
}

/** The symbol as it is when its file cannot be read any more, but for a range, which older clients cannot do without. */
function withRange(symbol: WorkspaceSymbol, workspace: Workspace): WorkspaceSymbol {
  const { uri } = symbol.location;
  const place = workspace.placeOf(uri);
  const document = place?.archive.read(place.path);
  if (!document) return { ...symbol, location: { uri, range: { start: START, end: START } } };
  const span = placeOfSymbol(symbol.data as SymbolKey, document);
  return { ...symbol, location: { uri, range: new LineMap(document.text).range(span) } };
}
