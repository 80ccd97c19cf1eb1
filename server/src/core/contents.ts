/** What the files of an archive say, in arrays by file id: an object for each relation would cost more than the text itself. */
import type { Backlink, EventEntry, FileId, RelationEntry } from './archive-entry.js';
import { EVENT, type Batch } from './batch.js';
import { Ints } from './ints.js';
import { LinkPrefixes, type LinkPrefixesState } from './link-prefixes.js';
import type { Listing } from './listing.js';
import { unpackStrings } from './packed-strings.js';
import { References, type ReferencesState } from './references.js';
import { Sources, type OutletId, type SourcesState } from './sources.js';
import { Tags, type TagId, type TagListId, type TagsState } from './tags.js';

/** What is remembered of a file. */
const NOTHING = 0;
const AN_EVENT = 1;
const A_DAY_INDEX = 2;

/** In place of the tags of a relation that is gone. */
const NO_LIST = -1;

/** Told before a file is forgotten and after it was taken in, with its id. */
export interface Watchers {
  readonly before: (id: FileId) => void;
  readonly after: (id: FileId) => void;
}

/** Told of a relation that carries tags. */
export type VisitTagged = (source: FileId, list: TagListId, target: FileId) => void;

export class Contents {
  readonly tags: Tags;
  readonly sources: Sources;
  readonly prefixes: LinkPrefixes;
  readonly #kinds: Ints;
  readonly #titles: string[];
  readonly #titleHashes: Ints;
  /** One more than the topic's id; 0 for none. */
  readonly #topics: Ints;
  readonly #relations: References;
  /** Per relation, the hash of its label and the tags of its context. */
  readonly #labelHashes: Ints;
  readonly #tagLists: Ints;
  /** From events to their earlier versions. */
  readonly #changes: References;
  /** From day indexes to the events they list. */
  readonly #entries: References;

  constructor(state: ContentsState = {}) {
    this.tags = new Tags(state.tags);
    this.sources = new Sources(state.sources);
    this.prefixes = new LinkPrefixes(state.prefixes);
    this.#kinds = state.kinds ? Ints.from(state.kinds) : new Ints();
    this.#titles = state.titles ?? [];
    this.#titleHashes = state.titleHashes ? Ints.from(state.titleHashes) : new Ints();
    this.#topics = state.topics ? Ints.from(state.topics) : new Ints();
    this.#relations = new References(state.relations);
    this.#labelHashes = state.labelHashes ? Ints.from(state.labelHashes) : new Ints();
    this.#tagLists = state.tagLists ? Ints.from(state.tagLists) : new Ints();
    this.#changes = new References(state.changes);
    this.#entries = new References(state.entries);
  }

  isEvent(id: FileId): boolean {
    return this.#kinds.get(id) === AN_EVENT;
  }

  title(id: FileId): string {
    return this.#titles[id] ?? '';
  }

  titleHash(id: FileId): number {
    return this.#titleHashes.get(id);
  }

  topic(id: FileId): string {
    const topic = this.#topics.get(id);
    return topic === 0 ? '' : this.tags.name(topic - 1);
  }

  event(id: FileId, listing: Listing): EventEntry {
    const relations: RelationEntry[] = [];
    this.someRelation(id, listing, (target, labelHash, list) => {
      relations.push({ target, labelHash, tags: this.tags.tagsOf(list) });
      return false;
    });
    return {
      title: this.title(id),
      titleHash: this.titleHash(id),
      topic: this.topic(id),
      relations,
      changes: this.changes(id, listing),
    };
  }

  changes(id: FileId, listing: Listing): readonly FileId[] {
    return this.#changes.targetsOf(id).map((target) => listing.target(target));
  }

