// @ts-check
/**
 * The ways in which a link is bent: what titles went through in the archives' lists of changes and in their damaged
 * slugs, done to titles that have not. A bend makes of a title or of a day another one, or gives undefined where it would
 * change nothing or leave nothing to know the event by.
 */
import { SCRIPTS } from './scripts.mjs';

/**
 * @typedef {import('./random.mjs').Random} Random
 * @typedef {{ readonly random: Random, readonly topics: readonly string[] }} Means `topics` of other events
 * @typedef {{ readonly year: number, readonly month: number, readonly day: number }} Day
 */

/** A title with less than this share of its letters left is another title. */
const LEAST_LEFT = 0.35;

/** @type {Readonly<Record<string, (title: string, means: Means) => string | undefined>>} */
export const TITLE_BENDS = {
  'dropped prefix': dropPrefix,
  'added topic': (title, { random, topics }) => `${random.pick(topics)}${isSpaced(title) ? ': ' : '：'}${title}`,
  'cut tail': cutTail,
  typos: addTypos,
  transliteration: damage,
};

/** @type {Readonly<Record<string, (day: Day, means: Means) => Day | undefined>>} */
export const DAY_BENDS = { 'other day': otherDay, 'other month': otherMonth };

/** @type {typeof TITLE_BENDS[string]} */
function dropPrefix(title, { random }) {
  const topic = /^[^:：]{2,60}[:：](?![/-])\s*/.exec(title)?.[0];
  const spaced = isSpaced(title);
  const clause = spaced ? /^.{3,60}?, / : /^.{2,20}?[，、；：「“]/;
  const words = spaced
    ? new RegExp(`^(?:\\S+ ){${1 + random.below(4)}}`)
    : new RegExp(`^.{${2 + random.below(5)}}`, 'u');
  const dropped = topic ?? (random.next() < 0.5 ? clause.exec(title)?.[0] : undefined) ?? words.exec(title)?.[0] ?? '';
  return left(title, title.slice(dropped.length));
}

/** @type {typeof TITLE_BENDS[string]} */
function cutTail(title, { random }) {
  const kept = title.slice(0, Math.round(title.length * (0.35 + 0.5 * random.next())));
  return left(title, isSpaced(title) ? kept.replace(/\s\S*$/, '') : kept);
}

/** A slip for each forty letters, or for each fifteen characters, and one at least. @type {typeof TITLE_BENDS[string]} */
function addTypos(title, { random }) {
  const characters = [...title];
  const spaced = isSpaced(title);
  for (let slips = Math.max(1, Math.round(characters.length / (spaced ? 40 : 15))); slips > 0; slips--) {
    const at = random.below(characters.length);
    const other = spaced ? random.pick([...'etaoinshrdlu']) : random.pick(characters);
    const [here = '', next = ''] = [characters[at], characters[at + 1]];
    const slip = random.pick([[here, here], [], [other], [next, here]]);
    characters.splice(at, slip.length === 2 && slip[0] === next ? 2 : 1, ...slip);
  }
  const bent = characters.join('');
  return bent === title ? undefined : bent;
}

/**
 * What is left of accents that were lost, became a dash, or were read by the wrong table (`d'état` as `d-a-c-tat`), and of
 * a paragraph mark before a word (`psoldiers`); in Chinese the other way to write many characters.
 * @type {typeof TITLE_BENDS[string]}
 */
function damage(title, { random }) {
  if (!isSpaced(title)) return inOtherScript(title, random);
  const way = random.pick(['lost', 'dash', 'wrong table', 'paragraph']);
  const letters = [...title];
  const accented = letters.flatMap((letter, i) => (/[^\0-\x7f]/.test(letter) && /\p{L}/u.test(letter) ? [i] : []));
  const vowels = letters.flatMap((letter, i) => (/[aeiou]/.test(letter) ? [i] : []));
  const places =
    accented.length > 0 ? accented : Array.from({ length: 1 + random.below(4) }, () => random.pick(vowels));
  if (way === 'paragraph') {
    const starts = [...title.matchAll(/(?<=\s)\S/g)].map(({ index }) => index);
    const start = starts.length > 0 ? random.pick(starts) : 0;
    return `${title.slice(0, start)}p${title.slice(start)}`;
  }
  for (const at of new Set(places)) {
    letters[at] = way === 'lost' ? '' : way === 'dash' ? '-' : random.pick(['a c ', 'a- ', 'a 3', 'a1-']);
  }
  return letters.join('');
}

/** @param {string} title @param {Random} random */
function inOtherScript(title, random) {
  const characters = [...title].map((character) => SCRIPTS.get(character) ?? character);
  // Names are transcribed anew as well.
  const at = random.below(Math.max(characters.length - 2, 1));
  characters.splice(at, 2, random.pick(characters), random.pick(characters));
  const bent = characters.join('');
  return bent === title ? undefined : bent;
}

/** Mostly a neighbour; else digits swapped or one of them wrong. @type {typeof DAY_BENDS[string]} */
function otherDay(date, { random }) {
  const chance = random.next();
  const sign = random.next() < 0.5 ? 1 : -1;
  const digits = String(date.day).padStart(2, '0');
  const wrong = random.pick([
    Number([...digits].reverse().join('')),
    Number(digits.slice(0, 1) + random.below(10)),
    Number(random.below(4) + digits.slice(1)),
  ]);
  if (chance < 0.8) return shifted(date, sign * (chance < 0.55 ? 1 : 2 + random.below(6)));
  return existing(date, { ...date, day: wrong });
}

/** Another month of the year, or another year. @type {typeof DAY_BENDS[string]} */
function otherMonth(date, { random }) {
  const chance = random.next();
  const sign = random.next() < 0.5 ? 1 : -1;
  if (chance < 0.3) return existing(date, { ...date, year: date.year + sign });
  return existing(date, { ...date, month: chance < 0.7 ? date.month + sign : 1 + random.below(12) });
}

/** @param {Day} date @param {number} days */
function shifted({ year, month, day }, days) {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day, where the calendar has it and it is another one. @param {Day} before @param {Day} after */
function existing(before, after) {
  const same = shifted(after, 0);
  const isThere = same.year === after.year && same.month === after.month && same.day === after.day;
  const isOther = after.year !== before.year || after.month !== before.month || after.day !== before.day;
  return isThere && isOther ? after : undefined;
}

/** What was left of a title, if that is enough. @param {string} whole @param {string} bent */
function left(whole, bent) {
  const trimmed = bent.trim();
  return trimmed.length >= Math.max(4, LEAST_LEFT * whole.length) && trimmed.length < whole.trim().length
    ? trimmed
    : undefined;
}

/** True for a title in words with spaces between them. @param {string} title */
export function isSpaced(title) {
  return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(title);
}
