/** What several files say, packed into few arrays: cheap to hand from thread to thread, and all that an archive takes in. */
import type { FileId } from './archive-entry.js';
import { itemsOf, type ArchiveFile, type DayIndex, type Event, type Item } from './event.js';
import { textHash } from './fold.js';
import { Ints } from './ints.js';
import { prefixesOf } from './link-prefixes.js';
import { packStrings, type PackedStrings } from './packed-strings.js';
import type { FileTarget } from './path.js';

/**
 * Records of numbers, one after the other. A text is named by its place in `texts`, a context by its place in `contexts`,
 * a path by its file id or, where the archive does not know it yet, by the complement (`~`) of its place in `texts`.
 *
 *     event      id EVENT     prefixes title titleHash topic  relations (target labelHash context)…  changes target…
 *     day index  id DAY_INDEX prefixes                        entries target…
 *
 * with `prefixes` = `first further prefix…`; `relations`, `changes`, `entries` and `further` are counts. -1 is no text.
 */
export interface Batch {
  readonly records: Int32Array;
  readonly texts: PackedStrings;
  /** Tags of the contexts in the batch, each once: for each `tags text…`. */
  readonly contexts: Int32Array;
}

export const EVENT = 0;
export const DAY_INDEX = 1;

/** Packs files, one by one. */
export class BatchWriter {
  readonly #idOf: (path: string) => FileId | undefined;
  readonly #records = new Ints();
  readonly #texts: string[] = [];
  readonly #textIds = new Map<string, number>();
  readonly #contexts = new Ints();
  readonly #contextIds = new Map<string, number>();

  /** `idOf` gives the id of a path that the archive knows. */
  constructor(idOf: (path: string) => FileId | undefined) {
    this.#idOf = idOf;
  }

  add(id: FileId, file: ArchiveFile): void {
    if (file.kind === 'event') this.#addEvent(id, file);
    else if (file.kind === 'day-index') this.#addDayIndex(id, file);
  }

  finish(): Batch {
    return {
      records: this.#records.values(),
      texts: packStrings(this.#texts),
      contexts: this.#contexts.values(),
    };
  }

  #addEvent(id: FileId, event: Event): void {
    const records = this.#records;
    const title = event.titles[0]?.text ?? '';
    records.push(id);
    records.push(EVENT);
    this.#addPrefixes(event);
    // Titles hardly repeat, so nothing is gained by looking for an equal one.
    records.push(this.#texts.push(title) - 1);
    records.push(textHash(title));
    records.push(event.topic ? this.#text(event.topic.text) : -1);
    this.#addCounted(itemsOf(event, 'related'), ({ link, context }, target) => {
      records.push(this.#target(target));
      records.push(textHash(link?.label.text ?? ''));
      records.push(this.#context(context?.tags ?? []));
    });
    this.#addCounted(itemsOf(event, 'changes'), (_, target) => records.push(this.#target(target)));
  }

  #addDayIndex(id: FileId, dayIndex: DayIndex): void {
    this.#records.push(id);
    this.#records.push(DAY_INDEX);
    this.#addPrefixes(dayIndex);
    this.#addCounted(dayIndex.entries, (_, target) => this.#records.push(this.#target(target)));
  }

  #addPrefixes(file: Event | DayIndex): void {
    const { first, further } = prefixesOf(file);
    this.#records.push(first === undefined ? -1 : this.#text(first));
    this.#records.push(further.length);
    for (const prefix of further) this.#records.push(this.#text(prefix));
  }

  /** Adds what leads to an event, after the number of it. */
  #addCounted<T extends Pick<Item, 'link'>>(items: readonly T[], add: (item: T, target: FileTarget) => void): void {
    const count = this.#records.push(0);
    let added = 0;
    for (const item of items) {
      if (item.link?.target.kind !== 'event') continue;
      add(item, item.link.target);
      added++;
    }
    this.#records.set(count, added);
  }

  #target({ path }: FileTarget): number {
    return this.#idOf(path) ?? ~this.#text(path);
  }

  #text(text: string): number {
    const known = this.#textIds.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.push(text) - 1;
    this.#textIds.set(text, id);
    return id;
  }

  #context(tags: readonly { readonly text: string }[]): number {
    const key = tags.length === 1 ? (tags[0]?.text ?? '') : tags.map(({ text }) => text).join();
    const known = this.#contextIds.get(key);
    if (known !== undefined) return known;
    const id = this.#contextIds.size;
    this.#contextIds.set(key, id);
    const named = tags.filter(({ text }) => text !== '');
    this.#contexts.push(named.length);
    for (const { text } of named) this.#contexts.push(this.#text(text));
    return id;
  }
}
