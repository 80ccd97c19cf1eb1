/** The same steps over the protocol: an editor that shows what the server sends, or what it pulled when it was told to. */
import { FileChangeType, type Diagnostic } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { join } from 'node:path';
import { silentLog } from '../../server/src/host/log.js';
import { diagnosticOf } from '../../server/src/lsp/convert.js';
import { OpenArchive } from '../../server/src/lsp/open-archive.js';
import { lint } from '../../server/src/rules/lint.js';
import type { DiagnosticMode, Editor } from '../support/lsp-client.js';
import { allSent } from '../support/shown-problems.js';
import type { Disk } from './disk.js';
import { textOf, type Step, type Telling } from './step.js';

const REFRESH = 'workspace/diagnostic/refresh';
const KINDS = [FileChangeType.Created, FileChangeType.Changed, FileChangeType.Deleted] as const;

/** `whole`: pushed, with the problems of files that nobody opened too. */
export type SessionMode = DiagnosticMode | 'whole';

export class EditorSession {
  readonly #editor: Editor;
  readonly #mode: SessionMode;
  readonly #disk: Disk;
  readonly #documents = new Map<string, string>();
  /** What an editor that pulls shows, as of when it last pulled. */
  readonly #pulled = new Map<string, string>();
  #refreshes = 0;
  #rebuilding: Promise<void> | undefined;
  #tellings = 0;

  constructor(editor: Editor, mode: SessionMode, disk: Disk) {
    this.#editor = editor;
    this.#mode = mode;
    this.#disk = disk;
  }

  /** What cannot be done over the protocol, stopping and starting, is passed over. */
  async do(step: Step): Promise<void> {
    const { path } = 'path' in step ? step : { path: '' };
    const text = this.#documents.get(path);
    switch (step.do) {
      case 'open':
        return this.#edit(path, this.#disk.files.get(path));
      case 'edit':
        return this.#edit(path, textOf(path, step.content));
      case 'retitle':
        return this.#edit(path, text?.replace(/^# .*/m, `# ${step.by}`));
      case 'prefix links':
        return this.#edit(path, text?.replace(/\]\((?:\/\w\w)?\/news/g, `](${step.by}/news`));
      case 'save':
        if (text !== undefined) this.#disk.write(path, text);
        return;
      case 'close':
        this.#pulled.delete(path);
        return this.#documents.delete(path) ? this.#editor.close(this.#uriOf(path)) : undefined;
      case 'tell':
        return this.#tell(step.how);
      case 'rebuild':
        this.#rebuilding = this.#editor.rebuildIndex();
        return;
      case 'compare':
        return this.compare();
      case 'stop':
      case 'start':
        return;
      case 'write':
      case 'remove':
      case 'remove folder':
      case 'move':
      case 'move folder':
        return this.#disk.do(step);
    }
  }

  /** Waits until the editor shows of every open document, or of every file, what a fresh start finds. */
  async compare(): Promise<void> {
    await this.#tell('in order');
    await this.#editor.indexed();
    await this.#rebuilding;
    const fresh = new OpenArchive(this.#disk.root, silentLog);
    await fresh.index(
      () => {},
      () => false,
    );
    for (const [path, text] of this.#documents) fresh.setDocument(path, text);
    for (const path of this.#documents.keys()) {
      await this.#waitFor(`of ${path} is shown`, JSON.stringify(problemsOf(path, fresh)), () => this.#shownOf(path));
    }
    if (this.#mode !== 'whole') return;
    await this.#waitFor('of all files is shown', this.#inAllFiles(fresh), () => listed(allSent(this.#editor)));
  }

  #inAllFiles(fresh: OpenArchive): string {
    const paths = [...new Set([...fresh.archive.paths(), ...this.#documents.keys()])];
    const found = paths.map((path) => [this.#uriOf(path), problemsOf(path, fresh)] as const);
    return listed(found.filter(([, problems]) => problems.length > 0));
  }

  async #waitFor(what: string, expected: string, ask: () => Promise<string> | string): Promise<void> {
    const { heard } = this.#editor;
    for (;;) {
      const seen = heard.count;
      const shown = await ask();
      if (shown === expected) return;
      await heard.until(
        () => (heard.count > seen ? true : undefined),
        () => `${what}\n${linesBeyond(shown, expected)}\nshould be\n${linesBeyond(expected, shown)}`,
      );
    }
  }

  async #shownOf(path: string): Promise<string> {
    if (this.#mode !== 'pull') return JSON.stringify(await this.#editor.problems(this.#uriOf(path)));
    const refreshes = this.#editor.heard.asked.filter((method) => method === REFRESH).length;
    if (refreshes > this.#refreshes) {
      this.#refreshes = refreshes;
      for (const open of this.#documents.keys()) await this.#pull(open);
    }
    return this.#pulled.get(path) ?? '';
  }

  async #pull(path: string): Promise<void> {
    this.#pulled.set(path, JSON.stringify(await this.#editor.problems(this.#uriOf(path))));
  }

  async #edit(path: string, text: string | undefined): Promise<void> {
    if (text === undefined || this.#documents.get(path) === text) return;
    const uri = this.#uriOf(path);
    if (this.#documents.has(path)) await this.#editor.change(uri, text);
    else await this.#editor.open(uri, text);
    this.#documents.set(path, text);
    if (this.#mode === 'pull') await this.#pull(path);
  }

  /** A rename is told as a file that is gone and one that came; the kinds of change are told at random, for they do not count. */
  async #tell(how: Telling): Promise<void> {
    for (const paths of this.#disk.tell(how)) {
      const kind = KINDS[this.#tellings++ % KINDS.length] ?? FileChangeType.Changed;
      await this.#editor.filesChanged(
        kind,
        paths.map((path) => this.#uriOf(path)),
      );
    }
  }

  #uriOf(path: string): string {
    return URI.file(join(this.#disk.root, path)).toString();
  }
}

/** As they come over the protocol. */
function problemsOf(path: string, archive: OpenArchive): readonly Diagnostic[] {
  const file = archive.read(path);
  const problems = file ? lint(path, file.text, file.file, archive.archive) : [];
  return problems.map((problem) => diagnosticOf(problem, archive.root));
}

/** In one order, whatever order they came in. */
function listed(problems: Iterable<readonly [uri: string, problems: readonly Diagnostic[]]>): string {
  const lines = [...problems].map(([uri, diagnostics]) => `${uri}: ${JSON.stringify(diagnostics)}`);
  return lines.sort().join('\n');
}

/** The lines that the other text has not. */
function linesBeyond(text: string, other: string): string {
  const others = new Set(other.split('\n'));
  return text
    .split('\n')
    .filter((line) => !others.has(line))
    .join('\n');
}
