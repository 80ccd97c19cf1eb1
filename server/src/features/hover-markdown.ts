/** Pieces of hovers: names, dates and events of an archive as Markdown. */
import type { Archive } from '../core/archive.js';
import { formatDateLabel, readDatePath } from '../core/date.js';
import { plainText } from '../core/fold.js';
import { dayFolder } from '../core/path.js';
import type { Surroundings } from './document.js';

/** Events as a list of links, each behind its date if `hasDate`. */
export function eventList(
  paths: readonly string[],
  archive: Archive,
  uriOf: Surroundings['uriOf'],
  hasDate: boolean,
): string {
  return paths
    .map((path) => {
      const title = plainText(archive.event(path)?.title ?? '') || path;
      return `- ${hasDate ? `${dateOf(path)} ` : ''}${linkTo(title, uriOf(path))}`;
    })
    .join('\n');
}

/** The day of a file, as a label: `2012-05-1`. */
export function dateOf(path: string): string {
  const date = readDatePath(dayFolder(path))?.date;
  return date ? formatDateLabel(date) : dayFolder(path);
}

export function linkTo(label: string, url: string): string {
  return `[${escapeMarkdown(label)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}

/** Text from files must not act as Markdown or HTML in the editor. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>&~$-]/g, '\\$&');
}

/** `1 event`, `12 events`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
