/** When to lint what: a changed document at once, the others when the archive has changed around them. */
import {
  ErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type Diagnostic,
} from 'vscode-languageserver/node';
import { basename } from 'node:path';
import type { RuleSettings } from '../core/config.js';
import type { Problem } from '../core/problem.js';
import type { Log } from '../host/log.js';
import type { Policy } from '../rules/policy.js';
import { fileChecker, lintFile } from './check-files.js';
import { checkWithProgress } from './checking.js';
import type { ClientFeatures } from './client-features.js';
import { diagnosticOf, uriOf } from './convert.js';
import type { OpenArchive } from './open-archive.js';
import type { CheckSettings } from './settings.js';
import { WholeArchive } from './whole-archive.js';
import type { Place, Workspace } from './workspace.js';

/** More than this in one file says no more, and a hostile file could have hundreds of thousands. */
const MOST_DIAGNOSTICS = 1000;

const NO_RULES: RuleSettings = {};

export class Diagnostics {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #log: Log;
  /** Called when the number of problems of an archive has changed. */
  readonly #onCounted: () => void;
  /** Per open address, its place: where diagnostics are sent. */
  readonly #open = new Map<string, Place>();
  /** Open documents whose problems may no longer be what was sent. */
  readonly #stale = new Set<string>();
  /** The archives that are checked as a whole. */
  readonly #wholes = new Map<OpenArchive, WholeArchive>();
  #settings: CheckSettings | undefined;
  /** What the client can do; replaced once it has introduced itself. */
  client: Pick<ClientFeatures, 'pullsDiagnostics' | 'refreshesDiagnostics' | 'hasProgress'> = {
    pullsDiagnostics: false,
    refreshesDiagnostics: false,
    hasProgress: false,
  };

