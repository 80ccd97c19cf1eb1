/** What links of an archive begin with before `/news/`, noticed from the archive itself. */

import { itemsOf, type DayIndex, type Event, type Link } from './event.js';

/** A prefix belongs to the archive when at least this share of its files uses it; a mistyped one never does. */
const LEAST_SHARE = 0.1;

export class LinkPrefixes {
  /** Per file id, the prefix of its first relation or entry: what the file counts for. */
  readonly #prefixOfFile: (string | undefined)[] = [];
  /** Per file id, further prefixes that its links begin with; few files have any. */
  readonly #furtherPrefixes = new Map<number, readonly string[]>();
  readonly #files = new Map<string, number>();
  #total = 0;

  /** Says what a file's links begin with now, in order: those of its relations or entries, then that of its date heading. */
  set(file: number, prefixes: readonly string[], headingPrefix?: string): void {
    const [first] = prefixes;
    const further = [...prefixes, headingPrefix ?? ''].filter((prefix) => prefix !== first && prefix !== '');
    if (further.length > 0) this.#furtherPrefixes.set(file, [...new Set(further)]);
    else this.#furtherPrefixes.delete(file);

    const before = this.#prefixOfFile[file];
    if (before === first) return;
    if (before !== undefined) this.#count(before, -1);
    if (first !== undefined) this.#count(first, 1);
    this.#prefixOfFile[file] = first;
  }

  /** An empty prefix always is one of the archive's own: date headings go without. Before any file is known, all are. */
  accepts(prefix: string): boolean {
    return prefix === '' || this.#total === 0 || (this.#files.get(prefix) ?? 0) >= this.#total * LEAST_SHARE;
  }

  /** True if all links of the file begin as the archive's do. */
  acceptsFile(file: number): boolean {
    const further = this.#furtherPrefixes.get(file);
    return (
      this.accepts(this.#prefixOfFile[file] ?? '') && (!further || further.every((prefix) => this.accepts(prefix)))
    );
  }

  /** All that are accepted beside the empty one. */
  get accepted(): readonly string[] {
    return [...this.#files.keys()].filter((prefix) => prefix !== '' && this.accepts(prefix));
  }

  /** The one most files use. */
  get usual(): string {
    let usual = '';
    for (const [prefix, files] of this.#files) if (files > (this.#files.get(usual) ?? 0)) usual = prefix;
    return usual;
  }

  #count(prefix: string, by: 1 | -1): void {
    this.#files.set(prefix, (this.#files.get(prefix) ?? 0) + by);
    this.#total += by;
  }
}

/** What the links of a file begin with, for `LinkPrefixes.set`. */
export function prefixesOf(file: Event | DayIndex): [prefixes: readonly string[], headingPrefix: string | undefined] {
  const items: readonly { readonly link: Link | undefined }[] =
    file.kind === 'event' ? itemsOf(file, 'related') : file.entries;
  const prefixes: string[] = [];
  for (const { link } of items) {
    if (link?.target.kind === 'event' && link.target.prefix !== prefixes.at(-1)) prefixes.push(link.target.prefix);
  }
  const heading = file.dateHeading?.link?.target;
  return [prefixes, heading && heading.kind !== 'malformed' ? heading.prefix : undefined];
}
