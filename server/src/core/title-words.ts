/** The words of a title, to tell how much two titles have in common: pairs of characters in scripts without spaces. */
import { foldSearch } from './fold.js';
import { letterKind, SPACED, UNSPACED } from './letter-kind.js';

/** Each once, folded by `foldSearch`. */
export function titleWords(title: string): ReadonlySet<string> {
  const folded = foldSearch(title);
  const words = new Set<string>();
  someWord(folded, (start, end) => {
    words.add(folded.slice(start, end));
    return false;
  });
  return words;
}

/** Visits the words of a folded title where they stand, those that come twice twice. Stops at the first `true`, and says so. */
export function someWord(folded: string, visit: (start: number, end: number) => boolean): boolean {
  for (let start = 0; start < folded.length;) {
    const kind = letterKind(folded.charCodeAt(start));
    let end = start + 1;
    while (end < folded.length && letterKind(folded.charCodeAt(end)) === kind) end++;
    if (kind === SPACED && visit(start, end)) return true;
    if (kind === UNSPACED) {
      if (end - start === 1 && visit(start, end)) return true;
      for (let at = start; at + 1 < end; at++) if (visit(at, at + 2)) return true;
    }
    start = end;
  }
  return false;
}
