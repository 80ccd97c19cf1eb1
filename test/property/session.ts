/** One archive on the disk, edited and watched as an editor would, and after any number of steps compared with a fresh start. */
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArchiveFile } from '../../server/src/core/event.js';
import { kindOfPath } from '../../server/src/core/path.js';
import { scanFile } from '../../server/src/core/read.js';
import type { Document } from '../../server/src/features/document.js';
import { isWalked } from '../../server/src/host/files.js';
import { silentLog } from '../../server/src/host/log.js';
import { OpenArchive } from '../../server/src/lsp/open-archive.js';
import type { Scope } from '../support/temporary-archive.js';
import { assertSame } from './compare.js';
import { Disk } from './disk.js';
import { factsFrom, factsOf } from './facts.js';
import { answersIn, lensesOf, portraitOf, problemsOf } from './portrait.js';
import { textOf, type Run, type Step } from './step.js';

/** An hour in milliseconds. */
const HOUR = 3_600_000;

/**
 * By this clock every slice of the server's work is over at once, so that anything may come in between; and what was just
 * written is an hour old, so that a kept index believes what it knows of it.
 */
export function slowClock(scope: Scope): void {
  let now = 0;
  const dateNow = Date.now;
  // Not by the test's mocks, which would remember each of a hundred million calls.
  Object.defineProperty(performance, 'now', { configurable: true, value: () => (now += 10) });
  Date.now = () => dateNow() + HOUR;
  scope.after(() => {
    Reflect.deleteProperty(performance, 'now');
    Date.now = dateNow;
  });
}

/** What the editor answers at each place takes longest to ask, so it is asked at every fourth comparison. */
const COMPARISONS_WITH_ANSWERS = 4;

export class Session {
  readonly #disk: Disk;
  /** What the editor holds, by path. */
  readonly #documents = new Map<string, string>();
  /** Undefined while no server runs. */
  #server: Server | undefined;
  #comparisons = 0;

  constructor(root: string) {
    this.#disk = new Disk(root);
  }

  /** How often the archive was compared with a fresh start. */
  get comparisons(): number {
    return this.#comparisons;
  }

  async run({ files, steps }: Run): Promise<void> {
    for (const file of files) await this.#do(file);
    this.#start();
    for (const step of steps) {
      await this.#do(step);
      // While the archive is indexed, or changes on the disk are looked at, the steps go on in between.
      if (this.#server?.isBusy) await nextTurn();
    }
    await this.#compare();
    this.#server?.stop();
  }

  async #do(step: Step): Promise<void> {
    switch (step.do) {
      case 'open':
        return this.#edit(step.path, this.#disk.files.get(step.path));
      case 'edit':
        return this.#edit(step.path, textOf(step.path, step.content));
      case 'retitle':
        return this.#edit(step.path, this.#documents.get(step.path)?.replace(/^# .*/m, `# ${step.by}`));
      case 'prefix links':
        return this.#edit(
          step.path,
          this.#documents.get(step.path)?.replace(/\]\((?:\/\w\w)?\/news/g, `](${step.by}/news`),
        );
      case 'save':
        return this.#save(step.path);
      case 'close':
        if (this.#documents.delete(step.path)) this.#server?.close(step.path);
        return;
      case 'tell':
        for (const paths of this.#disk.tell(step.how)) this.#server?.diskChanged(paths);
        return;
      case 'stop':
        this.#server?.stop();
        this.#server = undefined;
        return;
      case 'start':
        return this.#start();
      case 'rebuild':
        return this.#server?.index();
      case 'compare':
        return this.#compare();
      case 'write':
      case 'remove':
      case 'remove folder':
      case 'move':
      case 'move folder':
        return this.#disk.do(step);
    }
  }

  #edit(path: string, text: string | undefined): void {
    if (text === undefined || this.#documents.get(path) === text) return;
    this.#documents.set(path, text);
    this.#server?.edit(path, text);
  }

  #save(path: string): void {
    const text = this.#documents.get(path);
    if (text !== undefined) this.#disk.write(path, text);
  }

  #start(): void {
    if (this.#server) return;
    this.#disk.forgetUntold();
    // In a hidden folder, which is no part of the archive. Unlike this one, the servers to compare with start from nothing.
    this.#server = new Server(this.#disk.root, this.#documents, join(this.#disk.root, '.cache'));
  }

