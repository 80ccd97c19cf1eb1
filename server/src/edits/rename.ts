/** Rename: what can be renamed at a place, and the change that renames it across the archive. */
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { formatDateLabel, formatDatePath, isCalendarDate, readDateLabel } from '../core/date.js';
import type { Archive } from '../core/archive.js';
import { baseName, dayFolder, kindOfPath, slugOfPath } from '../core/path.js';
import { isSlugOfTitle, slugOfTitle } from '../core/slug.js';
import type { Steps } from '../core/steps.js';
import type { Span } from '../core/text.js';
import type { Document, Surroundings } from '../features/document.js';
import { pathOfTarget } from '../features/find-events.js';
import { targetAt } from '../features/target.js';
import type { ChangesList } from './changes.js';
import { moveFiles } from './move-files.js';
import { relocate } from './relocate.js';
import { renameTag, renameTopic } from './rename-tag.js';

/** Something with a name that the whole archive shares. */
export type Renamable =
  /** The event at `path`, which the title or a link to it stands for. */
  | { readonly kind: 'event'; readonly path: string; readonly span: Span; readonly name: string }
  | { readonly kind: 'tag' | 'topic'; readonly span: Span; readonly name: string }
  /** The day of the event at `path`, or of all events where that is a day index; the date heading names it. */
  | { readonly kind: 'day'; readonly path: string; readonly span: Span; readonly name: string };

export interface RenameOptions {
  readonly changes: ChangesList;
  readonly now: Date;
}

/** What is to be renamed at an offset, with the span and the name to be edited. Refuses where there is nothing, and says why. */
export function renamableAt(document: Document, offset: number, around: Surroundings): Renamable {
  if (!around.archive.isRead) throw new Refusal('The archive is still being read. Try again in a moment.');
  const target = targetAt(document.file, offset);
  switch (target?.kind) {
    case 'title':
      if (!around.archive.isEvent(around.archive.idOf(document.path) ?? -1))
        throw new Refusal('This file is not an event of the archive.');
      return { kind: 'event', path: document.path, span: target.span, name: target.span.text };
    case 'tag':
      return { kind: 'tag', span: target.tag, name: target.tag.text };
    case 'topic':
      return { kind: 'topic', span: target.span, name: target.span.text };
    case 'date-heading': {
      if (kindOfPath(document.path) === 'page') throw new Refusal('This file is no event and no index of a day.');
      const { link } = target.heading;
      if (!link) throw new Refusal('The date heading has no link. Mend it first.');
      return { kind: 'day', path: document.path, span: link.label, name: link.label.text };
    }
    case 'relation':
    case 'entry':
    case 'link': {
      const path = target.link.target.kind === 'event' ? pathOfTarget(target.link.target, around.archive) : '';
      const event = around.archive.event(path);
      if (!event)
        throw new Refusal('The link leads to no event, so there is nothing to rename. Repair the link first.');
      return { kind: 'event', path, span: target.link.label, name: event.title };
    }
    case 'source':
    case 'change':
    case undefined:
      throw new Refusal('Only titles, relations, tags, topics and date headings are renamed across the archive.');
  }
}

/** The change that gives it another name. Refuses a name that cannot be, and says why. */
export function* rename(
  renamable: Renamable,
  newName: string,
  around: Surroundings,
  options: RenameOptions,
): Steps<ArchiveEdit> {
  switch (renamable.kind) {
    case 'event':
      return yield* renameEvent(renamable.path, newName, around, options);
    case 'day':
      return yield* moveToDay(renamable.path, newName, around, options);
    case 'tag':
      return yield* renameTag(renamable.name, newName, around);
    case 'topic':
      return yield* renameTopic(renamable.name, newName, around);
  }
}

/** Gives an event another title, and the slug that goes with it. */
export function* renameEvent(
  path: string,
  newTitle: string,
  around: Surroundings,
  options: RenameOptions,
): Steps<ArchiveEdit> {
  const title = newTitle.trim();
  if (title === '') throw new Refusal('The new title is empty.');
  if (/[\r\n]/.test(title)) throw new Refusal('A title stands on one line.');
  const slug = slugFor(title, path, around.archive);
  if (slug === '')
    throw new Refusal(`No file can be named after "${title}": it holds no letters or digits that a slug could keep.`);
  const to = `${path.slice(0, -baseName(path).length)}${slug}.md`;
  return yield* relocate([{ path, to, title }], around, { ...options, title: `Rename event to "${title}"` });
}

/** Moves an event, or with its index the whole day, to the day that a label such as `2012-05-1` names. */
export function* moveToDay(
  path: string,
  label: string,
  around: Surroundings,
  options: RenameOptions,
): Steps<ArchiveEdit> {
  const date = readDateLabel(label)?.date;
  if (!date) throw new Refusal(`"${label.trim()}" is no date. Write it like 2012-05-1.`);
  if (!isCalendarDate(date)) throw new Refusal(`There is no ${formatDateLabel(date)} in the calendar.`);
  const folder = `news/${formatDatePath(date)}`;
  if (kindOfPath(path) === 'event')
    return yield* relocate([{ path, to: `${folder}/${baseName(path)}` }], around, {
      ...options,
      title: `Move event to ${formatDateLabel(date)}`,
    });
  const title = `Move the whole day to ${formatDateLabel(date)}`;
  return yield* moveFiles([{ from: `news/${dayFolder(path)}`, to: folder }], around, { ...options, title });
}

/** In the style of the slug before; one that follows from the title as it is, stays. */
/** The slug that a new title gives; the old one where that is of the title already, empty where no letter of it can be kept. */
export function slugFor(title: string, path: string, archive: Archive): string {
  const slug = slugOfPath(path);
  if (isSlugOfTitle(slug, title)) return slug;
  // A latin slug keeps nothing of a title in another script; the next title may be in Latin letters again.
  const others = archive.eventsOfDay(dayFolder(path)).filter((other) => other !== path);
  const isLatin = isLatinSlug(slug) || (others.length > 0 && others.every((other) => isLatinSlug(slugOfPath(other))));
  const latin = isLatin && !/[^\p{Script=Latin}\P{L}]/u.test(title) ? slugOfTitle(title, 'latin') : '';
  return latin === '' ? slugOfTitle(title, 'script') : latin;
}

function isLatinSlug(slug: string): boolean {
  return /^[a-z0-9-]*$/.test(slug);
}
