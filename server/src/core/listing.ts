/** Which files an archive has, known by their paths alone. */
import type { FileId } from './archive-entry.js';
import { foldName } from './fold.js';
import { IntLists, type IntListsState } from './int-lists.js';
import { Ints } from './ints.js';
import { DAY_INDEX_NAME, kindOfPath, linkSpellings, plainSpelling, type FileKind } from './path.js';
import { StringTable, type StringTableState } from './string-table.js';

/** Per path, whether there is such a file and of which kind. */
const EXISTS = 1;
const KINDS: readonly FileKind[] = ['event', 'day-index', 'page'];
const KIND_SHIFT = 1;

export class Listing {
  readonly #paths: StringTable;
  readonly #flags: Ints;
  readonly #folders: StringTable;
  /** Per folder, the existing files in it. */
  readonly #files: IntLists;
  /** Per folder, the folders in it. Made from their paths. */
  readonly #inner = new IntLists();
  /** Per path, other ways to write it that links have used: percent-encoded, with backslashes. Made from the paths. */
  readonly #writtenAs = new Map<FileId, FileId[]>();
  #eventCount = 0;
  #dayIndexCount = 0;

  constructor(state: ListingState = {}) {
    this.#paths = new StringTable(state.paths);
    this.#flags = state.flags ? Ints.from(state.flags) : new Ints();
    this.#folders = new StringTable(state.folders);
    this.#files = new IntLists(state.files);
    this.#eventCount = state.eventCount ?? 0;
    this.#dayIndexCount = state.dayIndexCount ?? 0;
    for (let id = 0; id < this.#folders.size; id++) this.#noteFolder(id);
    for (const written of state.odd ?? []) this.#noteSpellings(written);
  }

  get eventCount(): number {
    return this.#eventCount;
  }

  get dayIndexCount(): number {
    return this.#dayIndexCount;
  }

  /** One more than the largest id. */
  get size(): number {
    return this.#paths.size;
  }

  /** Says that a file exists; its id. */
  add(path: string): FileId {
    const id = this.intern(path);
    if (this.exists(id)) return id;
    this.#flags.set(id, this.#flags.get(id) | EXISTS);
    this.#count(path, this.kind(id), 1);
    this.#files.append(this.#folder(folderOf(path)), id);
    return id;
  }

  /** Says that a file is gone. */
  remove(id: FileId): void {
    if (!this.exists(id)) return;
    const path = this.path(id);
    this.#flags.set(id, this.#flags.get(id) & ~EXISTS);
    this.#count(path, this.kind(id), -1);
    this.#files.remove(this.#folders.add(folderOf(path)), id);
  }

  exists(id: FileId): boolean {
    return (this.#flags.get(id) & EXISTS) !== 0;
  }

  kind(id: FileId): FileKind {
    return KINDS[this.#flags.get(id) >> KIND_SHIFT] ?? 'page';
  }

  /** The id of a path, whether such a file exists or not; a new one if need be. */
  intern(path: string): FileId {
    const known = this.#paths.size;
    const id = this.#paths.add(path);
    if (id < known) return id;
    this.#flags.set(id, KINDS.indexOf(kindOfPath(path)) << KIND_SHIFT);
    if (plainSpelling(path) !== path) this.#noteSpellings(id);
    return id;
  }

  /** Undefined for a path that nothing ever named. */
  idOf(path: string): FileId | undefined {
    return this.#paths.idOf(path);
  }

  /** The same of a path that is known by its hashes: see `StringTable.idOfHashes`. */
  idOfHashes(hash: number, other: number): FileId | undefined {
    return this.#paths.idOfHashes(hash, other);
  }

  path(id: FileId): string {
    return this.#paths.text(id);
  }

  /** The ids of the existing files directly in a folder such as `news/2012/05/1`. */
  in(folder: string): readonly FileId[] {
    const id = this.#folders.idOf(folder);
    return id === undefined ? [] : this.#files.valuesOf(id);
  }

  /** The ids of the existing files in a folder and the folders below it. */
  below(folder: string): readonly FileId[] {
    const outermost = this.#folders.idOf(folder);
    const folders = outermost === undefined ? [] : [outermost];
    // Grows while it is gone through.
    for (const id of folders) folders.push(...this.#inner.valuesOf(id));
    return folders.flatMap((id) => this.#files.valuesOf(id));
  }

  /** The file that a path in a link names: itself if it exists, else as it reads without its escapes, existing or not. */
  target(written: FileId): FileId {
    if (this.#writtenAs.size === 0 || this.exists(written)) return written;
    const spellings = linkSpellings(this.path(written));
    if (spellings.length === 1) return written;
    return this.idOf(spellings.find((path) => this.has(path)) ?? spellings.at(-1) ?? '') ?? written;
  }

  /** All paths in links that name the file now: its own first. */
  writtenAs(id: FileId): readonly FileId[] {
    const others = this.#writtenAs.get(id) ?? [];
    return [id, ...others].filter((written) => this.target(written) === id);
  }

  /** True if the file exists under exactly that name. */
  has(path: string): boolean {
    const id = this.idOf(path);
    return id !== undefined && this.exists(id);
  }

  /** The one file of a day that differs only in letter case or Unicode normal form; undefined if there are several. */
  nearName(path: string): string | undefined {
    const folded = foldName(path);
    const others = this.in(folderOf(path)).filter((id) => this.kind(id) !== 'page');
    const near = others.map((id) => this.path(id)).filter((other) => foldName(other) === folded);
    return near.length === 1 && near[0] !== path ? near[0] : undefined;
  }

  state(): ListingState {
    return {
      paths: this.#paths.state(),
      flags: this.#flags.values(),
      folders: this.#folders.state(),
      files: this.#files.state(),
      eventCount: this.#eventCount,
      dayIndexCount: this.#dayIndexCount,
      odd: [...new Set([...this.#writtenAs.values()].flat())],
    };
  }

  /** The id of a folder; a new one if need be, for the folders around it too. */
  #folder(path: string): number {
    const known = this.#folders.size;
    const id = this.#folders.add(path);
    if (id === known) this.#noteFolder(id);
    return id;
  }

  #noteFolder(id: number): void {
    const path = this.#folders.text(id);
    if (path !== '') this.#inner.append(this.#folder(folderOf(path)), id);
  }

  #noteSpellings(written: FileId): void {
    for (const spelling of linkSpellings(this.path(written)).slice(1)) {
      const id = this.intern(spelling);
      const others = this.#writtenAs.get(id);
      if (!others) this.#writtenAs.set(id, [written]);
      else if (!others.includes(written)) others.push(written);
    }
  }

  #count(path: string, kind: FileKind, by: 1 | -1): void {
    if (kind === 'event') this.#eventCount += by;
    else if (kind === 'day-index' && path.endsWith(`/${DAY_INDEX_NAME}`)) this.#dayIndexCount += by;
  }
}

/** A listing as plain data, to be kept; an empty one without any of them. */
export interface ListingState {
  readonly paths?: StringTableState;
  readonly flags?: Int32Array;
  readonly folders?: StringTableState;
  readonly files?: IntListsState;
  readonly eventCount?: number;
  readonly dayIndexCount?: number;
  /** Ids of paths with escapes. */
  readonly odd?: readonly FileId[];
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
