/**
 * Which of many things hang together, told pair by pair: a disjoint-set forest, joined by size and with paths halved
 * (Tarjan and van Leeuwen, 1984). Almost constant time for each pair.
 */
export class Groups {
  /** Per thing, another one of its group that is nearer to the one it is known by; itself for that one. */
  readonly #towards: Int32Array;
  /** Right for the things that groups are known by. */
  readonly #sizes: Int32Array;

  /** The things from 0 up to, not including, `count`: each a group of its own. */
  constructor(count: number) {
    this.#towards = Int32Array.from({ length: count }, (_, thing) => thing);
    this.#sizes = new Int32Array(count).fill(1);
  }

  /** Makes the groups of two things one. */
  join(one: number, other: number): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a === b) return;
    const [larger, smaller] = this.#size(a) < this.#size(b) ? [b, a] : [a, b];
    this.#towards[smaller] = larger;
    this.#sizes[larger] = this.#size(larger) + this.#size(smaller);
  }

  /** The thing that the group of this one is known by, until it is joined with another. */
  of(thing: number): number {
    let at = thing;
    for (let next = this.#next(at); next !== at; next = this.#next(at)) {
      const further = this.#next(next);
      this.#towards[at] = further;
      at = further;
    }
    return at;
  }

  /** How many things the group of this one has. */
  sizeAt(thing: number): number {
    return this.#size(this.of(thing));
  }

  #next(thing: number): number {
    return this.#towards[thing] ?? thing;
  }

  #size(thing: number): number {
    return this.#sizes[thing] ?? 1;
  }
}
