/** Makes a workspace edit on the disk, as an editor would that saves everything at once. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';

export function applyWorkspaceEdit(edit: WorkspaceEdit | null): void {
  for (const [uri, edits] of Object.entries(edit?.changes ?? {})) editFile(uri, edits);
  for (const change of edit?.documentChanges ?? []) {
    if (!('kind' in change)) {
      const edits = change.edits.map((each) => {
        if (!('newText' in each)) throw new Error('no snippet was asked for');
        return each;
      });
      editFile(change.textDocument.uri, edits);
    } else if (change.kind === 'rename') {
      mkdirSync(dirname(fileOf(change.newUri)), { recursive: true });
      renameSync(fileOf(change.oldUri), fileOf(change.newUri));
    } else if (change.kind === 'create') {
      mkdirSync(dirname(fileOf(change.uri)), { recursive: true });
      writeFileSync(fileOf(change.uri), '', { flag: 'wx' });
    } else rmSync(fileOf(change.uri));
  }
}

function editFile(uri: string, edits: TextEdit[]): void {
  const file = fileOf(uri);
  const document = TextDocument.create(uri, 'markdown', 1, readFileSync(file, 'utf8'));
  writeFileSync(file, TextDocument.applyEdits(document, edits));
}

function fileOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
