// @ts-check
/** Places in a generated event that an author asks about, and its text as it stands while it is being written. */

/** What is typed before completion or search is asked. */
export const LETTERS = 3;

/**
 * @typedef {object} Asked
 * @property {string} text of the event when something is asked
 * @property {import('../server/session.mjs').Position} position where
 */

/**
 * @param {string} text
 * @returns {Asked}
 */
export function inFirstRelation(text) {
  return { text, position: positionAt(text, relationOf(text).index + '1. ['.length) };
}

/**
 * @param {string} text
 * @returns {Asked}
 */
export function inTitle(text) {
  return { text, position: positionAt(text, matchOf(text, /^# /m).index + '# '.length) };
}

/**
 * @param {string} text
 * @returns {Asked}
 */
export function inDateHeading(text) {
  return { text, position: positionAt(text, matchOf(text, /^### \[/m).index + '### ['.length) };
}

/**
 * The tags of the first relation taken away, but for their beginning.
 * @param {string} text
 * @param {number} letters of the first tag that are left
 * @returns {Asked}
 */
export function inFirstContext(text, letters) {
  const [relation] = relationOf(text);
  const [whole, before = '', tags = '', after = ''] = matchOf(relation, /^(.*\)) _.*?: (.*?)(_?)$/);
  const typed = `${before} _Context: ${tags.slice(0, letters)}`;
  return withCursor(text, whole, typed, after);
}

/** What the generated archive uses most: in a fifth of its events, if it is large. */
const MOST_COMMON_TAG = 'Alal';

/**
 * @param {string} text
 * @returns {Asked}
 */
export function inFirstTag(text) {
  const { index, 0: relation } = relationOf(text);
  return { text, position: positionAt(text, index + matchOf(relation, /(?<=_Context: )./).index) };
}

/**
 * The first relation with the most common tag of all as its first one.
 * @param {string} text
 * @returns {Asked}
 */
export function inMostCommonTag(text) {
  const [relation] = relationOf(text);
  return inFirstTag(text.replace(relation, relation.replace('_Context: ', `_Context: ${MOST_COMMON_TAG}, `)));
}

/**
 * A new relation above the others, of which only the beginning of a word is there.
 * @param {string} text
 * @returns {Asked}
 */
export function inNewRelation(text) {
  const [relation] = relationOf(text);
  return withCursor(text, relation, `1. [${lettersOfTitle(text)}`, `\n${relation}`);
}

/** As many as a menu is made for at most. */
const BROKEN = 50;

/**
 * The event's relations, again and again, as if what they lead to had been on another day and had had other first words.
 * @param {string} text
 * @returns {Asked}
 */
export function amongBrokenRelations(text) {
  const [relation] = relationOf(text);
  const links = [...text.matchAll(/^\d+\. \[.*\]\(.*\/news\/\d+\/\d+\/\d+\/.*$/gm)].map(([link]) => link);
  const broken = Array.from({ length: BROKEN }, (_, i) => {
    const round = Math.floor(i / links.length);
    const link = links[i % links.length] ?? relation;
    return link
      .replace(/^\d+/, String(i + 1))
      .replace(/\/(\d+)\/([^/]*)\.md\)/, (_match, day, slug) => {
        return `/${1 + ((Number(day) + round) % 28)}/${slug
          .split('-')
          .slice(1 + (round % 2))
          .join('-')}.md)`;
      })
      .replace(/\[\S+ /, '[');
  });
  return withCursor(text, relation, broken.join('\n'), '');
}

/**
 * An empty item above the other relations.
 * @param {string} text
 * @returns {Asked}
 */
export function inEmptyRelation(text) {
  const [relation] = relationOf(text);
  return withCursor(text, relation, '1. ', `\n${relation}`);
}

/**
 * The first letters of a word in the middle of the title, so that events are asked about in many words.
 * @param {string} text
 */
export function lettersOfTitle(text) {
  const [, title = ''] = matchOf(text, /^# (.*)$/m);
  const words = title.split(/[^\p{L}]+/u).filter((word) => word.length >= LETTERS);
  return (words[words.length >> 1] ?? 'the').slice(0, LETTERS);
}

/** @param {string} text */
function relationOf(text) {
  return matchOf(text, /(?<=^### Related.*\n\s*)1\. \[.*$/m);
}

/**
 * @param {string} text
 * @param {string} replaced
 * @param {string} before the cursor
 * @param {string} after it
 */
function withCursor(text, replaced, before, after) {
  const start = text.indexOf(replaced);
  const edited = `${text.slice(0, start)}${before}${after}${text.slice(start + replaced.length)}`;
  return { text: edited, position: positionAt(edited, start + before.length) };
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function matchOf(text, pattern) {
  const match = pattern.exec(text);
  if (!match) throw new Error(`a generated event has no ${pattern}: ${text}`);
  return match;
}

/**
 * @param {string} text
 * @param {number} offset
 */
function positionAt(text, offset) {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
