/** What a hover says of a tag: how often it is used and when, its newest events and its first, and what may be the same tag. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { yearOfOrder } from '../core/date.js';
import type { Surroundings } from './document.js';
import { newestOf } from './find-events.js';
import { countOf, escapeMarkdown, eventList } from './hover-markdown.js';
import { nearDuplicatesOf } from './near-duplicates.js';

/** How many of a tag's events are shown, newest first, beside the first of all. */
const LATEST_EVENTS = 5;

/** Markdown, in words only: a screen reader reads what others see. */
export function describeTag(name: string, around: Surroundings): string {
  const { archive, uriOf } = around;
  const title = `**${escapeMarkdown(name)}**`;
  const id = archive.tags.idOf(name);
  const uses = archive.tags.usesOf(name);
  if (id === undefined || uses === 0) return `${title}\n\nNot used in this archive yet.`;
  const events = archive.taggedEvents.with(id);
  const listed = (ids: readonly FileId[]): string =>
    eventList(
      ids.map((event) => archive.pathOf(event)),
      archive,
      uriOf,
      true,
    );
  const latest = newestOf(archive, events, LATEST_EVENTS);
  const years = countsByYear(archive, events);
  const near = nearDuplicatesOf(id, around).map(
    ({ tag, why }) =>
      `${escapeMarkdown(archive.tags.name(tag))} (${why}; ${countOf(archive.tags.uses(tag), 'relation')})`,
  );
  return [
    title,
    `Used in ${countOf(uses, 'relation')} of ${countOf(events.length, 'event')}`,
    ...(years === '' ? [] : [`_Events a year:_ ${years}`]),
    ...(near.length === 0 ? [] : [`_Perhaps the same:_ ${near.join(', ')}`]),
    `_Last used:_\n\n${listed(latest)}`,
    ...(events.length > latest.length ? [`_First used:_\n\n${listed([oldestOf(archive, events)])}`] : []),
  ].join('\n\n');
}

/** More than any year of a date path. */
const YEARS = 10_000;

/** `2003 12, 2004 31`: the years in which it is used. Events in folders that are no date are left out. */
function countsByYear(archive: Archive, events: readonly FileId[]): string {
  const counts = new Uint32Array(YEARS);
  for (const event of events) {
    const year = yearOfOrder(archive.titles.dateOrder(event));
    counts[year] = (counts[year] ?? 0) + 1;
  }
  const used: string[] = [];
  for (let year = 1; year < YEARS; year++) if (counts[year] !== 0) used.push(`${year} ${counts[year]}`);
  return used.join(', ');
}

function oldestOf(archive: Archive, events: readonly FileId[]): FileId {
  const { titles } = archive;
  return events.reduce((oldest, event) => {
    const later = titles.dateOrder(event) - titles.dateOrder(oldest);
    return later < 0 || (later === 0 && archive.pathOf(event) < archive.pathOf(oldest)) ? event : oldest;
  });
}
