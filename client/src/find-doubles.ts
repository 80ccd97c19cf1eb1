/** The command that lists events which are probably one: the two are compared side by side, and merged or left alone. */
import { commands, ProgressLocation, QuickPickItemKind, Uri, window, type Memento, type QuickPickItem } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  FIND_DOUBLES,
  MERGE_EVENTS,
  type FoundDouble,
  type FoundEvent,
  type MergeEventsParams,
  type PlannedEdit,
} from '../../server/src/lsp/protocol.js';
import { makeEdit, openFile } from './archive-edits.js';
import { counted } from './counted.js';

/** Where pairs that are two events are remembered, so that nobody is asked again. */
const TWO_EVENTS = 'eventArchive.twoEvents';

interface PairItem extends QuickPickItem {
  readonly double?: FoundDouble;
}

/** Lists them again after each that was dealt with, until its user has seen enough. */
export async function findDoubles(server: LanguageClient, memory: Memento): Promise<void> {
  const options = { location: ProgressLocation.Notification, title: 'Looking for doubles', cancellable: true };
  const found = await window.withProgress(options, (_progress, token) =>
    server.sendRequest<readonly FoundDouble[]>(FIND_DOUBLES, openFile(), token),
  );
  const known = new Set(memory.get<readonly string[]>(TWO_EVENTS, []));
  let left = found.filter((double) => !known.has(keyOf(double)));
  if (left.length === 0) {
    void window.showInformationMessage('Event Archive: No two events seem to be one.');
    return;
  }
  while (left.length > 0) {
    const title = `Doubles: ${counted(left.length, 'pair', 'pairs')}`;
    const placeHolder = 'Choose two events to compare them';
    const picked = await window.showQuickPick(left.map(itemOf), { title, placeHolder, matchOnDetail: true });
    const double = picked?.double;
    if (!double) return;
    const outcome = await decide(server, double);
    if (outcome === 'two')
      await memory.update(TWO_EVENTS, [...memory.get<readonly string[]>(TWO_EVENTS, []), keyOf(double)]);
    const gone = outcome === 'merged' ? double.events : [];
    // What became of a pair with one of the two nobody knows before it is looked for again.
    left = left.filter(
      (other) => other !== double && !other.events.some(({ uri }) => gone.some((each) => each.uri === uri)),
    );
    if (outcome === undefined) left = [...left, double].sort((a, b) => b.likeness - a.likeness);
  }
}

/** Undefined when its user went back without deciding. */
async function decide(server: LanguageClient, { events, why }: FoundDouble): Promise<'merged' | 'two' | undefined> {
  const [one, other] = events;
  const uris = events.map(({ uri }) => Uri.parse(uri));
  await commands.executeCommand('vscode.diff', uris[0], uris[1], `${one.date} ↔ ${other.date}: ${why}`, {
    preview: true,
  });
  const keepOne: QuickPickItem = { label: '$(arrow-left) Keep the left one', ...detailOf(one) };
  const keepOther: QuickPickItem = { label: '$(arrow-right) Keep the right one', ...detailOf(other) };
  const two: QuickPickItem = { label: '$(circle-slash) They are two events', detail: 'They are not listed again' };
  const separator: QuickPickItem = { label: '', kind: QuickPickItemKind.Separator };
  const picked = await window.showQuickPick([keepOne, keepOther, separator, two], {
    title: 'Merge the two events?',
    placeHolder: 'The one that is kept takes in the sources and relations of the other one',
    ignoreFocusOut: true,
  });
  if (picked === two) return 'two';
  if (picked !== keepOne && picked !== keepOther) return undefined;
  const [kept, gone] = picked === keepOne ? [one, other] : [other, one];
  const params: MergeEventsParams = { kept: kept.uri, other: gone.uri };
  const { edit, title, files } = await server.sendRequest<PlannedEdit>(MERGE_EVENTS, params);
  if (!(await makeEdit(server, edit))) return undefined;
  await window.showTextDocument(Uri.parse(kept.uri));
  window.setStatusBarMessage(`${title}: ${counted(files, 'file', 'files')} changed`, 5000);
  return 'merged';
}

function itemOf(double: FoundDouble): PairItem {
  const [one, other] = double.events;
  const days = one.date === other.date ? one.date : `${one.date}, ${other.date}`;
  return {
    label: one.title,
    description: days,
    detail: one.title === other.title ? double.why : `${double.why}: ${other.title}`,
    double,
  };
}

function detailOf({ title, backlinks }: FoundEvent): { description: string; detail: string } {
  return { description: backlinks === 1 ? '1 event relates to it' : `${backlinks} events relate to it`, detail: title };
}

function keyOf({ events }: FoundDouble): string {
  return events.map(({ uri }) => uri).join(' ');
}
