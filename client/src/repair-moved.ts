/** Repairs the links to events that were moved outside of VS Code: on request since a revision of Git, or when the server offers it. */
import { ProgressLocation, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  REPAIR_MOVED,
  REVISIONS,
  type RepairMovedAnswer,
  type RevisionsAnswer,
  type ShowChangesParams,
} from '../../server/src/lsp/protocol.js';
import { makeEdit, openFile, showEdit } from './archive-edits.js';
import { counted } from './counted.js';

const REPAIR = 'Repair Them';
const SHOW = 'Show the Changes';
const OTHER = 'Another revision…';

/** What is `given`, by a keybinding or another extension, is not asked for. */
export async function repairMoved(
  server: LanguageClient,
  { revision, ask = true }: { revision?: string; ask?: boolean } = {},
): Promise<void> {
  // Git runs what a repository's settings say.
  if (!workspace.isTrusted) {
    void window.showWarningMessage('Event Archive: Git is only asked in a workspace that is trusted.');
    return;
  }
  const since = revision ?? (await askForRevision(server));
  if (since === undefined) return;
  const options = { location: ProgressLocation.Notification, title: 'Looking for moved events', cancellable: true };
  const { moved, files, edit } = await window.withProgress(options, (_progress, token) =>
    server.sendRequest<RepairMovedAnswer>(REPAIR_MOVED, { ...openFile(), revision: since }, token),
  );
  if (files === 0) {
    const found = moved === 0 ? 'No event has' : `${counted(moved, 'event has', 'events have')}`;
    const links = moved === 0 ? '' : ', and every link follows already';
    void window.showInformationMessage(`Event Archive: ${found} moved since ${since}${links}.`);
    return;
  }
  const question = `Event Archive: ${counted(moved, 'event has', 'events have')} moved since ${since}; ${counted(files, 'file does', 'files do')} not know yet.`;
  if (ask && !(await isWanted(server, question, edit, files))) return;
  if (await makeEdit(server, edit)) {
    void window.showInformationMessage(`Event Archive: ${counted(files, 'file was', 'files were')} repaired.`);
  }
}

/** The server's own question, when it has noticed that events were moved: true when the edit shall be made. */
export async function changesWanted(
  server: LanguageClient,
  { title, question, action, edit }: ShowChangesParams,
): Promise<boolean> {
  const more = await showEdit(server, title, edit);
  return (await window.showInformationMessage(`${question}${more}`, action)) === action;
}

async function isWanted(server: LanguageClient, question: string, edit: object, files: number): Promise<boolean> {
  const answer = await window.showInformationMessage(question, REPAIR, SHOW);
  if (answer !== SHOW) return answer === REPAIR;
  const more = await showEdit(server, 'Links to Moved Events', edit, files);
  return (await window.showInformationMessage(`${question}${more}`, REPAIR)) === REPAIR;
}

async function askForRevision(server: LanguageClient): Promise<string | undefined> {
  const { revisions } = await server.sendRequest<RevisionsAnswer>(REVISIONS, openFile());
  const offered = revisions.map(({ name, description }) => ({ label: name, description }));
  const picked = await window.showQuickPick([...offered, { label: OTHER, description: '' }], {
    title: 'Repair Links to Moved Events',
    placeHolder: 'Moved since which revision of Git?',
    matchOnDescription: true,
  });
  if (picked?.label !== OTHER) return picked?.label;
  return window.showInputBox({
    title: 'Repair Links to Moved Events',
    prompt: 'A revision of Git: HEAD~3, a branch, a tag, the number of a commit',
    ignoreFocusOut: true,
  });
}
