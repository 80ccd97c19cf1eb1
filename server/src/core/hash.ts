/** A number for a text: the index finds strings by it, and compares labels with titles. */

/**
 * A signed 32-bit number by Fowler, Noll and Vo's hash 1a, over pairs of UTF-16 code units and with the high bits folded in
 * after each: half the steps that one over single units takes.
 */
export function hashOf(text: string): number {
  return hashFrom(text, SEED, PRIME, FOLD);
}

/** Another number for the same text, by another prime and another fold: two texts that share one hash do not share the other. */
export function otherHashOf(text: string): number {
  return hashFrom(text, OTHER_SEED, OTHER_PRIME, OTHER_FOLD);
}

function hashFrom(text: string, seed: number, prime: number, fold: number): number {
  let hash = seed;
  let i = 0;
  for (; i + 1 < text.length; i += 2) hash = step(hash, pair(text.charCodeAt(i), text.charCodeAt(i + 1)), prime, fold);
  return i < text.length ? step(hash, text.charCodeAt(i), prime, fold) : hash;
}

/** Both hashes of what was read last. */
export class Hashes {
  /** As `hashOf` gives it. */
  hash = SEED;
  /** As `otherHashOf` gives it. */
  other = OTHER_SEED;

  readText(text: string): void {
    this.hash = hashOf(text);
    this.other = otherHashOf(text);
  }

  /**
   * Reads a stretch of code units: in one pass, which takes no longer than it would for one hash. A typed array is read
   * several times faster than a string that was cut from another.
   */
  read(units: Uint16Array, start: number, end: number): void {
    let hash = SEED;
    let other = OTHER_SEED;
    let i = start;
    for (; i + 1 < end; i += 2) {
      const both = pair(units[i] ?? 0, units[i + 1] ?? 0);
      hash = step(hash, both, PRIME, FOLD);
      other = step(other, both, OTHER_PRIME, OTHER_FOLD);
    }
    this.hash = i < end ? step(hash, units[i] ?? 0, PRIME, FOLD) : hash;
    this.other = i < end ? step(other, units[i] ?? 0, OTHER_PRIME, OTHER_FOLD) : other;
  }
}

// As a signed integer, like all that follow: the empty text is one too.
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
const FOLD = 15;
const OTHER_SEED = 0x5bd1e995;
const OTHER_PRIME = 0x85ebca6b | 0;
const OTHER_FOLD = 13;

function pair(first: number, second: number): number {
  return first | (second << 16);
}

function step(hash: number, units: number, prime: number, fold: number): number {
  const next = Math.imul(hash ^ units, prime);
  return next ^ (next >>> fold);
}
