/** What links of an archive begin with before `/news/`, noticed from the archive itself. */
import { itemsOf, type DayIndex, type Event, type Link } from './event.js';
import { IntLists, type IntListsState } from './int-lists.js';
import { Ints } from './ints.js';
import { StringTable, type StringTableState } from './string-table.js';

/** A prefix belongs to the archive when at least this share of its files uses it; a mistyped one never does. */
const LEAST_SHARE = 0.1;

/** The prefixes of a file's links. */
export interface FilePrefixes {
  /** Of its first relation or entry: what the file counts for. Undefined when it has none. */
  readonly first: string | undefined;
  /** What further links begin with, its date heading's too, each once; few files have any. */
  readonly further: readonly string[];
}

export const NO_PREFIXES: FilePrefixes = { first: undefined, further: [] };

export class LinkPrefixes {
  readonly #prefixes: StringTable;
  /** Per file id, one more than the number of its first prefix; 0 for none. */
  readonly #firstOfFile: Ints;
  /** Per file id, its further prefixes. */
  readonly #furtherOfFile: IntLists;
  /** Per prefix, how many files count for it. */
  readonly #files: Ints;
  #total: number;
  #isRead = false;
  /** The prefix that the archive says it has: no other is accepted then. Undefined: what many files use. */
  own: string | undefined;

  constructor(state: LinkPrefixesState = {}) {
    this.#prefixes = new StringTable(state.prefixes);
    this.#firstOfFile = state.firstOfFile ? Ints.from(state.firstOfFile) : new Ints();
    this.#furtherOfFile = new IntLists(state.furtherOfFile);
    this.#files = state.files ? Ints.from(state.files) : new Ints();
    this.#total = state.total ?? 0;
  }

  /** Says what a file's links begin with now. */
  set(file: number, { first, further }: FilePrefixes): void {
    this.#furtherOfFile.clear(file);
    for (const prefix of further) this.#furtherOfFile.append(file, this.#prefixes.add(prefix));
    const before = this.#firstOfFile.get(file);
    const now = first === undefined ? 0 : this.#prefixes.add(first) + 1;
    if (before === now) return;
    if (before !== 0) this.#count(before - 1, -1);
    if (now !== 0) this.#count(now - 1, 1);
    this.#firstOfFile.set(file, now);
  }

  /** Says that all files have been set; before that every prefix is accepted. */
  markRead(): void {
    this.#isRead = true;
  }

  /** True if links of this archive may begin so. An empty prefix always is one of its own: date headings go without. */
  accepts(prefix: string): boolean {
    if (this.own !== undefined) return prefix === '' || prefix === this.own;
    if (prefix === '' || this.#total === 0 || !this.#isRead) return true;
    const id = this.#prefixes.idOf(prefix);
    return id !== undefined && this.#files.get(id) >= this.#total * LEAST_SHARE;
  }

  /** True if all links of the file begin as the archive's do. */
  acceptsFile(file: number): boolean {
    const first = this.#firstOfFile.get(file);
    if (first !== 0 && !this.accepts(this.#prefixes.text(first - 1))) return false;
    return this.#furtherOfFile.valuesOf(file).every((prefix) => this.accepts(this.#prefixes.text(prefix)));
  }

  /** What the file counts for; undefined when it has no relation or entry. */
  of(file: number): FilePrefixes['first'] {
    const first = this.#firstOfFile.get(file);
    return first === 0 ? undefined : this.#prefixes.text(first - 1);
  }

  /** All that are accepted beside the empty one, in no particular order. */
  get accepted(): readonly string[] {
    const all = Array.from({ length: this.#prefixes.size }, (_, id) => this.#prefixes.text(id));
    return all.filter((prefix) => prefix !== '' && this.accepts(prefix));
  }

  /** The one most files use; of several the shortest, then the first by code units. */
  get usual(): string {
    if (this.own !== undefined) return this.own;
    let usual = 0;
    for (let id = 1; id < this.#prefixes.size; id++) {
      const more = this.#files.get(id) - this.#files.get(usual);
      if (more > 0 || (more === 0 && isBefore(this.#prefixes.text(id), this.#prefixes.text(usual)))) usual = id;
    }
    return this.#files.get(usual) > 0 ? this.#prefixes.text(usual) : '';
  }

  state(): LinkPrefixesState {
    return {
      prefixes: this.#prefixes.state(),
      firstOfFile: this.#firstOfFile.values(),
      furtherOfFile: this.#furtherOfFile.state(),
      files: this.#files.values(),
      total: this.#total,
    };
  }

  #count(prefix: number, by: 1 | -1): void {
    this.#files.set(prefix, this.#files.get(prefix) + by);
    this.#total += by;
  }
}

/** Prefixes as plain data, to be kept; none without any of them. */
export interface LinkPrefixesState {
  readonly prefixes?: StringTableState;
  readonly firstOfFile?: Int32Array;
  readonly furtherOfFile?: IntListsState;
  readonly files?: Int32Array;
  readonly total?: number;
}

export function prefixesOf(file: Event | DayIndex): FilePrefixes {
  const items: readonly { readonly link: Link | undefined }[] =
    file.kind === 'event' ? itemsOf(file, 'related') : file.entries;
  let first: string | undefined;
  let further: Set<string> | undefined;
  const note = (prefix: string): void => {
    if (prefix !== '' && prefix !== first) (further ??= new Set()).add(prefix);
  };
  for (const { link } of items) {
    if (link?.target.kind !== 'event') continue;
    if (first === undefined) first = link.target.prefix;
    else note(link.target.prefix);
  }
  const heading = file.dateHeading?.link?.target;
  if (heading && heading.kind !== 'malformed') note(heading.prefix);
  return { first, further: further ? [...further] : NO_PREFIXES.further };
}

function isBefore(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}
