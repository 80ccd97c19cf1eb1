/** How the words of a text are told apart: by spaces, or not at all. */
import { isUnspaced } from './name-finder.js';

/** Punctuation, spaces and symbols. */
const NO_LETTER = 1;
/** A letter or digit of a script that puts spaces between its words. */
export const SPACED = 2;
/** A character of a script that does not. */
export const UNSPACED = 3;

/** By code unit: 0 not looked up yet. */
const kinds = new Uint8Array(0x10000);

/** One of the three, for a UTF-16 code unit; looked up once, because texts are made of few of them. */
export function letterKind(code: number): number {
  const known = kinds[code] ?? NO_LETTER;
  if (known !== 0) return known;
  const character = String.fromCharCode(code);
  const kind = isUnspaced(character) ? UNSPACED : /[\p{L}\p{N}]/u.test(character) ? SPACED : NO_LETTER;
  kinds[code] = kind;
  return kind;
}
