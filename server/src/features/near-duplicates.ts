/** Near-duplicates among the tags in use: one thing under several names, each with why it is thought so. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { likenessOf, oddWords } from '../core/near-names.js';
import type { Steps } from '../core/steps.js';
import type { TagId } from '../core/tags.js';
import { holdsTag, readForTags, spellingsOf } from './borne-out.js';
import type { Surroundings } from './document.js';

export interface NearDuplicate {
  readonly tag: TagId;
  /** How its name differs: `plural`, `differs in letter case`, `traditional script`, `one letter`. */
  readonly why: string;
}

/** The near-duplicates of a tag, the most used first; what somebody has called two things left out. */
export function nearDuplicatesOf(tag: TagId, { archive, isApart }: Surroundings): readonly NearDuplicate[] {
  const { tags } = archive;
  const name = tags.name(tag);
  const slips = tags.near.oneLetterOff(tag).filter((meant) => isSlip(tag, meant, archive));
  return [...tags.near.alike(tag), ...slips]
    .filter((other) => isApart?.(name, tags.name(other)) !== true)
    .sort(byUse(archive))
    .map((other) => ({ tag: other, why: likenessOf(tags.name(other), name) ?? '' }));
}

/** A tag that could be merged into another one. */
export interface TagMerge {
  readonly tag: TagId;
  readonly into: TagId;
}

/** What could be merged at a tag: it into its most used near-duplicate, or, when it is that itself, the others into it. */
export function mergesAt(tag: TagId, around: Surroundings): readonly TagMerge[] {
  const near = nearDuplicatesOf(tag, around);
  const [best] = near;
  if (best && byUse(around.archive)(best.tag, tag) < 0) return [{ tag, into: best.tag }];
  return near.map((other) => ({ tag: other.tag, into: tag }));
}

/** A spelling that would win, and those that would be merged into it. */
export interface NearDuplicateGroup {
  readonly tag: TagId;
  /** The most used first; `why` is how each differs from the winner. */
  readonly others: readonly NearDuplicate[];
}

/** The groups of an archive, those first where most relations would change. A tag is in one group at most. */
export function* nearDuplicateGroups(around: Surroundings): Steps<readonly NearDuplicateGroup[]> {
  const { archive } = around;
  const { tags } = archive;
  while (tags.near.prepare()) yield;
  while (archive.titles.prepare()) yield;
  while (archive.taggedEvents.prepare()) yield;
  /** Per tag, those that would have it merged into them. */
  const near = new Map<TagId, NearDuplicate[]>();
  for (const tag of tags.inUse()) {
    for (const { tag: other } of nearDuplicatesOf(tag, around)) {
      // A slip is found from its own side only, all else from both.
      const [winner, loser] = byUse(archive)(tag, other) < 0 ? [tag, other] : [other, tag];
      const known = near.get(winner) ?? [];
      if (known.some((one) => one.tag === loser)) continue;
      near.set(winner, [...known, { tag: loser, why: likenessOf(tags.name(loser), tags.name(winner)) ?? '' }]);
    }
    yield;
  }
  const grouped = new Set<TagId>();
  const groups: NearDuplicateGroup[] = [];
  for (const [tag, found] of [...near].sort(([a], [b]) => byUse(archive)(a, b))) {
    if (grouped.has(tag)) continue;
    const others = found.filter((other) => !grouped.has(other.tag)).sort((a, b) => byUse(archive)(a.tag, b.tag));
    if (others.length === 0) continue;
    groups.push({ tag, others });
    for (const member of [tag, ...others.map((other) => other.tag)]) grouped.add(member);
  }
  const usesOfOthers = ({ others }: NearDuplicateGroup): number =>
    others.reduce((sum, other) => sum + tags.uses(other.tag), 0);
  return groups.sort((a, b) => usesOfOthers(b) - usesOfOthers(a) || byUse(archive)(a.tag, b.tag));
}

/** The more used first, then by code unit, so that which spelling wins does not depend on what was read first. */
function byUse({ tags }: Archive): (a: TagId, b: TagId) => number {
  return (a, b) => tags.uses(b) - tags.uses(a) || (tags.name(a) < tags.name(b) ? -1 : 1);
}

/**
 * Spelling alone cannot tell a slip from another name: Ireland and Iceland differ in one letter too. So an event with the tag must
 * be about what is meant, as one is that has the right spelling in another of its relations, and no title may know the odd word.
 */
function isSlip(tag: TagId, meant: TagId, archive: Archive): boolean {
  const odd = oddWords(archive.tags.name(tag), archive.tags.name(meant));
  if (!odd) return false;
  const isMeant = archive.taggedEvents.with(tag).some((event) => isAbout(event, meant, archive));
  return isMeant && !archive.titles.haveWord(odd.word);
}

/** True if an event says so by its topic, its title or the tags of its relations, in either direction. */
function isAbout(event: FileId, tag: TagId, archive: Archive): boolean {
  const name = archive.tags.name(tag);
  const relations = archive.eventById(event)?.relations ?? [];
  if ([...relations, ...archive.backlinks(archive.pathOf(event))].some(({ tags }) => tags.includes(tag))) return true;
  return holdsTag(readForTags(`${archive.titleOf(event)}\n${archive.topicOf(event)}`), spellingsOf(name));
}
