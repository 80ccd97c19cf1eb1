// @ts-check
/** What benchmarks are given and what they give back; each is one module, and `scripts/bench.mjs` lists them. */
import { fixed, range } from './table.mjs';

/**
 * @typedef {object} Bench
 * @property {string} root the project's folder
 * @property {string} archive the archive root
 * @property {string} scratch a folder for what programs print
 * @property {string} peers the folder that the peers are installed in
 * @property {NodeJS.Require} require finds what is installed there
 * @property {number} rounds how often each program is measured
 * @property {boolean} hasPeers whether the peers are measured that take minutes
 */

/** @typedef {Bench & { links: readonly import('./links.mjs').Link[] }} RealBench with every link between files of the archive */

/**
 * @typedef {object} Generated
 * @property {number} events of the archive
 * @property {{ archive: string, events: number }} small another archive, with a tenth of the events
 */

/** @typedef {Bench & Generated} GeneratedBench */

/**
 * @typedef {object} Result
 * @property {string} title
 * @property {string} text the table as printed
 * @property {readonly object[]} rows the same as data; times in milliseconds, memory in bytes
 * @property {readonly Limit[]} limits
 */

/**
 * Something that has to hold. It is missed only when even the best of the repeated measurements misses it.
 * @typedef {object} Limit
 * @property {string} text
 * @property {string} found
 * @property {'met' | 'within the noise' | 'missed' | 'not measured'} verdict
 */

/**
 * @param {string} text
 * @param {number} least
 * @param {import('./statistics.mjs').Spread} factor
 * @returns {Limit}
 */
export function atLeast(text, least, factor) {
  const verdict = factor.median >= least ? 'met' : factor.most >= least ? 'within the noise' : 'missed';
  return { text, found: `${fixed(factor.median)} (${range(factor, fixed)})`, verdict };
}

/**
 * @param {string} text
 * @param {number} most
 * @param {import('./statistics.mjs').Spread} found over the rounds
 * @param {(value: number) => string} [unit]
 * @returns {Limit}
 */
export function atMost(text, most, found, unit = fixed) {
  const verdict = found.median <= most ? 'met' : found.least <= most ? 'within the noise' : 'missed';
  // What could not be known, such as memory on other systems than Linux, is neither met nor missed.
  if (Number.isNaN(found.median)) return notMeasured(text, 'unknown on this system');
  return { text, found: `${unit(found.median)} (${range(found, unit)})`, verdict };
}

/**
 * @param {string} text
 * @param {string} why
 * @returns {Limit}
 */
export function notMeasured(text, why) {
  return { text, found: why, verdict: 'not measured' };
}

/**
 * @param {string} text
 * @param {number} count
 * @returns {Limit}
 */
export function none(text, count) {
  return { text, found: String(count), verdict: count === 0 ? 'met' : 'missed' };
}
