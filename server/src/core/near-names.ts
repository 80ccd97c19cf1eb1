/** Whether two tags may be one thing under two names, by their spelling alone, and how they differ. */
import { foldTag, plainText } from './fold.js';
import { isUnspaced } from './name-finder.js';
import { toSimplified } from './simplified.js';

/** Two names with one key differ in letter case, spacing, accents, punctuation or script only. Empty: a name of nothing else. */
export function nameKey(name: string): string {
  return toSimplified(foldTag(name));
}

/** Real tags are far shorter; a line of a thousand words must cost no more. */
const LONGEST_NAME = 200;

/** Why a name may mean the same as another one: `plural`, `differs in letter case`. Undefined when nothing says so. */
export function likenessOf(name: string, other: string): string | undefined {
  if (isWork(name) !== isWork(other) || Math.max(name.length, other.length) > LONGEST_NAME) return undefined;
  if (nameKey(name) === nameKey(other)) return differenceOf(name, other);
  for (const { name: changed, word, isPlural } of otherNumbers(name)) {
    if (nameKey(changed) !== nameKey(other) || !isCommonNoun(word, changed, other)) continue;
    const number = isPlural ? 'singular' : 'plural';
    const difference = differenceOf(changed, other);
    return changed === other ? number : `${number}, ${difference}`;
  }
  return isOneLetterOff(name, other) ? 'one letter' : undefined;
}

/** `《科学》` is a journal, `科学` is what it is about. */
function isWork(name: string): boolean {
  return /[《〈]/.test(name);
}

/** Each makes one kind of difference go; the likeliest first. */
const FOLDINGS: readonly { readonly kind: string; readonly fold: (text: string) => string }[] = [
  { kind: 'letter case', fold: (text) => text.toLowerCase() },
  { kind: 'spacing', fold: (text) => text.replace(/\s+/g, '') },
  { kind: 'punctuation', fold: (text) => text.replace(/\p{P}+/gu, '') },
  { kind: 'accents', fold: (text) => text.normalize('NFD').replace(/\p{Mn}+/gu, '') },
  { kind: 'script', fold: toSimplified },
  { kind: 'the form of its characters', fold: (text) => text.normalize('NFKC') },
];

/** How names with one key differ: the fewest kinds of difference that account for it. */
function differenceOf(name: string, other: string): string {
  const [text, otherText] = [name, other].map((one) => (one.includes('&') ? plainText(one) : one));
  const kinds = subsetsOf(FOLDINGS).find((foldings) => {
    const fold = (folded = ''): string => foldings.reduce((left, { fold: next }) => next(left), folded);
    return fold(text) === fold(otherText);
  });
  const [isScript, spelling] = [
    kinds?.some(({ kind }) => kind === 'script'),
    (kinds ?? []).map(({ kind }) => kind).filter((kind) => kind !== 'script'),
  ];
  return [
    ...(isScript ? [scriptOf(name, other)] : []),
    ...(spelling.length > 0 || !isScript ? [`differs in ${listed(spelling)}`] : []),
  ].join(', ');
}

/** Smaller ones first, each in the order of the whole. */
function subsetsOf<One>(all: readonly One[]): readonly (readonly One[])[] {
  const subsets = all.reduce<readonly (readonly One[])[]>(
    (found, one) => [...found, ...found.map((subset) => [...subset, one])],
    [[]],
  );
  return subsets.toSorted((a, b) => a.length - b.length);
}

function listed(kinds: readonly string[]): string {
  if (kinds.length === 0) return 'spelling';
  return [kinds.slice(0, -1).join(', '), kinds.at(-1) ?? ''].filter((part) => part !== '').join(' and ');
}

function scriptOf(name: string, other: string): string {
  if (toSimplified(name) === name) return 'simplified script';
  return toSimplified(other) === other ? 'traditional script' : 'other characters of a script';
}

