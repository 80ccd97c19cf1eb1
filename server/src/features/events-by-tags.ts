/** Which events are most likely related by the tags that they have in common. */
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import { Best } from '../core/best.js';
import { Ints } from '../core/ints.js';
import type { TagId } from '../core/tags.js';
import type { LikelyTags } from './likely-tags.js';

export interface EventByTags {
  readonly id: FileId;
  /** Grows with how likely it is related: about the chance, where the tags are certain. */
  readonly score: number;
  /** Those of the likely tags that it has for certain, by a relation from or to it or by its topic; the likeliest first. */
  readonly tags: readonly SharedTag[];
}

export interface SharedTag {
  readonly tag: TagId;
  /** How likely the event has it that is asked about, from 0 to 1. */
  readonly likelihood: number;
  /** How many events have relations that carry it. */
  readonly events: number;
}

/**
 * Of the N events that have a tag, n relate to a candidate by it: about n in N more will. So a rare tag weighs more than one
 * that half of the archive has, and what others relate to more than what nobody does.
 */
const WEIGHT = {
  /** Added to n, for events that have the tag and that nobody relates to yet. */
  supposed: 0.8,
  /** Added to N. */
  others: 2,
  /** Where so many events have the tag, and none relates to the candidate, it is half as likely for that; and so on with the square. */
  passedOver: 6,
};

/** Later than any `dateOrder`. */
const NEWEST = 1e8;

/** The best by tags, at most `most`, of equally good ones those nearest in time; `except`, which is asked about, is left out, and what its relations say does not count. */
export function eventsByTags(
  likely: LikelyTags,
  except: FileId | undefined,
  archive: Archive,
  most: number,
): readonly EventByTags[] {
  const { tags, fileCount } = archive;
  // A bit for each tag: at most thirty of them are likely.
  const wanted = [...likely];
  const bitsOf = new Int32Array(tags.count);
  for (const [index, [tag]] of wanted.entries()) bitsOf[tag] = 1 << index;
  const bitsOfLists = tags.bitsOfLists(bitsOf);

  const relatesBy = new Int32Array(fileCount);
  const eventsWith = new Float64Array(wanted.length);
  /** Of each relation that carries a likely tag, where it leads and its list of tags. */
  const relations = new Ints();
  archive.eachWithTags(
    (list) => bitsOfLists[list] !== 0,
    (source, list, target) => {
      if (source === except) return;
      relations.push(target);
      relations.push(list);
      const known = relatesBy[source] ?? 0;
      const bits = bitsOfLists[list] ?? 0;
      if ((bits & ~known) === 0) return;
      relatesBy[source] = known | bits;
      for (let left = bits & ~known; left !== 0; left &= left - 1) {
        const index = lowestBit(left);
        eventsWith[index] = (eventsWith[index] ?? 0) + 1;
      }
    },
  );

  const weights = wanted.map(([, likelihood], index) => likelihood / ((eventsWith[index] ?? 0) + WEIGHT.others));
  const related = sums(weights);
  const supposed = sums(weights.map((weight) => weight * WEIGHT.supposed));
  const passedOver = sums(
    weights.map(
      (weight, index) => (weight * WEIGHT.supposed) / (1 + ((eventsWith[index] ?? 0) / WEIGHT.passedOver) ** 2),
    ),
  );
  const relatedOfLists = new Float64Array(bitsOfLists.length);
  for (const [list, bits] of bitsOfLists.entries()) if (bits !== 0) relatedOfLists[list] = related(bits);
  const scores = new Float64Array(fileCount);
  const relatedBy = new Int32Array(fileCount);
  for (let at = 0; at < relations.length; at += 2) {
    const target = relations.get(at);
    const list = relations.get(at + 1);
    const bits = bitsOfLists[list] ?? 0;
    const known = relatedBy[target] ?? 0;
    scores[target] = (scores[target] ?? 0) + (relatedOfLists[list] ?? 0);
    if ((bits & ~known) === 0) continue;
    relatedBy[target] = known | bits;
    scores[target] = (scores[target] ?? 0) + supposed(bits & ~known);
  }

  const hasTags = (id: FileId): number => (relatesBy[id] ?? 0) | (bitsOf[archive.topicIdOf(id) ?? -1] ?? 0);
  const order = except === undefined ? NEWEST : archive.titles.dateOrder(except);
  const isBefore = (a: FileId, b: FileId): boolean => {
    const [one, two] = [Math.abs(order - archive.titles.dateOrder(a)), Math.abs(order - archive.titles.dateOrder(b))];
    // Many are equally likely, and a path is far slower to tell than a date.
    return one === two ? archive.pathOf(a) < archive.pathOf(b) : one < two;
  };
  const best = new Best<FileId>(most, isBefore);
  for (let id = 0; id < fileCount; id++) {
    const others = hasTags(id) & ~(relatedBy[id] ?? 0);
    const score = (scores[id] ?? 0) + (others === 0 ? 0 : passedOver(others));
    if (score > 0 && id !== except && archive.isEvent(id)) best.add(id, score);
  }
  return best.entries().map(({ value: id, key: score }) => {
    const bits = hasTags(id) | (relatedBy[id] ?? 0);
    const shared = wanted.map(([tag, likelihood], index) => ({ tag, likelihood, events: eventsWith[index] ?? 0 }));
    return { id, score, tags: shared.filter((_, index) => (bits & (1 << index)) !== 0) };
  });
}

/**
 * The sum of the weights of some bits; known from then on, because the same few come again and again. Weights are rounded so that sums are
 * exact: what a score is must not depend on the order in which relations became known.
 */
function sums(weights: readonly number[]): (bits: number) => number {
  const exact = weights.map((weight) => Math.round(weight * 2 ** 32) / 2 ** 32);
  const known = new Map<number, number>();
  return (bits) => {
    let sum = known.get(bits);
    if (sum === undefined) {
      sum = indexesOf(bits).reduce((all, index) => all + (exact[index] ?? 0), 0);
      known.set(bits, sum);
    }
    return sum;
  };
}

/** The numbers of the bits that are set, the lowest first. */
function indexesOf(bits: number): readonly number[] {
  const indexes: number[] = [];
  for (let left = bits; left !== 0; left &= left - 1) indexes.push(lowestBit(left));
  return indexes;
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
