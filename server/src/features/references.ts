/** Find all references: everywhere an event, a tag, a topic or a day is named across the archive. */
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import type { ArchiveFile, Item } from '../core/event.js';
import type { LinkTarget } from '../core/path.js';
import { dayFolder, dayIndexesOf } from '../core/path.js';
import type { Span } from '../core/text.js';
import { linkOf } from './definition.js';
import type { Document, Surroundings } from './document.js';
import { eventsWithTopics, pathOfTarget } from './find-events.js';
import { targetAt } from './target.js';

export interface Reference {
  readonly document: Document;
  readonly span: Span;
}

/**
 * The references to what is under the cursor, file by file; undefined where there is nothing to refer to. The index says
 * which files name it, and each of those is read to see where. `hasDeclaration` adds the title of the event itself.
 */
export function references(
  document: Document,
  offset: number,
  around: Surroundings,
  hasDeclaration: boolean,
): readonly Reference[] | undefined {
  const target = targetAt(document.file, offset);
  if (!target) return undefined;
  switch (target.kind) {
    case 'title':
      return referencesToEvent(document.path, around, hasDeclaration);
    case 'tag':
      return referencesToTag(target.tag.text, around);
    case 'topic':
      return referencesToTopic(target.span.text, around);
    case 'date-heading':
      return referencesToDay(dayFolder(document.path), around);
    case 'source':
      return undefined;
    case 'relation':
    case 'change':
    case 'entry':
    case 'link': {
      const link = linkOf(target)?.target;
      if (!link || link.kind === 'malformed') return undefined;
      const path = pathOfTarget(link, around.archive);
      return link.kind === 'event'
        ? referencesToEvent(path, around, hasDeclaration)
        : referencesToDay(dayFolder(path), around);
    }
  }
}

/** Relations, changes and entries that lead to an event, which need not exist. */
function referencesToEvent(path: string, around: Surroundings, hasDeclaration: boolean): readonly Reference[] {
  const { archive } = around;
  const sources = [...new Set(archive.backlinks(path).map(({ source }) => archive.pathOf(source)))];
  const leadsHere = (target: LinkTarget): boolean => target.kind === 'event' && pathOfTarget(target, archive) === path;
  const found = spansIn([...sources, ...archive.successors(path), ...dayIndexesOf(dayFolder(path))], around, (file) =>
    linksOf(file).flatMap(({ link }) => (link && leadsHere(link.target) ? [link.span] : [])),
  );
  return hasDeclaration ? [...titlesOf(path, around), ...found] : found;
}

function titlesOf(path: string, around: Surroundings): readonly Reference[] {
  return spansIn([path], around, (file) => (file.kind === 'event' ? file.titles.slice(0, 1) : []));
}

function referencesToTag(name: string, around: Surroundings): readonly Reference[] {
  const { archive } = around;
  const id = archive.tags.idOf(name);
  if (id === undefined) return [];
  return spansIn(pathsOf(archive, archive.taggedEvents.with(id)), around, (file) =>
    itemsIn(file).flatMap(({ context }) => (context?.tags ?? []).filter((tag) => tag.text === name)),
  );
}

function referencesToTopic(topic: string, around: Surroundings): readonly Reference[] {
  const { archive } = around;
  return spansIn(pathsOf(archive, eventsWithTopics(archive, [topic]).get(topic)), around, (file) =>
    file.kind === 'event' && file.topic ? [file.topic] : [],
  );
}

function pathsOf(archive: Archive, events: Iterable<FileId> = []): readonly string[] {
  return Array.from(events, (event) => archive.pathOf(event));
}

/** The date headings of a day's events, and of its index. */
function referencesToDay(folder: string, around: Surroundings): readonly Reference[] {
  return spansIn([...dayIndexesOf(folder), ...around.archive.eventsOfDay(folder)], around, (file) =>
    file.kind !== 'page' && file.dateHeading ? [file.dateHeading.content] : [],
  );
}

function spansIn(
  paths: Iterable<string>,
  { read, archive }: Surroundings,
  spansOf: (file: ArchiveFile) => readonly Span[],
): readonly Reference[] {
  const existing = [...new Set(paths)].filter((path) => archive.has(path)).sort();
  return existing.flatMap((path) => {
    const document = read(path);
    return document ? spansOf(document.file).map((span) => ({ document, span })) : [];
  });
}

/** What may lead to an event: the items of an event, the entries of a day index. */
function linksOf(file: ArchiveFile): readonly Pick<Item, 'link'>[] {
  return file.kind === 'day-index' ? file.entries : itemsIn(file);
}

function itemsIn(file: ArchiveFile): readonly Item[] {
  return file.kind === 'event' ? file.sections.flatMap((section) => section.items) : [];
}
