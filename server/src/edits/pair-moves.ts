/** Finds out which events that have gone and which that have come are the same: moved by somebody who did not say so. */
import type { Archive } from '../core/archive.js';
import { plainText } from '../core/fold.js';
import { hashOf } from '../core/hash.js';
import { dayFolder, slugOfPath } from '../core/path.js';
import type { Steps } from '../core/steps.js';

/** What an event is known again by. */
export interface EventTrace {
  readonly path: string;
  /** Trimmed; empty when it has none. */
  readonly title: string;
  /** A number for all that an index knows of it: title, topic, relations and changes; 0 where that is too little to tell it from others. */
  readonly said: number;
  /** A number for the events that it relates to; 0 for fewer than two. */
  readonly related: number;
}

/** An event that lies at `to` now, and was at `from` under the title of `from`. */
export interface Move {
  readonly from: EventTrace;
  readonly to: EventTrace;
}

/** How many events have moved: one may have been in several places on its way. */
export function eventsMoved(moves: readonly Move[]): number {
  return new Set(moves.map(({ to }) => to.path)).size;
}

/** What an event says, told by another file or, in an index, by its number. */
interface Said {
  readonly title: string;
  readonly topic: string;
  readonly relations: readonly { readonly target: number; readonly label: number; readonly tags: readonly number[] }[];
  readonly changes: readonly number[];
}

/** Undefined for a file that is no event, or has not been read. Numbers are good within one index. */
export function traceIn(archive: Archive, path: string): EventTrace | undefined {
  const event = archive.event(path);
  if (!event) return undefined;
  const relations = event.relations.map(({ target, labelHash, tags }) => ({ target, label: labelHash, tags }));
  return traceOf(path, { ...event, relations });
}

export function traceOf(path: string, { title, topic, relations, changes }: Said): EventTrace {
  const said = new Mixer().add(hashOf(title)).add(hashOf(topic)).add(relations.length);
  for (const { target, label, tags } of relations) said.add(target).add(label).addAll(tags);
  const isTelling = title !== '' || relations.length > 0;
  const targets = [...new Set(relations.map(({ target }) => target))].sort((a, b) => a - b);
  return {
    path,
    title,
    said: isTelling ? said.addAll(changes).number : 0,
    related: targets.length < 2 ? 0 : new Mixer().addAll(targets).number,
  };
}

/** A number of 53 bits for a row of numbers: among a hundred thousand events no two get the same by chance. */
class Mixer {
  #low = 0x811c9dc5 | 0;
  #high = 0x9e3779b9 | 0;

  add(number: number): this {
    this.#low = Math.imul(this.#low ^ number, 0x01000193);
    this.#low ^= this.#low >>> 15;
    this.#high = Math.imul(this.#high ^ number, 0x85ebca6b);
    this.#high ^= this.#high >>> 13;
    return this;
  }

  addAll(numbers: readonly number[]): this {
    this.add(numbers.length);
    for (const number of numbers) this.add(number);
    return this;
  }

