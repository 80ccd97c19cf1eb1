/** Which events the open one most likely relates to: by tags, words of the title, topic, closeness in time, relations of relations. */
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import { Best } from '../core/best.js';
import { daysBetween } from '../core/date.js';
import { itemsOf, type Event } from '../core/event.js';
import { dateLabelOf, dateOrderOfPath } from '../core/path.js';
import type { TagId } from '../core/tags.js';
import { MOST_SAMPLED, type AskedWords } from '../core/titles-by-word.js';
import { eventsByTags } from './events-by-tags.js';
import type { EventDocument } from './document.js';
import { pathOfTarget, relatedTo } from './find-events.js';
import { likelyTags } from './likely-tags.js';
import { eventTextOf } from './rank-tags.js';
import { commonTags, reasonsFor, type Candidate } from './suggestion-reasons.js';

export interface Suggestion {
  readonly path: string;
  /** As it stands in the file; empty for an event without one. */
  readonly title: string;
  /** `2012-05-1`; the folders as they are where these are no date. */
  readonly date: string;
  /** What the two have in common, as a context lists it; empty where only their titles are alike. */
  readonly tags: readonly string[];
  /** Why it is offered, the strongest reason first. */
  readonly reasons: readonly string[];
  /** It relates to the open event already. */
  readonly relatesBack: boolean;
}

/**
 * Log-odds, fitted like those in `likely-tags.ts` and rounded. Nearly all is said by the tags; the rest decides between events
 * that are as likely by them, which are often many. `npm run bench:relations` prints what it comes to.
 */
const WEIGHT = {
  /** Times the logarithm of the score by tags. */
  tags: 1.2,
  likeness: 1.5,
  /** On the same day; a half of it after `NEAR` days. */
  near: 0.4,
  relatesBack: 0.4,
  /** Times ln(1 + how many). */
  byRelations: 0.35,
  topic: 0.3,
};

/** So many are worth looking through: among ten are about half of an event's relations, among thirty three quarters. */
export const MOST_SUGGESTED = 30;

/** Days. */
const NEAR = 30;
/** What a score by tags is compared with: of an event that shares none. */
const NO_TAGS = 0.003;

/** How many are looked at closer: more than anybody wants to see, because the order changes. */
const MOST_BY_TAGS = 150;
const MOST_BY_TITLE = 40;
const MOST_BY_RELATIONS = 50;

/** The events that it most likely relates to, best first, at most `most`; without itself and those that it relates to. */
export function suggestRelations(
  document: EventDocument,
  archive: Archive,
  most = MOST_SUGGESTED,
): readonly Suggestion[] {
  const best = new Best<Candidate>(most, (a, b) => archive.pathOf(a.id) < archive.pathOf(b.id));
  for (const candidate of candidatesFor(document, archive)) best.add(candidate, scoreOf(candidate));
  return best.entries().map(({ value }) => {
    const path = archive.pathOf(value.id);
    return {
      path,
      title: archive.titleOf(value.id),
      date: dateLabelOf(path),
      tags: commonTags(value, archive),
      reasons: reasonsFor(value, archive),
      relatesBack: value.relatesBack,
    };
  });
}

function scoreOf({ score, likeness, days, relatesBack, byRelations, hasTopic }: Candidate): number {
  return (
    WEIGHT.tags * Math.log(score + NO_TAGS) +
    WEIGHT.likeness * likeness +
    (days === undefined ? 0 : WEIGHT.near / (1 + days / NEAR)) +
    (relatesBack ? WEIGHT.relatesBack : 0) +
    WEIGHT.byRelations * Math.log1p(byRelations) +
    (hasTopic ? WEIGHT.topic : 0)
  );
}

function candidatesFor({ path, file }: EventDocument, archive: Archive): readonly Candidate[] {
  const own = archive.idOf(path);
  const event = eventTextOf(path, file);
  const words = archive.titles.withWordsOf(event.title, own);
  const backlinks = archive.backlinks(path).filter(({ source }) => source !== own);
  const certain = new Set([...tagsOf(file, archive), ...backlinks.flatMap(({ tags }) => tags)]);
  const likely = likelyTags(event, certain, words, archive);
  const byTags = new Map(eventsByTags(likely, own, archive, MOST_BY_TAGS).map((found) => [found.id, found]));
  const related = targetsOf(file, archive);
  const byRelations = relationsOf(related, archive);
  const relatingBack = new Set(backlinks.map(({ source }) => source));
  const found = new Set([
    ...byTags.keys(),
    ...bestOf(likeTitles(words), MOST_BY_TITLE, archive),
    ...bestOf(byRelations, MOST_BY_RELATIONS, archive),
    ...relatingBack,
  ]);
  const order = dateOrderOfPath(path);
  const isWanted = (id: FileId): boolean => id !== own && !related.has(id) && archive.isEvent(id);
  return [...found].filter(isWanted).map((id) => ({
    id,
    score: byTags.get(id)?.score ?? 0,
    tags: byTags.get(id)?.tags ?? [],
    likeness: words.likenessOf(id),
    days: daysFrom(order, archive.titles.dateOrder(id)),
    relatesBack: relatingBack.has(id),
    byRelations: byRelations.get(id) ?? 0,
    hasTopic: event.topic !== '' && archive.topicOf(id) === event.topic,
  }));
}

function daysFrom(order: number, other: number): number | undefined {
  return order === 0 || other === 0 ? undefined : daysBetween(order, other);
}

/** The tags of its relations, as far as the archive knows them. */
function tagsOf(event: Event, { tags }: Archive): readonly TagId[] {
  const written = itemsOf(event, 'related').flatMap(({ context }) => context?.tags ?? []);
  return written.map(({ text }) => tags.idOf(text)).filter((tag) => tag !== undefined);
}

/** The events that it relates to. */
function targetsOf(event: Event, archive: Archive): ReadonlySet<FileId> {
  const targets = new Set<FileId>();
  for (const { link } of itemsOf(event, 'related')) {
    const id = link?.target.kind === 'event' ? archive.idOf(pathOfTarget(link.target, archive)) : undefined;
    if (id !== undefined) targets.add(id);
  }
  return targets;
}

/** What some events relate to, each with how many of them do. */
function relationsOf(events: ReadonlySet<FileId>, archive: Archive): ReadonlyMap<FileId, number> {
  const counts = new Map<FileId, number>();
  for (const event of events) {
    for (const target of relatedTo(event, archive)) counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  return counts;
}

/** How alike the titles are that share a rare word with the one asked about. */
function* likeTitles({ words, likenessOf }: AskedWords): Generator<readonly [FileId, number]> {
  const sharing = new Set(words.filter(({ titles }) => titles <= MOST_SAMPLED).flatMap(({ some }) => some));
  for (const id of sharing) yield [id, likenessOf(id)];
}

function bestOf(rated: Iterable<readonly [FileId, number]>, most: number, archive: Archive): readonly FileId[] {
  const best = new Best<FileId>(most, (a, b) => archive.pathOf(a) < archive.pathOf(b));
  for (const [id, rating] of rated) best.add(id, rating);
  return best.entries().map(({ value }) => value);
}
