/** The names of an archive, its context tags and topics: each once, with how often it is used as a tag. */
import { foldTag } from './fold.js';
import { IntListTable, type IntListTableState } from './int-list-table.js';
import { IntLists, type IntListsState } from './int-lists.js';
import { Ints } from './ints.js';
import { NearTags } from './near-tags.js';
import { StringTable, type StringTableState } from './string-table.js';

/** Of a tag or topic. Small, dense, never reused. */
export type TagId = number;

/** Of all tags of one context, in order: contexts repeat far more often than they differ. Small, dense, never reused. */
export type TagListId = number;

export class Tags {
  readonly #names: StringTable;
  readonly #uses: Ints;
  readonly #foldedNames: StringTable;
  /** Per tag, its folded name. */
  readonly #folded: Ints;
  /** Per folded name, the tags that share it: `euro` and `Euro`. */
  readonly #variants: IntLists;
  readonly #lists: IntListTable;
  /** Tags that may be one thing under several names. */
  readonly near: NearTags = new NearTags(this);

  constructor(state: TagsState = {}) {
    this.#names = new StringTable(state.names);
    this.#uses = state.uses ? Ints.from(state.uses) : new Ints();
    this.#foldedNames = new StringTable(state.foldedNames);
    this.#folded = state.folded ? Ints.from(state.folded) : new Ints();
    this.#variants = new IntLists(state.variants);
    this.#lists = new IntListTable(state.lists);
  }

  /** The id of a name, a new one if need be, which is not used yet. */
  add(name: string): TagId {
    const known = this.#names.size;
    const id = this.#names.add(name);
    if (id < known) return id;
    const folded = this.#foldedNames.add(foldTag(name));
    this.#uses.push(0);
    this.#folded.push(folded);
    this.#variants.append(folded, id);
    return id;
  }

  /** The list of these tags, a new one if need be. */
  addList(tags: readonly TagId[]): TagListId {
    return this.#lists.add(tags);
  }

  /** Counts one more relation with these tags, or one less. */
  use(list: TagListId, by: 1 | -1): void {
    for (let at = this.#lists.start(list); at < this.#lists.end(list); at++) {
      const tag = this.#lists.value(at);
      this.#uses.set(tag, this.#uses.get(tag) + by);
    }
  }

  tagsOf(list: TagListId): readonly TagId[] {
    return this.#lists.valuesOf(list);
  }

  /** All lists that there ever were. */
  get listCount(): number {
    return this.#lists.size;
  }

  /** For each list the bits of its tags together; `bitsOf` has those of each tag, 0 for most. */
  bitsOfLists(bitsOf: Int32Array): Int32Array {
    const bits = new Int32Array(this.listCount);
    for (let list = 0; list < bits.length; list++) {
      let all = 0;
      for (let at = this.#lists.start(list); at < this.#lists.end(list); at++)
        all |= bitsOf[this.#lists.value(at)] ?? 0;
      bits[list] = all;
    }
    return bits;
  }

  /** One more than the highest id. */
  get count(): number {
    return this.#names.size;
  }

  /** Undefined for a name that was never known. */
  idOf(name: string): TagId | undefined {
    return this.#names.idOf(name);
  }

  name(id: TagId): string {
    return this.#names.text(id);
  }

  /** How many relations carry the tag; 0 for one no longer used. */
  uses(id: TagId): number {
    return this.#uses.get(id);
  }

  usesOf(name: string): number {
    const id = this.idOf(name);
    return id === undefined ? 0 : this.uses(id);
  }

  /** The ids of all tags in use. */
  *inUse(): Generator<TagId> {
    for (let id = 0; id < this.#names.size; id++) if (this.uses(id) > 0) yield id;
  }

  /** The tags in use that differ from the name only in case, spacing, accents or punctuation; itself included. */
  variants(name: string): readonly TagId[] {
    const id = this.idOf(name);
    const folded = id === undefined ? this.#foldedNames.idOf(foldTag(name)) : this.#folded.get(id);
    return folded === undefined || this.#foldedNames.text(folded) === '' ? [] : this.foldedTo(folded);
  }

  /** The tags in use that share their folded name with another one in use, each group at once. */
  *variantGroups(): Generator<readonly TagId[]> {
    for (let folded = 0; folded < this.#foldedNames.size; folded++) {
      const group = this.foldedTo(folded);
      if (group.length > 1) yield group;
    }
  }

  /** All folded names that there ever were. They are known by small numbers, dense and never reused. */
  get foldedCount(): number {
    return this.#foldedNames.size;
  }

  folded(index: number): string {
    return this.#foldedNames.text(index);
  }

  /** The number of a folded name; undefined for one that no tag ever had. */
  indexOfFolded(folded: string): number | undefined {
    return this.#foldedNames.idOf(folded);
  }

  /** The tags in use that have a folded name, by name, so that an answer does not depend on which of them was read first. */
  foldedTo(index: number): readonly TagId[] {
    const inUse = this.#variants.valuesOf(index).filter((id) => this.uses(id) > 0);
    return inUse.length > 1 ? inUse.sort((a, b) => (this.name(a) < this.name(b) ? -1 : 1)) : inUse;
  }

  state(): TagsState {
    return {
      names: this.#names.state(),
      uses: this.#uses.values(),
      foldedNames: this.#foldedNames.state(),
      folded: this.#folded.values(),
      variants: this.#variants.state(),
      lists: this.#lists.state(),
    };
  }
}

/** Tags as plain data, to be kept; none without any of them. */
export interface TagsState {
  readonly names?: StringTableState;
  readonly uses?: Int32Array;
  readonly foldedNames?: StringTableState;
  readonly folded?: Int32Array;
  readonly variants?: IntListsState;
  readonly lists?: IntListTableState;
}
