/** Tells which texts the CommonMark parser reads in reasonable time. */

/** The longest event of the known archives has a seventh of it. */
const LONGEST = 64 * 1024;

/** Quotes, items and underlines that one text may have. Events have a few dozen. */
const MOST_MARKERS = 1000;

/** What opens quotes and items at the start of a line, one in another if there are several, or underlines a heading. */
const MARKERS = /^(?:[ \t]*(?:>|=+|(?:-+|[+*]|\d{1,9}[.)])(?=[ \t\r\n]|$)))+/gm;

/**
 * False for a text that the parser could take seconds for: its time grows with the number of markers times the length of
 * the text, so that 32 kB of nothing but `1. ` cost it half a minute.
 */
export function isTame(text: string): boolean {
  if (text.length > LONGEST) return false;
  let markers = 0;
  for (const [run] of text.matchAll(MARKERS)) {
    markers += run.match(/>|=+|-+|[+*]|\d+/g)?.length ?? 0;
    if (markers > MOST_MARKERS) return false;
  }
  return true;
}
