/** Foldings: what two spellings must share to count as the same name or the same text. */

/** For names of files: equal here, different there, means another letter case or another Unicode normal form. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** What a text says to who compares tags, and where its words were cut from each other: places in `folded`. */
export interface FoldedText {
  readonly folded: string;
  readonly cuts: ReadonlySet<number>;
}

/**
 * For tags: letter case, spacing, accents and punctuation dropped; symbols kept, so `US$` is not `U.S.`. What stands between two
 * digits is kept as a dash: `9/11` is not `911`.
 */
export function foldTag(tag: string): string {
  return foldTags(tag).folded;
}

/** The same of a text that tags are looked for in. */
export function foldTags(text: string): FoldedText {
  const plain = plainText(text).normalize('NFKD').toLowerCase();
  const cuts = new Set<number>();
  const kept: string[] = [];
  let [length, end] = [0, 0];
  const keep = (piece: string): void => {
    kept.push(piece);
    length += piece.length;
  };
  for (const { 0: dropped, index } of plain.matchAll(/[\p{Mn}\p{P}\s]+/gu)) {
    keep(plain.slice(end, index));
    end = index + dropped.length;
    // An accent is part of a word.
    if (/^\p{Mn}+$/u.test(dropped)) continue;
    cuts.add(length);
    if (!/\p{N}$/u.test(plain.slice(Math.max(index - 2, 0), index)) || !/^\p{N}/u.test(plain.slice(end, end + 2)))
      continue;
    keep('-');
    cuts.add(length);
  }
  keep(plain.slice(end));
  return { folded: kept.join(''), cuts };
}

/** For search: letter case, accents and curly quotes dropped, everything else kept. */
export function foldSearch(text: string): string {
  // Nearly every English title is ASCII, and what the others need takes ten times as long.
  return isAscii(text)
    ? text.toLowerCase()
    : straightened(text)
        .normalize('NFKD')
        .replace(/\p{Mn}+/gu, '')
        .toLowerCase();
}

/** With the quotes of a typewriter. */
function straightened(text: string): string {
  return text.replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** A label or title as a reader sees it: entities decoded, runs of white space made one space, ends trimmed. */
export function plainText(text: string): string {
  const decoded = text.includes('&') ? text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,6});/gi, decodeEntity) : text;
  // Most have single spaces only, which is far quicker to see than to replace.
  return (/[^\S ]| {2}/.test(decoded) ? decoded.replace(/\s+/g, ' ') : decoded).trim();
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Of most English texts, whose folding is far simpler. */
export function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
