/** Entries of a day index: their text, where they go, and an index for a day that has none. */
import type { Archive } from '../core/archive.js';
import {
  dateOrder,
  daysAfter,
  formatDateLabel,
  formatDatePath,
  readDatePath,
  type CalendarDate,
} from '../core/date.js';
import { entryLines } from '../core/entry-edits.js';
import type { DayIndex, Entry, Event } from '../core/event.js';
import { itemsOf } from '../core/event.js';
import { labelOfTitle } from '../core/label.js';
import { DAY_INDEX_NAME, dayIndexesOf, urlOfPath } from '../core/path.js';
import { lineBreakOf, type Edit, type Span } from '../core/text.js';
import { contextWord } from '../features/context-word.js';
import type { Document, Surroundings } from '../features/document.js';
import type { Plan } from './plan.js';

/** A day index with its text. */
export type DayIndexDocument = Document & { readonly file: DayIndex };

export function isDayIndex(document: Document | undefined): document is DayIndexDocument {
  return document?.file.kind === 'day-index';
}

/** The entry of an event, without a line break at its end: its topic, its title, and its summary or else its tags. */
export function entryText(event: Event, document: Document, prefix: string, path: string, title?: string): string {
  const said = title ?? event.titles[0]?.text ?? '';
  const tags = new Set(itemsOf(event, 'related').flatMap(({ context }) => context?.tags.map(({ text }) => text) ?? []));
  tags.delete('');
  const below =
    event.summary?.text ?? (tags.size > 0 ? `_${contextWord(document)}: ${[...tags].join(', ')}_` : undefined);
  return [
    ...(event.topic ? [`##### ${event.topic.text}`] : []),
    `### [${labelOfTitle(said)} ](${urlOfPath(prefix, path)})`,
    ...(below === undefined ? [] : [below]),
  ].join('\n');
}

/** Adds entries behind the others, before the link to the previous day. `taken` are stretches that go by the same change. */
export function addEntries(
  { file, text }: DayIndexDocument,
  entries: readonly string[],
  taken: readonly Span[] = [],
): Edit {
  const lineBreak = lineBreakOf(text);
  const written = entries.map((entry) => entry.replace(/\r\n?|\n/g, lineBreak)).join(lineBreak + lineBreak);
  const at = file.previousDay ? lineStart(text, file.previousDay.span.start) : text.length;
  let kept = at;
  for (const { start, end } of [...taken].sort((a, b) => b.start - a.start)) if (end === kept) kept = start;
  const before = text.slice(0, kept);
  // An empty line before and behind, where there is none yet.
  const blank =
    before.endsWith(lineBreak + lineBreak) || before === ''
      ? ''
      : before.endsWith(lineBreak)
        ? lineBreak
        : lineBreak + lineBreak;
  const behind = file.previousDay ? lineBreak + lineBreak : lineBreak;
  return { span: { start: at, end: at }, newText: blank + written + behind };
}

/** What an entry takes up: from its topic to where the next thing begins. */
export function entrySpan({ text }: DayIndexDocument, entry: Entry): Span {
  return entryLines(text, entry);
}

/** A day's index and its twin, of those that exist. */
export function dayIndexDocuments(folder: string, { archive, read }: Surroundings): readonly DayIndexDocument[] {
  return dayIndexesOf(folder)
    .filter((path) => archive.has(path))
    .map(read)
    .filter(isDayIndex);
}

/** Adds entries to the index of a day and its twin, `documents`, which are created where there are none. */
export function listOnDay(
  folder: string,
  entries: readonly string[],
  around: Surroundings,
  plan: Plan,
  documents: readonly DayIndexDocument[] = dayIndexDocuments(folder, around),
): void {
  if (entries.length === 0) return;
  for (const document of documents) plan.edit(document, [addEntries(document, entries, plan.takenFrom(document.path))]);
  const date = dayOfFolder(folder);
  if (documents.length > 0 || !date) return;
  for (const { path, text } of newDayIndexes(date, entries, around)) plan.create(path, text);
  for (const { document, edit } of nextDayEdits(date, around)) plan.edit(document, [edit]);
}

/** A file to be created. */
interface NewDayIndex {
  readonly path: string;
  readonly text: string;
}

/**
 * The index of a day that has none, and its twin where the archive has twins: like the index of the nearest earlier day,
 * or else later one, with its own dates, its own entries, and a link to the day before.
 */
