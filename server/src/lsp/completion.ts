/** Completion over LSP; what takes long the first time is got ready in slices before. */
import {
  CompletionTriggerKind,
  type CancellationToken,
  type CompletionList,
  type CompletionParams,
} from 'vscode-languageserver/node';
import { asksForRelation, completion } from '../features/completion.js';
import type { Suggest } from '../features/relation-completion.js';
import { suggestRelations } from '../features/suggest-relations.js';
import type { ClientFeatures } from './client-features.js';
import { completionItemOf } from './convert.js';
import { guard } from './guard.js';
import { inSlices } from './rename.js';
import { askedAbout, offsetAt, type Asked, type Server } from './requests.js';

export function bindCompletion({ connection, workspace, log, client }: Server): void {
  const suggestFor = suggestOnce();
  const complete = guard(log, 'completion', null, (params: CompletionParams) => {
    const asked = askedAbout(workspace, params.textDocument.uri);
    return asked ? completionAt(asked, offsetAt(asked, params.position), client(), suggestFor(params)) : null;
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

/**
 * While a list is open every further letter asks again, and says so: what is suggested to the event is not changed by the letters
 * of the relation that is being typed, so it is found once for the list.
 */
function suggestOnce(): (params: CompletionParams) => Suggest {
  let last: { readonly uri: string; readonly line: number; readonly suggestions: ReturnType<Suggest> } | undefined;
  return ({ textDocument: { uri }, position: { line }, context }) =>
    (document, archive) => {
      const isFurther = context?.triggerKind === CompletionTriggerKind.TriggerForIncompleteCompletions;
      if (!isFurther || last?.uri !== uri || last.line !== line)
        last = { uri, line, suggestions: suggestRelations(document, archive) };
      return last.suggestions;
    };
}

function completionAt(
  { document, lines, around }: Asked,
  offset: number,
  client: ClientFeatures,
  suggest: Suggest,
): CompletionList | null {
  const items = completion(document, offset, around, suggest);
  if (!items) return null;
  // Incomplete: the list is cut and ranked for what is typed so far, so the next letter asks again.
  return {
    isIncomplete: true,
    items: items.map((item, index) =>
      completionItemOf(item, index, document.text.slice(item.span.start, offset), lines, client),
    ),
  };
}
