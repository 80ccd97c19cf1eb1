/** Which tags an event most likely has, told by its text and by what events with the same words in their titles have. */
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import type { TagId } from '../core/tags.js';
import type { AskedWords } from '../core/titles-by-word.js';
import { tagsOfRelations } from './find-events.js';
import { wholeText, type EventText } from './rank-tags.js';

/** For each tag how likely the event has it, from 0 to 1. */
export type LikelyTags = ReadonlyMap<TagId, number>;

/** Fitted on half of the events of the Chinese archive and rounded. */
const FIT = {
  /** Log-odds of the topic, and times ln(1 + uses): what is used as a tag nowhere else was often cut from the title for want of a better one. */
  topic: -0.4,
  topicUse: 0.85,
  /**
   * A name in the title is a tag of the event as often as it is one of the other events whose titles have it; before any
   * of them is seen, as if it were in `seenAsTag` of `seen`.
   */
  seenAsTag: 1.2,
  seen: 3,
  /**
   * A tag that is not named: log-odds, and times those of the largest share that it has of the titles with one of the words.
   * That finds `中國` for an event that says `中国`, and `Mali` for one that says `Malian`.
   */
  unnamed: -2.5,
  unnamedShare: 2.1,
};

/** What is less likely finds nothing. */
const LEAST_LIKELY = 0.02;
/** More tags would make the search slower and no better. */
const MOST_TAGS = 30;

/** What is certain: the event's relations, or relations to it, carry it. */
const CERTAIN = 1;

/** At most thirty tags, the likeliest first. */
export function likelyTags(
  event: EventText,
  certain: Iterable<TagId>,
  words: AskedWords,
  archive: Archive,
): LikelyTags {
  const { tags } = archive;
  const likely = new Map<TagId, number>();
  for (const [tag, share] of sharesByWords(words, archive))
    likely.set(tag, chance(FIT.unnamed + FIT.unnamedShare * logOdds(share)));
  for (const [name, naming] of archive.namesIn(wholeText(event))) {
    const tag = naming === 'free' ? tags.idOf(name) : undefined;
    if (tag !== undefined) likely.set(tag, chanceOfName(name, tag, words, archive));
  }
  const topic = tags.idOf(event.topic);
  if (topic !== undefined) likely.set(topic, chance(FIT.topic + FIT.topicUse * Math.log1p(tags.uses(topic))));
  // A tag of nothing but an unfinished relation finds nothing.
  for (const tag of certain) if (tags.uses(tag) > 0) likely.set(tag, CERTAIN);
  const best = [...likely].filter(([, likelihood]) => likelihood >= LEAST_LIKELY);
  best.sort(([a, one], [b, two]) => two - one || tags.uses(b) - tags.uses(a) || (tags.name(a) < tags.name(b) ? -1 : 1));
  return new Map(best.slice(0, MOST_TAGS));
}

/** How often the name is a tag where it stands in a title. */
function chanceOfName(name: string, tag: TagId, words: AskedWords, archive: Archive): number {
  const others = words.titlesWith(name);
  const tagged = others.filter((id) => hasTag(id, tag, archive));
  return (tagged.length + FIT.seenAsTag) / (others.length + FIT.seen);
}

function hasTag(id: FileId, tag: TagId, archive: Archive): boolean {
  return (
    archive.topicIdOf(id) === tag ||
    archive.someRelation(id, (_target, _label, list) => archive.tags.tagsOf(list).includes(tag))
  );
}

/** For each tag the largest share that it has of the titles with one of the words. */
function sharesByWords({ words }: AskedWords, archive: Archive): ReadonlyMap<TagId, number> {
  const shares = new Map<TagId, number>();
  const known = new Map<FileId, readonly TagId[]>();
  for (const { some } of words) {
    const counts = new Map<TagId, number>();
    for (const id of some) {
      let tags = known.get(id);
      if (!tags) known.set(id, (tags = tagsOfEvent(id, archive)));
      for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    // One title alone may have any tag, and two more without it are supposed, or rare words would prove too much.
    for (const [tag, count] of counts) {
      if (count > 1) shares.set(tag, Math.max(shares.get(tag) ?? 0, count / (some.length + 2)));
    }
  }
  return shares;
}

/** The tags of its relations, and its topic; each once. */
function tagsOfEvent(id: FileId, archive: Archive): readonly TagId[] {
  const tags = tagsOfRelations(id, archive);
  const topic = archive.topicIdOf(id);
  return topic === undefined || tags.has(topic) ? [...tags] : [topic, ...tags];
}

/** Of a share that is not quite 0 or 1, or one word would be proof. */
function logOdds(share: number): number {
  return Math.log((share + 0.02) / (1.02 - share));
}

function chance(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
