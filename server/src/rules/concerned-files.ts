/**
 * Which files may be judged differently after others have changed. A file's verdict depends on its own text, on which files
 * exist, on the titles of its targets, on the index of its day and on how often its tags are used elsewhere.
 */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { dayFolder, DAY_INDEX_NAME, DAY_INDEX_TWIN_NAME, kindOfPath, plainSpelling } from '../core/path.js';
import type { TagId } from '../core/tags.js';
import type { OutletId, SourceId, Sources } from '../core/sources.js';
import { isVariantOf } from './context-variant.js';
import { mismatchesAt } from './outlet-mismatch.js';

/** What the verdicts of other files can depend on in one file. */
export interface Footprint {
  readonly exists: boolean;
  /** Undefined for a file that is no event. */
  readonly title: string | undefined;
  /** Of all its relations, one for each use. */
  readonly tags: readonly TagId[];
  /** Earlier versions, by path without any escapes: two links may spell one differently. */
  readonly changes: readonly string[];
  /** Undefined for a file that is no day index. */
  readonly listed: readonly FileId[] | undefined;
  /** Of all its sources, one for each citation. */
  readonly sources: readonly SourceId[];
  readonly outlets: readonly OutletId[];
}

/** As the archive knows the file now; to be compared with the same after a change. */
export function footprintOf(path: string, archive: Archive): Footprint {
  const event = archive.event(path);
  const id = archive.idOf(path);
  return {
    exists: archive.has(path),
    title: event?.title,
    tags: event?.relations.flatMap(({ tags }) => tags) ?? [],
    changes: event?.changes.map((id) => withoutEscapes(archive.pathOf(id))) ?? [],
    listed: archive.listedEvents(path),
    sources: id === undefined ? [] : archive.sources.citedBy(id),
    outlets: id === undefined ? [] : archive.sources.outletsOf(id),
  };
}

/** The files that are known to have a problem of a rule. */
export type FilesWith = (rule: string) => Iterable<string>;

/** How many files the search for concerned ones looks at between two steps: a fraction of a millisecond's work. */
const FILES_IN_A_STEP = 500;

/** Collects changes until somebody asks whom they concern. */
export class Changes {
  #files = new Set<string>();
  /** Files that came or went, or whose title changed. */
  #named = new Set<string>();
  /** Days in which files came or went, or whose index changed. */
  #days = new Set<string>();
  /** Earlier versions that an event names now, or named before, without escapes. */
  #versions = new Set<string>();
  /** Tags that are used more or less often. */
  #tags = new Set<TagId>();
  /** Sources that are cited more or less often. */
  #sources = new Set<SourceId>();
  /** Outlets that are named more or less often. */
  #outlets = new Set<OutletId>();
  #prefixes = '';

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /** Forgets what was noted: the whole archive is about to be checked as it stands. */
  clear(archive: Archive): void {
    this.#prefixes = prefixesOf(archive);
    this.#take();
  }

  /** A file has changed, as far as the archive remembers it, from `before` to `after`. */
  note(path: string, before: Footprint, after: Footprint): void {
    this.#files.add(path);
    const cameOrWent = before.exists !== after.exists;
    if (cameOrWent || before.title !== after.title) this.#named.add(path);
    if (cameOrWent || !isSame(before.listed, after.listed)) this.#days.add(dayFolder(path));
    if (cameOrWent || !isSame(before.changes, after.changes)) {
      for (const version of [...before.changes, ...after.changes]) this.#versions.add(version);
    }
    for (const tag of differently(before.tags, after.tags)) this.#tags.add(tag);
    for (const source of differently(before.sources, after.sources)) this.#sources.add(source);
    for (const outlet of differently(before.outlets, after.outlets)) this.#outlets.add(outlet);
  }

  /** A file is to be checked again, and nobody else is concerned. */
  noteFile(path: string): void {
    this.#files.add(path);
  }

  /**
   * Every file that may be judged differently because of what was noted, which is forgotten. One may come twice;
   * `undefined` ends a step without one, so that a search through a large archive can be interrupted.
   */
  *concerned(archive: Archive, filesWith: FilesWith): Generator<string | undefined> {
    const { files, named, days, versions, tags, sources, outlets } = this.#take();
    const prefixes = prefixesOf(archive);
    if (prefixes !== this.#prefixes) {
      this.#prefixes = prefixes;
      yield* archive.paths();
    }
    yield* files;
    for (const path of named) yield* namersOf(path, archive);
    for (const day of days) yield* filesOfDay(day, archive);
    if (days.size > 0 || versions.size > 0) {
      yield* unresolvedIn(
        archive,
        filesWith,
        (path) => versions.has(withoutEscapes(path)) || days.has(dayFolder(path)),
      );
    }
    const groups = variantGroups(tags, archive);
    const isInGroup = (tag: TagId): boolean => groups.some((group) => group.includes(tag));
    if (groups.length > 0) {
      for (const path of filesWith('context-variant')) if (hasTag(path, archive, isInGroup)) yield path;
    }
    for (const source of sources) yield* archive.sources.citing(source).map((id) => archive.pathOf(id));
    const mismatches = mismatchesWith(outlets, archive.sources);
    if (outlets.size > 0) yield* filesWith('outlet-mismatch');
    yield* throughArchive(
      archive,
      named,
      groups.flatMap(rareOnes(archive)),
      mismatches,
      days.size > 0 || versions.size > 0,
    );
  }

