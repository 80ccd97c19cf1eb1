/** A change to the archive as an editor takes it: text edits and file operations, with what a preview says of them. */
import {
  CreateFile,
  DeleteFile,
  RenameFile,
  TextDocumentEdit,
  type ChangeAnnotation,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { filesTouched, Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { counted } from '../core/counted.js';
import { kindOfPath, type FileKind } from '../core/path.js';
import { allSteps, type Steps } from '../core/steps.js';
import { LineMap } from '../core/text.js';
import type { ClientFeatures } from './client-features.js';
import { START, uriOf } from './convert.js';
import type { PlannedEdit } from './protocol.js';

/** What a preview groups edits by. */
const GROUPS: readonly (readonly [FileKind, string])[] = [
  ['event', 'Events'],
  ['day-index', 'Day indexes'],
  ['page', 'Pages'],
];

/** All at once, for changes of a few files. */
export function workspaceEditOf(edit: ArchiveEdit, root: string, client: ClientFeatures): WorkspaceEdit {
  return allSteps(workspaceEditIn(edit, root, client));
}

/** The same with what a question about it says. */
export function plannedEdit(edit: ArchiveEdit, root: string, client: ClientFeatures): PlannedEdit {
  return { title: edit.title, files: filesTouched(edit), edit: workspaceEditOf(edit, root, client) };
}

/**
 * Files are edited first and moved then: an editor that asks what follows from a move finds that it has been done. Nothing
 * asks to be confirmed here, because VS Code would show it with every box empty. Refuses what the client cannot do.
 * `isMovedByClient`: the client moves the files itself, and right after; the edits are of the files where they still are.
 */
export function* workspaceEditIn(
  edit: ArchiveEdit,
  root: string,
  client: ClientFeatures,
  isMovedByClient = false,
): Steps<WorkspaceEdit> {
  const { edits, creates, deletes } = edit;
  const renames = isMovedByClient ? [] : edit.renames;
  const hasOperations = renames.length + creates.length + deletes.length > 0;
  if (hasOperations && !client.hasFileOperations) {
    throw new Refusal(
      'This editor cannot move or create files for a language server. Use "event-archive" on the command line.',
    );
  }
  const annotate = client.hasChangeAnnotations;
  const touched = new Map<FileKind, Set<string>>();
  /** What a preview says of an edit of the file. */
  const annotation = (path: string): FileKind | undefined => {
    const kind = kindOfPath(path);
    const others = touched.get(kind);
    if (others) others.add(path);
    else touched.set(kind, new Set([path]));
    return annotate ? kind : undefined;
  };
  const changes: DocumentChange[] = [];
  for (const { path, text } of creates) {
    const [uri, id] = [uriOf(root, path), annotation(path)];
    changes.push(CreateFile.create(uri, undefined, id));
    changes.push(textEdit(uri, [{ range: { start: START, end: START }, newText: text }], id));
    yield;
  }
  for (const { path, text, edits: of } of edits) {
    const lines = new LineMap(text);
    const inFile = of.map(({ span, newText }) => ({ range: lines.range(span), newText }));
    changes.push(textEdit(uriOf(root, path), inFile, annotation(path)));
    yield;
  }
  for (const { from, to } of renames) {
    changes.push(RenameFile.create(uriOf(root, from), uriOf(root, to), undefined, annotation(from)));
    yield;
  }
  for (const path of deletes) changes.push(DeleteFile.create(uriOf(root, path), undefined, annotation(path)));
  if (!client.hasDocumentChanges) return withoutOperations(changes);
  return { documentChanges: changes, ...(annotate ? { changeAnnotations: annotationsOf(edit, touched) } : {}) };
}

type DocumentChange = NonNullable<WorkspaceEdit['documentChanges']>[number];

function textEdit(uri: string, edits: readonly TextEdit[], id: string | undefined): TextDocumentEdit {
  const annotated = id === undefined ? [...edits] : edits.map((edit) => ({ ...edit, annotationId: id }));
  return TextDocumentEdit.create({ uri, version: null }, annotated);
}

/** For a client that knows no order of edits. */
function withoutOperations(changes: readonly DocumentChange[]): WorkspaceEdit {
  const edits = changes.flatMap((change) =>
    'kind' in change ? [] : [[change.textDocument.uri, change.edits as TextEdit[]] as const],
  );
  return { changes: Object.fromEntries(edits) };
}

function annotationsOf(
  { title, warning }: ArchiveEdit,
  touched: ReadonlyMap<FileKind, ReadonlySet<string>>,
): Record<string, ChangeAnnotation> {
  const annotations: Record<string, ChangeAnnotation> = {};
  for (const [kind, label] of GROUPS) {
    const count = touched.get(kind)?.size ?? 0;
    if (count === 0) continue;
    const description = [title, counted(count, 'file', 'files'), ...(warning === undefined ? [] : [warning])].join(
      '; ',
    );
    annotations[kind] = { label, description };
  }
  return annotations;
}
