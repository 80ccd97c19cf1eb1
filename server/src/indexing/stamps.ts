/** In which state each file was when it was read: what says, at the next start, which files must be read again. */
import type { FileId } from '../core/archive-entry.js';
import type { Stamp } from '../host/files.js';

const FIELDS = 3;

/**
 * Milliseconds within which a file may change again and keep its times: FAT counts in steps of two seconds. A file that was
 * written so shortly before it was read, or in the future by its clock, is read again, as Git does with such files.
 */
const UNSETTLED = 2000;

/** By file id, in arrays: at 100,000 files an object for each would cost as much as their titles. */
export class Stamps {
  #values: Float64Array;

  constructor(values: Float64Array = new Float64Array()) {
    this.#values = values;
  }

  /** Takes in the stamps of files that were read, in their order. */
  setAll(ids: readonly FileId[], { values, now }: StampRow): void {
    for (const [i, id] of ids.entries()) {
      const [size = 0, modified = 0, changed = 0] = values.subarray(i * FIELDS, (i + 1) * FIELDS);
      if (Math.max(modified, changed) > now - UNSETTLED) this.forget(id);
      else this.#put(id, size + 1, modified, changed);
    }
  }

  /** What was read is no longer what the file says, or nobody knows. */
  forget(id: FileId): void {
    if (id * FIELDS < this.#values.length) this.#put(id, 0, 0, 0);
  }

  /** True if the file is in the state in which it was read; its stamp is one of a row. */
  isCurrent(id: FileId, { values }: StampRow, index: number): boolean {
    const [at, now] = [id * FIELDS, index * FIELDS];
    const isSame = (field: number): boolean => this.#values[at + field] === values[now + field];
    return this.#values[at] === (values[now] ?? NaN) + 1 && isSame(1) && isSame(2);
  }

  /** As plain data, to be kept and given to the constructor again. */
  state(): Float64Array {
    return this.#values;
  }

  #put(id: FileId, first: number, second: number, third: number): void {
    const at = id * FIELDS;
    if (at + FIELDS > this.#values.length) {
      const grown = new Float64Array(Math.max(at + FIELDS, Math.ceil(this.#values.length * 1.5)));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[at] = first;
    this.#values[at + 1] = second;
    this.#values[at + 2] = third;
  }
}

/** The stamps of some files in a row, size, modified and changed of each: quick to hand from thread to thread. */
export interface StampRow {
  readonly values: Float64Array;
  /** When the first of them was about to be read, in milliseconds since 1970. */
  readonly now: number;
}

export class StampRowWriter {
  readonly #now = Date.now();
  readonly #values: Float64Array;
  #length = 0;

  /** `most` is how many stamps there may be. */
  constructor(most: number) {
    this.#values = new Float64Array(most * FIELDS);
  }

  push({ size, modified, changed }: Stamp): void {
    this.#values[this.#length++] = size;
    this.#values[this.#length++] = modified;
    this.#values[this.#length++] = changed;
  }

  finish(): StampRow {
    return { values: this.#values.subarray(0, this.#length), now: this.#now };
  }
}
