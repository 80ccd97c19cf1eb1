/** Finds which known names, tags and topics, stand literally in a text, whatever the number of names. */

import { isAscii } from './fold.js';

/** How a name stands in a text: `inside` when only ever within a longer known name, as `中国` within `中国共产党`. */
export type Naming = 'free' | 'inside';

interface Bucket {
  /** Folded name to its spellings, and how often each was added. */
  readonly spellings: Map<string, Map<string, number>>;
  /** Lengths of the folded names in this bucket, and how many names have each. */
  readonly lengths: Map<number, number>;
}

interface Hit {
  readonly names: Iterable<string>;
  readonly start: number;
  readonly end: number;
}

/** Names are kept by their first two characters, so a place in a text costs a few look-ups and never a scan of all names. */
export class NameFinder {
  readonly #buckets = new Map<string, Bucket>();

  /** Adding is counted, `times` at once: a name stays known until it was dropped as often as it was added. */
  add(name: string, times = 1): void {
    const folded = foldForNames(name);
    if (folded === '') return;
    const key = folded.slice(0, 2);
    const bucket: Bucket = this.#buckets.get(key) ?? { spellings: new Map(), lengths: new Map() };
    this.#buckets.set(key, bucket);
    const spellings = bucket.spellings.get(folded);
    if (spellings) {
      spellings.set(name, (spellings.get(name) ?? 0) + times);
      return;
    }
    bucket.spellings.set(folded, new Map([[name, times]]));
    bucket.lengths.set(folded.length, (bucket.lengths.get(folded.length) ?? 0) + 1);
  }

  drop(name: string): void {
    const folded = foldForNames(name);
    const key = folded.slice(0, 2);
    const bucket = this.#buckets.get(key);
    const spellings = bucket?.spellings.get(folded);
    const count = spellings?.get(name);
    if (!bucket || !spellings || count === undefined) return;
    if (count > 1) spellings.set(name, count - 1);
    else spellings.delete(name);
    if (spellings.size > 0) return;
    bucket.spellings.delete(folded);
    const left = (bucket.lengths.get(folded.length) ?? 1) - 1;
    if (left > 0) bucket.lengths.set(folded.length, left);
    else bucket.lengths.delete(folded.length);
    if (bucket.spellings.size === 0) this.#buckets.delete(key);
  }

  /** Every known name in the text, in all its known spellings. */
  find(text: string): ReadonlyMap<string, Naming> {
    return withNaming(this.#hits(foldForNames(text)));
  }

  #hits(text: string): readonly Hit[] {
    const isSpaced = Array.from({ length: text.length }, (_, at) => isSpacedLetter(text.charAt(at)));
    // In scripts with spaces a name ends where a word does; in the others anywhere.
    const canCut = (at: number): boolean => at <= 0 || at >= text.length || !(isSpaced[at - 1] && isSpaced[at]);
    const hits: Hit[] = [];
    for (let start = 0; start < text.length; start++) {
      if (!canCut(start)) continue;
      for (const key of [text.slice(start, start + 2), text.charAt(start)]) {
        const bucket = this.#buckets.get(key);
        for (const length of bucket?.lengths.keys() ?? []) {
          const end = start + length;
          if (end > text.length || !canCut(end)) continue;
          const spellings = bucket?.spellings.get(text.slice(start, end));
          if (spellings) hits.push({ names: spellings.keys(), start, end });
        }
      }
    }
    return hits;
  }
}

/** Full-width forms, letter case, curly apostrophes and wiki quotes differ between a tag and a title without meaning anything. */
export function foldForNames(text: string): string {
  const folded = isAscii(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\u2018\u2019]/g, "'");
  return folded.includes("''") ? folded.replace(/''+/g, '') : folded;
}

/** True for text in a script that is written without spaces between words. */
export function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
}

/** True for a letter or digit of a script that is written with spaces between words; false for the empty text. */
export function isSpacedLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character) && !isUnspaced(character);
}

/** A name counts as free if it stands alone at least once. */
function withNaming(hits: readonly Hit[]): ReadonlyMap<string, Naming> {
  const found = new Map<string, Naming>();
  const ordered = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  let covered = -1;
  for (const hit of ordered) {
    const naming: Naming = hit.end <= covered ? 'inside' : 'free';
    covered = Math.max(covered, hit.end);
    for (const name of hit.names) if (naming === 'free' || !found.has(name)) found.set(name, naming);
  }
  return found;
}
