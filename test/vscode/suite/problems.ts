/** Problems appear, and go, as an author types and as files come and go on disk. */
import * as assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import {
  closeAll,
  closeUnchanged,
  has,
  hasNo,
  hasSome,
  mistakesOfSample,
  openEvent,
  problemsOf,
  replaceText,
  uriOf,
} from './archive.js';
import { lighthouse, memorial, missing } from './events.js';

describe('problems', () => {
  afterEach(closeAll);

  it('show every mistake that was left in the sample', async () => {
    const mistakes = await mistakesOfSample();
    assert.ok(mistakes.length > 0);
    for (const { file, ...mistake } of mistakes) {
      const document = await openEvent(file);
      await problemsOf(document, (problems) =>
        problems.some(({ rule, line }) => rule === mistake.rule && line === mistake.line),
      );
      await closeUnchanged(document);
    }
  });

  it('name their source, their rule and the page of the rule', async () => {
    const event = await openEvent(lighthouse);
    await replaceText(event, `/${memorial}`, `/${missing}`);
    await problemsOf(event, has('unresolved-relation', `/${missing}`));

    const [problem] = vscode.languages.getDiagnostics(event.uri);
    assert.equal(problem?.source, 'event-archive');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof problem.code === 'object');
    assert.equal(problem.code.value, 'unresolved-relation');
    assert.match(problem.code.target.path, /unresolved-relation/);
  });

  it('appear when a link is broken, and go when that is undone', async () => {
    const event = await openEvent(lighthouse);
    await replaceText(event, `/${memorial}`, `/${missing}`);
    await problemsOf(event, has('unresolved-relation', `/${missing}`));

    await vscode.commands.executeCommand('undo');
    await problemsOf(event, hasNo('unresolved-relation'));
    assert.ok(event.getText().includes(memorial));
  });

  it('go when the missing event is written to disk, and come back when it is deleted', async () => {
    const event = await openEvent(lighthouse);
    await replaceText(event, `/${memorial}`, `/${missing}`);
    await problemsOf(event, has('unresolved-relation', `/${missing}`));

    // By the disk and not by the editor: as a pull or another program would do it.
    const onDisk = uriOf(missing).fsPath;
    await writeFile(onDisk, '### [2018-03-1](/news/2018/03/1/index.md)\n\n# The lighthouse keeper retires\n');
    await problemsOf(event, hasNo('unresolved-relation'));

    await rm(onDisk);
    await problemsOf(event, has('unresolved-relation', `/${missing}`));
  });

  it('follow what is typed into another open event', async () => {
    const event = await openEvent(lighthouse);
    const other = await openEvent(memorial);
    await replaceText(other, '# A memorial', '# A monument');
    const [problem] = await problemsOf(event, hasSome('outdated-relation'));
    assert.match(problem?.text ?? '', /^A memorial/);

    await vscode.commands.executeCommand('undo');
    await problemsOf(event, hasNo('outdated-relation'));
  });
});
