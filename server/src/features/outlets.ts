/** What the archive calls the outlets that its sources come from, told by its own use of their hosts. */
import type { Archive } from '../core/archive.js';
import { itemsOf } from '../core/event.js';
import type { Surroundings } from './document.js';

/** How many events are read for it: those nearest in time, for outlets change their names and their hosts. */
const MOST_EVENTS = 2000;

/** Names by host (lower case, without `www.`), each with how often it is used. */
export type Outlets = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** `dateOrder` as in `core/date.ts`. Reads up to two thousand files. */
export function outletsNear(dateOrder: number, { archive, read }: Surroundings): Outlets {
  const outlets = new Map<string, Map<string, number>>();
  for (const path of eventsNear(archive, dateOrder, MOST_EVENTS)) {
    const file = read(path)?.file;
    if (file?.kind !== 'event') continue;
    for (const { link } of itemsOf(file, 'sources')) {
      const host = link && hostOf(link.url.text);
      const label = link?.label.text.trim();
      if (!host || !label) continue;
      const names = outlets.get(host) ?? new Map<string, number>();
      names.set(label, (names.get(label) ?? 0) + 1);
      outlets.set(host, names);
    }
  }
  return outlets;
}

/** The usual names of a URL's outlet, the most used first; none for a host that is new to these events. */
export function outletNames(url: string, outlets: Outlets): readonly string[] {
  const names = outlets.get(hostOf(url) ?? '') ?? new Map<string, number>();
  return [...names].sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1)).map(([name]) => name);
}

/** Lower case, without `www.`; undefined for what is no `http` or `https` URL. */
export function hostOf(url: string): string | undefined {
  return /^https?:\/\/(?:[^/?#@\s]*@)?(?:www\.)?([^/?#:\s]*\.[^/?#:\s]+)/i.exec(url)?.[1]?.toLowerCase();
}

/** The events nearest to a day, at most so many, nearest first. */
export function eventsNear(archive: Archive, dateOrder: number, most: number): readonly string[] {
  const events = Array.from(archive.eventIds(), (id) => ({
    path: archive.pathOf(id),
    order: archive.titles.dateOrder(id),
  }));
  const away = (order: number): number => Math.abs(order - dateOrder);
  events.sort((a, b) => away(a.order) - away(b.order) || (a.path < b.path ? -1 : 1));
  return events.slice(0, most).map(({ path }) => path);
}
