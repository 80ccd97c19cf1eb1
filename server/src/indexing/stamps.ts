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

  /** `now` is when the file was read, in milliseconds since 1970. */
  set(id: FileId, { size, modified, changed }: Stamp, now: number): void {
    if (Math.max(modified, changed) > now - UNSETTLED) this.forget(id);
    else this.#put(id, [size + 1, modified, changed]);
  }

  /** What was read is no longer what the file says, or nobody knows. */
  forget(id: FileId): void {
    if (id * FIELDS < this.#values.length) this.#put(id, [0, 0, 0]);
  }

  /** True if the file is in the state in which it was read. */
  isCurrent(id: FileId, { size, modified, changed }: Stamp): boolean {
    const at = id * FIELDS;
    return this.#values[at] === size + 1 && this.#values[at + 1] === modified && this.#values[at + 2] === changed;
  }

  /** As plain data, to be kept and given to the constructor again. */
  state(): Float64Array {
    return this.#values;
  }

  #put(id: FileId, fields: readonly number[]): void {
    const at = id * FIELDS;
    if (at + FIELDS > this.#values.length) {
      const grown = new Float64Array(Math.max(at + FIELDS, Math.ceil(this.#values.length * 1.5)));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values.set(fields, at);
  }
}
