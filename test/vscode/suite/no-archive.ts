/** A folder without `news/` is none of our business, even if a file in it looks like an event. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openEvent } from './archive.js';

describe('a folder that is no archive', () => {
  it('does not wake the extension', async () => {
    const notes = await openEvent('notes.md');
    // VS Code's own Markdown extension wakes up for the same file: once it has, we would have been woken too.
    await vscode.extensions.getExtension('vscode.markdown-language-features')?.activate();
    assert.equal(vscode.extensions.getExtension('event-archive.event-archive')?.isActive, false);
    assert.deepEqual(
      vscode.languages.getDiagnostics(notes.uri).filter(({ source }) => source === 'event-archive'),
      [],
    );
  });
});
