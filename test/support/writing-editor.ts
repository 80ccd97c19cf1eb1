/** An editor that can create and move files, on an archive whose changes are looked at as a whole. */
import type { ClientCapabilities, WorkspaceEdit } from 'vscode-languageserver/node';
import { applyWorkspaceEdit } from './apply-workspace-edit.js';
import { changedFiles, filesBelow } from './files-below.js';
import { capabilitiesOf, startServer } from './lsp-client.js';
import { temporaryArchive, type Scope } from './temporary-archive.js';

const { workspace, textDocument } = capabilitiesOf('push');

/** What VS Code can do with edits of a workspace. */
const capabilities = {
  ...capabilitiesOf('push'),
  workspace: {
    ...workspace,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'] as ('create' | 'rename' | 'delete')[],
      changeAnnotationSupport: {},
    },
  },
  textDocument: { ...textDocument, codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
};

export type Opened = Awaited<ReturnType<typeof openEventOf>>;

/** Opens one event of an archive, in an editor that can do what VS Code can; what is `changed` of that takes its place. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- told by what is returned.
export async function openEventOf(
  scope: Scope,
  files: Readonly<Record<string, string>>,
  path: string,
  settings?: unknown,
  changed: ClientCapabilities = {},
) {
  const archive = temporaryArchive(scope, files);
  const can = { ...capabilities, ...changed };
  const editor = await startServer(scope, {
    roots: [archive.root],
    capabilities: can,
    settings,
    initializationOptions: { showsChanges: true },
  });
  await editor.indexed();
  const uri = archive.uri(path);
  const text = files[path] ?? '';
  await editor.open(uri, text);
  const before = filesBelow(archive.root);
  return {
    archive,
    editor,
    uri,
    /** The character behind the first one of some words. */
    positionOf: (words: string): { line: number; character: number } => {
      const lines = text.slice(0, text.indexOf(words)).split('\n');
      return { line: lines.length - 1, character: (lines.at(-1) ?? '').length + 1 };
    },
    /** The files that an edit changes, once it is made: their new texts, undefined for those that went. */
    made: (edit: WorkspaceEdit | null | undefined): Record<string, string | undefined> => {
      applyWorkspaceEdit(edit ?? null);
      return changedFiles(before, filesBelow(archive.root));
    },
  };
}
