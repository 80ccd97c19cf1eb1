/** Completion over LSP; what takes long the first time is got ready in slices before. */
import type { CancellationToken, CompletionList, CompletionParams } from 'vscode-languageserver/node';
import { asksForRelation, completion } from '../features/completion.js';
import type { ClientFeatures } from './client-features.js';
import { completionItemOf } from './convert.js';
import { guard } from './guard.js';
import { inSlices } from './rename.js';
import { askedAbout, offsetAt, type Asked, type Server } from './requests.js';

export function bindCompletion({ connection, workspace, log, client }: Server): void {
  const complete = guard(log, 'completion', null, ({ textDocument, position }: CompletionParams) => {
    const asked = askedAbout(workspace, textDocument.uri);
    return asked ? completionAt(asked, offsetAt(asked, position), client()) : null;
  });
  const wordsFor = guard(log, 'completion', undefined, ({ textDocument, position }: CompletionParams) => {
    const asked = askedAbout(workspace, textDocument.uri);
    if (!asked || !asksForRelation(asked.document, offsetAt(asked, position))) return undefined;
    return asked.around.archive.titles.prepareWords();
  });

  connection.onCompletion(async (params, token: CancellationToken): Promise<CompletionList | null> => {
    const words = wordsFor(params, token);
    if (words) await inSlices(words, token);
    return complete(params, token);
  });
}

function completionAt(
  { document, lines, around }: Asked,
  offset: number,
  client: ClientFeatures,
): CompletionList | null {
  const items = completion(document, offset, around);
  if (!items) return null;
  // Incomplete: the list is cut and ranked for what is typed so far, so the next letter asks again.
  return {
    isIncomplete: true,
    items: items.map((item, index) =>
      completionItemOf(item, index, document.text.slice(item.span.start, offset), lines, client),
    ),
  };
}
