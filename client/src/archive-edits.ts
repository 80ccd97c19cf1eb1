/** The commands that mend several files at once: the server plans the edit, VS Code shows it and makes it, with undo. */
import { ProgressLocation, window, workspace } from 'vscode';
import type { LanguageClient, WorkspaceEdit } from 'vscode-languageclient/node';
import { FIX_ARCHIVE, REBUILD_DAY_INDEX, type FixArchiveAnswer } from '../../server/src/lsp/protocol.js';
import { counted } from './counted.js';
import { showChanges } from './show-changes.js';

const MEND = 'Mend Them';
const SHOW = 'Show the Changes';

/** So many files are compared side by side at most. */
const MOST_SHOWN = 200;

/** All safe fixes of the archive that the open file belongs to; asked about first, unless a keybinding says `ask: false`. */
export async function fixArchive(server: LanguageClient, { ask = true } = {}): Promise<void> {
  const options = { location: ProgressLocation.Notification, title: 'Looking for safe fixes', cancellable: true };
  const answer = await window.withProgress(options, (_progress, token) =>
    server.sendRequest<FixArchiveAnswer>(FIX_ARCHIVE, openFile(), token),
  );
  if (answer.files === 0) {
    void window.showInformationMessage('Event Archive: No problem of the archive has a safe fix.');
    return;
  }
  if (ask && !(await isWanted(server, answer))) return;
  if (await makeEdit(server, answer.edit)) {
    void window.showInformationMessage(`Event Archive: ${counted(answer.files, 'file was', 'files were')} mended.`);
  }
}

async function isWanted(server: LanguageClient, { files, edit }: FixArchiveAnswer): Promise<boolean> {
  const question = `Event Archive: ${counted(files, 'file has', 'files have')} problems with a safe fix.`;
  const answer = await window.showInformationMessage(question, MEND, SHOW);
  if (answer !== SHOW) return answer === MEND;
  const more = await showEdit(server, 'Safe Fixes', edit, files);
  return (await window.showInformationMessage(`${question}${more}`, MEND)) === MEND;
}

/** Shows what an edit of the server's would change in its `files`. A sentence that follows where those are too many, else nothing. */
export async function showEdit(server: LanguageClient, title: string, edit: object, files?: number): Promise<string> {
  const converted = await server.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit);
  const entries = converted.entries();
  const shown = entries.slice(0, MOST_SHOWN);
  await showChanges(title, shown);
  return (files ?? entries.length) > shown.length ? ` The first ${shown.length} are shown.` : '';
}

/** The index of the day that the open file belongs to. */
export async function rebuildDayIndex(server: LanguageClient): Promise<void> {
  const edit = await server.sendRequest<WorkspaceEdit>(REBUILD_DAY_INDEX, openFile());
  if (edit.documentChanges?.length === 0) {
    void window.showInformationMessage('Event Archive: The day index says what its events say.');
  } else if (await makeEdit(server, edit)) {
    window.setStatusBarMessage('The day index was rebuilt', 5000);
  }
}

/** Makes an edit of the server's; one that asks to be looked at is shown first. False when its user would not have it. */
export async function makeEdit(server: LanguageClient, edit: object): Promise<boolean> {
  const converted = await server.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit);
  return workspace.applyEdit(converted, { isRefactoring: true });
}

/** The file that a request is about: without one, the server takes the archive that is open. */
export function openFile(): { readonly uri?: string } {
  const uri = window.activeTextEditor?.document.uri;
  return uri ? { uri: uri.toString() } : {};
}
