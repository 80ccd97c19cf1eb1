/** Makes a day index say what its events say: entries, titles, topics, summaries, the link to the previous day. */
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import type { Entry, Event } from '../core/event.js';
import { plainText } from '../core/fold.js';
import { labelLike } from '../core/label.js';
import { lineBreakOf, type Edit } from '../core/text.js';
import type { Surroundings } from '../features/document.js';
import { pathOfTarget } from '../features/find-events.js';
import {
  addEntries,
  dayIndexDocuments,
  dayOfFolder,
  entrySpan,
  entryText,
  listOnDay,
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
  const plan = new Plan();
  const documents = dayIndexDocuments(folder, around);
  for (const document of documents) plan.edit(document, rebuilt(document, events, around));
  if (documents.length === 0)
    listOnDay(
      folder,
      events.flatMap((path) => newEntry(path, around)),
      around,
      plan,
    );
  else for (const document of documents) plan.edit(document, previousDayEdits(document, date, around.archive));
  return plan.finish('Rebuild the day index');
}

function rebuilt(document: DayIndexDocument, events: readonly string[], around: Surroundings): readonly Edit[] {
  const { archive, read } = around;
  const listed = new Set<string>();
  const edits: Edit[] = [];
  for (const entry of document.file.entries) {
    const { target } = entry.link;
    const path = target.kind === 'event' ? pathOfTarget(target, archive) : undefined;
    // A link elsewhere is hand-written, and not ours to judge.
    if (path === undefined) continue;
    const event = archive.has(path) && !listed.has(path) ? read(path)?.file : undefined;
    if (event?.kind === 'event') edits.push(...entryEdits(document, entry, event));
    else edits.push({ span: entrySpan(document, entry), newText: '' });
    listed.add(path);
  }
  const missing = events.filter((path) => !listed.has(path)).flatMap((path) => newEntry(path, around));
  return missing.length > 0 ? [...edits, addEntries(document, missing)] : edits;
}

function entryEdits({ text }: DayIndexDocument, entry: Entry, event: Event): readonly Edit[] {
  const edits: Edit[] = [];
  const title = event.titles[0]?.text;
  if (title !== undefined && title !== '' && plainText(entry.link.label.text) !== plainText(title)) {
    edits.push({ span: entry.link.label, newText: labelLike(entry.link.label.text, title) });
  }
  if (event.topic && entry.topic) edits.push({ span: entry.topic, newText: event.topic.text });
  else if (event.topic) {
    const { start } = entry.span;
    edits.push({ span: { start, end: start }, newText: `##### ${event.topic.text}${lineBreakOf(text)}` });
  }
  // An entry may say the beginning of a summary only.
  if (event.summary && entry.summary && !event.summary.text.startsWith(entry.summary.text.trimEnd())) {
    edits.push({ span: entry.summary, newText: event.summary.text });
  }
  return edits;
}

function newEntry(path: string, { read, archive }: Surroundings): readonly string[] {
  const event = read(path);
  return event?.file.kind === 'event' ? [entryText(event.file, event, archive.linkPrefix, path)] : [];
}