  #take() {
    const taken = {
      files: this.#files,
      named: this.#named,
      days: this.#days,
      versions: this.#versions,
      tags: this.#tags,
      sources: this.#sources,
      outlets: this.#outlets,
    };
    this.#files = new Set();
    this.#named = new Set();
    this.#days = new Set();
    this.#versions = new Set();
    this.#tags = new Set();
    this.#sources = new Set();
    this.#outlets = new Set();
    return taken;
  }
}

function prefixesOf(archive: Archive): string {
  return [archive.linkPrefix, ...archive.prefixes.accepted].join(' ');
}

/** Events that relate to a path, whichever way they spell it. */
function* namersOf(path: string, archive: Archive): Generator<string> {
  for (const name of new Set([path, plainSpelling(path)])) {
    for (const { source } of archive.backlinks(name)) yield archive.pathOf(source);
  }
}

function* filesOfDay(folder: string, archive: Archive): Generator<string> {
  yield* archive.eventsOfDay(folder);
  for (const name of [DAY_INDEX_NAME, DAY_INDEX_TWIN_NAME]) {
    if (archive.has(`news/${folder}/${name}`)) yield `news/${folder}/${name}`;
  }
}

/** Files that name a missing event of which what is offered in its place may have changed. */
function* unresolvedIn(
  archive: Archive,
  filesWith: FilesWith,
  isConcerned: (path: string) => boolean,
): Generator<string> {
  for (const rule of ['unresolved-relation', 'unresolved-entry']) {
    for (const path of filesWith(rule)) {
      const targets = archive.event(path)?.relations.map(({ target }) => target) ?? archive.listedEvents(path) ?? [];
      if (targets.some((target) => isConcerned(archive.pathOf(target)))) yield path;
    }
  }
}

/** What no list leads to: day indexes that name a changed file, events with a rare spelling of a tag or name of an outlet, pages. */
function* throughArchive(
  archive: Archive,
  named: ReadonlySet<string>,
  tags: readonly TagId[],
  outlets: ReadonlySet<OutletId>,
  hasPages: boolean,
): Generator<string | undefined> {
  const ids = new Set([...named].flatMap((path) => archive.idOf(plainSpelling(path)) ?? []));
  if (ids.size === 0 && tags.length === 0 && outlets.size === 0 && !hasPages) return;
  const rare = new Set(tags);
  let seen = 0;
  for (const path of archive.paths()) {
    if (++seen % FILES_IN_A_STEP === 0) yield undefined;
    const kind = kindOfPath(path);
    if (kind === 'page') {
      if (hasPages) yield path;
    } else if (kind === 'day-index') {
      if (ids.size > 0 && archive.listedEvents(path)?.some((id) => ids.has(id))) yield path;
    } else if (rare.size > 0 && hasTag(path, archive, (tag) => rare.has(tag))) yield path;
    else if (outlets.size > 0 && hasOutlet(path, archive, outlets)) yield path;
  }
}

function hasOutlet(path: string, archive: Archive, outlets: ReadonlySet<OutletId>): boolean {
  return archive.sources.outletsOf(archive.idOf(path) ?? -1).some((outlet) => outlets.has(outlet));
}

/** At the hosts of the outlets, the names that contradict the usual one now. */
function mismatchesWith(touched: ReadonlySet<OutletId>, sources: Sources): ReadonlySet<OutletId> {
  const hosts = new Set([...touched].map((outlet) => sources.hostOf(outlet)));
  return new Set([...hosts].flatMap((host) => mismatchesAt(host, sources)));
}

function hasTag(path: string, archive: Archive, isWanted: (tag: TagId) => boolean): boolean {
  return archive.event(path)?.relations.some(({ tags }) => tags.some(isWanted)) === true;
}

/** The spellings of each of the tags, where it has more than one. */
function variantGroups(touched: ReadonlySet<TagId>, { tags }: Archive): readonly (readonly TagId[])[] {
  const groups = [...touched].map((tag) => [...new Set([tag, ...tags.variants(tags.name(tag))])]);
  return groups.filter((group) => group.length > 1);
}

/** Of a group of spellings those that are variants of another one now. */
function rareOnes({ tags }: Archive) {
  return (group: readonly TagId[]): readonly TagId[] => {
    const most = Math.max(...group.map((tag) => tags.uses(tag)));
    return group.filter((tag) => tags.uses(tag) > 0 && isVariantOf(tags.uses(tag), most));
  };
}

/** What one list has more often than the other. */
function differently<Id extends number>(before: readonly Id[], after: readonly Id[]): readonly Id[] {
  if (isSame(before, after)) return [];
  const balance = new Map<Id, number>();
  for (const tag of before) balance.set(tag, (balance.get(tag) ?? 0) - 1);
  for (const tag of after) balance.set(tag, (balance.get(tag) ?? 0) + 1);
  return [...balance].flatMap(([tag, difference]) => (difference === 0 ? [] : [tag]));
}

/** Deeper escapes than people ever write; a hostile link could have thousands. */
const MOST_ESCAPES = 4;

/** `a%2520b` is `a%20b` or, where there is no such file, `a b`. */
function withoutEscapes(path: string): string {
  let plain = path;
  for (let i = 0; i < MOST_ESCAPES; i++) plain = plainSpelling(plain);
  return plain;
}

function isSame<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean {
  return a === b || (a?.length === b?.length && a?.every((one, index) => one === b?.[index]) === true);
}
