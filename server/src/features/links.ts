/** Document links: everything in a file that a click can open. */
import type { Archive } from '../core/archive.js';
import { linksOf, type ArchiveFile, type Link } from '../core/event.js';
import type { Span } from '../core/text.js';

export type DocumentLink =
  | { readonly span: Span; readonly path: string }
  /** A source: the address as written, always `http:` or `https:`. */
  | { readonly span: Span; readonly url: string };

/** Links to files that exist and to web addresses; a broken relation is no link, so that clicking it creates no file. */
export function links({ file }: { readonly file: ArchiveFile }, archive: Archive): readonly DocumentLink[] {
  return allLinks(file).flatMap(({ url, target }): readonly DocumentLink[] => {
    if (/^https?:\/\/[^/\s]/i.test(url.text)) return [{ span: url, url: url.text }];
    const path = archive.resolve(target);
    return path === undefined ? [] : [{ span: url, path }];
  });
}

function allLinks(file: ArchiveFile): readonly Link[] {
  if (file.kind === 'page') return file.links;
  const heading = file.dateHeading?.link ? [file.dateHeading.link] : [];
  if (file.kind === 'event') {
    const items = file.sections.flatMap((section) => section.items);
    return [...heading, ...items.flatMap(linksOf)];
  }
  return [...heading, ...file.entries.map((entry) => entry.link), ...(file.previousDay ? [file.previousDay] : [])];
}
