/** What the tests do in the opened archive: open an event, edit it, wait for its problems. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

export interface Problem {
  readonly rule: string;
  /** The text that the problem underlines, and the number of its first line, from 0. */
  readonly text: string;
  readonly line: number;
  readonly message: string;
}

/** A fault that was left in the sample on purpose. */
export interface Mistake {
  readonly file: string;
  readonly rule: string;
  readonly line: number;
}

export async function mistakesOfSample(): Promise<readonly Mistake[]> {
  const extension = vscode.extensions.getExtension('event-archive.event-archive');
  assert.ok(extension);
  const file = vscode.Uri.joinPath(extension.extensionUri, 'test', 'sample-problems.json');
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as readonly Mistake[];
}

/** Opens the file at a path below the archive root, in a tab that the next file does not replace. */
export async function openEvent(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Waits until what we report in a document is as expected; VS Code tells us of each change. */
export async function problemsOf(
  document: vscode.TextDocument,
  isExpected: (problems: readonly Problem[]) => boolean,
): Promise<readonly Problem[]> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const problems = currentProblems(document);
      if (!isExpected(problems)) return;
      clearTimeout(tooLong);
      listener.dispose();
      resolve(problems);
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    const tooLong = setTimeout(() => {
      listener.dispose();
      const stay = JSON.stringify(currentProblems(document), undefined, 2);
      reject(new Error(`The problems of ${document.uri.path} stay ${stay}`));
    }, longestWait);
    look();
  });
}

/** Says whether a rule has something to say about a text. */
export function has(rule: string, text: string): (problems: readonly Problem[]) => boolean {
  return (problems) => problems.some((problem) => problem.rule === rule && problem.text === text);
}

export function hasSome(rule: string): (problems: readonly Problem[]) => boolean {
  return (problems) => problems.some((problem) => problem.rule === rule);
}

export function hasNo(rule: string): (problems: readonly Problem[]) => boolean {
  return (problems) => !hasSome(rule)(problems);
}

/** Types `to` over the only place where `from` stands. */
export async function replaceText(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, from), to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Leaves a document as it is on disk and closes it, so that no test sees another's edits. */
export async function closeUnchanged(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** For after each test, so that one which fails does not make the next ones fail. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty) await closeUnchanged(document);
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, `${document.uri.path} has no ${text}`);
  assert.equal(document.getText().indexOf(text, at + 1), -1, `${document.uri.path} has more than one ${text}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

export function uriOf(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Only for failures. */
const longestWait = 30_000;

function currentProblems(document: vscode.TextDocument): Problem[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'event-archive')
    .map(({ code, range, message }) => ({
      rule: ruleOf(code),
      text: document.getText(range),
      line: range.start.line,
      message,
    }));
}

function ruleOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}