  constructor(connection: Connection, workspace: Workspace, log: Log, onCounted: () => void) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#log = log;
    this.#onCounted = onCounted;
  }

  /** Undefined until the client has told: nothing is reported at a severity that it may have changed. */
  get settings(): CheckSettings | undefined {
    return this.#settings;
  }

  set settings(settings: CheckSettings) {
    const before = this.#settings;
    this.#settings = settings;
    if (JSON.stringify(before) === JSON.stringify(settings)) return;
    if (before && before.problemsOf !== settings.problemsOf) this.#stopWholes();
    for (const archive of this.#workspace.archives) this.#checkIfWanted(archive);
    this.#lookAgain(this.#open.keys());
  }

  /** By what an archive is judged now. */
  policyOf({ policy }: OpenArchive): Policy {
    return policy.with(this.#settings?.rules ?? NO_RULES);
  }

  /** An archive is judged by something else than before. */
  policyChanged(archive: OpenArchive): void {
    this.#checkIfWanted(archive);
    this.#lookAgain(this.#open.keys());
  }

  /** The problems of an open document as it stands. */
  problemsOf({ archive, path }: Place): readonly Problem[] {
    const document = archive.document(path);
    if (!document || !this.#settings || this.#settings.problemsOf === 'off') return [];
    return lintFile(document, archive, this.policyOf(archive), this.#log);
  }

  /** What a client is told that asks: nothing of an archive that is checked as a whole, for it is sent all of that. */
  askedFor(uri: string): Diagnostic[] {
    return this.#isSent(uri) ? [] : this.#diagnosticsOf(uri);
  }

  /**
   * A document was opened or edited: its own problems go out before anything else is done. `isOthersConcern`: the index
   * remembers it differently now, so the other open documents are looked at again.
   */
  documentChanged(uri: string, place: Place, isOthersConcern: boolean): void {
    this.#open.set(uri, place);
    if (this.#isSent(uri)) this.#send(uri);
    if (isOthersConcern) this.#lookAgain([...this.#open.keys()].filter((other) => other !== uri));
    this.#wholes.get(place.archive)?.lookAgainAt(place.path);
  }

  /**
   * A document was closed: the editor shows nothing of it any more, unless its archive is checked as a whole.
   * `isOthersConcern` as when it is edited.
   */
  documentClosed(uri: string, isOthersConcern: boolean): void {
    const place = this.#open.get(uri);
    this.#open.delete(uri);
    const whole = place && this.#wholes.get(place.archive);
    if (!this.client.pullsDiagnostics || whole) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    if (place) whole?.wasClosed(place.path);
    if (isOthersConcern) this.archiveChanged();
  }

  /** What other files say has changed: all open documents are looked at again, and others that it concerns. */
  archiveChanged(): void {
    this.#lookAgain(this.#open.keys());
    for (const whole of this.#wholes.values()) whole.lookAgain();
  }

  /** The index of an archive has been built, or built anew. */
  archiveIndexed(archive: OpenArchive): void {
    this.#checkIfWanted(archive);
  }

  /** Archives have come and gone. */
  foldersChanged(): void {
    const open = new Set(this.#workspace.archives);
    this.#stopWholes((archive) => !open.has(archive));
  }

  /** Checks all open archives as a whole, once their indexes are built; rejects with a message for people where that cannot be. */
  async checkArchives(token: CancellationToken): Promise<void> {
    const archives = [...this.#workspace.archives];
    if (archives.length === 0)
      throw refusal('No event archive is open. Open a folder that holds "news", or an event in one.');
    if (this.#settings?.problemsOf === 'off')
      throw refusal('Problems are switched off by the setting eventArchive.problems.');
    const incomplete = archives.find(({ state, archive }) => state !== 'ready' || !archive.isRead);
    if (incomplete)
      throw refusal(`The index of "${basename(incomplete.root)}" is incomplete. Rebuild the index, then check again.`);
    await Promise.all(archives.map((archive) => this.#check(archive, token)));
    // A setting that arrived meanwhile has them checked anew.
    for (const archive of archives) await this.#wholes.get(archive)?.ended();
  }

  /** Undefined for an archive that is not checked as a whole. */
  wholeOf(archive: OpenArchive): WholeArchive | undefined {
    return this.#wholes.get(archive);
  }

  #checkIfWanted(archive: OpenArchive): void {
    const isWanted = this.#settings?.problemsOf === 'wholeArchive' || this.#wholes.has(archive);
    if (isWanted && this.#settings && archive.state === 'ready' && archive.archive.isRead) void this.#check(archive);
  }

  async #check(archive: OpenArchive, token?: CancellationToken): Promise<void> {
    let whole = this.#wholes.get(archive);
    if (!whole) {
      whole = this.#wholeOf(archive);
      this.#wholes.set(archive, whole);
      this.#lookAgain(this.#open.keys());
      this.#refresh();
    }
    const pass = checkWithProgress(archive.root, whole, {
      connection: this.#connection,
      log: this.#log,
      hasProgress: this.client.hasProgress,
      limit: this.#settings?.problemsPerRule ?? Infinity,
      ...(token ? { token } : {}),
    });
    this.#onCounted();
    await pass;
  }

  #wholeOf(archive: OpenArchive): WholeArchive {
    const uri = (path: string): string => uriOf(archive.root, path);
    return new WholeArchive(archive, {
      check: fileChecker(archive, () => this.policyOf(archive), this.#log),
      isHeld: (path) => this.#open.has(uri(path)),
      send: (path, diagnostics) => {
        // A client has one list for each file; of an open one it is that of the document.
        if (!this.#open.has(uri(path))) void this.#connection.sendDiagnostics({ uri: uri(path), diagnostics });
      },
      onNotices: (path) => this.#lookAgain([uri(path)]),
      onChange: this.#onCounted,
      log: this.#log,
    });
  }

  /** True for a document whose problems are sent; about others the client asks. */
  #isSent(uri: string): boolean {
    if (!this.client.pullsDiagnostics) return true;
    const place = this.#open.get(uri);
    return place !== undefined && this.#wholes.has(place.archive);
  }

  #stopWholes(isMeant: (archive: OpenArchive) => boolean = () => true): void {
    for (const [archive, whole] of this.#wholes) {
      if (!isMeant(archive)) continue;
      whole.stop();
      this.#wholes.delete(archive);
      if (this.client.pullsDiagnostics) this.#takeBack(archive);
    }
    this.#refresh();
    this.#onCounted();
  }

  #diagnosticsOf(uri: string): Diagnostic[] {
    const place = this.#workspace.placeOf(uri);
    if (!place) return [];
    const problems = this.problemsOf(place).slice(0, MOST_DIAGNOSTICS);
    const notices = this.#open.has(uri) ? this.#wholes.get(place.archive)?.noticesOf(place.path) : undefined;
    return [...problems.map((problem) => diagnosticOf(problem, place.archive.root)), ...(notices ?? [])];
  }

  /** Looks at documents again when the requests that are waiting have been answered, once for any number of calls in a row. */
  #lookAgain(uris: Iterable<string>): void {
    const isScheduled = this.#stale.size > 0;
    for (const uri of uris) this.#stale.add(uri);
    if (isScheduled || this.#stale.size === 0) return;
    setImmediate(() => {
      const stale = [...this.#stale];
      this.#stale.clear();
      const sent = stale.filter((uri) => this.#isSent(uri));
      for (const uri of sent) this.#send(uri);
      if (sent.length < stale.length) this.#refresh();
    });
  }

  /** Has a client that asks for problems ask again. */
  #refresh(): void {
    if (this.client.pullsDiagnostics && this.client.refreshesDiagnostics)
      void this.#connection.languages.diagnostics.refresh();
  }

  /** From now on the client asks about the open documents of an archive, and is sent nothing. */
  #takeBack(archive: OpenArchive): void {
    for (const [uri, place] of this.#open) {
      if (place.archive === archive) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  #send(uri: string): void {
    // It may have been closed meanwhile.
    if (this.#open.has(uri)) void this.#connection.sendDiagnostics({ uri, diagnostics: this.#diagnosticsOf(uri) });
  }
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}
