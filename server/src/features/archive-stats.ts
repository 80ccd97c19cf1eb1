/** What an archive amounts to: events by year, tags by use, and how its events hang together. From the index alone. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { dateOrderOfPath, kindOfPath } from '../core/path.js';
import { yearOfOrder } from '../core/date.js';
import { Groups } from '../core/groups.js';
import type { Steps } from '../core/steps.js';
import type { CountedTag } from './tag-report.js';

/** Numbers are those of the whole archive, whatever the lists leave out. Paths stand in the order of their code units. */
export interface ArchiveStats {
  readonly events: number;
  /** Those that lead, or would lead, to an event; `toOthers` of them to one that is there and is not the event itself. */
  readonly relations: { readonly total: number; readonly toOthers: number };
  /** From the first year with an event to the last; years without one are left out. */
  readonly years: readonly { readonly year: number; readonly events: number }[];
  /** Events in folders that are no date. */
  readonly undated: number;
  /** The most used first, then by name. */
  readonly tags: { readonly total: number; readonly tags: readonly CountedTag[] };
  /** Events that relate to no other event that is there; `named` of them name one that is not, or themselves. */
  readonly deadEnds: ListedEvents & { readonly named: number };
  /** Events that no other event relates to. */
  readonly unrelated: ListedEvents;
  /** Events of which both is true. */
  readonly alone: number;
  /** How many events the largest group has of those that hang together, in whichever direction they relate. */
  readonly largestGroup: number;
  readonly islands: Islands;
}

export interface ListedEvents {
  readonly total: number;
  readonly files: readonly string[];
}

/** Groups of two events and more that relate only among themselves, apart from the largest group. */
export interface Islands {
  readonly total: number;
  /** In all of them together. */
  readonly events: number;
  /** How many islands there are of each size, the largest first. */
  readonly sizes: readonly { readonly size: number; readonly islands: number }[];
  /** The largest first, then by the path of their first event. */
  readonly islands: readonly { readonly size: number; readonly files: readonly string[] }[];
}

const EVENTS_IN_A_STEP = 1000;

/** At most `most` tags, dead ends, events nobody relates to and islands. Time in proportion to the relations, but for sorting what is listed. */
export function* archiveStats(archive: Archive, most: number): Steps<ArchiveStats> {
  const years = yield* eventsByYear(archive);
  const web = yield* webOf(archive);
  const tags = yield* tagsByUse(archive, most);
  const { deadEnds, unrelated, named, alone, groups, relations } = web;
  const [largest, ...islands] = yield* groupsBySize(archive, groups);
  return {
    events: archive.eventCount,
    relations,
    ...years,
    tags,
    deadEnds: { ...listed(archive, deadEnds, most), named },
    unrelated: listed(archive, unrelated, most),
    alone,
    largestGroup: largest?.length ?? Math.min(alone, 1),
    islands: {
      total: islands.length,
      events: islands.reduce((sum, island) => sum + island.length, 0),
      sizes: sizesOf(islands),
      islands: islands.slice(0, most).map((files) => ({ size: files.length, files })),
    },
  };
}

function* eventsByYear(archive: Archive): Steps<Pick<ArchiveStats, 'years' | 'undated'>> {
  const counts = new Map<number, number>();
  let undated = 0;
  for (let id = 0; id < archive.fileCount; id++) {
    if (id % EVENTS_IN_A_STEP === 0) yield;
    if (!archive.exists(id)) continue;
    const path = archive.pathOf(id);
    if (kindOfPath(path) !== 'event') continue;
    const order = dateOrderOfPath(path);
    if (order === 0) undated++;
    else counts.set(yearOfOrder(order), (counts.get(yearOfOrder(order)) ?? 0) + 1);
  }
  const years = [...counts].map(([year, events]) => ({ year, events })).sort((a, b) => a.year - b.year);
  return { years, undated };
}

/** Who relates to whom, as far as that can be counted event by event. */
interface Web {
  readonly relations: ArchiveStats['relations'];
  readonly deadEnds: readonly FileId[];
  readonly named: number;
  readonly unrelated: readonly FileId[];
  readonly alone: number;
  readonly groups: Groups;
}

function* webOf(archive: Archive): Steps<Web> {
  const groups = new Groups(archive.fileCount);
  /** Per file, 1 for one that another event relates to. */
  const isRelatedTo = new Uint8Array(archive.fileCount);
  const deadEnds: FileId[] = [];
  let [total, toOthers, named] = [0, 0, 0];
  for (let id = 0; id < archive.fileCount; id++) {
    if (id % EVENTS_IN_A_STEP === 0) yield;
    if (!archive.isEvent(id)) continue;
    let [of, ofOthers] = [0, 0];
    archive.someRelation(id, (target) => {
      of++;
      if (target === id || !archive.isEvent(target)) return false;
      ofOthers++;
      isRelatedTo[target] = 1;
      groups.join(id, target);
      return false;
    });
    total += of;
    toOthers += ofOthers;
    if (ofOthers > 0) continue;
    deadEnds.push(id);
    if (of > 0) named++;
  }
  const unrelated: FileId[] = [];
  for (const id of archive.eventIds()) if (isRelatedTo[id] === 0) unrelated.push(id);
  const alone = deadEnds.filter((id) => isRelatedTo[id] === 0).length;
  return { relations: { total, toOthers }, deadEnds, named, unrelated, alone, groups };
}

/** The paths of the events that hang together, each group sorted; the largest group first, no event that is alone. */
function* groupsBySize(archive: Archive, groups: Groups): Steps<readonly (readonly string[])[]> {
  const found = new Map<FileId, string[]>();
  for (let id = 0; id < archive.fileCount; id++) {
    if (id % EVENTS_IN_A_STEP === 0) yield;
    if (groups.sizeAt(id) < 2) continue;
    const group = found.get(groups.of(id));
    if (group) group.push(archive.pathOf(id));
    else found.set(groups.of(id), [archive.pathOf(id)]);
  }
  const sorted = [...found.values()].map((files) => files.sort());
  return sorted.sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

function sizesOf(islands: readonly (readonly string[])[]): Islands['sizes'] {
  const sizes = new Map<number, number>();
  for (const { length } of islands) sizes.set(length, (sizes.get(length) ?? 0) + 1);
  return [...sizes].map(([size, count]) => ({ size, islands: count }));
}

function* tagsByUse(archive: Archive, most: number): Steps<ArchiveStats['tags']> {
  const { tags, taggedEvents } = archive;
  const used = [...tags.inUse()].map((tag) => ({ tag, name: tags.name(tag), uses: tags.uses(tag) }));
  used.sort((a, b) => b.uses - a.uses || (a.name < b.name ? -1 : 1));
  while (taggedEvents.prepare()) yield;
  const shown = used.slice(0, most).map(({ tag, name, uses }) => ({
    tag: name,
    relations: uses,
    events: taggedEvents.with(tag).length,
  }));
  return { total: used.length, tags: shown };
}

function listed(archive: Archive, ids: readonly FileId[], most: number): ListedEvents {
  const files = ids.map((id) => archive.pathOf(id)).sort();
  return { total: ids.length, files: files.slice(0, most) };
}
