/** The words of a title, to tell how much two titles have in common: pairs of characters in scripts without spaces. */
import { foldSearch } from './fold.js';

const RUNS = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+)|[\p{L}\p{N}]+/gu;

/** Each once, folded by `foldSearch`. */
export function titleWords(title: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [run, unspaced] of foldSearch(title).matchAll(RUNS)) {
    if (unspaced === undefined || run.length === 1) words.add(run);
    else for (let i = 0; i + 1 < run.length; i++) words.add(run.slice(i, i + 2));
  }
  return words;
}
