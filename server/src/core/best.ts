/** The few best of many, without sorting them all. */

export interface Keyed<Value> {
  readonly value: Value;
  readonly key: number;
}

/** Keeps the `most` highest keys it is given; among equal ones those that came first. */
export class Best<Value> {
  readonly #most: number;
  #kept: Keyed<Value>[] = [];
  /** No lower key has a chance any more. */
  #threshold = -Infinity;

  constructor(most: number) {
    this.#most = most;
  }

  add(value: Value, key: number): void {
    if (key <= this.#threshold) return;
    this.#kept.push({ value, key });
    if (this.#kept.length >= 2 * this.#most + 16) this.#cut();
  }

  /** Best first. */
  entries(): readonly Keyed<Value>[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    // The sort is stable, so the first of equal ones stays before the others.
    this.#kept.sort((a, b) => b.key - a.key);
    this.#kept = this.#kept.slice(0, this.#most);
    if (this.#kept.length === this.#most) this.#threshold = this.#kept.at(-1)?.key ?? Infinity;
  }
}
