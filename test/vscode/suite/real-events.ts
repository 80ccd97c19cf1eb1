/** Events of a real archive, of both templates: as many unresolved relations as there are files missing. */
import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeUnchanged, openEvent, problemsOf, uriOf } from './archive.js';

describe('a real archive', () => {
  for (const day of ['2005/01/20', '2012/03/22', '2018/03/15']) {
    it(`has the unresolved relations of ${day} where files are missing`, async () => {
      const files = await vscode.workspace.findFiles(`news/${day}/*-*.md`);
      assert.ok(files.length > 0);
      let found = 0;
      for (const file of files) {
        const event = await openEvent(vscode.workspace.asRelativePath(file));
        const missing = linksUnderRelated(event.getText()).filter((link) => !existsSync(uriOf(link).fsPath));
        await problemsOf(event, (problems) => {
          const unresolved = problems.filter(({ rule }) => rule === 'unresolved-relation').map(({ text }) => text);
          return String(unresolved.toSorted()) === String(missing.toSorted());
        });
        found += missing.length;
        await closeUnchanged(event);
      }
      assert.ok(found > 0, `no relation of ${day} leads nowhere`);
    });
  }
});

/** Read here by a crude rule of its own, so that it does not share a fault with what it checks. */
function linksUnderRelated(text: string): string[] {
  const related = text.split(/^### Related:/m)[1] ?? '';
  return [...related.matchAll(/\]\((\/news\/\S+\.md)\) _Context/g)].flatMap(([, link]) => link ?? []);
}
