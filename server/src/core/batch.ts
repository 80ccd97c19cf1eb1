/** What several files say, packed into few arrays: cheap to hand from thread to thread, and all that an archive takes in. */
import type { FileId } from './archive-entry.js';
import { itemsOf, type ArchiveFile, type Context, type DayIndex, type Event, type Item, type Link } from './event.js';
import { hashOf, Hashes } from './hash.js';
import { HashTable } from './hash-table.js';
import { Ints } from './ints.js';
import { prefixesOf } from './link-prefixes.js';
import { packStrings, type PackedStrings } from './packed-strings.js';
import type { Listing } from './listing.js';
import { isPictureUrl, readSourceUrl } from './source-url.js';
import { trimmedSpan, type Piece } from './text.js';

/**
 * Records of numbers, one after the other. A text is named by its place in `texts`, a context by its place in `contexts`,
 * a path by its file id or, where the archive does not know it yet, by the complement (`~`) of its place in `texts`.
 *
 *     event      id EVENT     prefixes title titleHash topic  relations (target labelHash context)…  changes target…
 *                                                             sources (hash otherHash outlet)…
 *     day index  id DAY_INDEX prefixes                        entries target…
 *
 * with `prefixes` = `first further prefix…`; `relations`, `changes`, `sources`, `entries` and `further` are counts. -1 is no
 * text. The hashes of a source are those of its key (`source-url.ts`), its outlet a place in `outlets`.
 */
export interface Batch {
  readonly records: Int32Array;
  readonly texts: PackedStrings;
  /** Tags of the contexts in the batch, each as it is written once: for each `tags text…`. */
  readonly contexts: Int32Array;
  /** Outlets of the sources in the batch, each once: for each `host label`, which are texts. */
  readonly outlets: Int32Array;
}

export const EVENT = 0;
export const DAY_INDEX = 1;

/** Numbers that there is room for from the start: about as many as the records of fifty files are. */
const EXPECTED = 4096;

const NO_CONTEXT = { tags: [], body: { start: 0, end: 0 } } as const;

/** Packs files, one by one. */
export class BatchWriter {
  readonly #listing: Listing;
  /** The UTF-16 code units of the file that is being packed, where its reader has them. */
  #units: Uint16Array | undefined;
  readonly #hashes = new Hashes();
  readonly #records = new Ints(new Int32Array(EXPECTED));
  readonly #texts: string[] = [];
  readonly #textIds = new Map<string, number>();
  readonly #contexts = new Ints();
  readonly #contextIds = new HashTable();
  readonly #outlets = new Ints();
  readonly #outletIds = new Map<string, number>();

  /** `listing` gives the ids of paths; it must be that of the archive the batch is for, or equal to it. */
  constructor(listing: Listing) {
    this.#listing = listing;
  }

  /**
   * `units` are the code units of the file's text; with them links are found several times faster. What each relation to an
   * event leads to, as it is written: below 0 where no file and no link had that path before.
   */
  add(id: FileId, file: ArchiveFile, units?: Uint16Array): readonly FileId[] {
    this.#units = units;
    if (file.kind === 'event') return this.#addEvent(id, file);
    if (file.kind === 'day-index') this.#addDayIndex(id, file);
    return [];
  }

