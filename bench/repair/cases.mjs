// @ts-check
/** Links of an archive that lead to an event, bent as if that event had had another title or day before. */
import { DAY_BENDS, TITLE_BENDS, isSpaced } from './bends.mjs';
const { labelOfTitle } = await import('../../out/server/src/core/label.js');
const { urlOfPath } = await import('../../out/server/src/core/path.js');
const { slugOfTitle } = await import('../../out/server/src/core/slug.js');

/**
 * @typedef {import('./bends.mjs').Means} Means
 *
 * @typedef {object} KnownLink a relation or an entry
 * @property {string} source the file it stands in
 * @property {import('../../out/server/src/core/event.js').Link} link
 * @property {string} prefix of its address
 * @property {string} target the event that it leads to, or would if that were there
 *
 * @typedef {object} Case a file with one link bent
 * @property {string} way how: `cut tail`, or two with ` + ` between
 * @property {boolean} isSlugOnly true when the label is still the title of the event
 * @property {string} source
 * @property {string} text of the source
 * @property {string} path where the link leads now
 * @property {string} right the event it led to
 */

/** All bends, alone and in pairs; a day is bent once. @type {readonly (readonly string[])[]} */
export const WAYS = [...Object.keys(TITLE_BENDS), ...Object.keys(DAY_BENDS)].flatMap((one, i, all) => [
  [one],
  ...all
    .slice(i + 1)
    .filter((other) => !(one in DAY_BENDS && other in DAY_BENDS))
    .map((other) => [one, other]),
]);

/**
 * Every way, each of them as a rename bends a link (slug and label) and with the slug alone, where a title is bent.
 * @param {import('./texts.mjs').Texts} texts
 * @param {readonly KnownLink[]} links
 * @param {number} count of each
 * @param {Means} means
 * @returns {Generator<Case>}
 */
export function* bentCases(texts, links, count, means) {
  for (const way of WAYS) {
    const isBentTitle = way.some((bend) => bend in TITLE_BENDS);
    for (const isSlugOnly of isBentTitle ? [false, true] : [false]) {
      for (let i = 0; i < count && links.length > 0; i++) {
        const bent = bentCase(texts, means.random.pick(links), way, isSlugOnly, means);
        if (bent) yield bent;
      }
    }
  }
}

/**
 * @param {import('./texts.mjs').Texts} texts
 * @param {KnownLink} known
 * @param {readonly string[]} way
 * @param {boolean} isSlugOnly
 * @param {Means} means
 * @returns {Case | undefined} undefined where a bend cannot be or leads to another event
 */
function bentCase(texts, known, way, isSlugOnly, means) {
  const title = texts.titleOf(known.target);
  const [, year, month, day, name = ''] = known.target.split('/');
  /** @type {string | undefined} */
  let bentTitle = title;
  /** @type {import('./bends.mjs').Day | undefined} */
  let bentDay = { year: Number(year), month: Number(month), day: Number(day) };
  for (const bend of way) {
    if (TITLE_BENDS[bend]) bentTitle = bentTitle && TITLE_BENDS[bend]?.(bentTitle, means);
    else bentDay = bentDay && DAY_BENDS[bend]?.(bentDay, means);
  }
  if (!bentTitle || !bentDay) return undefined;
  const slug = bentTitle === title ? name : `${slugOfTitle(bentTitle, isSpaced(title) ? 'latin' : 'script')}.md`;
  const path = `news/${bentDay.year}/${String(bentDay.month).padStart(2, '0')}/${bentDay.day}/${slug}`;
  if (slug === '.md' || texts.has(path)) return undefined;
  const text = relinked(texts.of(known.source), known, path, isSlugOnly ? title : bentTitle);
  return { way: way.join(' + '), isSlugOnly, source: known.source, text, path, right: known.target };
}

/**
 * The text with a link that leads elsewhere under another label.
 * @param {string} text
 * @param {KnownLink} known
 * @param {string} path
 * @param {string} label
 */
export function relinked(text, { link, prefix }, path, label) {
  const [before, between, after] = [
    text.slice(0, link.label.start),
    text.slice(link.label.end, link.url.start),
    text.slice(link.url.end),
  ];
  return before + labelOfTitle(label) + between + urlOfPath(prefix, path) + after;
}
