// @ts-check
/** What an author asks of an open event, and how fast it has to be answered. */

import {
  inEmptyRelation,
  amongBrokenRelations,
  inFirstContext,
  inFirstRelation,
  inFirstTag,
  inMostCommonTag,
  inNewRelation,
  inTitle,
  LETTERS,
  lettersOfTitle,
} from './places.mjs';

/** Milliseconds. */
const ABOUT_ONE_EVENT = 5;
const COMPLETION = 50;
const OVER_ALL_TITLES = 100;
/** In slices, so that nobody else waits for it. */
const ABOUT_MANY_LINKS = 500;

/** LSP's `CompletionTriggerKind` for what is asked again because a list was not complete. */
const FOR_INCOMPLETE = 3;

/**
 * @typedef {object} Question
 * @property {string} name
 * @property {number} limit milliseconds, for the 95th percentile
 * @property {string} method of LSP
 * @property {string} provider what a server that answers it announces
 * @property {(text: string) => import('./places.mjs').Asked} place
 * @property {(document: { uri: string, text: string }) => object} [params] where they are no place in the document
 * @property {object} [context] of a request about a place
 * @property {object} [contextBefore] that of one more request, which is answered before and not measured
 * @property {(answer: any) => boolean} isAnswer whether an answer says anything: nothing is said fast
 */

/** @type {readonly Question[]} */
export const questions = [
  {
    name: 'definition of a relation',
    limit: ABOUT_ONE_EVENT,
    method: 'textDocument/definition',
    provider: 'definitionProvider',
    place: inFirstRelation,
    isAnswer: (answer) => answer !== null,
  },
  {
    name: 'hover on a relation',
    limit: ABOUT_ONE_EVENT,
    method: 'textDocument/hover',
    provider: 'hoverProvider',
    place: inFirstRelation,
    isAnswer: (answer) => answer !== null,
  },
  {
    name: 'hover on a tag',
    limit: ABOUT_ONE_EVENT,
    method: 'textDocument/hover',
    provider: 'hoverProvider',
    place: inFirstTag,
    isAnswer: tellsYears,
  },
  {
    name: 'hover on the most common tag',
    limit: ABOUT_ONE_EVENT,
    method: 'textDocument/hover',
    provider: 'hoverProvider',
    place: inMostCommonTag,
    isAnswer: tellsYears,
  },
  {
    name: 'references to an event',
    limit: ABOUT_ONE_EVENT,
    method: 'textDocument/references',
    provider: 'referencesProvider',
    place: inTitle,
    isAnswer: (answer) => answer?.length > 0,
  },
  {
    name: 'tags, nothing typed yet',
    limit: COMPLETION,
    method: 'textDocument/completion',
    provider: 'completionProvider',
    place: (text) => inFirstContext(text, 0),
    isAnswer: hasItems,
  },
  {
    name: 'tags, three letters typed',
    limit: COMPLETION,
    method: 'textDocument/completion',
    provider: 'completionProvider',
    place: (text) => inFirstContext(text, LETTERS),
    isAnswer: hasItems,
  },
  {
    name: 'relations, nothing typed yet: suggestions',
    limit: COMPLETION,
    method: 'textDocument/completion',
    provider: 'completionProvider',
    place: inEmptyRelation,
    isAnswer: hasItems,
  },
  {
    name: 'relations, three letters of a title typed',
    limit: COMPLETION,
    method: 'textDocument/completion',
    provider: 'completionProvider',
    place: inNewRelation,
    isAnswer: hasItems,
  },
  {
    name: 'relations, a further letter while the list is open',
    limit: COMPLETION,
    method: 'textDocument/completion',
    provider: 'completionProvider',
    place: inNewRelation,
    contextBefore: { triggerKind: 1 },
    context: { triggerKind: FOR_INCOMPLETE },
    isAnswer: hasItems,
  },
  {
    name: 'search over all titles, three letters',
    limit: OVER_ALL_TITLES,
    method: 'workspace/symbol',
    provider: 'workspaceSymbolProvider',
    place: inTitle,
    params: ({ text }) => ({ query: lettersOfTitle(text) }),
    isAnswer: (answer) => answer?.length > 0,
  },
  {
    name: 'quick fixes of fifty broken relations, all selected',
    limit: ABOUT_MANY_LINKS,
    method: 'textDocument/codeAction',
    provider: 'codeActionProvider',
    place: amongBrokenRelations,
    params: ({ uri }) => ({
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } },
      context: { diagnostics: [], only: ['quickfix'] },
    }),
    isAnswer: (answer) => answer?.length > 0,
  },
];

/** @param {any} answer */
function hasItems(answer) {
  return answer?.items.length > 0;
}

/** @param {any} answer */
function tellsYears(answer) {
  return /Events a year:_ \d{4} \d/.test(answer?.contents.value);
}
