/** The gestures that change an archive: move, a new event, repair, fix all. A title is renamed in the workbench tests: commands lose the order of an edit. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, hasNo, hasSome, openEvent, problemsOf, uriOf } from './archive.js';
import { lighthouse, memorial, observatory } from './events.js';

/** As its editor shows it, saved or not. */
async function textAt(path: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(uriOf(path))).getText();
}

describe('writing and mending', () => {
  afterEach(closeAll);

  it('takes the links along when a file is moved', async () => {
    const event = await openEvent(memorial);
    await problemsOf(event, () => true);
    const to = 'news/2018/03/1/memorial-to-the-aurora.md';
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf(memorial), uriOf(to));
    assert.equal(await vscode.workspace.applyEdit(edit, { isRefactoring: true }), true);
    assert.match(await textAt('news/2018/03/1/index.md'), /\(\/news\/2018\/03\/1\/memorial-to-the-aurora\.md\)/);
    assert.match(await textAt(lighthouse), /memorial-to-the-aurora\.md/);
  });

  it('creates an event and lists it in the index of its day, which is created', async () => {
    await openEvent(observatory);
    const uri = await vscode.commands.executeCommand<vscode.Uri>('eventArchive.newEvent', {
      date: '2 March 2018',
      title: 'The keeper of Lesser Skarn retires',
      sources: [{ url: 'https://skarn-news.example/keeper', label: 'Skarn News' }],
      tags: ['Lesser Skarn'],
    });
    const path = 'news/2018/03/2/the-keeper-of-lesser-skarn-retires.md';
    assert.equal(uri.path.endsWith(path), true);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, uri.path);
    assert.match(await textAt(path), /^##### Lesser Skarn\n# The keeper of Lesser Skarn retires \n/m);
    assert.match(await textAt('news/2018/03/2/index.md'), /\[The keeper of Lesser Skarn retires \]/);
  });

  it('repairs a relation to an event whose name was written wrong, with the fix that is preferred', async () => {
    const event = await openEvent(observatory);
    const at = event.getText().indexOf('.md)', event.getText().indexOf('### Related'));
    const edit = new vscode.WorkspaceEdit();
    const position = event.positionAt(at);
    const last = new vscode.Range(position.translate(0, -1), position);
    edit.replace(event.uri, last, event.getText(last).toUpperCase());
    const before = event.getText();
    await vscode.workspace.applyEdit(edit);
    await problemsOf(event, hasSome('unresolved-relation'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      event.uri,
      last,
    );
    const preferred = actions.find(({ isPreferred }) => isPreferred === true);
    assert.ok(preferred?.edit);
    await vscode.workspace.applyEdit(preferred.edit);
    assert.equal(event.getText(), before);
  });

  it('mends every safe problem of the archive', async () => {
    const event = await openEvent(observatory);
    const wrong = event.getText().replace('_\n', '\n');
    await vscode.workspace.fs.writeFile(event.uri, new TextEncoder().encode(wrong));
    await problemsOf(event, hasSome('malformed-context'));
    await vscode.commands.executeCommand('eventArchive.fixArchive', { ask: false });
    await problemsOf(event, hasNo('malformed-context'));
    assert.doesNotMatch(await textAt(observatory), /_Context: [^_\n]*$/m);
  });
});
