/** Finds events by what a person remembers of them: words of the title in any order, or the date path so far. */
import type { Archive } from '../core/archive.js';
import { dateOrder, readDatePath } from '../core/date.js';
import { foldSearch } from '../core/fold.js';
import { dayFolder } from '../core/path.js';

/** Paths of at most `most` events, best first: more exact matches first, then newer events. Everything matches the empty text. */
export function searchEvents(archive: Archive, typed: string, most: number): readonly string[] {
  const path = pathTyped(typed);
  const words =
    path === undefined
      ? foldSearch(typed)
          .split(/\s+/)
          .filter((word) => word !== '')
      : [];
  const found: { path: string; score: number; order: number }[] = [];
  for (const id of archive.eventIds()) {
    const candidate = archive.pathOf(id);
    const score = path === undefined ? scoreTitle(archive.foldedTitle(id), words) : scorePath(candidate, path);
    if (score > 0) found.push({ path: candidate, score, order: orderOf(candidate) });
  }
  found.sort((a, b) => b.score - a.score || b.order - a.order || (a.path < b.path ? -1 : 1));
  return found.slice(0, most).map((event) => event.path);
}

/** `/zh/news/2012/03` and `2012/03/2` are date paths, `2012 elections` are words. */
function pathTyped(typed: string): string | undefined {
  const match = /^(?:(?:\/[^/\s]*)*?\/?news\/|\/)?(\d{4}(?:\/\S*)?)$/.exec(typed.trim());
  return match?.[1] ?? (/^(?:\/[^/\s]*)*\/?(?:news\/?)?$/.test(typed.trim()) && typed.includes('/') ? '' : undefined);
}

function scorePath(path: string, typed: string): number {
  return path.startsWith(typed, 'news/'.length) ? 1 : 0;
}

/** Every word must occur; one that begins a word of the title counts more than one in the middle. */
function scoreTitle(title: string, words: readonly string[]): number {
  let score = 1;
  for (const word of words) {
    const at = title.indexOf(word);
    if (at < 0) return 0;
    const beginsWord = at === 0 || !/[\p{L}\p{N}]/u.test(title[at - 1] ?? '');
    score += beginsWord ? 2 : 1;
  }
  return score;
}

function orderOf(path: string): number {
  const date = readDatePath(dayFolder(path))?.date;
  return date ? dateOrder(date) : 0;
}
