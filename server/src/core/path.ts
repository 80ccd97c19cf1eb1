/** Archive paths (`news/2012/05/1/slug.md`, relative to the archive root) and the links that name them. */
import { dateOrder, formatDateLabel, isCalendarDate, readDatePath, type CalendarDate } from './date.js';

/** What a file of the archive is, told by its path alone. A page is ordinary Markdown: the front page, `faq/`, `opinion/`. */
export type FileKind = 'event' | 'day-index' | 'page';

/** The name of a day index; `README.md` beside it is its twin for code hosts. */
export const DAY_INDEX_NAME = 'index.md';
export const DAY_INDEX_TWIN_NAME = 'README.md';

export function kindOfPath(path: string): FileKind {
  if (!path.startsWith('news/')) return 'page';
  if (!isDayIndexName(baseName(path))) return 'event';
  return path.split('/').length === 5 ? 'day-index' : 'page';
}

export function isDayIndexName(name: string): boolean {
  return name === DAY_INDEX_NAME || name === DAY_INDEX_TWIN_NAME;
}

/** The index of a day folder such as `2012/05/1`, and its twin; neither need exist. */
export function dayIndexesOf(folder: string): readonly [string, string] {
  return [`news/${folder}/${DAY_INDEX_NAME}`, `news/${folder}/${DAY_INDEX_TWIN_NAME}`];
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folders between `news/` and the file: `2012/05/1`; whatever stands there when they are no date. */
export function dayFolder(path: string): string {
  return path.slice('news/'.length, Math.max(path.lastIndexOf('/'), 'news/'.length));
}

/** A whole number that grows with the date of the folder that a file is in; 0 when that is no date. */
export function dateOrderOfPath(path: string): number {
  const date = readDatePath(dayFolder(path))?.date;
  return date ? dateOrder(date) : 0;
}

/** The day of the folder that a file is in, as headings write it: `2012-05-1`; the folders as they stand when they are no date. */
export function dateLabelOf(path: string): string {
  const date = readDatePath(dayFolder(path))?.date;
  return date ? formatDateLabel(date) : dayFolder(path);
}

/** The file name without `.md`. */
export function slugOfPath(path: string): string {
  return baseName(path).replace(/\.md$/, '');
}

/** Where a link of the archive leads, or why it leads nowhere. */
export type LinkTarget = FileTarget | { readonly kind: 'malformed'; readonly fault: LinkFault };

export interface FileTarget {
  readonly kind: 'event' | 'day-index';
  /** What stands before `/news/`: `""`, or `/zh` in the Chinese archive. */
  readonly prefix: string;
  /** Exactly as written, such as `news/2012/05/1/slug.md`. */
  readonly path: string;
  readonly date: CalendarDate;
}

/** Why a link is not the path of an event or a day index; `found` quotes the part of the link that is wrong. */
export interface LinkFault {
  readonly reason:
    | 'empty'
    | 'web-address'
    | 'relative'
    | 'outside-news'
    | 'climbs'
    | 'not-a-date-path'
    | 'not-well-formed-date'
    | 'impossible-date'
    | 'not-markdown'
    | 'malformed-name';
  readonly found: string;
}

/** At most two folders before `/news/`. */
const PREFIX = /^(?:\/(?!\.{1,2}\/|news\/)[^/]+){1,2}(?=\/news\/)/;

/**
 * The link to a path: as it stands, save for what would end a Markdown link or be read as an escape. Slugs hold nothing of
 * that sort, but people can name a file as they like.
 */
export function urlOfPath(prefix: string, path: string): string {
  return `${prefix}/${path.replace(/[\s()<>%\\]/g, (character) => encodeURIComponent(character).replace(/[()]/g, hexOf))}`;
}

function hexOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

/** Reads the link of a relation, an entry, a change or a date heading. Links are taken as written, see `linkSpellings`. */
export function readLink(link: string): LinkTarget {
  const prefix = link.startsWith('/news/') ? '' : link.startsWith('/') ? PREFIX.exec(link)?.[0] : undefined;
  if (prefix === undefined) return malformedLink(link);
  // By hand and not by an expression: an archive has a million of them.
  const start = prefix.length + '/news/'.length;
  const dayEnd = link.indexOf('/', start + 'YYYY/MM/'.length);
  const nameStart = dayEnd + 1;
  const year = digits(link, start, start + 4);
  const month = digits(link, start + 5, start + 7);
  const day = digits(link, start + 8, dayEnd);
  const isDatePath = year >= 0 && link[start + 4] === '/' && month >= 0 && link[start + 7] === '/';
  const isDay = dayEnd - start <= 'YYYY/MM/DD'.length && day > 0 && link[start + 8] !== '0';
  const isName = link.length > nameStart + '.md'.length && link.endsWith('.md') && !link.includes('/', nameStart);
  if (!isDatePath || !isDay || !isName) return malformedLink(link);
  const date = { year, month, day };
  if (!isCalendarDate(date)) return malformed('impossible-date', link.slice(start, dayEnd));
  const kind = isDayIndexName(link.slice(nameStart)) ? 'day-index' : 'event';
  return { kind, prefix, path: link.slice(prefix.length + 1), date };
}

/** The number that stands between two offsets, -1 where anything else than digits does. */
function digits(text: string, start: number, end: number): number {
  let number = end > start ? 0 : -1;
  for (let i = start; i < end && number >= 0; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : -1;
  }
  return number;
}

/** Says what is wrong with a link that is not well formed. */
function malformedLink(link: string): LinkTarget {
  if (link === '') return malformed('empty', link);
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith('//')) return malformed('web-address', link);
  if (!link.startsWith('/')) return malformed('relative', link);
  const parts = link.split('/');
  const news = parts.indexOf('news');
  if (news < 1 || news > 3) return malformed('outside-news', link);
  if (parts.some((part) => part === '.' || part === '..')) return malformed('climbs', link);
  if (parts.length !== news + 5) return malformed('not-a-date-path', parts.slice(news + 1, -1).join('/'));

  const folders = parts.slice(news + 1, news + 4).join('/');
  const name = parts[news + 4] ?? '';
  if (!name.endsWith('.md')) return malformed('not-markdown', name);
  if (name === '.md') return malformed('malformed-name', name);
  const written = readDatePath(folders);
  if (!written) return malformed('not-a-date-path', folders);
  return malformed(isCalendarDate(written.date) ? 'not-well-formed-date' : 'impossible-date', folders);
}

/**
 * The ways a link may spell one path, the written one first: files are linked raw, but editors percent-encode
 * and Markdown authors escape punctuation with a backslash.
 */
export function linkSpellings(path: string): readonly string[] {
  const spellings = [path];
  if (path.includes('\\')) spellings.push(path.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
  if (path.includes('%')) {
    try {
      spellings.push(decodeURIComponent(path));
    } catch {
      // A stray percent sign: the link can only mean what it says.
    }
  }
  return spellings;
}

/** The last of them: the one that is remembered, whichever way a link spells it. */
export function plainSpelling(path: string): string {
  return path.includes('%') || path.includes('\\') ? (linkSpellings(path).at(-1) ?? path) : path;
}

/** True if the path could be a file below the archive root: never `..`, a drive, a backslash or a NUL. */
export function isArchivePath(path: string): boolean {
  return (
    path !== '' &&
    !path.includes('\0') &&
    !path.includes('\\') &&
    // No part between slashes is empty, `.` or `..`.
    !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path)
  );
}

function malformed(reason: LinkFault['reason'], found: string): LinkTarget {
  return { kind: 'malformed', fault: { reason, found } };
}
