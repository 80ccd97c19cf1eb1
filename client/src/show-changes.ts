/** Shows an edit of many files before it is made: each file as it is beside what it would be. */
import {
  commands,
  EventEmitter,
  Uri,
  workspace,
  type TextDocument,
  type TextDocumentContentProvider,
  type TextEdit,
} from 'vscode';

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

/** `title` is what the showing is called. */
export async function showChanges(
  title: string,
  entries: readonly (readonly [Uri, readonly TextEdit[]])[],
): Promise<void> {
  texts.clear();
  showings++;
  const compared: [Uri, Uri | undefined, Uri][] = [];
  for (const [uri, edits] of entries) {
    const document = await openIfThere(uri);
    let text = document?.getText() ?? '';
    // From the end on, so that the places of the others stay.
    for (const { range, newText } of [...edits].sort((a, b) => b.range.start.compareTo(a.range.start))) {
      const [start, end] = [document?.offsetAt(range.start) ?? 0, document?.offsetAt(range.end) ?? 0];
      text = text.slice(0, start) + newText + text.slice(end);
    }
    const after = uri.with({ scheme: CHANGED, query: String(showings) });
    texts.set(after.toString(), text);
    compared.push([uri, document && uri, after]);
  }
  await commands.executeCommand('vscode.changes', title, compared);
}

/** Undefined for a file that the edit creates. */
async function openIfThere(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
