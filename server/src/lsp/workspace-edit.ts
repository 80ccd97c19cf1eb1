/** A change to the archive as an editor takes it: text edits and file operations, with what a preview says of them. */
import {
  CreateFile,
  DeleteFile,
  RenameFile,
  TextDocumentEdit,
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { kindOfPath } from '../core/path.js';
import { LineMap } from '../core/text.js';
import type { ClientFeatures } from './client-features.js';
import { START, uriOf } from './convert.js';

/** What a preview groups edits by. */
const GROUPS = { event: 'Events', 'day-index': 'Day indexes', page: 'Pages' } as const;

/**
 * Files are edited first and moved then: an editor that asks what follows from a move finds that it has been done. Nothing
 * asks to be confirmed here, because VS Code would show it with every box empty. Refuses what the client cannot do. `isMovedByClient`: the client moves the files itself, and right after; the edits are
 * of the files where they still are.
 */
export function workspaceEditOf(
  edit: ArchiveEdit,
  root: string,
  client: ClientFeatures,
  isMovedByClient = false,
): WorkspaceEdit {
  const { edits, creates, deletes } = edit;
  const renames = isMovedByClient ? [] : edit.renames;
  const hasOperations = renames.length + creates.length + deletes.length > 0;
  if (hasOperations && !client.hasFileOperations) {
    throw new Refusal(
      'This editor cannot move or create files for a language server. Use "event-archive" on the command line.',
    );
  }
  const annotate = client.hasChangeAnnotations;
  const id = (path: string): { annotationId?: string } => (annotate ? { annotationId: kindOfPath(path) } : {});
  const textEdits = edits.map(({ path, text, edits: of }) => {
    const lines = new LineMap(text);
    return {
      uri: uriOf(root, path),
      edits: of.map(({ span, newText }): AnnotatedTextEdit => ({
        range: lines.range(span),
        newText,
        ...(id(path) as { annotationId: string }),
      })),
    };
  });
  if (!client.hasDocumentChanges)
    return { changes: Object.fromEntries(textEdits.map(({ uri, edits: of }) => [uri, of])) };

  const operation = (path: string): string | undefined => (annotate ? kindOfPath(path) : undefined);
  return {
    documentChanges: [
      ...creates.flatMap(({ path, text }) => {
        const uri = uriOf(root, path);
        const insertion = { range: { start: START, end: START }, newText: text, ...id(path) };
        return [
          CreateFile.create(uri, undefined, operation(path)),
          TextDocumentEdit.create({ uri, version: null }, [insertion]),
        ];
      }),
      ...textEdits.map(({ uri, edits: of }) => TextDocumentEdit.create({ uri, version: null }, of)),
      ...renames.map(({ from, to }) =>
        RenameFile.create(uriOf(root, from), uriOf(root, to), undefined, operation(from)),
      ),
      ...deletes.map((path) => DeleteFile.create(uriOf(root, path), undefined, operation(path))),
    ],
    ...(annotate ? { changeAnnotations: annotationsOf(edit) } : {}),
  };
}

function annotationsOf(edit: ArchiveEdit): Record<string, ChangeAnnotation> {
  const paths = new Set(
    [...edit.edits, ...edit.creates]
      .map(({ path }) => path)
      .concat(
        edit.deletes,
        edit.renames.map(({ from }) => from),
      ),
  );
  const annotations: Record<string, ChangeAnnotation> = {};
  for (const [kind, label] of Object.entries(GROUPS)) {
    const count = [...paths].filter((path) => kindOfPath(path) === kind).length;
    if (count === 0) continue;
    const files = count === 1 ? '1 file' : `${count} files`;
    const description = [edit.title, files, ...(edit.warning === undefined ? [] : [edit.warning])].join('; ');
    annotations[kind] = { label, description };
  }
  return annotations;
}
