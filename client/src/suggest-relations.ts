/** The command that suggests relations: several can be chosen, and they are added at their places, back again too if that is wanted. */
import { window, type QuickPickItem } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  ADD_RELATIONS,
  SUGGEST_RELATIONS,
  type AddRelationsParams,
  type PlannedEdit,
  type SuggestedRelation,
} from '../../server/src/lsp/protocol.js';
import { makeEdit, openFile } from './archive-edits.js';
import { counted } from './counted.js';

interface SuggestionItem extends QuickPickItem {
  readonly suggestion: SuggestedRelation;
}

/** To the open event. What is `given`, by a keybinding or another extension, is not asked for. */
export async function suggestRelations(server: LanguageClient, given: Partial<AddRelationsParams> = {}): Promise<void> {
  const uri = given.uri ?? openFile().uri;
  if (uri === undefined) {
    void window.showWarningMessage('Event Archive: Open an event first; relations are suggested to it.');
    return;
  }
  const params = given.relations ? { ...given, uri, relations: given.relations } : await askFor(server, uri);
  if (!params || params.relations.length === 0) return;
  const { edit, title, files } = await server.sendRequest<PlannedEdit>(ADD_RELATIONS, params);
  if (await makeEdit(server, edit)) {
    window.setStatusBarMessage(`${title}: ${counted(files, 'file', 'files')} changed`, 5000);
  }
}

async function askFor(server: LanguageClient, uri: string): Promise<AddRelationsParams | undefined> {
  const suggestions = await server.sendRequest<readonly SuggestedRelation[]>(SUGGEST_RELATIONS, { uri });
  if (suggestions.length === 0) {
    void window.showInformationMessage('Event Archive: Nothing in the archive seems to be related to this event.');
    return undefined;
  }
  const picked = await window.showQuickPick(suggestions.map(itemOf), {
    title: 'Suggested Relations',
    placeHolder: 'Check the events that this one relates to, the likeliest come first',
    canPickMany: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  if (!picked || picked.length === 0) return undefined;
  const chosen = picked.map(({ suggestion }) => suggestion);
  const isMutual = await askWhetherBack(chosen);
  return isMutual === undefined ? undefined : { uri, relations: chosen, isMutual };
}

/** Undefined when its user thought better of it; not asked where all of them relate back already. */
async function askWhetherBack(chosen: readonly SuggestedRelation[]): Promise<boolean | undefined> {
  const missing = chosen.filter(({ relatesBack }) => !relatesBack).length;
  if (missing === 0) return false;
  const only: QuickPickItem = { label: `$(arrow-right) Add ${counted(chosen.length, 'relation', 'relations')}` };
  const back: QuickPickItem = {
    label: `$(arrow-swap) Add ${counted(chosen.length, 'relation', 'relations')} and relate back`,
    detail: `${counted(missing, 'event does', 'events do')} not relate to this one yet`,
  };
  const picked = await window.showQuickPick([only, back], { title: 'Relate them back, too?', ignoreFocusOut: true });
  return picked && picked === back;
}

function itemOf(suggestion: SuggestedRelation): SuggestionItem {
  const { title, date, tags, reasons, relatesBack } = suggestion;
  return {
    label: title,
    // Not behind the title: long ones would hide it.
    detail: [relatesBack ? `${date}, relates back` : date, tags.join(', '), reasons.join('; ')]
      .filter((text) => text !== '')
      .join(' · '),
    suggestion,
  };
}
