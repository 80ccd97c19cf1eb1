/** Enter in a numbered list of an event: asks the server what follows from the line break, and makes it. */
import { window, workspace, type Disposable, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import { DocumentOnTypeFormattingRequest, type LanguageClient } from 'vscode-languageclient/node';

const LINE_BREAK = /^\r?\n[ \t]*$/;

const EVENT = /\/news\/\d+\/\d+\/\d+\/[^/]+\.md$/;

/**
 * VS Code asks for formatting on type only where `editor.formatOnType` is set, and to set that would be to set it for all
 * Markdown. A key of its own for Enter would take Enter from others, and be dead until the extension has started. So it is
 * done as VS Code itself closes tags in HTML: by looking at what was typed.
 */
export function continueLists(server: LanguageClient): Disposable {
  return workspace.onDidChangeTextDocument((change) => {
    // Typing goes on, whatever becomes of this.
    continueList(server, change).catch(() => undefined);
  });
}

async function continueList(
  server: LanguageClient,
  { document, contentChanges, reason }: TextDocumentChangeEvent,
): Promise<void> {
  const editor = window.activeTextEditor;
  const [typed, ...others] = contentChanges;
  if (!typed || others.length > 0 || reason !== undefined || typed.rangeLength > 0) return;
  if (editor?.document !== document || !LINE_BREAK.test(typed.text) || !isWanted(document)) return;
  const { version } = document;
  // The language client may listen behind us: what was typed is told to the server first.
  await new Promise((resolve) => setImmediate(resolve));
  const cursor = document.positionAt(typed.rangeOffset + typed.text.length);
  const edits = await server.sendRequest(DocumentOnTypeFormattingRequest.type, {
    textDocument: { uri: server.code2ProtocolConverter.asUri(document.uri) },
    position: server.code2ProtocolConverter.asPosition(cursor),
    ch: '\n',
    options: { tabSize: 4, insertSpaces: true },
  });
  // Who has typed on, or gone elsewhere, wants no more of it.
  if (!edits || edits.length === 0 || document.version !== version || window.activeTextEditor !== editor) return;
  // A step of its own for undo: that takes the number away and leaves the line.
  await editor.edit((builder) => {
    for (const { range, newText } of edits) {
      const replaced = server.protocol2CodeConverter.asRange(range);
      // What is inserted takes the cursor along. To place it afterwards would throw somebody fast back before the own words.
      if (replaced.isEmpty) builder.insert(replaced.start, newText);
      else builder.replace(replaced, newText);
    }
  });
}

function isWanted(document: TextDocument): boolean {
  const { languageId, uri } = document;
  if (languageId !== 'markdown' || uri.scheme !== 'file' || !EVENT.test(uri.path)) return false;
  // Where VS Code asks, it has been asked for already.
  if (workspace.getConfiguration('editor', document).get('formatOnType') === true) return false;
  return workspace.getConfiguration('eventArchive', document).get('continueLists') !== false;
}
