/** Tells which texts the CommonMark parser reads in reasonable time. */

/** The longest event of the known archives has a seventh of it. */
const LONGEST = 64 * 1024;

/** Events have a hundred at most; each costs the parser time in proportion to the paragraph in a quote that it goes on. */
const MOST_LINES = 5000;

/** Quotes, items and underlines; each costs the parser time in proportion to the whole text. */
const MOST_MARKERS = 1000;

/** Markers of one line, each in the one before; people stop at three or four. */
const DEEPEST_NESTING = 20;

/** What stands at the start of every line: nothing, or what opens quotes and items or underlines a heading. */
const LINE_START = /^(?:[ \t]*(?:>|=+|(?:-+|[+*]|\d{1,9}[.)])(?=[ \t\r\n]|$)))*/gm;

/** False for a text that could cost the parser seconds: 32 kB of nothing but `1. ` are enough for half a minute. */
export function isTame(text: string): boolean {
  if (text.length > LONGEST) return false;
  let lines = 0;
  let markers = 0;
  for (const [run] of text.matchAll(LINE_START)) {
    const nesting = run === '' ? 0 : (run.match(/>|=+|-+|[+*]|\d+/g)?.length ?? 0);
    markers += nesting;
    lines++;
    if (nesting > DEEPEST_NESTING || markers > MOST_MARKERS || lines > MOST_LINES) return false;
  }
  return true;
}
