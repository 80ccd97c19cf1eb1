/** One archive that is open in the editor: its index, kept right while documents and files change. */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Archive } from '../core/archive.js';
import type { ArchiveFile } from '../core/event.js';
import { parseFile, scanFile } from '../core/read.js';
import { kindOfPath } from '../core/path.js';
import type { Document } from '../features/document.js';
import { pathsRelatedTo } from '../features/find-events.js';
import { isWalked, kindOnDisk, readArchiveFile, walkArchive } from '../host/files.js';
import type { Log } from '../host/log.js';
import { loadIndex, saveIndex, type CacheKey } from '../indexing/cache.js';
import { emptyIndex, indexArchive, indexFile, type Index, type IndexProgress } from '../indexing/index-archive.js';
import { footprintOf, type Footprint } from '../rules/concerned-files.js';
import { ArchivePolicy } from './archive-policy.js';
import { OutsideMoves } from './outside-moves.js';
import type { ArchiveStatus } from './protocol.js';

/** Milliseconds of work between two looks at what the editor wants. */
const SLICE = 8;

/** Milliseconds after which an index that changed while it was being kept is kept anew. */
const BEFORE_KEEPING_AGAIN = 1000;

/** After so many files have changed on the disk, the index is worth keeping anew: reading them again would take a moment. */
const WORTH_KEEPING = 1000;

export class OpenArchive {
  readonly root: string;
  /** For people; kept by who runs the indexing. */
  state: ArchiveStatus['state'] = 'indexing';
  /** Whether somebody has called two tags two things; kept by who opens the archive. */
  isApart: (tag: string, other: string) => boolean = () => false;
  /** Told of every file that was taken into the index anew or dropped from it, with what others may see in it. */
  onFileChanged: ((path: string, before: Footprint, after: Footprint) => void) | undefined;
  /** Which events have gone and which have come, told by the disk and not by the editor. */
  readonly outsideMoves = new OutsideMoves();
  readonly #log: Log;
  readonly #cacheFolder: string | undefined;
  readonly policy: ArchivePolicy;
  #index: Index;
  /** What is open in the editor, by archive path: it wins over the disk. */
  readonly #documents = new Map<string, Document>();
  /** Paths that changed on the disk and wait to be looked at. */
  readonly #changed = new Set<string>();
  /** Per indexing that runs, the paths that changed since it began: it may have read them too early. */
  readonly #changedMeanwhile = new Set<Set<string>>();
  #isDraining = false;
  #isKeeping = false;
  /** Settles when those that were being looked at have been. */
  #drained: Promise<void> = Promise.resolve();
  #isClosed = false;

  /** `cacheFolder` is where the index is kept between sessions; undefined: nowhere. */
  constructor(root: string, log: Log, cacheFolder?: string) {
    this.root = root;
    this.#log = log;
    this.#cacheFolder = cacheFolder;
    this.policy = new ArchivePolicy(root, log);
    this.#index = emptyIndex(this.policy.conventions);
  }

  /** The index, as far as it is known; another one after it was built anew. */
  get archive(): Archive {
    return this.#index.archive;
  }

  /**
   * Reads the whole archive, step by step, and reports how far it has come after each. The first time the index begins as
   * it was kept, or empty, and grows; later a new one takes the place of the old when it is complete. Ends early when
   * closed or cancelled: a first index then stays as far as it has come. True when it came to its end.
   */
  async index(report: (progress: IndexProgress) => void, isCancelled: () => boolean): Promise<boolean> {
    const isFirst = !this.archive.isListed;
    const changed = new Set<string>();
    this.#changedMeanwhile.add(changed);
    try {
      return await this.#indexWith(isFirst, changed, report, isCancelled);
    } finally {
      this.#changedMeanwhile.delete(changed);
    }
  }

