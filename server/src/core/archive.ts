/** The index of one archive: which files exist, who relates to whom and with what tags; never where in a file. */
import {
  dayIndexEntryOf,
  eventEntryOf,
  type ArchiveEntry,
  type Backlink,
  type EventEntry,
  type FileId,
  type RelationEntry,
} from './archive-entry.js';
import type { ArchiveFile, DayIndex, Event } from './event.js';
import { foldName, foldSearch } from './fold.js';
import { LinkPrefixes, prefixesOf } from './link-prefixes.js';
import { NameFinder, type Naming } from './name-finder.js';
import {
  dayFolder,
  DAY_INDEX_NAME,
  kindOfPath,
  linkSpellings,
  plainSpelling,
  type FileTarget,
  type LinkTarget,
} from './path.js';
import { References } from './references.js';
import { Tags } from './tags.js';
import { detached } from './text.js';

/**
 * Every change costs time in proportion to the files concerned, never to the archive. File ids index plain arrays:
 * at 100,000 events an object or a map entry per relation would cost more than the text itself.
 */
export class Archive {
  readonly tags = new Tags();
  readonly #ids = new Map<string, FileId>();
  readonly #paths: string[] = [];
  readonly #exists: boolean[] = [];
  readonly #entries: (ArchiveEntry | undefined)[] = [];
  /** By relations. */
  readonly #references = new References();
  /** By the items under *Changes*. */
  readonly #successors = new References();
  /** Per day folder, the files in it. */
  readonly #days = new Map<string, Set<FileId>>();
  readonly #prefixes = new LinkPrefixes();
  /** Titles folded for search, made when first asked for: most sessions of the command line never search. */
  readonly #foldedTitles: (string | undefined)[] = [];
  /** Tags and topics to be found in texts; made when first asked for, like the folded titles. */
  #names: NameFinder | undefined;
  #isListed = false;
  #isRead = false;
  #eventCount = 0;
  #dayIndexCount = 0;

  /** True once every file's path is known; before that nothing may be called unresolved. */
  get isListed(): boolean {
    return this.#isListed;
  }

  /** Says that `add` has been called for every file there is. */
  markListed(): void {
    this.#isListed = true;
  }

  /** True once every file has been read; before that the archive knows less than its files say. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Says that `set` has been called for every file that could be read. */
  markRead(): void {
    this.#isRead = true;
  }

  /** Existing events. */
  get eventCount(): number {
    return this.#eventCount;
  }

  /** Existing `index.md` files of days; their twins are not counted. */
  get dayIndexCount(): number {
    return this.#dayIndexCount;
  }

