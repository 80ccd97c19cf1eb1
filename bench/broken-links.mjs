// @ts-check
/** Judges what checkers call broken links, by looking on the disk. */
import { fileExists } from './links.mjs';

/**
 * A link that a checker calls broken.
 * @typedef {object} BrokenLink
 * @property {string} file
 * @property {string} address as written
 * @property {boolean} [isReference] taken for a link of the form `[text][name]`, which the archive does not have
 */

/** @typedef {'a file that exists' | 'a web address' | 'brackets that are no link'} WhyFalse */

/**
 * Counts reports that are false, by why they are.
 * @param {string} archive
 * @param {readonly BrokenLink[]} reports
 * @returns {Partial<Record<WhyFalse, number>>}
 */
export function falseReports(archive, reports) {
  /** @type {Partial<Record<WhyFalse, number>>} */
  const counts = {};
  for (const report of reports) {
    const why = whyFalse(archive, report);
    if (why) counts[why] = (counts[why] ?? 0) + 1;
  }
  return counts;
}

/**
 * How many of the links that are truly broken a checker did not report.
 * @param {readonly import('./links.mjs').Link[]} links
 * @param {readonly BrokenLink[]} reports
 */
export function missedLinks(links, reports) {
  const reported = new Set(reports.map(keyOf));
  return links.filter((link) => link.isBroken && !reported.has(keyOf(link))).length;
}

/** @param {BrokenLink} link */
function keyOf({ file, address }) {
  return `${file}\n${address}`;
}

/**
 * @param {string} archive
 * @param {BrokenLink} report
 * @returns {WhyFalse | undefined}
 */
function whyFalse(archive, { address, isReference }) {
  if (isReference) return 'brackets that are no link';
  // Written without a scheme, such addresses are web addresses all the same.
  if (address.startsWith('//')) return 'a web address';
  return fileExists(archive, address) ? 'a file that exists' : undefined;
}