/** A name with one of its words in the other number. */
export interface OtherNumber {
  readonly name: string;
  /** The word that was changed, and its place among the words of the name. */
  readonly word: number;
  /** It is a plural now. */
  readonly isPlural: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Of words in Latin letters, by the rules for English nouns; those with rules of their own are left alone. */
export function otherNumbers(name: string): readonly OtherNumber[] {
  const words = name.length > LONGEST_NAME ? [] : [...name.matchAll(WORD)];
  return words.flatMap(({ 0: text, index }, word) =>
    [...singularsOf(text).map((form) => ({ form, isPlural: false })), ...pluralsOf(text)].map(({ form, isPlural }) => ({
      name: name.slice(0, index) + form + name.slice(index + text.length),
      word,
      isPlural,
    })),
  );
}

const SHORTEST_NOUN = 3;
/** What a plural looks like and is none: `crisis`, `virus`, `princess`, and the fields of study: `economics`. */
const NO_PLURAL = /(?:ss|us|is|ics)$/i;
/** Plurals that are words of their own. */
const OTHER_THINGS = /^(?:arms|clothes|customs|glasses|goods|means|news|times)$/i;
const HISSING = /(?:s|x|z|ch|sh)$/i;
const CONSONANT_Y = /[^aeiou]y$/i;

function pluralsOf(word: string): readonly { readonly form: string; readonly isPlural: true }[] {
  if (!isNoun(word)) return [];
  const form = CONSONANT_Y.test(word)
    ? `${word.slice(0, -1)}ies`
    : HISSING.test(word)
      ? `${word}es`
      : /ic$/i.test(word)
        ? word
        : `${word}s`;
  return form === word || OTHER_THINGS.test(form) ? [] : [{ form, isPlural: true }];
}

function singularsOf(word: string): readonly string[] {
  if (!/s$/i.test(word) || NO_PLURAL.test(word) || OTHER_THINGS.test(word)) return [];
  const forms = [word.slice(0, -1)];
  if (/ies$/i.test(word)) forms.push(`${word.slice(0, -3)}y`);
  if (/es$/i.test(word) && HISSING.test(word.slice(0, -2))) forms.push(word.slice(0, -2));
  return forms.filter((form) => isNoun(form) && pluralsOf(form)[0]?.form === word);
}

function isNoun(word: string): boolean {
  return word.length >= SHORTEST_NOUN && /^\p{Script=Latin}+$/u.test(word);
}

/** `earthquakes`, but not `Koreas`: a plural of a proper name is something else. One of the two must write the word without a capital. */
function isCommonNoun(word: number, ...names: readonly string[]): boolean {
  return names.some((name) => /^\p{Ll}/u.test(name.match(WORD)?.[word] ?? ''));
}

/** Shorter words have too many neighbours. */
const SHORTEST_WORD = 5;

/**
 * True if two names differ in one word, and that in one letter that is wrong, missing, doubled or swapped with the next. Never in
 * the first and the last, which make other words (`terrorist`, `terrorism`; `Libya`, `Libyan`), never in a digit, and never
 * where words are not spaced: of 212 pairs of Chinese tags that are one character apart not one was a slip.
 */
export function isOneLetterOff(name: string, other: string): boolean {
  return oddWords(name, other) !== undefined;
}

/** The words, folded, in which such names differ. */
export function oddWords(name: string, other: string): { readonly word: string; readonly meant: string } | undefined {
  const [words, others] = [wordsOf(name), wordsOf(other)];
  if (words.length !== others.length) return undefined;
  const odd = words.findIndex((word, at) => word !== others[at]);
  const [word = '', meant = ''] = [words[odd], others[odd]];
  if (words.some((one, at) => at !== odd && one !== others[at])) return undefined;
  return isSlip(word, meant) ? { word, meant } : undefined;
}

function wordsOf(name: string): readonly string[] {
  return (plainText(name).match(WORD) ?? []).map(foldTag);
}

function isSlip(word: string, meant: string): boolean {
  if (Math.min(word.length, meant.length) < SHORTEST_WORD || !/^\p{L}+$/u.test(word + meant)) return false;
  if (isUnspaced(word + meant) || !differInOneLetter(word, meant)) return false;
  // A letter more or less before the last one that repeats it, is one at the end: `princes`, `princess`.
  return word[0] === meant[0] && word.at(-1) === meant.at(-1) && !(word.startsWith(meant) || meant.startsWith(word));
}

/** By one letter changed, left out or put in, or by two neighbours that have changed places. */
export function differInOneLetter(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
