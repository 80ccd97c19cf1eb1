/** Quick fixes as an editor asks for them and has them made: by the words that the cursor stands at, and by their titles. */
import assert from 'node:assert/strict';
import {
  CodeActionKind,
  CodeActionRequest,
  CodeActionResolveRequest,
  type CodeAction,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Opened } from './writing-editor.js';

/** Of every kind, in the order in which they are offered. */
export async function actionsAt({ editor, uri, positionOf }: Opened, words: string): Promise<readonly CodeAction[]> {
  const position = positionOf(words);
  const context = { diagnostics: [...(await editor.problems(uri))] };
  const range = { start: position, end: position };
  return ((await editor.request(CodeActionRequest.type, { textDocument: { uri }, range, context })) ??
    []) as CodeAction[];
}

/** Of those that mend something: that a rule can be disabled is the same everywhere. */
export async function titlesAt(opened: Opened, words: string): Promise<readonly string[]> {
  const fixes = (await actionsAt(opened, words)).filter(({ kind }) => kind === CodeActionKind.QuickFix);
  return fixes.map(({ title }) => title).filter((title) => !title.startsWith('Disable '));
}

/** The edit of an action, asked for as an editor does when it is chosen; undefined when it is refused. */
export async function chosen(opened: Opened, words: string, title: string): Promise<WorkspaceEdit | undefined> {
  const actions = await actionsAt(opened, words);
  const action = actions.find((each) => each.title === title);
  assert.ok(action, `"${title}" is not among ${actions.map((each) => each.title).join(', ')}`);
  assert.equal(action.edit === undefined, action.data !== undefined, 'planned later, unless it is there already');
  return action.edit ?? (await opened.editor.request(CodeActionResolveRequest.type, action)).edit;
}
