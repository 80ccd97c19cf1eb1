/** The problems of one whole archive: found file by file between requests, sent, and kept right while files change. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node';
import type { Problem } from '../core/problem.js';
import { errorMessage, type Log } from '../host/log.js';
import { rulePage } from '../rules/all.js';
import { Changes } from '../rules/concerned-files.js';
import { DIAGNOSTIC_SOURCE, diagnosticOf } from './convert.js';
import type { OpenArchive } from './open-archive.js';
import { ProblemLedger } from './problem-ledger.js';
import type { ProblemCounts } from './protocol.js';

/** Milliseconds of checking between two looks at what the editor wants. A request waits for three or four of them. */
const SLICE = 2;

/** What a check found in one file: all of its problems. */
export interface CheckedFile {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/**
 * Finds the problems of files, in any order; of one that is not there, none. Paths are taken one by one and as late as
 * possible, because they may stop being wanted.
 */
export type CheckFiles = (paths: Iterable<string>) => Iterable<CheckedFile> | AsyncIterable<CheckedFile>;

export interface WholeArchiveOptions {
  readonly check: CheckFiles;
  /** True for a file whose problems somebody else shows, because it is open. */
  readonly isHeld: (path: string) => boolean;
  /** Sends what the client is to show for a file that is not held. */
  readonly send: (path: string, diagnostics: Diagnostic[]) => void;
  /** What is said of a held file beside its problems has changed. */
  readonly onNotices: (path: string) => void;
  /** Counts have changed. */
  readonly onChange: () => void;
  readonly log: Log;
}

export type PassEnd = 'complete' | 'cancelled' | 'overtaken';

/** How a pass through the whole archive tells how far it has come, and is told to give up. */
export interface PassOptions {
  /** How many problems of one rule are listed. */
  readonly limit: number;
  readonly report: (checked: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

interface Pass extends PassOptions {
  checked: number;
  readonly total: number;
  readonly end: (how: PassEnd) => void;
}

export class WholeArchive {
  readonly #archive: OpenArchive;
  readonly #options: WholeArchiveOptions;
  readonly #ledger = new ProblemLedger();
  readonly #changes = new Changes();
  /** What the client was last sent for a file, as JSON: most checks find what is shown already. */
  readonly #sent = new Map<string, string>();
  /** What the current pass has not come to yet. */
  #queue = new Set<string>();
  /** What changed, or what changes concern: goes before the rest of the archive. */
  readonly #soon = new Set<string>();
  #pass: Pass | undefined;
  #latest: Promise<PassEnd> | undefined;
  #state: ProblemCounts['state'] = 'checking';
  #notices: { readonly path: string; readonly diagnostics: Diagnostic[] } = { path: '', diagnostics: [] };
  /** The counts that were told last, as JSON. */
  #told = '';
  #hasNews = false;
  #isWorking = false;
  #isStopped = false;

  constructor(archive: OpenArchive, options: WholeArchiveOptions) {
    this.#archive = archive;
    this.#options = options;
    archive.onFileChanged = (path, before, after) => this.#changes.note(path, before, after);
  }

  get counts(): ProblemCounts {
    const { found, listed, filesWithProblems } = this.#ledger;
    return { found, listed, files: filesWithProblems, state: this.#state };
  }

  /** By rule, how many problems are counted and not listed. */
  get unlisted(): ReadonlyMap<string, number> {
    return this.#ledger.unlisted();
  }

  /** Checks every file anew, in place of a pass that has not ended. What is known stays until it is known better. */
  checkAll(options: PassOptions): Promise<PassEnd> {
    this.#endPass('overtaken');
    const { archive } = this.#archive;
    this.#ledger.limit = options.limit;
    this.#changes.clear(archive);
    this.#soon.clear();
    // Files that are gone are checked as well, and found to have no problems any more.
    this.#queue = new Set([...archive.paths(), ...this.#ledger.paths()]);
    this.#state = 'checking';
    this.#told = '';
    this.#latest = new Promise((end) => {
      this.#pass = { ...options, checked: 0, total: this.#queue.size, end };
      void this.#work();
    });
    return this.#latest;
  }

  /** Resolves when a pass has ended that no other one has overtaken. */
  async ended(): Promise<void> {
    while ((await this.#latest) === 'overtaken' && this.#pass);
  }

  /** Files have changed, as the open archive has told meanwhile: those that they concern are checked again. */
  lookAgain(): void {
    if (this.#changes.isEmpty) return;
    this.#hasNews = true;
    void this.#work();
  }

  /** Whether a file is held, or its text, has changed. */
  lookAgainAt(path: string): void {
    this.#changes.noteFile(path);
    this.lookAgain();
  }

  /** A file is no longer held, and the client has been told to show nothing of it. */
  wasClosed(path: string): void {
    this.#sent.delete(path);
    this.lookAgainAt(path);
  }

  /** What is said of a file beside its problems: of rules that have more problems than are listed. */
  noticesOf(path: string): readonly Diagnostic[] {
    return path === this.#notices.path ? this.#notices.diagnostics : [];
  }

  /** Takes back all that was sent; nothing is checked any more. */
  stop(): void {
    this.#isStopped = true;
    this.#archive.onFileChanged = undefined;
    this.#endPass('overtaken');
    for (const path of this.#sent.keys()) this.#options.send(path, []);
    const { path, diagnostics } = this.#notices;
    this.#notices = { path: '', diagnostics: [] };
    if (diagnostics.length > 0 && this.#options.isHeld(path)) this.#options.onNotices(path);
  }

  /** Runs while there is anything to do; one at a time. */
  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      // Requests that wait already go first.
      await nextTurn();
      while (!this.#isStopped && (await this.#isAnythingLeft())) await this.#checkQueued();
    } catch (error) {
      this.#queue.clear();
      this.#soon.clear();
      this.#options.log.warn(`${this.#archive.root}: check of the archive failed, ${errorMessage(error)}`);
      this.#endPass('cancelled');
    } finally {
      this.#isWorking = false;
    }
    if (this.#isStopped) return;
    this.#sendNotices();
    this.#endPass('complete');
    const told = JSON.stringify(this.counts);
    if (told === this.#told) return;
    this.#told = told;
    this.#options.onChange();
  }

  async #isAnythingLeft(): Promise<boolean> {
    if (this.#hasNews) await this.#findConcerned();
    if (this.#queue.size + this.#soon.size === 0) for (const path of this.#ledger.filesToList()) this.#soon.add(path);
    return this.#queue.size + this.#soon.size > 0;
  }

  async #findConcerned(): Promise<void> {
    this.#hasNews = false;
    let end = performance.now() + SLICE;
    const filesWith = (rule: string): Iterable<string> => this.#ledger.filesWith(rule);
    for (const path of this.#changes.concerned(this.#archive.archive, filesWith)) {
      if (path !== undefined) this.#soon.add(path);
      if (performance.now() < end) continue;
      await nextTurn();
      end = performance.now() + SLICE;
    }
  }

  async #checkQueued(): Promise<void> {
    const pass = this.#pass;
    let end = performance.now() + SLICE;
    for await (const { path, problems } of this.#options.check(this.#take())) {
      if (this.#isStopped || this.#pass !== pass) return;
      this.#ledger.set(path, problems, this.#options.isHeld(path));
      this.#send(path);
      if (performance.now() < end) continue;
      pass?.report(pass.checked, pass.total);
      if (pass?.isCancelled()) {
        this.#queue.clear();
        this.#endPass('cancelled');
        return;
      }
      await nextTurn();
      if (this.#isStopped || this.#pass !== pass) return;
      if (this.#hasNews) await this.#findConcerned();
      end = performance.now() + SLICE;
    }
  }

  *#take(): Generator<string> {
    yield* this.#takeSoon();
    for (const path of this.#queue) {
      this.#queue.delete(path);
      if (this.#pass) this.#pass.checked++;
      yield path;
      yield* this.#takeSoon();
    }
  }

  *#takeSoon(): Generator<string> {
    for (const path of this.#soon) {
      this.#soon.delete(path);
      yield path;
    }
  }

  #endPass(how: PassEnd): void {
    const pass = this.#pass;
    if (!pass) return;
    this.#pass = undefined;
    if (how !== 'overtaken') this.#state = how;
    pass.end(how);
  }

  #send(path: string): void {
    const isHeld = this.#options.isHeld(path);
    const problems = this.#ledger.listedOf(path).map((problem) => diagnosticOf(problem, this.#archive.root));
    const diagnostics = isHeld ? [] : [...problems, ...this.noticesOf(path)];
    if (diagnostics.length === 0) {
      if (!this.#sent.delete(path)) return;
    } else {
      const text = JSON.stringify(diagnostics);
      if (this.#sent.get(path) === text) return;
      this.#sent.set(path, text);
    }
    this.#options.send(path, diagnostics);
  }

  #sendNotices(): void {
    const before = this.#notices;
    const diagnostics = [...this.#ledger.unlisted()].map(([rule, count]) => noticeOf(rule, count, this.#ledger.limit));
    this.#notices = { path: diagnostics.length > 0 ? frontPage(this.#archive) : '', diagnostics };
    for (const path of new Set([before.path, this.#notices.path])) {
      if (path === '') continue;
      if (!this.#options.isHeld(path)) this.#send(path);
      else if (JSON.stringify(before) !== JSON.stringify(this.#notices)) this.#options.onNotices(path);
    }
  }
}

/** Where it is said that there are more problems: the archive's front page, or its first file. */
function frontPage({ archive }: OpenArchive): string {
  const [first = ''] = archive.paths();
  return ['index.md', 'README.md'].find((path) => archive.has(path)) ?? first;
}

function noticeOf(rule: string, count: number, limit: number): Diagnostic {
  const [more, are] = count === 1 ? ['problem', 'is'] : ['problems', 'are'];
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: DIAGNOSTIC_SOURCE,
    code: rule,
    codeDescription: { href: rulePage(rule) },
    message: `${count.toLocaleString('en')} more ${more} of the rule ${rule} ${are} in the archive but not listed: at most ${limit.toLocaleString('en')} of each rule are (setting eventArchive.problemsPerRule)`,
  };
}
