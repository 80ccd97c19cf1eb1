/** A number for a text: the index finds strings by it, and compares labels with titles. */

/**
 * A signed 32-bit number by Fowler, Noll and Vo's hash 1a, over pairs of UTF-16 code units and with the high bits folded in
 * after each: half the steps that one over single units takes.
 */
export function hashOf(text: string): number {
  return hashFrom(SEED, text);
}

/** Another number for the same text: two texts that share one hash do not share the other. */
export function otherHashOf(text: string): number {
  return hashFrom(OTHER_SEED, text);
}

function hashFrom(seed: number, text: string): number {
  let hash = seed;
  let i = 0;
  for (; i + 1 < text.length; i += 2) hash = step(hash, text.charCodeAt(i), text.charCodeAt(i + 1));
  return i < text.length ? Math.imul(hash ^ text.charCodeAt(i), PRIME) : hash;
}

/** The same of a stretch of code units. A typed array is read several times faster than a string that was cut from another. */
export function hashOfUnits(units: Uint16Array, start: number, end: number): number {
  let hash = SEED;
  let i = start;
  for (; i + 1 < end; i += 2) hash = step(hash, units[i] ?? 0, units[i + 1] ?? 0);
  return i < end ? Math.imul(hash ^ (units[i] ?? 0), PRIME) : hash;
}

// As a signed integer, like all that follow: the empty text is one too.
const SEED = 0x811c9dc5 | 0;
const OTHER_SEED = 0x5bd1e995;
const PRIME = 0x01000193;

function step(hash: number, first: number, second: number): number {
  const next = Math.imul(hash ^ (first | (second << 16)), PRIME);
  return next ^ (next >>> 15);
}
