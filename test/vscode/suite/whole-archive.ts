/** The problems of files that nobody opened: shown when set or asked for, once each, and gone when switched off. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, closeUnchanged, mistakesOfSample, openEvent, replaceText, uriOf, type Mistake } from './archive.js';
import { lighthouse, memorial } from './events.js';

describe('the whole archive', () => {
  afterEach(async () => {
    await closeAll();
    await set(undefined);
    await until((all) => all.length === 0, 'nothing is open or set');
  });

  it('has its problems in the panel when that is set, and none when they are switched off', async () => {
    const mistakes = await mistakesOfSample();
    await until((all) => all.length === 0, 'nothing is open yet');
    await set('wholeArchive');
    await until((all) => mistakes.every((mistake) => all.includes(lineOf(mistake))), 'every mistake is shown');
    await set('off');
    await until((all) => all.length === 0, 'off shows nothing');
  });

  it('shows a problem once, whether or not its file is open', async () => {
    await set('wholeArchive');
    const mistakes = await mistakesOfSample();
    const [mistake] = mistakes;
    assert.ok(mistake);
    const isEachOnce = (all: readonly string[]) =>
      mistakes.every((one) => all.filter((line) => line === lineOf(one)).length === 1);
    await until(isEachOnce, 'closed');
    const document = await openEvent(mistake.file);
    await until(isEachOnce, 'opened');
    await closeUnchanged(document);
    await until(isEachOnce, 'closed again');
  });

  it('follows what is typed elsewhere', async () => {
    await set('wholeArchive');
    const event = await openEvent(memorial);
    await replaceText(event, '# A memorial', '# A monument');
    const outdated = (all: readonly string[]) =>
      all.some((one) => one.startsWith(`${uriOf(lighthouse).path} outdated-relation`));
    await until(outdated, 'the label is outdated');
    await closeUnchanged(event);
    await until((all) => all.length > 0 && !outdated(all), 'the label is right');
  });

  it('is checked once by the command, until the setting changes', async () => {
    await vscode.commands.executeCommand('eventArchive.checkArchive');
    await until((all) => all.length > 0, 'the sample has problems');
    await set('off');
    await until((all) => all.length === 0, 'off shows nothing');
  });
});

function lineOf({ file, rule, line }: Mistake): string {
  return `${uriOf(file).path} ${rule} ${line}`;
}

async function set(value: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('eventArchive').update('problems', value, vscode.ConfigurationTarget.Global);
}

/** What we report, one line each: file, rule and number of the line, from 0. */
function ours(): readonly string[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([{ path }, diagnostics]) =>
      diagnostics
        .filter(({ source }) => source === 'event-archive')
        .map(
          ({ code, range }) => `${path} ${String(typeof code === 'object' ? code.value : code)} ${range.start.line}`,
        ),
    );
}

async function until(isExpected: (all: readonly string[]) => boolean, what: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (!isExpected(ours())) return;
      clearTimeout(tooLong);
      listener.dispose();
      resolve();
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    const tooLong = setTimeout(() => {
      listener.dispose();
      reject(new Error(`${what}: there is\n${ours().join('\n')}`));
    }, longestWait);
    look();
  });
}

/** Only for failures. */
const longestWait = 30_000;
