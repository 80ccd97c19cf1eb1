/** When to lint what: a changed document at once, the others when the archive has changed around them. */
import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import type { Problem } from '../core/problem.js';
import { errorMessage, type Log } from '../host/log.js';
import { lint, type RuleSettings } from '../rules/lint.js';
import type { ClientFeatures } from './client-features.js';
import { diagnosticOf } from './convert.js';
import type { Place, Workspace } from './workspace.js';

export class Diagnostics {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #log: Log;
  /** Per open address, its place: where diagnostics are sent. */
  readonly #open = new Map<string, Place>();
  #isScheduled = false;
  settings: RuleSettings = {};
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
    if (!document) return [];
    return lint(path, document.text, document.file, archive.archive, {
      settings: this.settings,
      onRuleError: (rule, file, error) => this.#log.warn(`${file}: rule ${rule} failed, ${errorMessage(error)}`),
    });
  }

  diagnosticsOf(uri: string): Diagnostic[] {
    const place = this.#workspace.placeOf(uri);
    return place ? this.problemsOf(place).map((problem) => diagnosticOf(problem, place.archive.root)) : [];
  }

  /** A document was opened or edited: its own problems go out before anything else is done. */
  documentChanged(uri: string, place: Place): void {
    this.#open.set(uri, place);
    // A client that pulls asks for this document, and for the others that may depend on it, by itself.
    if (this.client.pullsDiagnostics) return;
    this.#send(uri);
    this.archiveChanged();
  }

  /** A document was closed: the editor shows nothing of it any more. */
  documentClosed(uri: string): void {
    this.#open.delete(uri);
    if (!this.client.pullsDiagnostics) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    this.archiveChanged();
  }

  /** What other files say has changed: all open documents are looked at again, once for any number of calls in a row. */
  archiveChanged(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      if (!this.client.pullsDiagnostics) for (const uri of this.#open.keys()) this.#send(uri);
      else if (this.client.refreshesDiagnostics) void this.#connection.languages.diagnostics.refresh();
    });
  }

  #send(uri: string): void {
    void this.#connection.sendDiagnostics({ uri, diagnostics: this.diagnosticsOf(uri) });
  }
}
