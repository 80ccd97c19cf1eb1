/** What can be done with a finding of the tag report: merging, looking at the merge first, rejecting. */
import { ProgressLocation, window, workspace } from 'vscode';
import { MERGE_TAG, type MergeTagAnswer } from '../../server/src/lsp/tag-protocol.js';
import { makeEdit, showEdit } from './archive-edits.js';
import { counted } from './counted.js';
import type { Finding, MergeRow, TagRow } from './tag-findings.js';
import type { TagReport } from './tag-report.js';

/** A merge of at least so many files is asked about first; the row has said how many relations and events it concerns. */
const ASK_FROM = 20;

const MERGE = 'Merge Them';
const SHOW = 'Show the Changes';

/** Makes the two tags of a row one, in one edit that can be undone. */
export async function mergeTag(report: TagReport, given: Finding | undefined): Promise<void> {
  const row = mergeRow(report, given);
  const merge = row && (await planned(report, row));
  if (!row || !merge) return;
  const isWanted = merge.files < ASK_FROM || (await ask(report, merge, MERGE, SHOW));
  if (isWanted) await make(report, row, merge);
}

/** The same, after a look at what it changes. */
export async function previewTagMerge(report: TagReport, given: Finding | undefined): Promise<void> {
  const row = mergeRow(report, given);
  const merge = row && (await planned(report, row));
  if (row && merge && (await show(report, merge))) await make(report, row, merge);
}

/** Two tags are two things, or nothing is wrong with a tag: the finding goes, and does not come again. */
export async function rejectTagFinding(report: TagReport, given: Finding | undefined): Promise<void> {
  const row = findingOf(report.chosen(given));
  if (!row) {
    void window.showInformationMessage('Event Archive: Select a finding of the tag report first.');
    return;
  }
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

function mergeRow(report: TagReport, given: Finding | undefined): MergeRow | undefined {
  const row = findingOf(report.chosen(given));
  if (row?.kind === 'merge') return row;
  void window.showInformationMessage('Event Archive: Select a near-duplicate in the tag report first.');
  return undefined;
}

/** The finding that a row is, or stands below. */
function findingOf(row: Finding | undefined): MergeRow | TagRow | undefined {
  if (row?.kind === 'merge') return row;
  if (row?.kind === 'tag') return row.parent.kind === 'merge' ? row.parent : row;
  return row?.kind === 'event' ? findingOf(row.parent) : undefined;
}

function planned({ server, place }: TagReport, { tag, into }: MergeRow): Thenable<MergeTagAnswer> {
  const options = { location: ProgressLocation.Window, title: 'Planning the merge' };
  return window.withProgress(options, () =>
    server.sendRequest<MergeTagAnswer>(MERGE_TAG, { ...place, tag: tag.tag, into: into.tag }),
  );
}

async function ask(report: TagReport, merge: MergeTagAnswer, ...answers: readonly string[]): Promise<boolean> {
  const answer = await window.showInformationMessage(questionOf(merge), ...answers);
  return answer === SHOW ? show(report, merge) : answer === MERGE;
}

async function show({ server }: TagReport, merge: MergeTagAnswer): Promise<boolean> {
  const more = await showEdit(server, merge.title, merge.edit, merge.files);
  return (await window.showInformationMessage(`${questionOf(merge)}${more}`, MERGE)) === MERGE;
}

function questionOf({ title, warning, files }: MergeTagAnswer): string {
  const changed = counted(files, 'file is changed', 'files are changed');
  return `Event Archive: ${title}? ${warning === undefined ? '' : `${warning}; `}${changed}.`;
}

async function make(report: TagReport, row: MergeRow, merge: MergeTagAnswer): Promise<void> {
  const unsaved = new Set(workspace.textDocuments.filter(({ isDirty }) => isDirty));
  if (!(await makeEdit(report.server, merge.edit))) return;
  // VS Code saves what a refactoring has changed, but not where that is a single file.
  if (merge.files === 1 && workspace.getConfiguration('files').get('refactoring.autoSave') === true) {
    const [changed] = workspace.textDocuments.filter((document) => document.isDirty && !unsaved.has(document));
    await changed?.save();
  }
  window.setStatusBarMessage(`${merge.title}: ${counted(merge.files, 'file', 'files')} changed`, STATUS_SHOWN);
  await report.done(row);
}

/** Milliseconds. */
const STATUS_SHOWN = 8000;
