/** Gives events another path or title, with everything in the archive that follows from it. */
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { formatDateLabel, formatDatePath, isCalendarDate } from '../core/date.js';
import type { DateHeading, Event } from '../core/event.js';
import { dayFolder, dayIndexesOf, isDayIndexName, kindOfPath, baseName, slugOfPath } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import { applyEdits, type Edit } from '../core/text.js';
import type { Document, Surroundings } from '../features/document.js';
import { pathOfTarget } from '../features/find-events.js';
import { changesEdits, type ChangesList } from './changes.js';
import {
  addEntries,
  dayIndexDocuments,
  dayOfFolder,
  entrySpan,
  entryText,
  newDayIndexes,
  nextDayEdits,
} from './day-index.js';
import { Plan } from './plan.js';
import { redirect, redirectedLink } from './redirect.js';

/** A file that is moved; `path` and `to` may be the same when only its title changes. */
export interface Relocation {
  readonly path: string;
  readonly to: string;
  /** The new title of an event; undefined: it stays. */
  readonly title?: string;
}

export interface RelocateOptions {
  /** What the change does, for people. */
  readonly title: string;
  readonly changes: ChangesList;
  readonly now: Date;
  /** The files are moved by somebody else, or have been: only what follows from it is planned. */
  readonly isMovedElsewhere?: boolean;
}

/**
 * The event's title and date heading, its *Changes*, the indexes of both days and their twins, and every link to it. A day
 * index among the files takes its entries along. Refuses where a file would take another's place.
 */
export function* relocate(
  relocations: readonly Relocation[],
  around: Surroundings,
  options: RelocateOptions,
): Steps<ArchiveEdit> {
  const moves = new Map(relocations.map((relocation) => [relocation.path, relocation]));
  if (!options.isMovedElsewhere) for (const { path, to } of relocations) refuseTaken(path, to, moves, around);
  const plan = new Plan();
  const changesDay = (path: string): boolean => dayFolder(moves.get(path)?.to ?? path) !== dayFolder(path);
  const isOwnIndex = (file: string, target: string): boolean =>
    dayIndexesOf(dayFolder(target)).includes(file) && !moves.has(file);

  const events = relocations.filter(({ path }) => kindOfPath(path) === 'event');
  const destinations = new Map(
    events.map(({ path, to, title }) => [path, title === undefined ? { path: to } : { path: to, title }]),
  );
  yield* redirect(destinations, around, plan, (file, target) => changesDay(target) && isOwnIndex(file, target));
  for (const relocation of relocations) {
    const document = around.read(relocation.path);
    if (document) plan.edit(document, ownEdits(document, relocation, options, around.archive.linkPrefix));
    if (!options.isMovedElsewhere) plan.rename(relocation.path, relocation.to);
    yield;
  }
  moveEntries(
    events.filter(({ path }) => changesDay(path) && !moves.has(dayIndexesOf(dayFolder(path))[0])),
    around,
    plan,
  );
  return plan.finish(options.title);
}

function refuseTaken(
  path: string,
  to: string,
  moves: ReadonlyMap<string, Relocation>,
  { archive }: Surroundings,
): void {
  if (path === to || !archive.has(to) || moves.has(to)) return;
  const isCaseOnly = archive.nearName(to) === path;
  if (!isCaseOnly)
    throw new Refusal(`There is a file "${to}" already. Give the event another title, or merge the two.`);
}

/** What changes in the moved file itself. */
function ownEdits(
  document: Document,
  { path, to, title }: Relocation,
  { changes: list, now }: RelocateOptions,
  usualPrefix: string,
): readonly Edit[] {
  const { file, text } = document;
  if (file.kind === 'page') return [];
  const heading = file.dateHeading ? headingEdits(file.dateHeading, path, to) : [];
  if (file.kind === 'day-index') return [...heading, ...formatsEdits(text, path, to)];
  const oldTitle = file.titles[0];
  const titleEdits = oldTitle && title !== undefined ? [{ span: oldTitle, newText: title }] : [];
  const before = { path, title: oldTitle?.text ?? '' };
  const after = { path: to, title: title ?? before.title };
  const changes =
    before.path === after.path && before.title === after.title
      ? []
      : changesEdits({ ...document, file }, before, after, prefixIn(file) ?? usualPrefix, { list, now });
  return [...heading, ...formatsEdits(text, path, to), ...titleEdits, ...changes];
}

