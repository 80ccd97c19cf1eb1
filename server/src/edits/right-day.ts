/** The other direction of "change to the folder's date": files go to the day that a heading, a folder or an index names. */
import type { ArchiveEdit, LaterEdit } from '../core/archive-edit.js';
import { counted } from '../core/counted.js';
import {
  formatDateLabel,
  formatDatePath,
  isCalendarDate,
  isSameDay,
  readDateLabel,
  readDatePath,
  type CalendarDate,
} from '../core/date.js';
import type { DateHeading, Entry } from '../core/event.js';
import { baseName, dayFolder, dayIndexesOf } from '../core/path.js';
import type { Problem } from '../core/problem.js';
import type { Steps } from '../core/steps.js';
import { contains, LineMap } from '../core/text.js';
import type { Document, Surroundings } from '../features/document.js';
import { dayIndexDocuments, dayOfFolder, entrySpan, listOnDay } from './day-index.js';
import { writtenEntry } from './move-entries.js';
import { moveFiles } from './move-files.js';
import { Plan } from './plan.js';
import { whereLinked } from './redirect.js';
import { relocate } from './relocate.js';
import type { RenameOptions } from './rename.js';

/** The changes that make heading, folder and index agree by moving files or entries, the likeliest first. */
export function dayFixes(
  { rule, range }: Problem,
  document: Document,
  around: Surroundings,
  options: RenameOptions,
): readonly LaterEdit[] {
  if (!around.archive.isRead) return [];
  const { file, path, text } = document;
  const event = (day: CalendarDate): LaterEdit => moveEvent(path, day, around, options);
  const whole = (day: CalendarDate): readonly LaterEdit[] => moveDay(dayFolder(path), day, around, options);
  switch (rule) {
    case 'date-mismatch':
    case 'impossible-date':
      return daysNamed(document).flatMap((day) => (file.kind === 'event' ? [event(day)] : whole(day)));
    case 'malformed-date-path':
      return daysNamed(document).flatMap((day) => (file.kind === 'event' ? [event(day), ...whole(day)] : whole(day)));
    case 'unlisted-event':
      return daysListing(path, around).map(event);
    case 'misplaced-entry': {
      const offset = new LineMap(text).offset(range.start);
      const entry = file.kind === 'day-index' ? file.entries.find(({ link }) => contains(link.url, offset)) : undefined;
      return entry ? entryFixes(entry, path, around, options) : [];
    }
    default:
      return [];
  }
}

/** The days of the calendar that label, link and folder name, save the one that the file lies in. */
function daysNamed({ file, path }: Document): readonly CalendarDate[] {
  const folder = dayFolder(path);
  const here = dayOfFolder(folder);
  const misspelt = here ? undefined : readDatePath(folder)?.date;
  const named = [misspelt, ...(file.kind === 'page' ? [] : datesOf(file.dateHeading))];
  const days = named.filter((day) => day !== undefined && isCalendarDate(day) && !(here && isSameDay(day, here)));
  return unique(days as readonly CalendarDate[]);
}

function datesOf(heading: DateHeading | undefined): readonly (CalendarDate | undefined)[] {
  const { label, target } = heading?.link ?? {};
  return [label && readDateLabel(label.text)?.date, target?.kind === 'day-index' ? target.date : undefined];
}

/** The days, save its own, whose indexes list an event. */
function daysListing(path: string, { archive }: Surroundings): readonly CalendarDate[] {
  const folders = archive.listedBy(path).map(dayFolder);
  return unique(folders.filter((folder) => folder !== dayFolder(path)).flatMap((folder) => dayOfFolder(folder) ?? []));
}

function unique(days: readonly CalendarDate[]): readonly CalendarDate[] {
  return days.filter((day, index) => days.findIndex((other) => isSameDay(day, other)) === index);
}

function moveEvent(path: string, day: CalendarDate, around: Surroundings, options: RenameOptions): LaterEdit {
  const title = `Move the event to ${formatDateLabel(day)}`;
  const to = `news/${formatDatePath(day)}/${baseName(path)}`;
  return { title, plan: () => relocate([{ path, to }], around, { ...options, title }) };
}

/** None for a folder that holds one file: that is moved by itself. */
function moveDay(
  folder: string,
  day: CalendarDate,
  around: Surroundings,
  options: RenameOptions,
): readonly LaterEdit[] {
  const from = `news/${folder}`;
  const events = around.archive.pathsBelow(from).filter((path) => !dayIndexesOf(folder).includes(path)).length;
  const title = `Move the whole day to ${formatDateLabel(day)} (${counted(events, 'event', 'events')})`;
  const move = { from, to: `news/${formatDatePath(day)}` };
  return [{ title, plan: () => moveFiles([move], around, { ...options, title }) }];
}

/** An entry in the index of another day: it goes to the event's day, or the event comes to the day of the index. */
function entryFixes(
  { link }: Entry,
  index: string,
  around: Surroundings,
  options: RenameOptions,
): readonly LaterEdit[] {
  const { path } = whereLinked(link, around.archive);
  const [here, there] = [dayOfFolder(dayFolder(index)), dayOfFolder(dayFolder(path))];
  const event = around.read(path);
  if (!here || !there || event?.file.kind !== 'event') return [];
  const isListed = around.archive.listedBy(path).some((other) => dayFolder(other) === dayFolder(path));
  const title = isListed
    ? `Take the entry out: ${formatDateLabel(there)} lists the event`
    : `Move the entry to the index of ${formatDateLabel(there)}`;
  const fixes = [
    { title, plan: () => moveEntry(path, dayFolder(index), isListed, title, around) },
    moveEvent(path, here, around, options),
  ];
  const saysHere = datesOf(event.file.dateHeading).some((date) => date && isSameDay(date, here));
  return saysHere ? fixes.reverse() : fixes;
}

/** Out of the index of a day and its twin, and into those of the event's own day. */
function* moveEntry(
  path: string,
  folder: string,
  isListed: boolean,
  title: string,
  around: Surroundings,
): Steps<ArchiveEdit> {
  const plan = new Plan();
  let written: string | undefined;
  for (const document of dayIndexDocuments(folder, around)) {
    const entries = document.file.entries.filter(({ link }) => whereLinked(link, around.archive).path === path);
    written ??= entries[0] && writtenEntry(document, entries[0]);
    plan.edit(
      document,
      entries.map((entry) => ({ span: entrySpan(document, entry), newText: '' })),
    );
    yield;
  }
  if (!isListed && written !== undefined) listOnDay(dayFolder(path), [written], around, plan);
  return plan.finish(title);
}
