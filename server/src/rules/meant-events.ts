/** Which events an unresolved link most likely means. */
import type { Archive } from '../core/archive.js';
import { dayFolder, slugOfPath } from '../core/path.js';

export interface MeantEvent {
  readonly path: string;
  /** Why it is offered, worded to stand before the path: `the exact name is`. */
  readonly reason: string;
  /** True when no other event can be meant. */
  readonly isCertain: boolean;
}

const MOST_MEANT = 5;

/** The least likeness of two slugs that is worth an offer, from 0 to 1: half of their pairs of characters in common. */
const LEAST_LIKENESS = 0.5;

/** At most five events, best first: the exact name, later versions of the event, then the day's events with a like slug. */
export function meantEvents(path: string, archive: Archive): readonly MeantEvent[] {
  const near = archive.nearName(path);
  const exactName = near ? [{ path: near, reason: 'the exact name is', isCertain: true }] : [];
  const successors = archive.successors(path).filter((successor) => archive.has(successor));
  const renamed = successors.map((found) => ({
    path: found,
    reason: 'it was an earlier version of',
    isCertain: false,
  }));
  const alike = likeSlugs(path, archive).map((found) => ({ path: found, reason: 'perhaps meant:', isCertain: false }));
  const all = [...exactName, ...renamed, ...alike];
  return all
    .filter(({ path: found }, index) => all.findIndex((other) => other.path === found) === index)
    .slice(0, MOST_MEANT);
}

function likeSlugs(path: string, archive: Archive): readonly string[] {
  const events = archive.eventsOfDay(dayFolder(path));
  // Most often there is no such day, and nothing to compare with.
  if (events.length === 0) return [];
  const wanted = pairsOf(slugOfPath(path));
  const rated = events.map((event) => ({ event, likeness: likeness(wanted, pairsOf(slugOfPath(event))) }));
  const alike = rated.filter((event) => event.likeness >= LEAST_LIKENESS);
  return alike.sort((a, b) => b.likeness - a.likeness).map(({ event }) => event);
}

/** Dice's coefficient of two bags of pairs of characters: 1 for equal texts, 0 for texts without a pair in common. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [pair, count] of a) common += Math.min(count, b.get(pair) ?? 0);
  const total = sizeOf(a) + sizeOf(b);
  return total === 0 ? 0 : (2 * common) / total;
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function sizeOf(bag: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of bag.values()) size += count;
  return size;
}
