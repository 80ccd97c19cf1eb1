/** Which events have a relation with a tag: gathered when first asked for, and kept right from then on. */
import type { FileId } from './archive-entry.js';
import { References } from './references.js';
import type { TagId, TagListId, Tags } from './tags.js';

/** What is asked of the archive. */
export interface TaggedFiles {
  readonly tags: Tags;
  /** One more than the largest id. */
  readonly fileCount: number;
  someRelation(id: FileId, visit: (target: FileId, labelHash: number, tags: TagListId) => boolean): boolean;
}

const FILES_IN_A_STEP = 1000;

export class TaggedEvents {
  readonly #files: TaggedFiles;
  /** From events to their tags, each once however many relations carry it. */
  readonly #references = new References();
  /** Files below this id have been taken in. */
  #taken = 0;

  constructor(files: TaggedFiles) {
    this.#files = files;
  }

  /** Says that a file says something else than before, or nothing any more. */
  changed(id: FileId): void {
    if (id >= this.#taken) return;
    this.#references.clear(id);
    this.#take(id);
  }

  /** Takes in some more files, a few milliseconds' work, so that the first question need not; true when there are others left. */
  prepare(): boolean {
    const end = Math.min(this.#taken + FILES_IN_A_STEP, this.#files.fileCount);
    while (this.#taken < end) this.#take(this.#taken++);
    return this.#taken < this.#files.fileCount;
  }

  /** The events with a relation that carries the tag, each once, in no order; in time proportional to their number. */
  with(tag: TagId): readonly FileId[] {
    while (this.prepare());
    return this.#references.sourcesTo(tag);
  }

  #take(id: FileId): void {
    const lists = new Set<TagListId>();
    const tags = new Set<TagId>();
    this.#files.someRelation(id, (_target, _label, list) => {
      lists.add(list);
      return false;
    });
    for (const list of lists) for (const tag of this.#files.tags.tagsOf(list)) tags.add(tag);
    for (const tag of tags) this.#references.add(id, tag);
  }
}
