/** How much two texts have in common, whichever was cut, extended or slightly changed to make the other. */

/** Texts are compared by their pieces of three letters; from this letter on a script tells as much by two of its characters. */
const DENSE = 0x2e80;

/** The piece that begins at a letter, as a number; 0 where the text ends before it does. */
function pieceAt(letters: Uint16Array, at: number): number {
  const first = letters[at] ?? 0;
  const isDense = first >= DENSE;
  if (at + (isDense ? 1 : 2) >= letters.length) return 0;
  const pair = Math.imul(first, 0x9e3779b1) ^ Math.imul(letters[at + 1] ?? 0, 0x85ebca6b);
  const hash = isDense ? pair : pair ^ Math.imul(letters[at + 2] ?? 0, 0xc2b2ae35);
  return (hash ^ (hash >>> 15)) | 1;
}

/** The pieces of a text, each once. */
export function piecesOf(letters: Uint16Array): Int32Array {
  const pieces = new Int32Array(letters.length);
  let count = 0;
  round++;
  for (let at = 0; at < letters.length; at++) {
    const piece = pieceAt(letters, at);
    if (piece !== 0 && isNew(piece)) pieces[count++] = piece;
  }
  return pieces.subarray(0, count);
}

/** Pieces that were seen, and in which round: a table that never has to be emptied. Texts of letters have a thousand at most. */
const seen = new Int32Array(1 << 12);
const seenIn = new Int32Array(seen.length);
let round = 0;

function isNew(piece: number): boolean {
  let slot = piece & (seen.length - 1);
  while (seenIn[slot] === round) {
    if (seen[slot] === piece) return false;
    slot = (slot + 1) & (seen.length - 1);
  }
  seen[slot] = piece;
  seenIn[slot] = round;
  return true;
}

export interface Likeness {
  /** Dice's coefficient of their pieces: 1 for equal texts, 0 for texts without a piece in common. */
  readonly whole: number;
  /** How much of the shorter text is in the other: 1 as well when one is the other with something added. */
  readonly part: number;
}

export const UNLIKE: Likeness = { whole: 0, part: 0 };

/** A coarse picture of the pieces of some texts: enough to see that another text has little in common with any of them. */
export interface Sketch {
  /** A bit for each of the pieces; several may have the same one. */
  readonly bits: Int32Array;
  /** How many bits the text sets that sets the fewest: it has no fewer pieces. */
  readonly least: number;
}

/** Of 32 bits: so many that the pieces of a long title set one bit in four. */
const WORDS = 16;

export function sketchOf(texts: readonly Uint16Array[]): Sketch {
  const bits = new Int32Array(WORDS);
  let least = Infinity;
  for (const letters of texts) {
    const own = texts.length === 1 ? bits : new Int32Array(WORDS);
    let set = 0;
    for (let at = 0; at < letters.length; at++) {
      const piece = pieceAt(letters, at);
      const before = own[word(piece)] ?? 0;
      const after = piece === 0 ? before : before | (1 << (piece >>> 1));
      if (after === before) continue;
      own[word(piece)] = after;
      set++;
    }
    least = Math.min(least, set);
    if (own !== bits) for (let i = 0; i < WORDS; i++) bits[i] = (bits[i] ?? 0) | (own[i] ?? 0);
  }
  return { bits, least };
}

function word(piece: number): number {
  return (piece >>> 6) & (WORDS - 1);
}

/** A text that others are compared with. */
export class Comparable {
  readonly #pieces: Int32Array;
  /** An open-addressing table of them, 0 for none; its length is a power of two. */
  readonly #slots: Int32Array;

  constructor(pieces: Int32Array) {
    this.#pieces = pieces;
    this.#slots = new Int32Array(1 << (33 - Math.clz32(this.#pieces.length + 1)));
    for (const piece of this.#pieces) this.#slots[this.#slotOf(piece)] = piece;
  }

  likenessTo(pieces: Int32Array): Likeness {
    let common = 0;
    for (const piece of pieces) if (this.#slots[this.#slotOf(piece)] === piece) common++;
    return this.#likeness(common, pieces.length);
  }

  /** Never less than its likeness to any text of the sketch, and found far faster. */
  mostLikenessTo({ bits, least }: Sketch): Likeness {
    let common = 0;
    for (const piece of this.#pieces) common += ((bits[word(piece)] ?? 0) >>> (piece >>> 1)) & 1;
    return this.#likeness(common, least);
  }

  #likeness(common: number, count: number): Likeness {
    const own = this.#pieces.length;
    if (common === 0) return UNLIKE;
    const least = Math.min(count, own);
    return { whole: Math.min(1, (2 * common) / (count + own)), part: Math.min(1, common / least) };
  }

  /** Where a piece is, or would be. */
  #slotOf(piece: number): number {
    const mask = this.#slots.length - 1;
    let slot = piece & mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== piece) slot = (slot + 1) & mask;
    return slot;
  }
}
