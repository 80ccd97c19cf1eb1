/** What links of an archive begin with before `/news/`, noticed from the archive itself. */

/** A prefix belongs to the archive when at least this share of its files uses it; a mistyped one never does. */
const LEAST_SHARE = 0.1;

export class LinkPrefixes {
  /** Per file id, the prefix of its first relation or entry. */
  readonly #prefixOfFile: (string | undefined)[] = [];
  readonly #files = new Map<string, number>();
  #total = 0;

  /** Says what a file's links begin with now; undefined when it has none. */
  set(file: number, prefix: string | undefined): void {
    const before = this.#prefixOfFile[file];
    if (before === prefix) return;
    if (before !== undefined) this.#count(before, -1);
    if (prefix !== undefined) this.#count(prefix, 1);
    this.#prefixOfFile[file] = prefix;
  }

  /** An empty prefix always is one of the archive's own: date headings go without. Before any file is known, all are. */
  accepts(prefix: string): boolean {
    return prefix === '' || this.#total === 0 || (this.#files.get(prefix) ?? 0) >= this.#total * LEAST_SHARE;
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
