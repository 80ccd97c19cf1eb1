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

  it('show the log', async () => {
    await vscode.commands.executeCommand('eventArchive.showLog');
  });
});