  async #compare(): Promise<void> {
    this.#start();
    const server = this.#server;
    if (!server) return;
    for (const paths of this.#disk.tell(this.#comparisons % 2 ? 'in order' : 'by folders')) server.diskChanged(paths);
    await server.idle();
    this.#comparisons++;

    const fresh = new Server(this.#disk.root, this.#comparisons % 2 ? this.#documents : new Map());
    await fresh.idle();
    for (const [path, text] of this.#documents) fresh.edit(path, text);
    const [changed, anew] = [server.archive, fresh.archive];
    const files = [...this.#files()].map(([path, file]) => ({ path, text: this.#textOf(path), file }));
    assertSame(portraitOf(changed.archive, files), portraitOf(anew.archive, files), 'a fresh start');
    assertSame(factsOf(changed.archive), factsFrom(new Map(this.#files())), 'what the files say');
    for (const path of this.#documents.keys()) {
      const document = anew.document(path);
      if (!document) continue;
      assertSame(server.shown.get(path) ?? [], shownOf(document, anew), 'what should be shown');
      if (this.#comparisons % COMPARISONS_WITH_ANSWERS > 0) continue;
      const read = (other: string): Document | undefined => anew.read(other);
      assertSame(answersIn(document, changed.archive, read), answersIn(document, anew.archive, read), 'a fresh start');
    }
    fresh.stop();
  }

  #textOf(path: string): string {
    return this.#documents.get(path) ?? this.#disk.files.get(path) ?? '';
  }

  /** What all files say: the editor's documents win, but a page exists when it is on the disk. */
  *#files(): Generator<readonly [path: string, file: ArchiveFile]> {
    const onDisk = [...this.#disk.files.keys()].filter(
      (path) => path.endsWith('.md') && isWalked(path) && !path.includes('\\'),
    );
    const open = [...this.#documents.keys()].filter((path) => kindOfPath(path) !== 'page');
    for (const path of new Set([...onDisk, ...open])) yield [path, scanFile(path, this.#textOf(path))];
  }
}

/** What the language server does with an archive, without the protocol around it. */
class Server {
  readonly archive: OpenArchive;
  /** What the editor shows of each open document. */
  readonly shown = new Map<string, readonly string[]>();
  /** What is going on: indexing, and looks at changes on the disk. */
  readonly #work = new Set<Promise<void>>();

  constructor(root: string, documents: ReadonlyMap<string, string>, cacheFolder?: string) {
    this.archive = new OpenArchive(root, silentLog, cacheFolder);
    for (const [path, text] of documents) this.edit(path, text);
    this.index();
  }

  get isBusy(): boolean {
    return this.#work.size > 0;
  }

  index(): void {
    const report = (): void => this.#showAll();
    this.#begin(
      this.archive.index(report, () => false),
      report,
    );
  }

  async idle(): Promise<void> {
    while (this.isBusy) await Promise.all(this.#work);
  }

  edit(path: string, text: string): void {
    const isOthersConcern = this.archive.setDocument(path, text);
    this.#show(path);
    if (isOthersConcern) this.#showAll();
  }

  close(path: string): void {
    const isOthersConcern = this.archive.closeDocument(path);
    this.shown.delete(path);
    if (isOthersConcern) this.#showAll();
  }

  diskChanged(paths: readonly string[]): void {
    this.#begin(this.archive.diskChanged(paths), (isChanged) => {
      if (isChanged) this.#showAll();
    });
  }

  stop(): void {
    this.archive.close();
  }

  #begin<T>(work: Promise<T>, onDone: (result: T) => void): void {
    const done = work.then(onDone).finally(() => this.#work.delete(done));
    this.#work.add(done);
  }

  #showAll(): void {
    for (const path of this.shown.keys()) this.#show(path);
  }

  #show(path: string): void {
    const document = this.archive.document(path);
    if (document) this.shown.set(path, shownOf(document, this.archive));
  }
}

function shownOf(document: Document, { archive }: OpenArchive): readonly string[] {
  const { path } = document;
  return [`lenses of ${path}: ${lensesOf(document, archive)}`, `problems of ${path}: ${problemsOf(document, archive)}`];
}
