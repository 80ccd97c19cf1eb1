/** Makes a day index say what its events say: entries, titles, topics, summaries, the link to the previous day, the twin. */
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { formatDateLabel, formatDatePath, type CalendarDate } from '../core/date.js';
import { entryLines, isRightBelow } from '../core/entry-edits.js';
import type { Entry, Event } from '../core/event.js';
import { plainText } from '../core/fold.js';
import { labelLike } from '../core/label.js';
import { DAY_INDEX_NAME, dayFolder, dayIndexesOf } from '../core/path.js';
import { scanFile } from '../core/read.js';
import { applyEdits, editBetween, lineBreakOf, lineEndFrom, type Edit } from '../core/text.js';
import type { Document, Surroundings } from '../features/document.js';
import { pathOfTarget } from '../features/find-events.js';
import {
  addEntries,
  dayIndexDocuments,
  dayOfFolder,
  entryText,
  isDayIndex,
  listOnDay,
  nearestDayIndex,
  previousDayEdits,
  type DayIndexDocument,
} from './day-index.js';
import { Plan } from './plan.js';

/**
 * For a day folder such as `2012/05/1`: the index and its twin, which are created where there are none. Entries keep their
 * order, and lines that are no part of an entry stay. Entries of events that are not there go, and so do doubled ones.
 */
export function rebuildDayIndex(folder: string, around: Surroundings): ArchiveEdit {
  const date = dayOfFolder(folder);
  if (!date) throw new Refusal(`"news/${folder}" is not the folder of a day.`);
  if (!around.archive.isRead) throw new Refusal('The archive is still being read. Try again in a moment.');
  const events = around.archive.eventsOfDay(folder);
  const documents = dayIndexDocuments(folder, around);
  if (events.length + documents.length === 0)
    throw new Refusal(`There is neither an event nor a day index of ${formatDateLabel(date)}.`);
  const plan = new Plan();
  if (documents.length === 0) listOnDay(folder, newEntries(events, around, true), around, plan);
  const texts = documents.map((document) => rebuilt(document, date, events, around));
  for (const [index, document] of documents.entries())
    plan.edit(document, [editBetween(document.text, texts[index] ?? document.text)]);
  const [text] = texts;
  const missing = dayIndexesOf(folder).find((path) => !around.archive.has(path));
  if (text !== undefined && missing !== undefined && isNeeded(missing, date, around)) plan.create(missing, text);
  const edit = plan.finish('Rebuild the day index');
  return isNothing(edit) ? { ...edit, title: 'The day index says what its events say' } : edit;
}

/** The same for the day index that is open; undefined where it says already what its events say, or nothing can be told. */
export function rebuildOpened({ path, file }: Document, around: Surroundings): ArchiveEdit | undefined {
  const folder = dayFolder(path);
  if (file.kind !== 'day-index' || !around.archive.isRead || !dayOfFolder(folder)) return undefined;
  const edit = rebuildDayIndex(folder, around);
  return isNothing(edit) ? undefined : edit;
}

function isNothing({ edits, creates }: ArchiveEdit): boolean {
  return edits.length + creates.length === 0;
}

/** The index proper is never missing; a twin is where the nearest day has one. */
function isNeeded(path: string, date: CalendarDate, { archive }: Surroundings): boolean {
  if (path.endsWith(`/${DAY_INDEX_NAME}`)) return true;
  const near = nearestDayIndex(date, -1, archive) ?? nearestDayIndex(date, 1, archive);
  return near !== undefined && archive.has(dayIndexesOf(formatDatePath(near))[1]);
}

