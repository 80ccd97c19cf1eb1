/** Finding an event, a tag or a topic in the whole archive, as `#` in the command palette asks for them. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, uriOf } from './archive.js';
import { lighthouse } from './events.js';

describe('search over the archive', () => {
  afterEach(closeAll);

  it('finds an event by words of its title, in any order', async () => {
    const found = await symbolsFor('again lighthouse lit');
    // VS Code's own Markdown extension adds headings, without a date.
    const dated = found.filter(({ containerName }) => containerName === '2012-03-1');
    assert.deepEqual(
      dated.map(({ location }) => location.uri.fsPath),
      [uriOf(lighthouse).fsPath],
    );
  });

  it('names what was typed where VS Code would not find it in the title', async () => {
    const names = (await symbolsFor('lighthuose')).map(({ name }) => name);
    assert.ok(
      names.some((name) => /lighthouse.* · lighthuose$/i.test(name)),
      names.join('\n'),
    );
  });
});

async function symbolsFor(query: string): Promise<readonly vscode.SymbolInformation[]> {
  return vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', query);
}
