/** Makes a workspace edit on the disk, as an editor would that saves everything at once. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';

export function applyWorkspaceEdit(edit: WorkspaceEdit | null): void {
  for (const change of edit?.documentChanges ?? []) {
    if (!('kind' in change)) {
      const file = fileOf(change.textDocument.uri);
      const document = TextDocument.create(change.textDocument.uri, 'markdown', 1, readFileSync(file, 'utf8'));
      const edits = change.edits.map((each) => {
        if (!('newText' in each)) throw new Error('no snippet was asked for');
        return each;
      });
      writeFileSync(file, TextDocument.applyEdits(document, edits));
    } else if (change.kind === 'rename') {
      mkdirSync(dirname(fileOf(change.newUri)), { recursive: true });
      renameSync(fileOf(change.oldUri), fileOf(change.newUri));
    } else if (change.kind === 'create') {
      mkdirSync(dirname(fileOf(change.uri)), { recursive: true });
      writeFileSync(fileOf(change.uri), '', { flag: 'wx' });
    } else rmSync(fileOf(change.uri));
  }
}

function fileOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
