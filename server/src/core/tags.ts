/** The context tags of an archive: each name once, with how often it is used. */
import { foldTag } from './fold.js';
import { detached } from './text.js';

/** Small, dense, never reused. */
export type TagId = number;

export class Tags {
  readonly #ids = new Map<string, TagId>();
  readonly #names: string[] = [];
  readonly #uses: number[] = [];
  readonly #folded: string[] = [];
  /** Per folded name, the tags that share it: `euro` and `Euro`. */
  readonly #variants = new Map<string, TagId[]>();

  /** Counts one more use of a tag. */
  use(name: string): TagId {
    const id = this.#intern(name);
    this.#uses[id] = (this.#uses[id] ?? 0) + 1;
    return id;
  }

  /** Counts one use less. */
  release(id: TagId): void {
    this.#uses[id] = (this.#uses[id] ?? 1) - 1;
  }

  /** An equal string that shares memory with the tag of that name: topics are mostly tags too. */
  share(name: string): string {
    return this.#names[this.#ids.get(name) ?? -1] ?? detached(name);
  }

  /** Undefined for a name that was never used. */
  idOf(name: string): TagId | undefined {
    return this.#ids.get(name);
  }

  name(id: TagId): string {
    return this.#names[id] ?? '';
  }

  /** How many relations carry the tag; 0 for one no longer used. */
  uses(id: TagId): number {
    return this.#uses[id] ?? 0;
  }

  usesOf(name: string): number {
    const id = this.#ids.get(name);
    return id === undefined ? 0 : this.uses(id);
  }

  /** The ids of all tags in use. */
  *inUse(): Generator<TagId> {
    for (const [id, uses] of this.#uses.entries()) if (uses > 0) yield id;
  }

  /** The tags in use that differ from the name only in case, spacing, accents or punctuation; itself included. */
  variants(name: string): readonly TagId[] {
    const id = this.#ids.get(name);
    const folded = id === undefined ? foldTag(name) : this.folded(id);
    return folded === '' ? [] : (this.#variants.get(folded) ?? []).filter((id) => this.uses(id) > 0);
  }

  /** The tags in use that share their folded name with another one in use, each group at once. */
  *variantGroups(): Generator<readonly TagId[]> {
    for (const group of this.#variants.values()) {
      const inUse = group.length > 1 ? group.filter((id) => this.uses(id) > 0) : [];
      if (inUse.length > 1) yield inUse;
    }
  }

  folded(id: TagId): string {
    return this.#folded[id] ?? '';
  }

  #intern(name: string): TagId {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const own = detached(name);
    const id = this.#names.push(own) - 1;
    const folded = foldTag(own);
    this.#ids.set(own, id);
    this.#uses.push(0);
    this.#folded.push(folded);
    const variants = this.#variants.get(folded);
    if (variants) variants.push(id);
    else this.#variants.set(folded, [id]);
    return id;
  }
}