/** What the event's own relations and changes begin with: `""` or `/zh`; undefined when it has none. */
export function prefixIn(event: Event): string | undefined {
  for (const { items, kind } of event.sections) {
    if (kind === 'sources') continue;
    for (const { link } of items) if (link?.target.kind === 'event') return link.target.prefix;
  }
  return undefined;
}

function headingEdits({ link }: DateHeading, path: string, to: string): readonly Edit[] {
  const date = dayOfFolder(dayFolder(to));
  if (!link || !date || !isCalendarDate(date) || dayFolder(path) === dayFolder(to)) return [];
  return [
    { span: link.label, newText: formatDateLabel(date) },
    { span: link.url, newText: link.url.text.replace(/\d{4}\/\d{1,2}\/\d{1,2}/, formatDatePath(date)) },
  ];
}

/** `Formats: [HTML](/news/2012/05/1/slug.html) …` names the file's own path thrice. */
function formatsEdits(text: string, path: string, to: string): readonly Edit[] {
  const line = /^\ufeff?\s*(Formats:[^\r\n]*)/.exec(text);
  const formats = line?.[1];
  if (!line || formats === undefined) return [];
  const start = line.index + line[0].length - formats.length;
  const newText = formats.replaceAll(
    `${dayFolder(path)}/${slugOfPath(path)}.`,
    () => `${dayFolder(to)}/${slugOfPath(to)}.`,
  );
  return [{ span: { start, end: start + formats.length }, newText }];
}

/** Takes the entries of events out of the indexes of their old days and puts them into those of the new ones. */
function moveEntries(events: readonly Relocation[], around: Surroundings, plan: Plan): void {
  const entries = new Map(events.map((event) => [event.path, entryAt(event, around)]));
  for (const folder of new Set(events.map(({ path }) => dayFolder(path)))) {
    for (const document of dayIndexDocuments(folder, around)) {
      const leaving = document.file.entries.filter(
        ({ link }) => link.target.kind === 'event' && entries.has(pathOfTarget(link.target, around.archive)),
      );
      plan.edit(
        document,
        leaving.map((entry) => ({ span: entrySpan(document, entry), newText: '' })),
      );
    }
  }
  for (const folder of new Set(events.map(({ to }) => dayFolder(to)))) {
    const listed = listedOn(folder, around);
    const arriving = events.filter(({ to }) => dayFolder(to) === folder && !listed.has(to));
    listOnDay(
      folder,
      arriving.flatMap(({ path }) => entries.get(path) ?? []),
      around,
      plan,
    );
  }
}

/** The paths that a day's index links to already, there or not. */
function listedOn(folder: string, around: Surroundings): ReadonlySet<string> {
  const links = dayIndexDocuments(folder, around).flatMap(({ file }) => file.entries.map(({ link }) => link.target));
  return new Set(links.flatMap((target) => (target.kind === 'event' ? [pathOfTarget(target, around.archive)] : [])));
}

/** Adds entries to the index of a day and its twin, which are created where there are none. */
export function listOnDay(folder: string, texts: readonly string[], around: Surroundings, plan: Plan): void {
  if (texts.length === 0) return;
  const documents = dayIndexDocuments(folder, around);
  for (const document of documents) plan.edit(document, [addEntries(document, texts)]);
  const date = dayOfFolder(folder);
  if (documents.length > 0 || !date) return;
  for (const { path, text } of newDayIndexes(date, texts, around)) plan.create(path, text);
  for (const { document, edit } of nextDayEdits(date, around)) plan.edit(document, [edit]);
}

/** The entry that an event has in its day's index, as it will read; a new one where it has none. */
function entryAt({ path, to, title }: Relocation, around: Surroundings): string | undefined {
  for (const document of dayIndexDocuments(dayFolder(path), around)) {
    for (const { link, span } of document.file.entries) {
      if (link.target.kind !== 'event' || pathOfTarget(link.target, around.archive) !== path) continue;
      const edits = redirectedLink(link, link.target.prefix, to, title).map(({ span: { start, end }, newText }) => ({
        span: { start: start - span.start, end: end - span.start },
        newText,
      }));
      return applyEdits(document.text.slice(span.start, span.end), edits).replace(/\r\n?/g, '\n');
    }
  }
  const event = around.read(path);
  return event?.file.kind === 'event' ? entryText(event.file, event, around.archive.linkPrefix, to, title) : undefined;
}

/** True for a path that an event of the archive can have. */
export function isEventPath(path: string): boolean {
  const date = dayOfFolder(dayFolder(path));
  return path.endsWith('.md') && date !== undefined && isCalendarDate(date) && !isDayIndexName(baseName(path));
}
