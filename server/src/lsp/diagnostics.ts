/** When to lint what: a changed document at once, the others when the archive has changed around them. */
import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import type { Problem } from '../core/problem.js';
import { errorMessage, type Log } from '../host/log.js';
import { lint, type RuleSettings } from '../rules/lint.js';
import type { ClientFeatures } from './client-features.js';
import { diagnosticOf } from './convert.js';
import type { Place, Workspace } from './workspace.js';

/** More than this in one file says no more, and a hostile file could have hundreds of thousands. */
const MOST_DIAGNOSTICS = 1000;

export class Diagnostics {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #log: Log;
  /** Per open address, its place: where diagnostics are sent. */
  readonly #open = new Map<string, Place>();
  /** Open documents whose problems may no longer be what was sent. */
  readonly #stale = new Set<string>();
  /** Undefined until the client has told: nothing is reported at a severity that it may have changed. */
  settings: RuleSettings | undefined;
  /** What the client can do; replaced once it has introduced itself. */
  client: Pick<ClientFeatures, 'pullsDiagnostics' | 'refreshesDiagnostics'> = {
    pullsDiagnostics: false,
    refreshesDiagnostics: false,
  };

  constructor(connection: Connection, workspace: Workspace, log: Log) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#log = log;
  }

  /** The problems of an open document as it stands. */
  problemsOf({ archive, path }: Place): readonly Problem[] {
    const document = archive.document(path);
    if (!document || !this.settings) return [];
    return lint(path, document.text, document.file, archive.archive, {
      settings: this.settings,
      onRuleError: (rule, file, error) => this.#log.warn(`${file}: rule ${rule} failed, ${errorMessage(error)}`),
    });
  }

  diagnosticsOf(uri: string): Diagnostic[] {
    const place = this.#workspace.placeOf(uri);
    if (!place) return [];
    const problems = this.problemsOf(place).slice(0, MOST_DIAGNOSTICS);
    return problems.map((problem) => diagnosticOf(problem, place.archive.root));
  }

  /**
   * A document was opened or edited: its own problems go out before anything else is done. `isOthersConcern`: the index
   * remembers it differently now, so the other open documents are looked at again.
   */
  documentChanged(uri: string, place: Place, isOthersConcern: boolean): void {
    this.#open.set(uri, place);
    if (!this.client.pullsDiagnostics) this.#send(uri);
    if (isOthersConcern) this.#lookAgain([...this.#open.keys()].filter((other) => other !== uri));
  }

  /** A document was closed: the editor shows nothing of it any more. `isOthersConcern` as when it is edited. */
  documentClosed(uri: string, isOthersConcern: boolean): void {
    this.#open.delete(uri);
    if (!this.client.pullsDiagnostics) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    if (isOthersConcern) this.archiveChanged();
  }

  /** What other files say, or a setting, has changed: all open documents are looked at again. */
  archiveChanged(): void {
    this.#lookAgain(this.#open.keys());
  }

  /** Looks at documents again when the requests that are waiting have been answered, once for any number of calls in a row. */
  #lookAgain(uris: Iterable<string>): void {
    const isScheduled = this.#stale.size > 0;
    for (const uri of uris) this.#stale.add(uri);
    if (isScheduled || this.#stale.size === 0) return;
    setImmediate(() => {
      const stale = [...this.#stale];
      this.#stale.clear();
      if (!this.client.pullsDiagnostics) for (const uri of stale) this.#send(uri);
      else if (this.client.refreshesDiagnostics) void this.#connection.languages.diagnostics.refresh();
    });
  }

  #send(uri: string): void {
    // It may have been closed meanwhile.
    if (this.#open.has(uri)) void this.#connection.sendDiagnostics({ uri, diagnostics: this.diagnosticsOf(uri) });
  }
}
