/** Which event an unresolved link most likely means. */
import type { Archive } from '../core/archive.js';

export interface MeantEvent {
  readonly path: string;
  /** Why it is offered, worded to stand before the path: `the exact name is`. */
  readonly reason: string;
  /** True when no other event can be meant. */
  readonly isCertain: boolean;
}

const MOST_MEANT = 5;

/** At most five events, best first. */
export function meantEvents(path: string, archive: Archive): readonly MeantEvent[] {
  const near = archive.nearName(path);
  const exactName = near ? [{ path: near, reason: 'the exact name is', isCertain: true }] : [];
  const successors = archive.successors(path).filter((successor) => archive.has(successor));
  const renamed = successors.map((successor) => ({
    path: successor,
    reason: 'it was an earlier version of',
    isCertain: false,
  }));
  const all = [...exactName, ...renamed];
  return all
    .filter(({ path: found }, index) => all.findIndex((other) => other.path === found) === index)
    .slice(0, MOST_MEANT);
}
