/** The status item beside the language of an event file: how large its archive is, and how many problems the file has. */
import { commands, languages, LanguageStatusSeverity, Uri, window, workspace, type Disposable } from 'vscode';
import type { ArchiveStatus, ProblemCounts, ProblemsOf, StatusParams } from '../../server/src/lsp/protocol.js';
import { counted } from './counted.js';

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
      workspace.onDidChangeConfiguration(() => this.#update()),
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

function sizeOf({ events, state, problems }: ArchiveStatus): string {
  const size = counted(events, 'event', 'events');
  if (state === 'incomplete') return `${size}, index incomplete`;
  return problems ? `${size}, ${problemsIn(problems)}` : size;
}

/** What is known of the whole archive. */
function problemsIn({ found, state }: ProblemCounts): string {
  const problems = counted(found, 'problem', 'problems');
  if (state === 'complete') return problems;
  return state === 'checking' ? `${problems} so far` : `at least ${problems}`;
}

function detailOf({ dayIndexes, state, problems }: ArchiveStatus, file: Uri): string {
  if (state === 'indexing') return 'indexing…';
  if (state === 'incomplete') return 'indexing was cancelled; rebuild the index to check everything';
  const days = counted(dayIndexes, 'day', 'days');
  if (problemsOf() === 'off') return `${days}; problems are switched off`;
  const here = languages.getDiagnostics(file).filter(({ source }) => source === SOURCE).length;
  return [days, `${counted(here, 'problem', 'problems')} in this file`, ...(problems ? partsOf(problems) : [])].join(
    '; ',
  );
}

/** What is to be said of the problems of the whole archive beside their number. */
function partsOf({ found, listed, state }: ProblemCounts): readonly string[] {
  const parts: string[] = [];
  if (listed < found) parts.push(`${counted(listed, 'problem', 'problems')} of the archive listed, the others counted`);
  if (state === 'checking') parts.push('the archive is being checked');
  if (state === 'cancelled') parts.push('the check of the archive was cancelled');
  return parts;
}

function problemsOf(): ProblemsOf | undefined {
  return workspace.getConfiguration('eventArchive').get('problems');
}

function isBelow(file: Uri, folder: Uri): boolean {
  return (
    file.scheme === folder.scheme && file.path.startsWith(folder.path.endsWith('/') ? folder.path : `${folder.path}/`)
  );
}
