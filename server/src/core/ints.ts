/** Numbers in a row that cost four bytes each, where an array of numbers takes eight and an object forty. */

const SMALLEST = 64;

/** A growing list of 32-bit integers. What was never set reads as 0. */
export class Ints {
  #values: Int32Array;
  #length: number;

  /** Takes over `values`, without a copy. */
  constructor(values: Int32Array = new Int32Array(SMALLEST), length = 0) {
    this.#values = values;
    this.#length = length;
  }

  static from(values: Int32Array): Ints {
    return new Ints(values, values.length);
  }

  get length(): number {
    return this.#length;
  }

  get(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** Sets any index from 0; the list grows to hold it. */
  set(index: number, value: number): void {
    if (index >= this.#values.length) this.#grow(index + 1);
    if (index >= this.#length) this.#length = index + 1;
    this.#values[index] = value;
  }

  /** Appends; the new index. */
  push(value: number): number {
    const index = this.#length;
    this.set(index, value);
    return index;
  }

  /** What is set, as a view that later changes may or may not reach. */
  values(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }

  #grow(least: number): void {
    // By half, not by twice: at a million events the unused end would be as large as the used part.
    const grown = new Int32Array(Math.max(least, SMALLEST, Math.ceil(this.#values.length * 1.5)));
    grown.set(this.#values);
    this.#values = grown;
  }
}