function newDayIndexes(date: CalendarDate, entries: readonly string[], around: Surroundings): readonly NewDayIndex[] {
  const earlier = nearestDayIndex(date, -1, around.archive);
  const model = earlier ?? nearestDayIndex(date, 1, around.archive);
  const document = model && around.read(`news/${formatDatePath(model)}/${DAY_INDEX_NAME}`);
  const text =
    isDayIndex(document) && model
      ? textLike(document, model, date, entries, earlier)
      : plainText(date, entries, around.archive.linkPrefix);
  const [path, twin] = dayIndexesOf(formatDatePath(date));
  const hasTwin = model && around.archive.has(dayIndexesOf(formatDatePath(model))[1]);
  return [{ path, text }, ...(hasTwin ? [{ path: twin, text }] : [])];
}

function textLike(
  { text, file }: DayIndexDocument,
  model: CalendarDate,
  date: CalendarDate,
  entries: readonly string[],
  previous: CalendarDate | undefined,
): string {
  const lineBreak = lineBreakOf(text);
  const { previousDay } = file;
  const bodyStart =
    file.entries[0]?.span.start ?? (previousDay && lineStart(text, previousDay.span.start)) ?? text.length;
  const head = text
    .slice(0, bodyStart)
    .replaceAll(formatDatePath(model), formatDatePath(date))
    .replaceAll(formatDateLabel(model), formatDateLabel(date));
  const body = entries.map((entry) => entry.replaceAll('\n', lineBreak) + lineBreak + lineBreak).join('');
  if (!previousDay) return head + body;
  const tail = text.slice(lineStart(text, previousDay.span.start));
  const { target } = previousDay;
  if (target.kind !== 'day-index') return head + body + tail;
  return head + body + tail.replaceAll(formatDatePath(target.date), formatDatePath(previous ?? daysAfter(date, -1)));
}

function plainText(date: CalendarDate, entries: readonly string[], prefix: string): string {
  const heading = `## [${formatDateLabel(date)}](${prefix}/news/${formatDatePath(date)}/${DAY_INDEX_NAME})\n\n`;
  const previous = `## [Previous Day...](${prefix}/news/${formatDatePath(daysAfter(date, -1))}/${DAY_INDEX_NAME})\n`;
  return heading + entries.map((entry) => `${entry}\n\n`).join('') + previous;
}

/** The link to the previous day of an index: to the nearest earlier day that has one. */
export function previousDayEdits({ file }: DayIndexDocument, date: CalendarDate, archive: Archive): readonly Edit[] {
  const link = file.previousDay;
  const previous = nearestDayIndex(date, -1, archive);
  if (link?.target.kind !== 'day-index' || !previous) return [];
  const newText = link.url.text.replace(formatDatePath(link.target.date), formatDatePath(previous));
  return [{ span: link.url, newText }];
}

/** The link to the previous day in the index after a new one: it would skip the new day. */
function nextDayEdits(date: CalendarDate, around: Surroundings): readonly { document: Document; edit: Edit }[] {
  const next = nearestDayIndex(date, 1, around.archive);
  if (!next) return [];
  return dayIndexDocuments(formatDatePath(next), around).flatMap((document) => {
    const link = document.file.previousDay;
    if (link?.target.kind !== 'day-index' || dateOrder(link.target.date) >= dateOrder(date)) return [];
    const newText = link.url.text.replace(formatDatePath(link.target.date), formatDatePath(date));
    return [{ document, edit: { span: link.url, newText } }];
  });
}

/** The nearest day before (-1) or behind (1) a date that has an index; undefined when there is none within ten years. */
export function nearestDayIndex(date: CalendarDate, step: -1 | 1, archive: Archive): CalendarDate | undefined {
  return nearestDay(date, step, (day) => archive.has(`news/${formatDatePath(day)}/${DAY_INDEX_NAME}`));
}

/** The nearest day before (-1) or behind (1) a date that is as asked for; undefined when there is none within ten years. */
export function nearestDay(
  date: CalendarDate,
  step: -1 | 1,
  isIt: (day: CalendarDate) => boolean,
): CalendarDate | undefined {
  let day = date;
  for (let count = 0; count < 3660; count++) {
    day = daysAfter(day, step);
    if (isIt(day)) return day;
  }
  return undefined;
}

/** The day that a folder such as `2012/05/1` stands for; undefined where it is not spelt so, or no such day. */
export function dayOfFolder(folder: string): CalendarDate | undefined {
  const written = readDatePath(folder);
  return written?.isWellFormed ? written.date : undefined;
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
