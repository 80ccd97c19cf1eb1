/** Titles into slugs, the archive's way; see "Slugs" in docs/format.md for where the two rules were read off. */

/** How the slugs of an archive are made: `latin` lowers and keeps `a-z0-9`, `script` keeps every script and its case. */
export type SlugStyle = 'latin' | 'script';

/** The longest slug of each style, in UTF-16 code units. */
const LONGEST: Readonly<Record<SlugStyle, number>> = { latin: 140, script: 60 };

/** The slug of a new event with that title; empty when nothing of the title can stand in a slug. */
export function slugOfTitle(title: string, style: SlugStyle): string {
  const dashed = style === 'latin' ? latinDashes(title) : scriptDashes(title);
  return withoutOuterDashes(cutAt(withoutOuterDashes(dashed), LONGEST[style]));
}

/** True if the slug follows from the title by either rule, also when the archive's own cut was a few characters shorter. */
export function isSlugOfTitle(slug: string, title: string): boolean {
  return follows(slug, latinDashes(title), 130) || follows(slug, scriptDashes(title), 55);
}

function follows(slug: string, dashed: string, shortestCut: number): boolean {
  const whole = withoutOuterDashes(dashed);
  return slug === whole || (slug.length >= shortestCut && whole.startsWith(slug));
}

function latinDashes(title: string): string {
  // Accents go before the letters are picked, or every accented letter would become a dash.
  const plain = title
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-');
}

function scriptDashes(title: string): string {
  return title.replace(/\./g, '').replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
}

function cutAt(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function withoutOuterDashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '-') start++;
  while (end > start && text[end - 1] === '-') end--;
  return text.slice(start, end);
}
