/** Names that two texts have in common, without a list of names: by their script's way of writing them. */
import { isUnspaced } from '../core/name-finder.js';

/**
 * How much of a tag stands in a text in one piece, from 0 to 1: spelling variants and short names share a part.
 * A piece has at least two characters in a script without spaces, at least four letters from the start of a word elsewhere.
 * Both are folded by `foldForNames`.
 */
export function standingShare(tag: string, text: string): number {
  const isCharacters = isUnspaced(tag);
  const least = isCharacters ? 2 : 4;
  let best = least - 1;
  for (let start = 0; start + best < tag.length; start++) {
    if (!isCharacters && start > 0 && tag[start - 1] !== ' ') continue;
    while (start + best < tag.length && text.includes(tag.slice(start, start + best + 1))) best++;
  }
  return best < least ? 0 : best / tag.length;
}

/** Names that both texts spell alike, longest first: runs of characters where words are not spaced, capitalised words elsewhere. */
export function sharedNames(one: string, other: string): readonly string[] {
  const shared = new Set([...sharedRuns(one, other), ...sharedCapitals(one, other)]);
  const longest = [...shared].filter((name) => ![...shared].some((longer) => longer !== name && longer.includes(name)));
  return longest.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function* sharedRuns(one: string, other: string): Generator<string> {
  for (const [run] of one.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{N}·]+/gu)) {
    let reached = 0;
    for (let start = 0; start < run.length; start++) {
      let end = Math.max(start, reached);
      if (!other.includes(run.slice(start, end))) continue;
      while (end < run.length && other.includes(run.slice(start, end + 1))) end++;
      const found = run.slice(start, end);
      if (end > reached && end - start >= 2 && isUnspaced(found)) yield found;
      reached = Math.max(reached, end);
    }
  }
}

function* sharedCapitals(one: string, other: string): Generator<string> {
  for (const [words] of one.matchAll(/\p{Lu}[\p{L}\p{N}'-]+(?: \p{Lu}[\p{L}\p{N}'-]+)*/gu)) {
    if (other.includes(words)) yield words;
    else yield* words.split(' ').filter((word) => word.length > 3 && other.includes(word));
  }
}
