/** An event as other programs take it: everything that it says, with links of the archive led to the files they name. */
import type { Archive } from '../core/archive.js';
import { isCalendarDate, readDatePath } from '../core/date.js';
import { itemsOf, type Context, type Event, type Item, type Link } from '../core/event.js';
import { plainText } from '../core/fold.js';
import { dayFolder } from '../core/path.js';
import type { EventDocument } from './document.js';

/** Every field is always there, null or empty for what the event does not say. Texts are plain: one line, entities decoded. */
export interface ExportedEvent {
  /** The archive path: `news/2014/03/7/slug.md`. */
  readonly file: string;
  /** The day of its folder as ISO 8601 has it, `2014-03-07`; null where the folder is no day of the calendar. */
  readonly date: string | null;
  readonly title: string | null;
  readonly topic: string | null;
  readonly summary: string | null;
  readonly sources: readonly ExportedSource[];
  readonly changes: readonly ExportedChange[];
  readonly relations: readonly ExportedRelation[];
}

/** A link as it is written, or only the text of an item that has none. */
interface ExportedLink {
  readonly label: string;
  readonly url: string | null;
}

export interface ExportedSource extends ExportedLink {
  /** What stands behind it on its line, such as pictures. */
  readonly further: readonly ExportedLink[];
}

/** A link of the archive: where it leads. */
interface LedLink extends ExportedLink {
  /** The archive path of a file that is there; null where the link leads nowhere. */
  readonly file: string | null;
}

export interface ExportedChange extends LedLink {
  /** What stands behind the link: `2014-03-07 10:00:00 (First version)`. */
  readonly note: string | null;
}

export interface ExportedRelation extends LedLink {
  /** Of the event that it leads to. */
  readonly title: string | null;
  readonly tags: readonly string[];
}

export function exportedEvent({ path, text, file: event }: EventDocument, archive: Archive): ExportedEvent {
  return {
    file: path,
    date: isoDateOf(path),
    title: plainOrNull(event.titles[0]?.text),
    topic: plainOrNull(event.topic?.text),
    summary: plainOrNull(event.summary?.text),
    sources: items(event, 'sources', (item) => ({ ...linkOf(item, text), further: item.furtherLinks.map(asLink) })),
    changes: items(event, 'changes', (item) => ({ ...ledLinkOf(item, text, archive), note: noteOf(item, text) })),
    relations: items(event, 'related', (item) => {
      const { label, url, file } = ledLinkOf(item, text, archive);
      // Not by `archive.event`, which would make objects of all relations of each of a million targets.
      const target = file === null ? undefined : archive.idOf(file);
      const title = target === undefined ? null : plainOrNull(archive.titleOf(target));
      return { label, url, file, title, tags: tagsOf(item.context) };
    }),
  };
}

function items<Exported>(
  event: Event,
  kind: 'sources' | 'changes' | 'related',
  asExported: (item: Item) => Exported,
): readonly Exported[] {
  return itemsOf(event, kind).map(asExported);
}

function isoDateOf(path: string): string | null {
  const date = readDatePath(dayFolder(path))?.date;
  if (!date || !isCalendarDate(date)) return null;
  const [year, month, day] = [String(date.year).padStart(4, '0'), twoDigits(date.month), twoDigits(date.day)];
  return `${year}-${month}-${day}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function asLink({ label, url }: Link): ExportedLink {
  return { label: plainText(label.text), url: url.text };
}

function linkOf({ link, content }: Item, text: string): ExportedLink {
  return link ? asLink(link) : { label: plainText(text.slice(content.start, content.end)), url: null };
}

function ledLinkOf(item: Item, text: string, archive: Archive): LedLink {
  // Member by member: of a million links, spreading takes a third of the time of an export.
  const { label, url } = linkOf(item, text);
  return { label, url, file: (item.link && archive.resolve(item.link.target)) ?? null };
}

/** Without the marks of its emphasis. */
function noteOf({ link, content }: Item, text: string): string | null {
  if (!link) return null;
  return plainOrNull(text.slice(link.span.end, content.end).replace(/^[\s_*]+|[\s_*]+$/g, ''));
}

/** As the archive knows them, the way `event-archive rename-tag` wants them. */
function tagsOf(context: Context | undefined): readonly string[] {
  return (context?.tags ?? []).map(({ text }) => text).filter((tag) => tag !== '');
}

function plainOrNull(text: string | undefined): string | null {
  return plainText(text ?? '') || null;
}
