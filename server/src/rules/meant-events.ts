/** Which events an unresolved link means by the archive's own word, and the fixes that lead it to an event. */
import type { Archive } from '../core/archive.js';
import { counted } from '../core/counted.js';
import { formatDateLabel, readDatePath } from '../core/date.js';
import { foldName, plainText } from '../core/fold.js';
import { shortened } from '../core/label.js';
import { dayFolder, kindOfPath, urlOfPath } from '../core/path.js';
import type { Fix, LostLink } from '../core/problem.js';

/** What the archive says of a path that is not there. */
export interface MeantEvents {
  /** Best first; none where the archive says nothing. */
  readonly paths: readonly string[];
  /** Why, worded to stand behind the fault: `it was an earlier version of "…"`. */
  readonly reason: string;
  /** True when no other event can be meant than the one that is named. */
  readonly isCertain: boolean;
}

/** More would be scrolled past. */
export const MOST_MEANT = 5;

const NONE: MeantEvents = { paths: [], reason: '', isCertain: false };

/** The event of exactly that name in another letter case or Unicode form, else those that name the path under *Changes*. */
export function meantEvents(path: string, archive: Archive): MeantEvents {
  const near = archive.nearName(path);
  if (near !== undefined && kindOfPath(near) === 'event')
    return { paths: [near], reason: `the exact name is "${near}"`, isCertain: true };
  const [latest, ...others] = laterVersions(path, archive);
  if (latest === undefined) return NONE;
  const more = others.length === 0 ? '' : ` and ${counted(others.length, 'other event', 'other events')}`;
  return {
    paths: [latest, ...others].slice(0, MOST_MEANT),
    reason: `it was an earlier version of "${latest}"${more}`,
    isCertain: others.length === 0,
  };
}

/** The events that name the path as an earlier version; those that are an earlier version themselves come last. */
function laterVersions(path: string, archive: Archive): readonly string[] {
  const later = archive.successors(path);
  if (later.length < 2) return later;
  const isLatest = (version: string): boolean => !archive.successors(version).some((other) => later.includes(other));
  return [...later.filter(isLatest), ...later.filter((version) => !isLatest(version))];
}

/** A fix for each of some events: it has the link lead there, and changes nothing else. */
export function changeLink(
  { span, prefix, path: lost }: LostLink,
  paths: readonly string[],
  archive: Archive,
  safety: Fix['safety'],
): readonly Fix[] {
  // Where only the spelling of the path is wrong, nothing else would tell the two apart.
  const names = paths.map((path) => (foldName(path) === foldName(lost) ? undefined : nameOf(path, archive)));
  return paths.map((path, i) => {
    const newText = urlOfPath(prefix, path);
    const isTold = names.every((name, j) => j === i || name !== names[i]);
    const name = isTold ? names[i] : undefined;
    return { title: `Change to ${name ?? `"${newText}"`}`, safety, edits: [{ span, newText }] };
  });
}

/** In a menu more is cut at its end, where the date stands. */
const LONGEST_TITLE = 70;

/** `"Ferry retired" (2014-03-7)`: says more in a menu than a slug; undefined for an event without a title. */
function nameOf(path: string, archive: Archive): string | undefined {
  const title = plainText(archive.event(path)?.title ?? '');
  const date = readDatePath(dayFolder(path))?.date;
  if (title === '' || !date) return undefined;
  return `"${shortened(title, LONGEST_TITLE)}" (${formatDateLabel(date)})`;
}
