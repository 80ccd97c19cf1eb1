/** One archive that is open in the editor: its index, kept right while documents and files change. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Archive } from '../core/archive.js';
import { parseFile, scanFile } from '../core/read.js';
import { kindOfPath } from '../core/path.js';
import type { Document } from '../features/document.js';
import { isWalked, kindOnDisk, readArchiveFile, walkArchive } from '../host/files.js';
import { indexArchive, indexFile, type IndexProgress } from '../host/index-archive.js';
import type { Log } from '../host/log.js';
import { footprintOf, type Footprint } from '../rules/concerned-files.js';
import type { ArchiveStatus } from './protocol.js';

/** Milliseconds of indexing between two looks at what the editor wants. */
const SLICE = 8;

export class OpenArchive {
  readonly root: string;
  /** For people; kept by who runs the indexing. */
  state: ArchiveStatus['state'] = 'indexing';
  /** Told of every file that was taken into the index anew or dropped from it, with what others may see in it. */
  onFileChanged: ((path: string, before: Footprint, after: Footprint) => void) | undefined;
  readonly #log: Log;
  #archive = new Archive();
  /** What is open in the editor, by archive path: it wins over the disk. */
  readonly #documents = new Map<string, Document>();
  /** Paths that changed on the disk and wait to be looked at. */
  readonly #changed = new Set<string>();
  /** The same since the latest indexing began: a new index may have read them too early. */
  readonly #changedMeanwhile = new Set<string>();
  #isDraining = false;
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
    this.#changedMeanwhile.clear();
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
    if (!isFirst) await this.#replaceBy(archive);
    return true;
  }

  async #replaceBy(archive: Archive): Promise<void> {
    this.#archive = archive;
    for (const { path, file } of this.#documents.values()) if (isInNews(path)) archive.set(path, file);
    await this.diskChanged([...this.#changedMeanwhile]);
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
    this.#change(path, () => this.archive.set(path, document.file));
    return this.#remembered(path) !== before;
  }

  /** The editor no longer holds the document: the disk counts again. */
  closeDocument(path: string): void {
    this.#documents.delete(path);
    if (isInNews(path)) this.#refresh(path);
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
      this.#changedMeanwhile.add(path);
    }
    if (this.#isDraining) return false;
    this.#isDraining = true;
    try {
      await this.#drain();
    } finally {
      this.#isDraining = false;
    }
    return !this.#isClosed;
  }

  /** What the index holds of a file, to be compared: an event's title, tags and targets, or what a day index lists. */
  #remembered(path: string): string {
    return JSON.stringify([this.archive.has(path), this.archive.event(path), this.archive.listedEvents(path)]);
  }

  #change(path: string, change: () => void): void {
    if (!this.onFileChanged) return change();
    const before = footprintOf(path, this.archive);
    change();
    this.onFileChanged(path, before, footprintOf(path, this.archive));
  }

  async #drain(): Promise<void> {
    let end = performance.now() + SLICE;
    for (const path of this.#changed) {
      this.#changed.delete(path);
      this.#refresh(path);
      if (performance.now() < end) continue;
      await nextTurn();
      if (this.#isClosed) return;
      end = performance.now() + SLICE;
    }
  }

  #refresh(path: string): void {
    const kind = kindOnDisk(this.root, path);
    if (kind === 'folder') this.#refreshFolder(path);
    else if (kind === 'file' && path.endsWith('.md')) {
      if (!this.#documents.has(path)) this.#change(path, () => indexFile(this.root, path, this.archive, this.#log));
    } else if (kind === undefined) {
      for (const gone of this.archive.has(path) ? [path] : this.archive.pathsBelow(path)) {
        if (!this.#documents.has(gone)) this.#change(gone, () => this.archive.remove(gone));
      }
    }
  }

  /** Editors tell of a folder that came or went, not always of the files in it. */
  #refreshFolder(folder: string): void {
    const present = new Set(walkArchive(this.root, this.#log, folder));
    for (const path of this.archive.pathsBelow(folder)) if (!present.has(path)) this.#changed.add(path);
    for (const path of present) if (!this.archive.has(path)) this.#changed.add(path);
  }
}

/** Other Markdown below the root, such as a page, says nothing that the index keeps. */
function isInNews(path: string): boolean {
  return kindOfPath(path) !== 'page';
}
