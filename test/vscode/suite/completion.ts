/** Completion offers tags in a context and events in the link of a relation. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openEvent, rangeOf, replaceText } from './archive.js';
import { lighthouse, memorial } from './events.js';

describe('completion', () => {
  afterEach(closeAll);

  it('offers tags of the archive in a context', async () => {
    const event = await openEvent(lighthouse);
    await replaceText(event, '_Context: Great Skarn_', '_Context: _');
    const items = await completeAfter(event, '_Context: _', '_Context: '.length);
    const labels = items.map(labelOf);
    assert.ok(labels.includes('Skarn Line'), `not among ${labels.slice(0, 20).join(' | ')}`);
    assert.ok(labels.includes('Marit Osk'));
  });

  it('offers tags in a context that is just being typed', async () => {
    const event = await openEvent(lighthouse);
    await replaceText(event, '_Context: Great Skarn_', '_Context: Great Skarn, ');
    const items = await completeAfter(event, '_Context: Great Skarn, \n', '_Context: Great Skarn, '.length);
    const labels = items.map(labelOf);
    assert.ok(labels.includes('Skarn Line'), `not among ${labels.slice(0, 20).join(' | ')}`);
    assert.ok(!labels.includes('Great Skarn'), 'it is there already');
  });

  it('offers events in the link of a relation', async () => {
    const event = await openEvent(lighthouse);
    await replaceText(event, `(/${memorial})`, '()');
    const items = await completeAfter(event, ']()', ']('.length);
    const texts = items.map(insertedText);
    assert.ok(
      texts.some((text) => text.includes(memorial)),
      `not among ${texts.slice(0, 5).join(' | ')}`,
    );
  });
});

async function completeAfter(
  document: vscode.TextDocument,
  text: string,
  offset: number,
): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    rangeOf(document, text).start.translate(0, offset),
  );
  return list.items;
}

function insertedText(item: vscode.CompletionItem): string {
  const { insertText } = item;
  return insertText instanceof vscode.SnippetString ? insertText.value : (insertText ?? labelOf(item));
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
