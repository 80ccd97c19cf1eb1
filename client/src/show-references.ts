/** What a code lens does when it is clicked: shows the references to its place, as Shift+F12 would. */
import { commands, Position, Uri, type Location } from 'vscode';

/** Named to the server when it starts; no command of the palette, because it needs a place. */
export const SHOW_REFERENCES = 'eventArchive.showReferences';

/** `address` and `at` come from the server as it speaks: an address, and a zero-based line and character. */
export async function showReferences(
  address: string,
  at: { readonly line: number; readonly character: number },
): Promise<void> {
  const file = Uri.parse(address);
  const position = new Position(at.line, at.character);
  const locations = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', file, position);
  await commands.executeCommand('editor.action.showReferences', file, position, locations);
}
