// @ts-check
/** What benchmarks are given and what they give back; each is one module, and `scripts/bench.mjs` lists them. */

/**
 * @typedef {object} Bench
 * @property {string} root the project's folder
 * @property {string} archive the archive root
 * @property {readonly import('./links.mjs').Link[]} links every link between files of the archive
 * @property {string} scratch a folder for what programs print
 * @property {string} peers the folder that the peers are installed in
 * @property {NodeJS.Require} require finds what is installed there
 * @property {number} rounds how often each program is measured
 */

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
 * @property {'met' | 'within the noise' | 'missed'} verdict
 */

/**
 * @param {string} text
 * @param {number} least
 * @param {import('./statistics.mjs').Spread} factor
 * @returns {Limit}
 */
export function atLeast(text, least, factor) {
  const verdict = factor.median >= least ? 'met' : factor.most >= least ? 'within the noise' : 'missed';
  const [median, worst, best] = [factor.median, factor.least, factor.most].map((value) => value.toFixed(1));
  return { text, found: `${median}× (${worst}× – ${best}×)`, verdict };
}

/**
 * @param {string} text
 * @param {number} count
 * @returns {Limit}
 */
export function none(text, count) {
  return { text, found: String(count), verdict: count === 0 ? 'met' : 'missed' };
}