  someRelation(
    id: FileId,
    listing: Listing,
    visit: (target: FileId, labelHash: number, tags: TagListId) => boolean,
  ): boolean {
    const relations = this.#relations;
    for (let cell = relations.first(id); cell !== 0; cell = relations.next(cell)) {
      const target = listing.target(relations.target(cell));
      if (visit(target, this.#labelHashes.get(cell), this.#tagLists.get(cell))) return true;
    }
    return false;
  }

  /** The topic's id among the tags; undefined for none. */
  topicId(id: FileId): TagId | undefined {
    const topic = this.#topics.get(id);
    return topic === 0 ? undefined : topic - 1;
  }

  /** Visits all relations that carry a wanted list of tags, in no order: one look at a row of numbers, the fastest way over them all. */
  eachWithTags(isWanted: (list: TagListId) => boolean, listing: Listing, visit: VisitTagged): void {
    const wanted = new Uint8Array(this.tags.listCount);
    for (let list = 0; list < wanted.length; list++) wanted[list] = isWanted(list) ? 1 : 0;
    const lists = this.#tagLists.values();
    for (let cell = 1; cell < lists.length; cell++) {
      const list = lists[cell] ?? NO_LIST;
      if (wanted[list] === 1) visit(this.#relations.source(cell), list, listing.target(this.#relations.target(cell)));
    }
  }

  /** Undefined for what is no day index or has not been read. */
  entries(id: FileId, listing: Listing): readonly FileId[] | undefined {
    if (this.#kinds.get(id) !== A_DAY_INDEX) return undefined;
    return this.#entries.targetsOf(id).map((target) => listing.target(target));
  }

  /** The relations that lead to any of the paths, which are spellings of one. */
  backlinks(spellings: readonly FileId[]): readonly Backlink[] {
    const found = spellings.flatMap((target) => this.#relations.to(target));
    if (spellings.length > 1) found.sort((a, b) => a.source - b.source);
    return found.map(({ source, cell }) => ({ source, tags: this.tags.tagsOf(this.#tagLists.get(cell)) }));
  }

  /** The events that name any of the paths, which are spellings of one, under *Changes*; each once. */
  successors(spellings: readonly FileId[]): readonly FileId[] {
    return [...new Set(spellings.flatMap((target) => this.#changes.to(target)).map(({ source }) => source))];
  }

  /** The day indexes that list any of the paths, which are spellings of one; each once. */
  listers(spellings: readonly FileId[]): readonly FileId[] {
    return [...new Set(spellings.flatMap((target) => this.#entries.to(target)).map(({ source }) => source))];
  }

  /** Undoes what `takeIn` did for a file. */
  forget(id: FileId): void {
    if (this.#kinds.get(id) === NOTHING) return;
    const relations = this.#relations;
    for (let cell = relations.first(id); cell !== 0; cell = relations.next(cell)) {
      this.tags.use(this.#tagLists.get(cell), -1);
      this.#tagLists.set(cell, NO_LIST);
    }
    relations.clear(id);
    this.#changes.clear(id);
    this.#entries.clear(id);
    this.sources.forget(id);
    this.prefixes.set(id, { first: undefined, further: [] });
    this.#kinds.set(id, NOTHING);
    this.#titles[id] = '';
    this.#titleHashes.set(id, 0);
    this.#topics.set(id, 0);
  }

  takeIn(batch: Batch, listing: Listing, watchers: Watchers): void {
    const texts = unpackStrings(batch.texts);
    const lists = tagListsOf(batch, texts, this.tags);
    const outlets = outletsOf(batch, texts, this.sources);
    const { records } = batch;
    let at = 0;
    const next = (): number => records[at++] ?? 0;
    const text = (index: number): string => texts[index] ?? '';
    // Paths the archive did not know then may have become known since.
    const target = (): FileId => {
      const id = next();
      return id >= 0 ? id : listing.intern(text(~id));
    };
    while (at < records.length) {
      const id = next();
      const isEvent = next() === EVENT;
      watchers.before(id);
      this.forget(id);
      this.#kinds.set(id, isEvent ? AN_EVENT : A_DAY_INDEX);
      this.#takeInPrefixes(id, next, text);
      if (isEvent) {
        while (this.#titles.length < id) this.#titles.push('');
        this.#titles[id] = text(next());
        this.#titleHashes.set(id, next());
        const topic = next();
        this.#topics.set(id, topic < 0 ? 0 : this.tags.add(text(topic)) + 1);
        for (let relations = next(); relations > 0; relations--) {
          const cell = this.#relations.add(id, target());
          this.#labelHashes.set(cell, next());
          const list = lists[next()] ?? 0;
          this.#tagLists.set(cell, list);
          this.tags.use(list, 1);
        }
        for (let changes = next(); changes > 0; changes--) this.#changes.add(id, target());
        for (let sources = next(); sources > 0; sources--) this.sources.cite(id, next(), next(), outlets[next()] ?? 0);
      } else {
        for (let entries = next(); entries > 0; entries--) this.#entries.add(id, target());
      }
      watchers.after(id);
    }
  }

  state(): ContentsState {
    return {
      tags: this.tags.state(),
      sources: this.sources.state(),
      prefixes: this.prefixes.state(),
      kinds: this.#kinds.values(),
      titles: this.#titles,
      titleHashes: this.#titleHashes.values(),
      topics: this.#topics.values(),
      relations: this.#relations.state(),
      labelHashes: this.#labelHashes.values(),
      tagLists: this.#tagLists.values(),
      changes: this.#changes.state(),
      entries: this.#entries.state(),
    };
  }

  #takeInPrefixes(id: FileId, next: () => number, text: (index: number) => string): void {
    const first = next();
    const further = Array.from({ length: next() }, () => text(next()));
    this.prefixes.set(id, { first: first < 0 ? undefined : text(first), further });
  }
}

/** Contents as plain data, to be kept; none without any of them. */
export interface ContentsState {
  readonly tags?: TagsState;
  readonly sources?: SourcesState;
  readonly prefixes?: LinkPrefixesState;
  readonly kinds?: Int32Array;
  readonly titles?: string[];
  readonly titleHashes?: Int32Array;
  readonly topics?: Int32Array;
  readonly relations?: ReferencesState;
  readonly labelHashes?: Int32Array;
  readonly tagLists?: Int32Array;
  readonly changes?: ReferencesState;
  readonly entries?: ReferencesState;
}

/** The contexts of a batch as lists of this archive's tags. */
function tagListsOf({ contexts }: Batch, texts: readonly string[], tags: Tags): readonly TagListId[] {
  const lists: TagListId[] = [];
  /** Per text, its tag: most stand in several contexts. */
  const tagOf: TagId[] = [];
  for (let at = 0; at < contexts.length;) {
    const list: TagId[] = [];
    const end = at + 1 + (contexts[at] ?? 0);
    for (at++; at < end; at++) {
      const text = contexts[at] ?? 0;
      list.push((tagOf[text] ??= tags.add(texts[text] ?? '')));
    }
    lists.push(tags.addList(list));
  }
  return lists;
}

/** The outlets of a batch as those of this archive. */
function outletsOf({ outlets }: Batch, texts: readonly string[], sources: Sources): readonly OutletId[] {
  return Array.from({ length: outlets.length / 2 }, (_, i) =>
    sources.outlet(texts[outlets[2 * i] ?? 0] ?? '', texts[outlets[2 * i + 1] ?? 0] ?? ''),
  );
}