  finish(): Batch {
    return {
      records: this.#records.values(),
      texts: packStrings(this.#texts),
      contexts: this.#contexts.values(),
      outlets: this.#outlets.values(),
    };
  }

  #addEvent(id: FileId, event: Event): readonly FileId[] {
    const targets: FileId[] = [];
    const records = this.#records;
    const title = event.titles[0]?.text ?? '';
    records.push(id);
    records.push(EVENT);
    this.#addPrefixes(event);
    // Titles hardly repeat, so nothing is gained by looking for an equal one.
    records.push(this.#texts.push(title) - 1);
    records.push(hashOf(title));
    records.push(event.topic ? this.#text(event.topic.text) : -1);
    this.#addCounted(itemsOf(event, 'related'), (link, { context }) => {
      const target = this.#target(link);
      targets.push(target);
      records.push(target);
      records.push(this.#labelHash(link.label));
      records.push(this.#context(context));
    });
    this.#addCounted(itemsOf(event, 'changes'), (link) => records.push(this.#target(link)));
    this.#addSources(itemsOf(event, 'sources'));
    return targets;
  }

  /** Pictures are left out: they are of an event, and prove nothing of it. */
  #addSources(items: readonly Item[]): void {
    const count = this.#records.push(0);
    let added = 0;
    for (const { link } of items) {
      const source = link && !isPictureUrl(link.url.text) ? readSourceUrl(link.url.text) : undefined;
      if (!link || !source) continue;
      this.#hashes.readText(source.key);
      this.#records.push(this.#hashes.hash);
      this.#records.push(this.#hashes.other);
      this.#records.push(this.#outlet(source.host, link.label.text.trim()));
      added++;
    }
    this.#records.set(count, added);
  }

  #addDayIndex(id: FileId, dayIndex: DayIndex): void {
    this.#records.push(id);
    this.#records.push(DAY_INDEX);
    this.#addPrefixes(dayIndex);
    this.#addCounted(dayIndex.entries, (link) => this.#records.push(this.#target(link)));
  }

  #addPrefixes(file: Event | DayIndex): void {
    const { first, further } = prefixesOf(file);
    this.#records.push(first === undefined ? -1 : this.#text(first));
    this.#records.push(further.length);
    for (const prefix of further) this.#records.push(this.#text(prefix));
  }

  /** Adds the links that lead to events, after the number of them. */
  #addCounted<T extends Pick<Item, 'link'>>(items: readonly T[], add: (link: Link, item: T) => void): void {
    const count = this.#records.push(0);
    let added = 0;
    for (const item of items) {
      if (item.link?.target.kind !== 'event') continue;
      add(item.link, item);
      added++;
    }
    this.#records.set(count, added);
  }

  #target({ url, target }: Link): number {
    if (target.kind === 'malformed') return ~this.#text('');
    // The path is the end of the link: what stands before it is the prefix.
    return this.#idOf(target.path, url.end - target.path.length) ?? ~this.#text(target.path);
  }

  /** Of a path that stands at `start` in its file. */
  #idOf(path: string, start: number): FileId | undefined {
    if (this.#units) this.#hashes.read(this.#units, start, start + path.length);
    else this.#hashes.readText(path);
    return this.#listing.idOfHashes(this.#hashes.hash, this.#hashes.other);
  }

  /** Of the label without the blanks around it. */
  #labelHash({ text, start }: Piece): number {
    const trimmed = trimmedSpan(text, 0, text.length);
    if (this.#units) this.#hashes.read(this.#units, start + trimmed.start, start + trimmed.end);
    else this.#hashes.readText(text.slice(trimmed.start, trimmed.end));
    return this.#hashes.hash;
  }

  #text(text: string): number {
    const known = this.#textIds.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.push(text) - 1;
    this.#textIds.set(text, id);
    return id;
  }

  #context(context: Context | undefined): number {
    const { tags, body } = context ?? NO_CONTEXT;
    if (this.#units) this.#hashes.read(this.#units, body.start, body.end);
    else this.#hashes.readText(tags.map(({ text }) => text).join());
    const known = this.#contextIds.size;
    const id = this.#contextIds.add(this.#hashes.hash, this.#hashes.other);
    if (id < known) return id;
    const named = tags.filter(({ text }) => text !== '');
    this.#contexts.push(named.length);
    for (const { text } of named) this.#contexts.push(this.#text(text));
    return id;
  }

  #outlet(host: string, label: string): number {
    const key = `${host}\n${label}`;
    const known = this.#outletIds.get(key);
    if (known !== undefined) return known;
    const id = this.#outletIds.size;
    this.#outletIds.set(key, id);
    this.#outlets.push(this.#text(host));
    this.#outlets.push(this.#text(label));
    return id;
  }
}
