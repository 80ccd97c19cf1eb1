/** The letters of a text and nothing else: what a title has in common with its slug, and with an older spelling of either. */
import { plainText } from './fold.js';
import { toSimplified } from './simplified.js';

/** Titles and slugs are far shorter; what lies beyond is cut so that hostile ones cost no more. */
const LONGEST = 1000;

/** A bare address in a title, or what a slug has kept of it: it would outnumber the words. */
const ADDRESS = /https?[:-]\S*/g;

/**
 * Letters and digits as code units, in lower case, without accents, Chinese in simplified characters; spaces, dashes and
 * punctuation are dropped. `Coup d'État` and `coup-d-etat` have the same letters.
 */
export function lettersOf(text: string): Uint16Array {
  const cut = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  const decoded = cut.includes('&') ? plainText(cut) : cut;
  const plain = decoded.includes('http') ? decoded.replace(ADDRESS, '') : decoded;
  const letters = new Uint16Array(plain.length);
  let count = 0;
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i);
    const letter = folded[code] || foldCode(code);
    if (letter !== DROPPED) letters[count++] = letter;
  }
  return letters.subarray(0, count);
}

/** True if the second text begins with the first. */
export function isBeginningOf(letters: Uint16Array, whole: Uint16Array): boolean {
  for (let i = 0; i < letters.length; i++) if (letters[i] !== whole[i]) return false;
  return true;
}

const DROPPED = 1;

/** By code unit: 0 not looked up yet, `DROPPED`, or the letter. */
const folded = new Uint16Array(0x10000);

function foldCode(code: number): number {
  return (folded[code] = letterOf(code));
}

function letterOf(code: number): number {
  // Half of a character beyond the first 65,536.
  if (code >= 0xd800 && code <= 0xdfff) return code;
  const character = String.fromCharCode(code);
  if (!/[\p{L}\p{N}]/u.test(character)) return DROPPED;
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // Hangul would fall into several letters, each of which tells less.
  return toSimplified(plain.length === 1 ? plain : character.toLowerCase()).charCodeAt(0);
}