/** The text of an index as it should be. */
function rebuilt(
  document: DayIndexDocument,
  date: CalendarDate,
  events: readonly string[],
  around: Surroundings,
): string {
  const { archive, read } = around;
  const { text, path: indexPath } = document;
  const edits: Edit[] = [];
  const listed = new Set<string>();
  const kept: { readonly entry: Entry; readonly event: Event }[] = [];
  for (const entry of document.file.entries) {
    const { target } = entry.link;
    const path = target.kind === 'event' ? pathOfTarget(target, archive) : undefined;
    // A link elsewhere is hand-written, and not ours to judge.
    if (path === undefined) continue;
    const isDoubled = listed.has(path);
    listed.add(path);
    const event = archive.has(path) && !isDoubled ? read(path)?.file : undefined;
    if (event?.kind === 'event') kept.push({ entry, event });
    // An event that is there and cannot be read now keeps its entry.
    else if (isDoubled || !archive.has(path)) edits.push({ span: entryLines(text, entry), newText: '' });
  }
  // Some archives say something below their entries, some never do.
  const saying = kept.filter(({ entry }) => entry.summary ?? entry.context);
  const isUsual = kept.length === 0 || saying.length > kept.length / 2;
  edits.push(...kept.flatMap(({ entry, event }) => entryEdits(text, entry, event, isUsual)));
  const unlisted = events.filter((path) => !listed.has(path));
  const missing = newEntries(unlisted, around, isUsual);
  const isCutShort = edits.some(({ span, newText }) => span.end === text.length && newText === '');
  const mended = applyEdits(text, edits);
  const ended = isCutShort ? mended.trimEnd() + text.slice(text.trimEnd().length) : mended;
  const withLink = inText(indexPath, ended, (now) => linkToPreviousDay(now, date, around));
  return inText(indexPath, withLink, (now) => (missing.length > 0 ? [addEntries(now, missing)] : []));
}

function inText(path: string, text: string, edits: (document: DayIndexDocument) => readonly Edit[]): string {
  const document: Document = { path, text, file: scanFile(path, text) };
  return isDayIndex(document) ? applyEdits(text, edits(document)) : text;
}

function entryEdits(text: string, entry: Entry, event: Event, isUsual: boolean): readonly Edit[] {
  const { link, topic, summary, context, span, content } = entry;
  const lineBreak = lineBreakOf(text);
  const edits: Edit[] = [];
  const title = event.titles[0]?.text;
  if (title !== undefined && title !== '' && plainText(link.label.text) !== plainText(title)) {
    edits.push({ span: link.label, newText: labelLike(link.label.text, title) });
  }
  if (event.topic && topic) edits.push({ span: topic, newText: event.topic.text });
  else if (event.topic) {
    const { start } = span;
    edits.push({ span: { start, end: start }, newText: `##### ${event.topic.text}${lineBreak}` });
  }
  if (!event.summary) return edits;
  const said = event.summary.text.replace(/\r\n?|\n/g, lineBreak);
  if (summary) {
    if (isRightBelow(text, entry, summary) && !isBeginning(summary.text, said))
      edits.push({ span: summary, newText: said });
  } else if (!context && isUsual) {
    const end = lineEndFrom(text, content.end);
    edits.push({ span: { start: end, end }, newText: lineBreak + said });
  }
  return edits;
}

/** An entry may say the first lines of a summary only, and that with an ellipsis. */
function isBeginning(text: string, summary: string): boolean {
  return summary.startsWith(
    text
      .trimEnd()
      .replace(/(?:\.\.\.|…)$/, '')
      .trimEnd(),
  );
}

/** The link set right; an index that has none gets one like that of the day before. */
function linkToPreviousDay(
  document: DayIndexDocument,
  date: CalendarDate,
  { archive, read }: Surroundings,
): readonly Edit[] {
  if (document.file.previousDay) return previousDayEdits(document, date, archive);
  const previous = nearestDayIndex(date, -1, archive);
  if (!previous) return [];
  const { text } = document;
  const path = `news/${formatDatePath(previous)}/${DAY_INDEX_NAME}`;
  const neighbour = read(path);
  const label = neighbour?.file.kind === 'day-index' ? neighbour.file.previousDay?.label.text : undefined;
  const lineBreak = lineBreakOf(text);
  const said = text.trimEnd();
  const newText = `${said === '' ? '' : lineBreak + lineBreak}## [${label ?? 'Previous Day...'}](${archive.linkPrefix}/${path})${lineBreak}`;
  return [{ span: { start: said.length, end: text.length }, newText }];
}

/** `isUsual`: with what entries say below their titles. */
function newEntries(paths: readonly string[], { read, archive }: Surroundings, isUsual: boolean): readonly string[] {
  return paths.flatMap((path) => {
    const event = read(path);
    if (event?.file.kind !== 'event') return [];
    const said: Event = isUsual ? event.file : { ...event.file, summary: undefined, sections: [] };
    return [entryText(said, event, archive.linkPrefix, path)];
  });
}
