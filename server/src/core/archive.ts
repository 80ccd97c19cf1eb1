/** The index of one archive: which files exist, who relates to whom and with what tags; never where in a file. */
import type { ArchiveState, Backlink, EventEntry, FileId } from './archive-entry.js';
import { ArchiveNames } from './archive-names.js';
import { BatchWriter, type Batch } from './batch.js';
import { NO_CONVENTIONS, type Conventions } from './config.js';
import { Contents, type VisitTagged } from './contents.js';
import { EventTitles } from './event-titles.js';
import type { ArchiveFile } from './event.js';
import type { LinkPrefixes } from './link-prefixes.js';
import { Listing } from './listing.js';
import type { Naming } from './name-finder.js';
import { linkSpellings, type LinkTarget } from './path.js';
import type { Sources } from './sources.js';
import { TaggedEvents } from './tagged-events.js';
import type { TagId, TagListId, Tags } from './tags.js';

/** Every change costs time in proportion to the files concerned, never to the archive. */
export class Archive {
  readonly #listing: Listing;
  readonly #contents: Contents;
  readonly titles: EventTitles = new EventTitles({
    fileCount: () => this.#listing.size,
    titleOf: (id) => (this.isEvent(id) ? this.titleOf(id) : undefined),
    pathOf: (id) => this.pathOf(id),
  });
  readonly #names = new ArchiveNames(this);
  /** Which events have a tag. */
  readonly taggedEvents: TaggedEvents = new TaggedEvents(this);
  #isListed = false;
  #isRead = false;
  #version = 0;
  /** How its events are written, as far as it says so itself. */
  readonly conventions: Conventions;

  constructor(state: Partial<ArchiveState> = {}, conventions = NO_CONVENTIONS) {
    this.conventions = conventions;
    this.#listing = new Listing(state.listing);
    this.#contents = new Contents(state.contents);
    this.prefixes.own = conventions.linkPrefix;
  }

  get tags(): Tags {
    return this.#contents.tags;
  }

  get sources(): Sources {
    return this.#contents.sources;
  }

  /** What links of this archive begin with before `/news/`. */
  get prefixes(): LinkPrefixes {
    return this.#contents.prefixes;
  }

