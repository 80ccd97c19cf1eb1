/** What can be done with a finding of the tag report: merging tags or taking one out, looking at that first, rejecting. */
import { ProgressLocation, window, workspace } from 'vscode';
import { MERGE_TAG, REMOVE_TAG, type TagEditAnswer } from '../../server/src/lsp/tag-protocol.js';
import { makeEdit, showEdit } from './archive-edits.js';
import { counted } from './counted.js';
import type { Finding, MergeRow, TagRow } from './tag-findings.js';
import type { TagReport } from './tag-report.js';

/** A change of at least so many files is asked about first; the row has said how many relations and events it concerns. */
const ASK_FROM = 20;

const YES = { merge: 'Merge Them', tag: 'Take It Out' } as const;
const SHOW = 'Show the Changes';

/** Makes the two tags of a row one, or takes its tag out, in one edit that can be undone. */
export async function mendTag(report: TagReport, given: Finding | undefined): Promise<void> {
  const row = selectedFinding(report, given);
  const edit = row && (await planned(report, row));
  if (!row || !edit) return;
  const isWanted = edit.files < ASK_FROM || (await ask(report, row, edit));
  if (isWanted) await make(report, row, edit);
}

/** The same, after a look at what it changes. */
export async function previewMendedTag(report: TagReport, given: Finding | undefined): Promise<void> {
  const row = selectedFinding(report, given);
  const edit = row && (await planned(report, row));
  if (row && edit && (await show(report, row, edit))) await make(report, row, edit);
}

/** Two tags are two things, or nothing is wrong with a tag: the finding goes, and does not come again. */
export async function rejectTagFinding(report: TagReport, given: Finding | undefined): Promise<void> {
  const row = selectedFinding(report, given);
  if (!row) return;
  if (row.kind === 'merge') {
    await report.rejected.keepApart(row.tag.tag, row.into.tag);
    await report.tellRejected();
  } else await report.rejected.callRight(row.tag);
  await report.done(row);
}

/** All that was rejected is shown again. */
export async function restoreTagFindings(report: TagReport): Promise<void> {
  const { count } = report.rejected;
  if (count === 0) {
    void window.showInformationMessage('Event Archive: No finding of the tag report has been rejected.');
    return;
  }
  await report.rejected.forget();
  await report.tellRejected();
  await report.open();
}

function selectedFinding(report: TagReport, given: Finding | undefined): MergeRow | TagRow | undefined {
  const row = findingOf(report.chosen(given));
  if (!row) void window.showInformationMessage('Event Archive: Select a finding of the tag report first.');
  return row;
}

/** The finding that a row is, or stands below. */
function findingOf(row: Finding | undefined): MergeRow | TagRow | undefined {
  if (row?.kind === 'merge') return row;
  if (row?.kind === 'tag') return row.parent.kind === 'merge' ? row.parent : row;
  return row?.kind === 'event' ? findingOf(row.parent) : undefined;
}

function planned({ server, place }: TagReport, row: MergeRow | TagRow): Thenable<TagEditAnswer> {
  const options = { location: ProgressLocation.Notification, title: 'Planning the change', cancellable: true };
  return window.withProgress(options, (_progress, token) =>
    row.kind === 'merge'
      ? server.sendRequest<TagEditAnswer>(MERGE_TAG, { ...place, tag: row.tag.tag, into: row.into.tag }, token)
      : server.sendRequest<TagEditAnswer>(REMOVE_TAG, { ...place, tag: row.tag, unborne: row.isUnborne }, token),
  );
}

async function ask(report: TagReport, row: MergeRow | TagRow, edit: TagEditAnswer): Promise<boolean> {
  const answer = await window.showInformationMessage(questionOf(edit), YES[row.kind], SHOW);
  return answer === SHOW ? show(report, row, edit) : answer === YES[row.kind];
}

async function show({ server }: TagReport, row: MergeRow | TagRow, edit: TagEditAnswer): Promise<boolean> {
  const more = await showEdit(server, edit.title, edit.edit, edit.files);
  return (await window.showInformationMessage(`${questionOf(edit)}${more}`, YES[row.kind])) === YES[row.kind];
}

function questionOf({ title, warning, files }: TagEditAnswer): string {
  const changed = counted(files, 'file is changed', 'files are changed');
  return `Event Archive: ${title}? ${warning === undefined ? '' : `${warning}; `}${changed}.`;
}

async function make(report: TagReport, row: MergeRow | TagRow, { title, files, edit }: TagEditAnswer): Promise<void> {
  const unsaved = new Set(workspace.textDocuments.filter(({ isDirty }) => isDirty));
  if (!(await makeEdit(report.server, edit))) return;
  // VS Code saves what a refactoring has changed, but not where that is a single file.
  if (files === 1 && workspace.getConfiguration('files').get('refactoring.autoSave') === true) {
    const [changed] = workspace.textDocuments.filter((document) => document.isDirty && !unsaved.has(document));
    await changed?.save();
  }
  window.setStatusBarMessage(`${title}: ${counted(files, 'file', 'files')} changed`, STATUS_SHOWN);
  await report.done(row);
}

/** Milliseconds. */
const STATUS_SHOWN = 8000;