  async #indexWith(
    isFirst: boolean,
    changed: ReadonlySet<string>,
    report: (progress: IndexProgress) => void,
    isCancelled: () => boolean,
  ): Promise<boolean> {
    const key = this.#cacheKey();
    const kept = isFirst && key ? await loadIndex(key, this.#log) : undefined;
    if (kept) this.#replaceBy(kept);
    const index = isFirst ? this.#index : emptyIndex(this.policy.conventions);
    const steps = indexArchive(this.root, index, this.#log, {
      held: (path) => (this.#holds(path) ? this.#documents.get(path)?.file : undefined),
      first: [...this.#documents.values()].flatMap(({ file }) => pathsRelatedTo(file)),
    });
    let step = await steps.next();
    for (; !step.done; step = await steps.next()) {
      if (this.#isClosed || isCancelled()) {
        await steps.return({ listed: 0, toRead: [], cameOrWent: [] });
        return false;
      }
      report(step.value);
    }
    if (!isFirst) this.#replaceBy(index);
    await this.diskChanged([...changed]);
    void this.#finish(step.value.toRead.length + step.value.cameOrWent.length > 0);
    return true;
  }

  /** What need not be waited for. */
  async #finish(isNew: boolean): Promise<void> {
    await this.#prepareSearch();
    if (isNew) await this.#keep();
  }

  /** Or the first search would have to wait for all titles to be taken in. */
  async #prepareSearch(): Promise<void> {
    let end = performance.now() + SLICE;
    while (this.archive.titles.prepare()) {
      if (performance.now() < end) continue;
      await nextTurn();
      if (this.#isClosed) return;
      end = performance.now() + SLICE;
    }
  }

  /** Takes another index, in which what is open in the editor wins too. */
  #replaceBy(index: Index): void {
    this.#index = index;
    this.outsideMoves.forget();
    // The archive may be read by other conventions now.
    for (const { path, text } of [...this.#documents.values()]) {
      const { file } = this.#parse(path, text);
      if (isInNews(path)) this.#hold(path, file);
    }
  }

  /** What the editor holds goes into the index, and what is known of the disk no longer counts. */
  #hold(path: string, file: ArchiveFile): void {
    this.archive.set(path, file);
    this.#index.stamps.forget(this.archive.add(path));
  }

  #cacheKey(): CacheKey | undefined {
    const folder = this.#cacheFolder;
    return folder === undefined
      ? undefined
      : { folder, root: this.root, conventions: this.archive.conventions, policy: undefined };
  }

  /** While somebody types, the index changes before all of it is kept; then it is tried again. */
  async #keep(): Promise<void> {
    const key = this.#cacheKey();
    if (!key || this.#isKeeping) return;
    this.#isKeeping = true;
    try {
      while (!this.#isClosed && !(await saveIndex(key, this.#index, this.#log))) {
        await pause(BEFORE_KEEPING_AGAIN, undefined, { ref: false });
      }
    } finally {
      this.#isKeeping = false;
    }
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Takes in a document's text as it stands in the editor; true if other files may be judged differently now. */
  setDocument(path: string, text: string): boolean {
    const { file } = this.#parse(path, text);
    if (!isInNews(path)) return false;
    const before = this.#remembered(path);
    this.#change(path, () => this.#hold(path, file));
    return this.#remembered(path) !== before;
  }

  #parse(path: string, text: string): Document {
    const document = { path, text, file: parseFile(path, text, this.archive.conventions) };
    this.#documents.set(path, document);
    return document;
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
    return text === undefined ? undefined : { path, text, file: scanFile(path, text, this.archive.conventions) };
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
    const says = [archive.event(path), archive.listedEvents(path), archive.prefixes.of(archive.idOf(path) ?? -1)];
    return JSON.stringify([archive.has(path), ...says]);
  }

  #change(path: string, change: () => void): void {
    if (!this.onFileChanged) return change();
    const before = footprintOf(path, this.archive);
    change();
    this.onFileChanged(path, before, footprintOf(path, this.archive));
  }

  /** What is named after the last path was taken needs a new call: `#isDraining` says so at that very moment. */
  async #drain(): Promise<void> {
    this.#isDraining = true;
    let count = 0;
    try {
      let end = performance.now() + SLICE;
      for (const path of this.#changed) {
        this.#changed.delete(path);
        this.#refresh(path);
        count++;
        if (performance.now() < end) continue;
        await nextTurn();
        if (this.#isClosed) return;
        end = performance.now() + SLICE;
      }
    } finally {
      this.#isDraining = false;
    }
    if (count >= WORTH_KEEPING) void this.#keep();
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
    else if (this.#holds(path)) this.outsideMoves.isThere(path);
    else if (path.endsWith('.md')) {
      if (this.archive.isRead && !this.archive.has(path)) this.outsideMoves.comes(path);
      this.#change(path, () => indexFile(this.root, path, this.#index, this.#log));
    }
  }

  /** Editors tell of a folder that came, went or was replaced, not always of the files in it. */
  #refreshFolder(folder: string): void {
    this.#remove(folder);
    for (const path of this.archive.pathsBelow(folder)) this.#changed.add(path);
    if (!isWalked(`${folder}/`)) return;
    for (const path of walkArchive(this.root, this.#log, folder)) this.#changed.add(path);
  }

  #remove(path: string): void {
    if (!this.archive.has(path)) return;
    if (this.archive.isRead) this.outsideMoves.leaves(path, this.archive);
    if (!this.#holds(path)) this.#change(path, () => this.archive.remove(path));
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