  /** Says that a file exists; what it says may be given later, by `set`. */
  add(path: string): void {
    const id = this.#intern(path);
    if (this.#exists[id]) return;
    this.#exists[id] = true;
    this.#count(path, 1);
    if (kindOfPath(path) === 'page') return;
    const folder = dayFolder(path);
    const files = this.#days.get(folder);
    if (files) files.add(id);
    else this.#days.set(folder, new Set([id]));
  }

  /** Takes in what a file says now, replacing what it said before. Adds the file if it is new. */
  set(path: string, file: ArchiveFile): void {
    this.add(path);
    const id = this.#intern(path);
    this.#forget(id);
    if (file.kind === 'page') return;
    this.#prefixes.set(id, ...prefixesOf(file));
    if (file.kind === 'event') this.#setEvent(id, file);
    else this.#setDayIndex(id, file);
  }

  /** Says that a file is gone. */
  remove(path: string): void {
    const id = this.#ids.get(path);
    if (id === undefined || !this.#exists[id]) return;
    this.#forget(id);
    this.#exists[id] = false;
    this.#count(path, -1);
    const folder = dayFolder(path);
    const files = this.#days.get(folder);
    files?.delete(id);
    if (files?.size === 0) this.#days.delete(folder);
  }

  /** True if the file exists under exactly that name. */
  has(path: string): boolean {
    const id = this.#ids.get(path);
    return id !== undefined && this.#exists[id] === true;
  }

  /** The paths of all existing files, in the order they became known. */
  *paths(): Generator<string> {
    for (const [id, path] of this.#paths.entries()) if (this.#exists[id]) yield path;
  }

  /** The existing files in a folder and the folders below it. */
  pathsBelow(folder: string): readonly string[] {
    const day = this.#days.get(folder.slice('news/'.length));
    if (day) return [...day].map((id) => this.pathOf(id));
    return [...this.paths()].filter((path) => path.startsWith(`${folder}/`));
  }

  /** The ids of all existing events whose text has been read. */
  *eventIds(): Generator<FileId> {
    for (const [id, entry] of this.#entries.entries()) if (entry?.kind === 'event') yield id;
  }

  /** Undefined for a path that nothing ever named. */
  idOf(path: string): FileId | undefined {
    return this.#ids.get(path);
  }

  pathOf(id: FileId): string {
    return this.#paths[id] ?? '';
  }

  /** Undefined when the file is no event, does not exist, or has not been read yet. */
  event(path: string): EventEntry | undefined {
    const id = this.#ids.get(path);
    return id === undefined ? undefined : this.eventById(id);
  }

  eventById(id: FileId): EventEntry | undefined {
    const entry = this.#entries[id];
    return entry?.kind === 'event' ? entry : undefined;
  }

  /** The title of an event, folded by `foldSearch`; empty when there is none. */
  foldedTitle(id: FileId): string {
    return (this.#foldedTitles[id] ??= foldSearch(this.eventById(id)?.title ?? ''));
  }

  /** The events that a day index lists, or undefined when that file is not there or has not been read yet. */
  listedEvents(dayIndexPath: string): readonly FileId[] | undefined {
    const entry = this.#entries[this.#ids.get(dayIndexPath) ?? -1];
    return entry?.kind === 'day-index' ? entry.events : undefined;
  }

  /** The existing events of a day folder such as `2012/05/1`, by path. */
  eventsOfDay(folder: string): readonly string[] {
    const paths = [...(this.#days.get(folder) ?? [])].map((id) => this.pathOf(id));
    return paths.filter((path) => kindOfPath(path) === 'event').sort();
  }

  /** The archive's tags and topics that stand in a text. */
  namesIn(text: string): ReadonlyMap<string, Naming> {
    if (!this.#names) {
      this.#names = new NameFinder();
      for (const id of this.eventIds()) this.#eachName(id, (name) => this.#names?.add(name));
    }
    return this.#names.find(text);
  }

  /** Every relation that leads to the path, in the order of its sources' ids. */
  backlinks(path: string): readonly Backlink[] {
    const target = this.#ids.get(path);
    if (target === undefined) return [];
    return this.#references.to(target).flatMap((source) => {
      const relations = this.eventById(source)?.relations ?? [];
      return relations.filter((relation) => relation.target === target).map(({ tags }) => ({ source, tags }));
    });
  }

  /** The events whose *Changes* name the path as an earlier version: where a relation to it should lead now. */
  successors(path: string): readonly string[] {
    const id = this.#ids.get(path);
    if (id === undefined) return [];
    const found = this.#successors.to(id).map((successor) => this.pathOf(successor));
    return found.filter((successor) => successor !== path);
  }

  /** The existing path that the link names, whichever way it is spelt. */
  resolve(target: LinkTarget): string | undefined {
    if (target.kind === 'malformed') return undefined;
    if (this.has(target.path)) return target.path;
    return linkSpellings(target.path).find((path) => this.has(path));
  }

  /** The one existing file whose name differs only in letter case or Unicode normal form; none if there are several. */
  nearName(path: string): string | undefined {
    const files = this.#days.get(dayFolder(path));
    if (!files) return undefined;
    const folded = foldName(path);
    const near = [...files].map((id) => this.pathOf(id)).filter((other) => foldName(other) === folded);
    return near.length === 1 && near[0] !== path ? near[0] : undefined;
  }

  /** True if links of this archive may begin so: `""`, or what the archive's own links begin with, such as `/zh`; any, until all files are read. */
  acceptsPrefix(prefix: string): boolean {
    return !this.#isRead || this.#prefixes.accepts(prefix);
  }

  /** True if all links of the file begin as links of this archive may. */
  acceptsPrefixesOf(path: string): boolean {
    const id = this.#ids.get(path);
    return id === undefined || !this.#isRead || this.#prefixes.acceptsFile(id);
  }

  /** What links may begin with beside `""`, in no particular order. */
  get acceptedPrefixes(): readonly string[] {
    return this.#prefixes.accepted;
  }

  /** What relations and entries of this archive begin with: `""` or `/zh`. */
  get linkPrefix(): string {
    return this.#prefixes.usual;
  }

  #setEvent(id: FileId, event: Event): void {
    const entry = eventEntryOf(event, this.tags, (target) => this.#internTarget(target));
    this.#entries[id] = entry;
    this.#references.add(id, targetsOf(entry.relations));
    this.#successors.add(id, entry.changes);
    if (this.#names) this.#eachName(id, (name) => this.#names?.add(name));
  }

  #setDayIndex(id: FileId, dayIndex: DayIndex): void {
    this.#entries[id] = dayIndexEntryOf(dayIndex, (target) => this.#internTarget(target));
  }

  /** Undoes what `set` did, so that the next `set` starts clean. */
  #forget(id: FileId): void {
    const entry = this.#entries[id];
    if (this.#names) this.#eachName(id, (name) => this.#names?.drop(name));
    this.#entries[id] = undefined;
    this.#foldedTitles[id] = undefined;
    this.#prefixes.set(id, []);
    if (entry?.kind !== 'event') return;
    for (const { tags } of entry.relations) for (const tag of tags) this.tags.release(tag);
    this.#references.remove(id, targetsOf(entry.relations));
    this.#successors.remove(id, entry.changes);
  }

  /** The names that an event brings to the archive, once for every time it does. */
  #eachName(id: FileId, visit: (name: string) => void): void {
    const entry = this.eventById(id);
    if (!entry) return;
    if (entry.topic !== '') visit(entry.topic);
    for (const { tags } of entry.relations) for (const tag of tags) visit(this.tags.name(tag));
  }

  #internTarget(target: FileTarget): FileId {
    // The plainest spelling, whether or not that file exists yet: what is remembered must not depend on the order of reading.
    return this.#intern(plainSpelling(target.path));
  }

  #intern(path: string): FileId {
    const known = this.#ids.get(path);
    if (known !== undefined) return known;
    const own = detached(path);
    const id = this.#paths.push(own) - 1;
    this.#ids.set(own, id);
    return id;
  }

  #count(path: string, by: 1 | -1): void {
    if (kindOfPath(path) === 'event') this.#eventCount += by;
    else if (kindOfPath(path) === 'day-index' && path.endsWith(`/${DAY_INDEX_NAME}`)) this.#dayIndexCount += by;
  }
}

function targetsOf(relations: readonly RelationEntry[]): readonly FileId[] {
  return relations.map(({ target }) => target);
}
