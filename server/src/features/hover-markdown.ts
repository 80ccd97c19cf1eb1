/** Pieces of hovers: names, dates and events of an archive as Markdown. */
import type { Archive } from '../core/archive.js';
import { plainText } from '../core/fold.js';
import { dateLabelOf } from '../core/path.js';
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
      return `- ${hasDate ? `${dateLabelOf(path)} ` : ''}${linkTo(title, uriOf(path))}`;
    })
    .join('\n');
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