  get number(): number {
    return (this.#high >>> 0) * 2 ** 21 + (this.#low & 0x1fffff) + 1;
  }
}

type Key = (trace: EventTrace) => string | number | undefined;

const said: Key = (trace) => trace.said || undefined;
const titled: Key = ({ title }) => title || undefined;
const slug: Key = ({ path }) => slugOfPath(path);
const day: Key = ({ path }) => dayFolder(path);
const related: Key = (trace) => trace.related || undefined;

/** What two traces of one event have in common, the surest first: where several have it, a surer one may tell them apart. */
const KEYS: readonly Key[] = [
  both(said, slug),
  both(said, day),
  said,
  both(titled, slug),
  both(titled, day),
  titled,
  slug,
  both(related, day),
  related,
];

function both(one: Key, other: Key): Key {
  return (trace) => {
    const [a, b] = [one(trace), other(trace)];
    return a === undefined || b === undefined ? undefined : `${a} ${b}`;
  };
}

/** Pairs that are compared letter by letter at most; beyond that, those of one day only. */
const MOST_COMPARED = 10_000;
/** The least likeness of two titles of one event, from 0 to 1. */
const LEAST_LIKENESS = 0.7;
/** By how much the likest must be ahead of the next. */
const LEAST_LEAD = 0.1;
const TRACES_IN_A_STEP = 500;

/** One to one: an event that could have become two, or two that could have become one, are left out. */
export function* pairMoves(gone: readonly EventTrace[], come: readonly EventTrace[]): Steps<readonly Move[]> {
  const [left, arrived] = [new Set(gone), new Set(come)];
  const moves: Move[] = [];
  const take = (from: EventTrace, to: EventTrace): void => {
    moves.push({ from, to });
    left.delete(from);
    arrived.delete(to);
  };
  for (const key of KEYS) {
    if (left.size === 0 || arrived.size === 0) return moves;
    const [from, to] = [yield* byKey(left, key), yield* byKey(arrived, key)];
    for (const [value, [one, other]] of from) {
      const [match, second] = to.get(value) ?? [];
      if (one && !other && match && !second) take(one, match);
    }
  }
  for (const [from, to] of yield* alikePairs([...left], [...arrived])) take(from, to);
  return moves;
}

function* byKey(traces: Iterable<EventTrace>, key: Key): Steps<ReadonlyMap<string | number, readonly EventTrace[]>> {
  const groups = new Map<string | number, EventTrace[]>();
  let seen = 0;
  for (const trace of traces) {
    const value = key(trace);
    const group = value === undefined ? undefined : groups.get(value);
    if (group) group.push(trace);
    else if (value !== undefined) groups.set(value, [trace]);
    if (++seen % TRACES_IN_A_STEP === 0) yield;
  }
  return groups;
}

/** Each with the title that is by far the likest, when that holds in both directions. */
function* alikePairs(
  gone: readonly EventTrace[],
  come: readonly EventTrace[],
): Steps<readonly (readonly [EventTrace, EventTrace])[]> {
  const isWhole = gone.length * come.length <= MOST_COMPARED;
  const likest = new Map<EventTrace, Likest>();
  const known = new Map<EventTrace, ReadonlySet<string>>();
  const pairs = (trace: EventTrace): ReadonlySet<string> => {
    const found = known.get(trace) ?? pairsOf(plainText(trace.title));
    known.set(trace, found);
    return found;
  };
  const ofDay = yield* byKey(come, day);
  for (const from of gone) {
    for (const to of isWhole ? come : (ofDay.get(day(from) ?? '') ?? [])) {
      const likeness = likenessOf(pairs(from), pairs(to));
      note(likest, from, to, likeness);
      note(likest, to, from, likeness);
    }
    yield;
  }
  return gone.flatMap((from) => {
    const to = clearlyLikest(likest.get(from));
    return to && clearlyLikest(likest.get(to)) === from ? [[from, to] as const] : [];
  });
}

interface Likest {
  readonly other: EventTrace;
  readonly likeness: number;
  /** Of the one that is second. */
  readonly next: number;
}

function note(likest: Map<EventTrace, Likest>, of: EventTrace, other: EventTrace, likeness: number): void {
  const best = likest.get(of);
  if (!best || likeness > best.likeness) likest.set(of, { other, likeness, next: best?.likeness ?? 0 });
  else if (likeness > best.next) likest.set(of, { ...best, next: likeness });
}

function clearlyLikest(likest: Likest | undefined): EventTrace | undefined {
  if (!likest || likest.likeness < LEAST_LIKENESS || likest.likeness < likest.next + LEAST_LEAD) return undefined;
  return likest.other;
}

/** True if two events have so much in common that one of them may have become the other. */
export function isAlike(one: EventTrace, other: EventTrace): boolean {
  const isSame = KEYS.some((key) => key(one) !== undefined && key(one) === key(other));
  return isSame || likenessOf(pairsOf(plainText(one.title)), pairsOf(plainText(other.title))) >= LEAST_LIKENESS;
}

/** Dice's coefficient of two sets of pairs of characters: 1 for equal ones, 0 for none in common. */
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)));
}
