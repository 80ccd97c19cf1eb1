/** The commands of the palette. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, hasSome, openEvent, problemsOf } from './archive.js';
import { observatory } from './events.js';

describe('commands', () => {
  afterEach(closeAll);

  it('rebuild the index, after which the same problems are there', async () => {
    const event = await openEvent(observatory);
    const before = await problemsOf(event, hasSome('malformed-relation'));
    await vscode.commands.executeCommand('eventArchive.rebuildIndex');
    assert.deepEqual(await problemsOf(event, hasSome('malformed-relation')), before);
  });

  it('show what relates to an event, from the lens above its title', async () => {
    const event = await openEvent(observatory);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      event.uri,
      10,
    );
    const ours = lenses.find(({ command }) => /relates? to this one/.test(command?.title ?? ''));
    assert.equal(event.lineAt(ours?.range.start.line ?? 0).text.startsWith('# '), true);
    await vscode.commands.executeCommand(
      ours?.command?.command ?? '',
      ...((ours?.command?.arguments ?? []) as unknown[]),
    );
  });

  it('show the log', async () => {
    await vscode.commands.executeCommand('eventArchive.showLog');
  });
});
