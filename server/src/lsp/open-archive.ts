/** One archive that is open in the editor: its index, kept right while documents and files change. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Archive } from '../core/archive.js';
import { parseFile, scanFile } from '../core/read.js';
import { kindOfPath } from '../core/path.js';
import type { Document } from '../features/document.js';
import { isWalked, kindOnDisk, readArchiveFile, walkArchive } from '../host/files.js';
import { indexArchive, indexFile, type IndexProgress } from '../host/index-archive.js';
import type { Log } from '../host/log.js';
import type { ArchiveStatus } from './protocol.js';

/** Milliseconds of indexing between two looks at what the editor wants. */
const SLICE = 8;

export class OpenArchive {
  readonly root: string;
  /** For people; kept by who runs the indexing. */
  state: ArchiveStatus['state'] = 'indexing';
  readonly #log: Log;
  #archive = new Archive();
  /** What is open in the editor, by archive path: it wins over the disk. */
  readonly #documents = new Map<string, Document>();
  /** Paths that changed on the disk and wait to be looked at. */
  readonly #changed = new Set<string>();
  /** Per indexing that runs, the paths that changed since it began: it may have read them too early. */
  readonly #changedMeanwhile = new Set<Set<string>>();
  #isDraining = false;
  /** Settles when those that were being looked at have been. */
  #drained: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(root: string, log: Log) {
    this.root = root;
    this.#log = log;
  }

  /** The index, as far as it is known; another one after it was built anew. */
  get archive(): Archive {
    return this.#archive;
  }

  /**
   * Reads the whole archive, slice by slice, and reports how far it has come after each. The first time the index is there
   * from the start and grows; later a new one takes the place of the old when it is complete. Ends early when closed or
   * cancelled: a first index then stays as far as it has come. True when it came to its end.
   */
  async index(report: (progress: IndexProgress) => void, isCancelled: () => boolean): Promise<boolean> {
    const isFirst = !this.#archive.isListed;
    const archive = isFirst ? this.#archive : new Archive();
    const changed = new Set<string>();
    this.#changedMeanwhile.add(changed);
    try {
      const steps = indexArchive(this.root, archive, this.#log, { isHeld: (path) => this.#documents.has(path) });
      for (;;) {
        const end = performance.now() + SLICE;
        let step = steps.next();
        while (!step.done && performance.now() < end) step = steps.next();
        if (step.done) break;
        if (this.#isClosed || isCancelled()) return false;
        report(step.value);
        await nextTurn();
      }
    } finally {
      this.#changedMeanwhile.delete(changed);
    }
    if (!isFirst) this.#replaceBy(archive);
    await this.diskChanged(changed);
    return true;
  }

  #replaceBy(archive: Archive): void {
    this.#archive = archive;
    for (const { path, file } of this.#documents.values()) if (isInNews(path)) archive.set(path, file);
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Takes in a document's text as it stands in the editor; true if other files may be judged differently now. */
  setDocument(path: string, text: string): boolean {
    const document = { path, text, file: parseFile(path, text) };
    this.#documents.set(path, document);
    if (!isInNews(path)) return false;
    const before = this.#remembered(path);
    this.archive.set(path, document.file);
    return this.#remembered(path) !== before;
  }

  /** The editor no longer holds the document: the disk counts again. True if other files may be judged differently now. */
  closeDocument(path: string): boolean {
    this.#documents.delete(path);
    if (!isInNews(path)) return false;
    const before = this.#remembered(path);
    for (const changed of this.#changedMeanwhile) changed.add(path);
    this.#refresh(path);
    return this.#remembered(path) !== before;
  }

  document(path: string): Document | undefined {
    return this.#documents.get(path);
  }

  /** A file as it stands: in the editor, else on the disk. */
  read(path: string): Document | undefined {
    const open = this.#documents.get(path);
    if (open) return open;
    const text = readArchiveFile(this.root, path, this.#log);
    return text === undefined ? undefined : { path, text, file: scanFile(path, text) };
  }

  /**
   * Looks again at paths that changed on the disk: files or folders, created, changed or gone. Resolves when every
   * one of them, and those named meanwhile, has been looked at; true for the caller that did the work.
   */
  async diskChanged(paths: Iterable<string>): Promise<boolean> {
    for (const path of paths) {
      if (!isWalked(path)) continue;
      this.#changed.add(path);
      for (const changed of this.#changedMeanwhile) changed.add(path);
    }
    if (this.#isDraining) {
      await this.#drained;
      return false;
    }
    this.#drained = this.#drain();
    await this.#drained;
    return !this.#isClosed;
  }

  /** What the index holds of a file, to be compared: an event's title, tags and targets, or what a day index lists. */
  #remembered(path: string): string {
    const { archive } = this;
    const says = [archive.event(path), archive.listedEvents(path), archive.linkPrefixOf(path)];
    return JSON.stringify([archive.has(path), ...says]);
  }

  /** What is named after the last path was taken needs a new call: `#isDraining` says so at that very moment. */
  async #drain(): Promise<void> {
    this.#isDraining = true;
    try {
      let end = performance.now() + SLICE;
      for (const path of this.#changed) {
        this.#changed.delete(path);
        this.#refresh(path);
        if (performance.now() < end) continue;
        await nextTurn();
        if (this.#isClosed) return;
        end = performance.now() + SLICE;
      }
    } finally {
      this.#isDraining = false;
    }
  }

  #refresh(path: string): void {
    const kind = isWalked(path) ? kindOnDisk(this.root, path) : undefined;
    if (kind === 'folder') {
      this.#refreshFolder(path);
      return;
    }
    // Where a file stands now there may have been a folder.
    for (const below of this.archive.pathsBelow(path)) this.#remove(below);
    if (kind === undefined) this.#remove(path);
    else if (path.endsWith('.md') && !this.#holds(path)) indexFile(this.root, path, this.archive, this.#log);
  }

  /** Editors tell of a folder that came, went or was replaced, not always of the files in it. */
  #refreshFolder(folder: string): void {
    this.#remove(folder);
    for (const path of this.archive.pathsBelow(folder)) this.#changed.add(path);
    if (!isWalked(`${folder}/`)) return;
    for (const path of walkArchive(this.root, this.#log, folder)) this.#changed.add(path);
  }

  #remove(path: string): void {
    if (!this.#holds(path)) this.archive.remove(path);
  }

  /** True for a file that exists as the editor has it, whatever the disk says. */
  #holds(path: string): boolean {
    return this.#documents.has(path) && isInNews(path);
  }
}

/** Other Markdown below the root, such as a page, says nothing that the index keeps. */
function isInNews(path: string): boolean {
  return kindOfPath(path) !== 'page';
}
