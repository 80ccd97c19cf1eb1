/** The status item beside the language of an event file: how large its archive is, and how many problems the file has. */
import { commands, languages, LanguageStatusSeverity, Uri, window, type Disposable } from 'vscode';
import type { ArchiveStatus, StatusParams } from '../../server/src/lsp/protocol.js';

/** Diagnostics of this name are ours. */
const SOURCE = 'event-archive';

export class Status implements Disposable {
  readonly #item = languages.createLanguageStatusItem('eventArchive', { scheme: 'file', language: 'markdown' });
  readonly #subscriptions: readonly Disposable[];
  #archives: readonly ArchiveStatus[] = [];

  constructor() {
    this.#item.name = 'Event Archive';
    this.#item.command = { title: 'Show Log', command: 'eventArchive.showLog' };
    this.#subscriptions = [
      this.#item,
      window.onDidChangeActiveTextEditor(() => this.#update()),
      languages.onDidChangeDiagnostics(() => this.#update()),
    ];
    this.#update();
  }

  /** Takes in what the server says of its archives; commands are offered while one is open. */
  show({ archives }: StatusParams): void {
    this.#archives = archives;
    void commands.executeCommand('setContext', 'eventArchive.isOpen', archives.length > 0);
    this.#update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #update(): void {
    const file = window.activeTextEditor?.document.uri;
    const archive = file && this.#archives.find(({ uri }) => isBelow(file, Uri.parse(uri)));
    this.#item.busy = archive?.state === 'indexing';
    this.#item.severity =
      archive?.state === 'incomplete' ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    this.#item.text = archive ? sizeOf(archive) : 'No archive';
    this.#item.detail = archive && file ? detailOf(archive, file) : 'This file belongs to no event archive';
    this.#item.accessibilityInformation = { label: `Event Archive: ${this.#item.text}, ${this.#item.detail}` };
  }
}

function sizeOf({ events, state }: ArchiveStatus): string {
  const size = counted(events, 'event', 'events');
  return state === 'incomplete' ? `${size}, index incomplete` : size;
}

function detailOf({ dayIndexes, state }: ArchiveStatus, file: Uri): string {
  if (state === 'indexing') return 'indexing…';
  if (state === 'incomplete') return 'indexing was cancelled; rebuild the index to check everything';
  const problems = languages.getDiagnostics(file).filter(({ source }) => source === SOURCE).length;
  return `${counted(dayIndexes, 'day', 'days')}; ${counted(problems, 'problem', 'problems')} in this file`;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function isBelow(file: Uri, folder: Uri): boolean {
  return (
    file.scheme === folder.scheme && file.path.startsWith(folder.path.endsWith('/') ? folder.path : `${folder.path}/`)
  );
}
