/** How well a text answers what a person typed to find it: by words in any order, word beginnings, and slips of the keyboard. */
import { foldSearch } from './fold.js';
import { letterKind, SPACED } from './letter-kind.js';
import { isUnspaced } from './name-finder.js';

/** What was typed, ready to be compared with texts folded by `foldSearch`. */
export interface SearchQuery {
  /** Each once, longest first: a longer word is in fewer texts, so most of them are done with after one look. */
  readonly words: readonly SearchWord[];
  /** The words as typed, one space between them; empty for less than two words. */
  readonly phrase: string;
  /** No score is higher. */
  readonly most: number;
}

interface SearchWord {
  readonly text: string;
  /** Pieces of which at least one survives any single slip in the word; empty for a word too short to be forgiven one. */
  readonly pieces: readonly Piece[];
  /** Finds any of the pieces, or the first two of the characters: a text without them need not be looked at closer. */
  readonly trace: RegExp | undefined;
  /** Characters without spaces between them, of which parts may stand in the text in another order. */
  readonly isCharacters: boolean;
}

interface Piece {
  readonly text: string;
  /** Where in the word it begins. */
  readonly offset: number;
}

/** How well one word is answered; what lies in between is how well all of them are on average. */
const SLIPPED = 1;
const INSIDE = 2;
const BEGINNING = 3;
const WHOLE = 4;
const PHRASE = 5;
const STEP = 100;

/** A person types fewer words; further ones are not looked at. */
const MOST_WORDS = 16;
/** A shorter word with one letter changed is too often another word; a longer one is no word. */
const SHORTEST_FORGIVEN = 5;
const LONGEST_FORGIVEN = 100;
/** From this length on, parts of two characters can stand apart. */
const SHORTEST_PARTED = 4;

export function readSearchQuery(typed: string): SearchQuery {
  const words = foldSearch(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  return {
    words: [...new Set(words)].sort((a, b) => b.length - a.length).map(readWord),
    phrase: words.length > 1 ? words.join(' ') : '',
    most: scoreOf(words.length > 1 ? PHRASE : WHOLE, WHOLE, 1),
  };
}

/** 0 unless every word stands in the text. Any text answers the query without words. */
export function strictScore(text: string, { words, phrase }: SearchQuery): number {
  let worst = WHOLE;
  let sum = 0;
  for (const word of words) {
    const quality = qualityOf(text, word.text);
    if (quality === 0) return 0;
    if (quality < worst) worst = quality;
    sum += quality;
  }
  if (phrase !== '' && qualityOf(text, phrase) >= BEGINNING) worst = PHRASE;
  return scoreOf(worst, sum, words.length);
}

/**
 * 0 unless every word stands in the text, at least one of them with a slip: in a word of five letters or more, one letter
 * too many, too few, wrong or swapped with its neighbour. Less than any strict score.
 */
export function forgivingScore(text: string, { words }: SearchQuery): number {
  let hasSlip = false;
  let sum = 0;
  for (const word of words) {
    if (word.trace?.test(text) === false) return 0;
    let quality = qualityOf(text, word.text);
    if (quality === 0) {
      if (!isNearlyIn(text, word)) return 0;
      quality = SLIPPED;
      hasSlip = true;
    }
    sum += quality;
  }
  return hasSlip ? scoreOf(SLIPPED, sum, words.length) : 0;
}

/** True if forgiving could find more than being strict does. */
export function isForgivable({ words }: SearchQuery): boolean {
  return words.some(({ trace }) => trace !== undefined);
}

function scoreOf(worst: number, sum: number, count: number): number {
  return worst * STEP + (count === 0 ? 0 : Math.round((10 * sum) / count));
}

function readWord(text: string): SearchWord {
  const isForgiven = text.length >= SHORTEST_FORGIVEN && text.length <= LONGEST_FORGIVEN;
  const pieces = isForgiven ? piecesOf(text) : [];
  const isCharacters = text.length >= SHORTEST_PARTED && text.length <= LONGEST_FORGIVEN && isUnspaced(text);
  const traces = [...pieces.map((piece) => piece.text), ...(isCharacters ? [text.slice(0, 2)] : [])];
  const trace = traces.length > 0 ? new RegExp(traces.map(escapePattern).join('|')) : undefined;
  return { text, pieces, trace, isCharacters };
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Whatever the slip, one half is whole, unless the letters at the seam are swapped. */
function piecesOf(word: string): readonly Piece[] {
  const seam = word.length >> 1;
  const swapped = word.slice(0, seam - 1) + word.charAt(seam) + word.charAt(seam - 1) + word.slice(seam + 1);
  return [
    { text: word.slice(0, seam), offset: 0 },
    { text: word.slice(seam), offset: seam },
    { text: swapped, offset: 0 },
  ];
}

/** The best that a word does anywhere in the text; 0 when it is not in it. */
function qualityOf(text: string, word: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordEdge(text, at)) best = Math.max(best, INSIDE);
    else if (isWordEdge(text, at + word.length)) return WHOLE;
    else best = BEGINNING;
  }
  return best;
}

function isNearlyIn(text: string, { text: word, pieces, isCharacters }: SearchWord): boolean {
  for (const piece of pieces) if (hasSlipAround(text, word, piece)) return true;
  return isCharacters && text.includes(word.slice(0, 2)) && standsInParts(text, word);
}

/** True if the word, one slip aside, begins a word of the text so that the piece stands where it does there. */
function hasSlipAround(text: string, word: string, piece: Piece): boolean {
  for (let at = text.indexOf(piece.text); at >= 0; at = text.indexOf(piece.text, at + 1)) {
    const start = at - piece.offset;
    for (let begin = Math.max(0, start - 1); begin <= start + 1; begin++)
      if (isWordEdge(text, begin) && isOneSlipFrom(text, begin, word)) return true;
  }
  return false;
}

/** True if some stretch of the text that begins there differs from the word in at most one slip. */
function isOneSlipFrom(text: string, begin: number, word: string): boolean {
  let same = 0;
  while (same < word.length && text.charCodeAt(begin + same) === word.charCodeAt(same)) same++;
  if (same === word.length) return true;
  const at = begin + same;
  const rest = word.slice(same + 1);
  return (
    (at < text.length && text.startsWith(rest, at + 1)) || // another letter
    text.startsWith(rest, at) || // a letter too many
    text.startsWith(word.charAt(same) + rest, at + 1) || // a letter too few
    (rest !== '' && text.startsWith(rest.charAt(0) + word.charAt(same) + rest.slice(1), at)) // swapped letters
  );
}

/** True if the word falls into parts of two or more characters that all stand in the text. */
function standsInParts(text: string, word: string): boolean {
  // Longer parts are made of parts of two and three.
  const isReached = [true];
  for (let end = 2; end <= word.length; end++) {
    isReached[end] = [2, 3].some(
      (length) => isReached[end - length] === true && text.includes(word.slice(end - length, end)),
    );
  }
  return isReached[word.length] === true;
}

/** True where a word may begin or end: anywhere but between two letters of a script that spaces its words. */
function isWordEdge(text: string, at: number): boolean {
  return at <= 0 || at >= text.length || !(isSpaced(text, at - 1) && isSpaced(text, at));
}

function isSpaced(text: string, at: number): boolean {
  return letterKind(text.charCodeAt(at)) === SPACED;
}
