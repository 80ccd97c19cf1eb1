// @ts-check
/** Choices that are the same in every run. */

/**
 * @typedef {object} Random
 * @property {() => number} next from 0 up to, not including, 1
 * @property {(limit: number) => number} below a whole number from 0 up to, not including, the limit
 * @property {<T>(values: readonly T[]) => T} pick
 */

/**
 * Tommy Ettinger's mulberry32.
 * @param {number} seed
 * @returns {Random}
 */
export function randomOf(seed) {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (/** @type {number} */ limit) => Math.floor(next() * limit);
  return { next, below, pick: (values) => /** @type {any} */ (values[below(values.length)]) };
}
