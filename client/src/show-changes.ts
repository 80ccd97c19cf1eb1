/** Shows an edit of many files before it is made: each file as it is beside what it would be. */
import { commands, EventEmitter, Uri, workspace, type TextDocumentContentProvider, type TextEdit } from 'vscode';

/** The scheme of files as they would be; their path is the file's, their query tells one showing from the next. */
export const CHANGED = 'event-archive-changed';

const texts = new Map<string, string>();
const changed = new EventEmitter<Uri>();

/** Gives the editor the texts of the latest showing. */
export const changedTexts: TextDocumentContentProvider = {
  onDidChange: changed.event,
  provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
};

let showings = 0;

export async function showChanges(entries: readonly (readonly [Uri, readonly TextEdit[]])[]): Promise<void> {
  texts.clear();
  showings++;
  const compared: [Uri, Uri, Uri][] = [];
  for (const [uri, edits] of entries) {
    const document = await workspace.openTextDocument(uri);
    let text = document.getText();
    // From the end on, so that the places of the others stay.
    for (const { range, newText } of [...edits].sort((a, b) => b.range.start.compareTo(a.range.start))) {
      text = text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end));
    }
    const after = uri.with({ scheme: CHANGED, query: String(showings) });
    texts.set(after.toString(), text);
    compared.push([uri, uri, after]);
  }
  await commands.executeCommand('vscode.changes', 'Safe Fixes', compared);
}