  /** Grows with every change: for who looks at the archive's state in steps. */
  get version(): number {
    return this.#version;
  }

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
    this.prefixes.markRead();
  }

  /** Existing events. */
  get eventCount(): number {
    return this.#listing.eventCount;
  }

  /** Existing `index.md` files of days; their twins are not counted. */
  get dayIndexCount(): number {
    return this.#listing.dayIndexCount;
  }

  /** Says that a file exists; what it says may be given later. Its id. */
  add(path: string): FileId {
    this.#version++;
    return this.#listing.add(path);
  }

  /** Takes in what a file says now, replacing what it said before. Adds the file if it is new. */
  set(path: string, file: ArchiveFile): void {
    const id = this.add(path);
    if (file.kind === 'page') return;
    const batch = this.newBatch();
    batch.add(id, file);
    this.takeIn(batch.finish());
  }

  /** Packs what files say, for `takeIn` here or in an archive that was listed alike. */
  newBatch(): BatchWriter {
    return new BatchWriter(this.#listing);
  }

  /** Takes in what several files say; nothing of those that have gone since they were read. */
  takeIn(batch: Batch): void {
    this.#version++;
    this.#contents.takeIn(batch, this.#listing, {
      before: (id) => this.#names.drop(id),
      after: (id) => {
        if (!this.#listing.exists(id)) this.#contents.forget(id);
        this.titles.changed(id);
        this.taggedEvents.changed(id);
        this.#names.add(id);
      },
    });
  }

  /** Says that a file is gone. */
  remove(path: string): void {
    const id = this.idOf(path);
    if (id === undefined || !this.#listing.exists(id)) return;
    this.#version++;
    this.#names.drop(id);
    this.#contents.forget(id);
    this.titles.changed(id);
    this.taggedEvents.changed(id);
    this.#listing.remove(id);
  }

  /** True if the file exists under exactly that name. */
  has(path: string): boolean {
    return this.#listing.has(path);
  }

  /** One more than the largest id. */
  get fileCount(): number {
    return this.#listing.size;
  }

  /** True for a file that exists; false for a path that was only named, and for no id at all. */
  exists(id: FileId): boolean {
    return this.#listing.exists(id);
  }

  /** The paths of all existing files, in the order they became known. */
  *paths(): Generator<string> {
    for (let id = 0; id < this.#listing.size; id++) if (this.#listing.exists(id)) yield this.pathOf(id);
  }

  /** The existing files in a folder and the folders below it. */
  pathsBelow(folder: string): readonly string[] {
    return this.#listing.below(folder).map((id) => this.pathOf(id));
  }

  /** The ids of all existing events whose text has been read. */
  *eventIds(): Generator<FileId> {
    for (let id = 0; id < this.#listing.size; id++) if (this.#contents.isEvent(id)) yield id;
  }

  /** Undefined for a path that nothing ever named. */
  idOf(path: string): FileId | undefined {
    return this.#listing.idOf(path);
  }

  pathOf(id: FileId): string {
    return this.#listing.path(id);
  }

  /** Undefined when the file is no event, does not exist, or has not been read yet. */
  event(path: string): EventEntry | undefined {
    return this.eventById(this.idOf(path) ?? -1);
  }

  eventById(id: FileId): EventEntry | undefined {
    return this.#contents.isEvent(id) ? this.#contents.event(id, this.#listing) : undefined;
  }

  /** True for an existing event whose text has been read. */
  isEvent(id: FileId): boolean {
    return this.#contents.isEvent(id);
  }

  /** The title of an event, trimmed; empty when it has none. */
  titleOf(id: FileId): string {
    return this.#contents.title(id);
  }

  /** Of the title, by `hashOf`. */
  titleHashOf(id: FileId): number {
    return this.#contents.titleHash(id);
  }

  /** The topic of an event; empty when it has none. */
  topicOf(id: FileId): string {
    return this.#contents.topic(id);
  }

  /** The same as the id of a name in `tags`; undefined when it has none. */
  topicIdOf(id: FileId): TagId | undefined {
    return this.#contents.topicId(id);
  }

  /** The earlier versions that an event names under *Changes*. */
  changesOf(id: FileId): readonly FileId[] {
    return this.#contents.changes(id, this.#listing);
  }

  /** Visits the relations of an event without making an object of each, for who goes over all events; stops at the first `true`. */
  someRelation(id: FileId, visit: (target: FileId, labelHash: number, tags: TagListId) => boolean): boolean {
    return this.#contents.someRelation(id, this.#listing, visit);
  }

  /** Visits all relations that carry a wanted list of tags, in no order: far faster than going over all events. */
  eachWithTags(isWanted: (list: TagListId) => boolean, visit: VisitTagged): void {
    this.#contents.eachWithTags(isWanted, this.#listing, visit);
  }

  /** The events that a day index lists, or undefined when that file is not there or has not been read yet. */
  listedEvents(dayIndexPath: string): readonly FileId[] | undefined {
    return this.entriesOf(this.idOf(dayIndexPath) ?? -1);
  }

  /** The same by id. */
  entriesOf(id: FileId): readonly FileId[] | undefined {
    return this.#contents.entries(id, this.#listing);
  }

  /** The existing events of a day folder such as `2012/05/1`, by path. */
  eventsOfDay(folder: string): readonly string[] {
    return this.eventIdsOfDay(folder)
      .map((id) => this.pathOf(id))
      .sort();
  }

  /** The same by id, in no order. */
  eventIdsOfDay(folder: string): readonly FileId[] {
    return this.#listing.in(`news/${folder}`).filter((id) => this.#listing.kind(id) === 'event');
  }

  /** The archive's tags and topics that stand in a text. */
  namesIn(text: string): ReadonlyMap<string, Naming> {
    return this.#names.in(text);
  }

  /** Every relation that leads to the path, however it spells it, in the order of its sources' ids. */
  backlinks(path: string): readonly Backlink[] {
    const target = this.idOf(path);
    return target === undefined ? [] : this.#contents.backlinks(this.#listing.writtenAs(target));
  }

  /** The events whose *Changes* name the path as an earlier version, by path: where a relation to it should lead now. */
  successors(path: string): readonly string[] {
    const id = this.idOf(path);
    if (id === undefined) return [];
    const found = this.#contents.successors(this.#listing.writtenAs(id)).map((successor) => this.pathOf(successor));
    return found.filter((successor) => successor !== path).sort();
  }

  /** The day indexes that list the path, whichever day they are of and however they spell it, by path. */
  listedBy(path: string): readonly string[] {
    const id = this.idOf(path);
    if (id === undefined) return [];
    const found = this.#contents.listers(this.#listing.writtenAs(id));
    return found.map((dayIndex) => this.pathOf(dayIndex)).sort();
  }

  /** The existing path that the link names, whichever way it is spelt. */
  resolve(target: LinkTarget): string | undefined {
    if (target.kind === 'malformed') return undefined;
    if (this.has(target.path)) return target.path;
    return linkSpellings(target.path).find((path) => this.has(path));
  }

  /** The one existing file whose name differs only in letter case or Unicode normal form; none if there are several. */
  nearName(path: string): string | undefined {
    return this.#listing.nearName(path);
  }

  /** What relations and entries of this archive begin with: `""` or `/zh`. */
  get linkPrefix(): string {
    return this.prefixes.usual;
  }

  /** The archive as plain data, to be kept and given to the constructor again. It shares the archive's memory: it is good as long as the version stays. */
  state(): ArchiveState {
    return { listing: this.#listing.state(), contents: this.#contents.state() };
  }
}
