/** Gives events another path or title, with everything in the archive that follows from it. */
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { formatDateLabel, formatDatePath, isCalendarDate } from '../core/date.js';
import type { DateHeading, Event } from '../core/event.js';
import { baseName, DAY_INDEX_NAME, dayFolder, dayIndexesOf, kindOfPath, slugOfPath } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import type { Edit } from '../core/text.js';
import type { Document, Surroundings } from '../features/document.js';
import { changesEdits, type ChangesList } from './changes.js';
import { dayOfFolder } from './day-index.js';
import { moveEntries } from './move-entries.js';
import { leavesItsIndex, oldIndexesOf, readArriving, readMoved, type Moving, type Relocation } from './moving.js';
import { Plan } from './plan.js';
import { mendPreviousDays } from './previous-days.js';
import { redirect, type IsLeftOut } from './redirect.js';

export interface RelocateOptions {
  /** What the change does, for people. */
  readonly title: string;
  readonly changes: ChangesList;
  readonly now: Date;
  /** Who moves the files: the change itself, without this; the editor, right after it; or they have been moved already. */
  readonly moved?: 'byEditor' | 'already';
  /** Which links stay as they are. */
  readonly isLeftOut?: IsLeftOut;
}

/**
 * The event's title and date heading, its *Changes*, the indexes of both days and their twins, and every link to it. A day
 * index among the files takes its entries along; where its new day has an index already, they join those. Refuses where a
 * file would take another's place.
 */
export function* relocate(
  relocations: readonly Relocation[],
  around: Surroundings,
  options: RelocateOptions,
): Steps<ArchiveEdit> {
  const move = movingOf(relocations, around, options);
  const { plan, joining } = move;
  if (!options.moved) refuseTaken(relocations, move);
  const leaving = relocations.filter((each) => kindOfPath(each.path) === 'event' && leavesItsIndex(each, move));
  const isLeaving = new Set(leaving.map(({ path }) => path));
  const destinations = new Map(
    relocations.map(({ path, to, title }) => [path, title === undefined ? { path: to } : { path: to, title }]),
  );
  yield* redirect(destinations, around, plan, (file, target, link) => {
    const isTakenOut = isLeaving.has(target) && oldIndexesOf(target, move).includes(file);
    return isTakenOut || options.isLeftOut?.(file, target, link) === true;
  });
  for (const relocation of relocations) {
    const { path, to } = relocation;
    // What went from place to place is one file now.
    const document = move.origins.get(to) === relocation ? readMoved(path, move) : undefined;
    if (joining.has(relocation)) plan.delete(path);
    else {
      if (document) plan.edit(document, ownEdits(document, relocation, options, around.archive.linkPrefix));
      if (!options.moved) plan.rename(path, to);
    }
    yield;
  }
  yield* moveEntries(leaving, move);
  const days = relocations.filter(({ path }) => baseName(path) === DAY_INDEX_NAME && kindOfPath(path) === 'day-index');
  const dayMoves = days.map(({ path, to }) => ({ from: dayFolder(path), to: dayFolder(to) }));
  if (days.length > 0) yield* mendPreviousDays(dayMoves, around, (path) => readArriving(path, move), plan);
  return plan.finish(options.title);
}

function movingOf(relocations: readonly Relocation[], around: Surroundings, { moved }: RelocateOptions): Moving {
  const moves = new Map(relocations.map((relocation) => [relocation.path, relocation]));
  const joins = ({ path, to }: Relocation): boolean =>
    kindOfPath(path) === 'day-index' &&
    dayFolder(path) !== dayFolder(to) &&
    dayIndexesOf(dayFolder(to)).some((index) => around.archive.has(index) && !moves.has(index));
  return {
    moves,
    origins: new Map(relocations.map((relocation) => [relocation.to, relocation])),
    joining: new Set(moved ? [] : relocations.filter(joins)),
    around,
    plan: new Plan(),
    isDone: moved === 'already',
  };
}

function refuseTaken(relocations: readonly Relocation[], { moves, origins, joining, around }: Moving): void {
  const { archive } = around;
  for (const relocation of relocations) {
    const { path, to } = relocation;
    if (joining.has(relocation)) continue;
    if (origins.get(to) !== relocation)
      throw new Refusal(`Two files would be "${to}". Move them one by one, under names of their own.`);
    const isFree = path === to || !archive.has(to) || moves.has(to);
    if (!isFree) throw new Refusal(`There is a file "${to}" already. Give the event another title, or merge the two.`);
  }
}

/** What changes in the moved file itself. */
function ownEdits(
  document: Document,
  { path, to, title, oldTitle: titleBefore }: Relocation,
  { changes: list, now }: RelocateOptions,
  usualPrefix: string,
): readonly Edit[] {
  const { file, text } = document;
  if (file.kind === 'page') return [];
  const heading = file.dateHeading ? headingEdits(file.dateHeading, path, to) : [];
  if (file.kind === 'day-index') return [...heading, ...formatsEdits(text, path, to)];
  const oldTitle = file.titles[0];
  const titleEdits = oldTitle && title !== undefined ? [{ span: oldTitle, newText: title }] : [];
  const before = { path, title: titleBefore ?? oldTitle?.text ?? '' };
  const after = { path: to, title: title ?? oldTitle?.text ?? '' };
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

/** True for a path that an event of the archive can have. */
export function isEventPath(path: string): boolean {
  const date = dayOfFolder(dayFolder(path));
  return kindOfPath(path) === 'event' && path.endsWith('.md') && date !== undefined && isCalendarDate(date);
}
