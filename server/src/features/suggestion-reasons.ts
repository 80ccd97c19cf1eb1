/** What a suggested relation says of itself: the tags that the two events have in common, and why it is offered. */
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import { counted } from '../core/counted.js';
import type { SharedTag } from './events-by-tags.js';

/** What is known of an event that may be related. */
export interface Candidate {
  readonly id: FileId;
  /** As `eventsByTags` has it; 0 for one that shares no tag. */
  readonly score: number;
  readonly tags: readonly SharedTag[];
  /** How much of the open event's title stands in its title, from 0 to 1. */
  readonly likeness: number;
  /** Between the two; undefined where one of them lies in no day's folder. */
  readonly days: number | undefined;
  readonly relatesBack: boolean;
  /** How many of the open event's relations lead to events that relate to it. */
  readonly byRelations: number;
  readonly hasTopic: boolean;
}

/** A tag that the other event has is common where the open one is at least so likely to have it. */
const LEAST_LIKELY = 0.3;

/** From this likeness on titles are called alike. */
const ALIKE = 0.3;
/** So many days apart is no reason any more. */
const MOST_DAYS = 30;

/**
 * The tags of the context between the two, in the order in which the known archives write them: by code unit. Of the relations of the
 * Chinese archive 88 in a hundred have exactly these.
 */
export function commonTags({ tags }: Candidate, archive: Archive): readonly string[] {
  return common(tags)
    .map(({ tag }) => archive.tags.name(tag))
    .sort();
}

/** In words, the strongest first; never empty. */
export function reasonsFor(candidate: Candidate, archive: Archive): readonly string[] {
  const { byRelations, likeness, hasTopic, days } = candidate;
  const reasons = tagReasons(candidate, archive);
  if (byRelations > 0)
    reasons.push(`${byRelations} of the event's relations ${byRelations === 1 ? 'relates' : 'relate'} to it`);
  if (likeness >= ALIKE) reasons.push('titles alike');
  if (hasTopic) reasons.push('same topic');
  if (days !== undefined && days <= MOST_DAYS) reasons.push(daysApart(days));
  if (reasons.length === 0) reasons.push(candidate.relatesBack ? 'relates to the event' : 'words in common');
  return reasons;
}

function tagReasons({ tags }: Candidate, archive: Archive): string[] {
  const [rarest] = common(tags).toSorted((a, b) => a.events - b.events);
  const [likeliest] = tags;
  if (!rarest) return likeliest ? [`perhaps both about ${archive.tags.name(likeliest.tag)}`] : [];
  const name = archive.tags.name(rarest.tag);
  return [
    rarest.events > 0 ? `shares ${name}, as ${counted(rarest.events, 'event does', 'events do')}` : `shares ${name}`,
  ];
}

function daysApart(days: number): string {
  return days === 0 ? 'the same day' : `${counted(days, 'day', 'days')} apart`;
}

function common(tags: readonly SharedTag[]): readonly SharedTag[] {
  return tags.filter(({ likelihood }) => likelihood >= LEAST_LIKELY);
}
