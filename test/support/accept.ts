/** Accepts a completion as an editor does, and gives the whole text after it: a wrong range cannot hide there. */
import assert from 'node:assert/strict';
import {
  CompletionRequest,
  InsertTextFormat,
  TextEdit,
  type CompletionItem,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Editor } from './lsp-client.js';

/** What is offered at `$0`, best first, as editors that filter by what is typed would show it. */
export async function offers(editor: Editor, uri: string, textWithCursor: string): Promise<readonly CompletionItem[]> {
  const place = await editor.openAt(uri, textWithCursor);
  const answer = await editor.request(CompletionRequest.type, place);
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  for (const item of items) checkRange(item, place, textWithCursor.replace('$0', ''));
  return [...items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

/** The text after accepting the item with that label; `$0` is where the cursor then stands, if the item says so. */
export async function accept(editor: Editor, uri: string, textWithCursor: string, label: string): Promise<string> {
  const items = await offers(editor, uri, textWithCursor);
  const item = items.find((offered) => offered.label === label);
  assert.ok(item, `"${label}" is not offered, only ${items.map((offered) => offered.label).join(' | ') || 'nothing'}`);
  const edit = item.textEdit as TextEdit;
  const newText = item.insertTextFormat === InsertTextFormat.Snippet ? unsnippet(edit.newText) : edit.newText;
  const document = TextDocument.create(uri, 'markdown', 1, textWithCursor.replace('$0', ''));
  return TextDocument.applyEdits(document, [{ range: edit.range, newText }]);
}

/** LSP wants the replaced text on one line and around the cursor; VS Code drops items that what is typed does not filter. */
function checkRange(item: CompletionItem, { position }: TextDocumentPositionParams, text: string): void {
  assert.ok(item.textEdit && TextEdit.is(item.textEdit), `"${item.label}" says what it replaces`);
  const { start, end } = item.textEdit.range;
  assert.equal(start.line, position.line);
  assert.equal(end.line, position.line);
  assert.ok(start.character <= position.character && position.character <= end.character, 'the cursor is within');
  const typed = TextDocument.create('', '', 1, text).getText({ start, end: position });
  assert.ok((item.filterText ?? item.label).startsWith(typed), `"${item.filterText}" is kept behind "${typed}"`);
}

function unsnippet(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(
      /\\([\\$}])|\$[01]/g,
      (whole, escaped: string | undefined) => escaped ?? (whole === '$1' || whole === '$0' ? '$0' : ''),
    );
}
