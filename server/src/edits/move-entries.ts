/** Takes entries out of the indexes of the days that events leave, and puts them into those of the days they go to. */
import { ownLines } from '../core/entry-edits.js';
import type { Entry } from '../core/event.js';
import { DAY_INDEX_NAME, dayFolder, dayIndexesOf } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import { applyEdits, type Edit, type Span } from '../core/text.js';
import { entrySpan, entryText, isDayIndex, listOnDay, type DayIndexDocument } from './day-index.js';
import { oldIndexesOf, readArriving, readHere, readMoved, type Moving, type Relocation } from './moving.js';
import { redirectedLink, whereLinked } from './redirect.js';

/** An entry on its way to the index of another day. */
interface Arrival {
  /** That day's folder. */
  readonly folder: string;
  /** What it will lead to. */
  readonly path: string;
  readonly text: string;
}

/** The entries of events that go to another day, and all those of an index that joins another one, in their order. */
export function* moveEntries(events: readonly Relocation[], move: Moving): Steps<void> {
  const arrivals = new Map<string, Arrival>();
  const leaving = new Map(events.map((event) => [event.path, event]));
  for (const folder of new Set([...events, ...move.joining].map(({ path }) => dayFolder(path)))) {
    for (const path of oldIndexesOf(`news/${folder}/${DAY_INDEX_NAME}`, move)) {
      const document = readHere(path, move.around);
      if (isDayIndex(document)) takeOut(document, leaving, arrivals, move);
      yield;
    }
  }
  for (const event of events) {
    if (arrivals.has(event.path)) continue;
    const text = newEntry(event, move);
    if (text !== undefined) arrivals.set(event.path, arrivalOf(event, text));
    yield;
  }
  for (const [folder, arriving] of byFolder(arrivals.values())) {
    const documents = dayIndexesOf(folder)
      .map((path) => readArriving(path, move))
      .filter(isDayIndex);
    // It may be listed there already, by its old path or by who moved it.
    const links = documents.flatMap(({ file }) => file.entries.map(({ link }) => link));
    const linked = links.map((link) => whereLinked(link, move.around.archive).path);
    const listed = new Set(linked.map((path) => move.moves.get(path)?.to ?? path));
    const entries = new Map(arriving.filter(({ path }) => !listed.has(path)).map(({ path, text }) => [path, text]));
    listOnDay(folder, [...entries.values()], move.around, move.plan, documents);
    yield;
  }
}

function byFolder(arrivals: Iterable<Arrival>): ReadonlyMap<string, readonly Arrival[]> {
  const folders = new Map<string, Arrival[]>();
  for (const arrival of arrivals) {
    const others = folders.get(arrival.folder);
    if (others) others.push(arrival);
    else folders.set(arrival.folder, [arrival]);
  }
  return folders;
}

function takeOut(
  document: DayIndexDocument,
  leaving: ReadonlyMap<string, Relocation>,
  arrivals: Map<string, Arrival>,
  { moves, joining, around, plan }: Moving,
): void {
  const index = moves.get(document.path);
  const joins = index && joining.has(index) ? dayFolder(index.to) : undefined;
  const taken: Edit[] = [];
  for (const entry of document.file.entries) {
    const { path, prefix } = whereLinked(entry.link, around.archive);
    const event = leaving.get(path);
    if (event) taken.push({ span: entrySpan(document, entry), newText: '' });
    if (arrivals.has(path)) continue;
    if (event) {
      const text = writtenEntry(document, entry, redirectedLink(entry.link, prefix, event.to, event.title));
      arrivals.set(path, arrivalOf(event, text));
    } else if (joins !== undefined)
      // The index goes, so everything below the entry goes with it.
      arrivals.set(path, { folder: joins, path, text: writtenLines(document.text, entry.span, []) });
  }
  plan.edit(document, taken);
}

function arrivalOf({ to }: Relocation, text: string): Arrival {
  return { folder: dayFolder(to), path: to, text };
}

/** What goes with an entry that leaves its index: its own lines, as they stand, see `entryText`; lines of people's stay. */
export function writtenEntry({ text }: DayIndexDocument, entry: Entry, edits: readonly Edit[] = []): string {
  return writtenLines(text, ownLines(text, entry), edits);
}

/** Without a line break at the end, lines ending in `\n`; the edits' places are those of the file. */
function writtenLines(text: string, span: Span, edits: readonly Edit[]): string {
  const moved = edits.map(({ span: { start, end }, newText }) => ({
    span: { start: start - span.start, end: end - span.start },
    newText,
  }));
  return applyEdits(text.slice(span.start, span.end), moved).replace(/\r\n?/g, '\n');
}

/** For an event that no index of its day listed. */
function newEntry({ path, to, title }: Relocation, move: Moving): string | undefined {
  const event = readMoved(path, move);
  if (event?.file.kind !== 'event') return undefined;
  return entryText(event.file, event, move.around.archive.linkPrefix, to, title);
}
