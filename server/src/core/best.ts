/** The few best of many, without sorting them all. */

export interface Keyed<Value> {
  readonly value: Value;
  readonly key: number;
}

/** Keeps the `most` highest keys it is given; among equal ones those that stand before the others. */
export class Best<Value> {
  readonly #most: number;
  readonly #isBefore: (a: Value, b: Value) => boolean;
  #kept: Keyed<Value>[] = [];
  /** No lower key has a chance any more. */
  #threshold = -Infinity;

  /** `isBefore` decides between equal keys, so that an answer does not depend on what came first. */
  constructor(most: number, isBefore: (a: Value, b: Value) => boolean) {
    this.#most = most;
    this.#isBefore = isBefore;
  }

  /** False if no value with this key or a lower one will be kept. */
  hasChance(key: number): boolean {
    return key >= this.#threshold;
  }

  add(value: Value, key: number): void {
    if (!this.hasChance(key)) return;
    this.#kept.push({ value, key });
    if (this.#kept.length >= 2 * this.#most + 16) this.#cut();
  }

  /** Best first. */
  entries(): readonly Keyed<Value>[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept.sort((a, b) => b.key - a.key || (this.#isBefore(a.value, b.value) ? -1 : 1));
    this.#kept = this.#kept.slice(0, this.#most);
    if (this.#kept.length === this.#most) this.#threshold = this.#kept.at(-1)?.key ?? Infinity;
  }
}
