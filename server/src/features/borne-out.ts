/** Whether a text bears a tag out: names it, in any spelling that is taken for the same tag. */
import { foldTags, type FoldedText } from '../core/fold.js';
import { isSpacedLetter } from '../core/name-finder.js';
import { nameKey, otherNumbers } from '../core/near-names.js';
import { toSimplified } from '../core/simplified.js';

/** What a tag is looked for as: its own spelling, and those in the other number. */
export function spellingsOf(name: string): readonly string[] {
  const keys = [name, ...otherNumbers(name).map((other) => other.name)].map(nameKey);
  return [...new Set(keys)].filter((key) => key !== '');
}

/** A text as tags are looked for in it: letter case, spacing, accents, punctuation and script make no difference. */
export function readForTags(text: string): FoldedText {
  // The script first: a simplified character may be longer than the traditional one, and places in the text would shift.
  return foldTags(toSimplified(text.normalize('NFKC')));
}

/** True if one of the spellings stands in the text as words of its own: `Iran` does not in `piranha`. */
export function holdsTag({ folded, cuts }: FoldedText, spellings: readonly string[]): boolean {
  // In scripts without spaces a name may begin and end anywhere.
  const isCut = (at: number): boolean =>
    cuts.has(at) || !(isSpacedLetter(folded.charAt(at - 1)) && isSpacedLetter(folded.charAt(at)));
  return spellings.some((spelling) => {
    for (let at = folded.indexOf(spelling); at >= 0; at = folded.indexOf(spelling, at + 1)) {
      if (isCut(at) && isCut(at + spelling.length)) return true;
    }
    return false;
  });
}
