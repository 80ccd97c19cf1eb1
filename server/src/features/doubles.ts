/** Probable doubles: events of one day or its neighbour that seem to be one event, written down twice. */
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import { nextDayOrder } from '../core/date.js';
import type { Steps } from '../core/steps.js';
import { titleWords } from '../core/title-words.js';

/** Two events that are probably one. */
export interface Double {
  /** Archive paths, in their order. */
  readonly paths: readonly [string, string];
  /** How much the titles have in common, from 0 to 1: a word counts for the more the rarer it is in the archive's titles. */
  readonly likeness: number;
  /** `same title`, `one title holds the other`, `like titles and a common source`. */
  readonly why: string;
}

/** What decides; read off both known archives by looking at all pairs in order of likeness (see docs/architecture.md). */
const SAME = 0.9;
const HOLDS = 0.9;
const LIKE_WITH_SOURCE = 0.3;
/** A title of fewer words is in another one by chance. */
const FEWEST_WORDS = 4;

const EVENTS_IN_A_STEP = 100;

/** The likeliest first. Looks at titles, sources and days only; a step for every hundred events. */
export function* findDoubles(archive: Archive): Steps<readonly Double[]> {
  const titles = yield* readTitles(archive);
  const found: Double[] = [];
  let looked = 0;
  for (const [day, events] of titles.ofDay) {
    const next = titles.ofDay.get(nextDayOrder(day)) ?? [];
    for (const [i, one] of events.entries()) {
      for (const other of [...events.slice(i + 1), ...next]) {
        const double = compare(one, other, titles, archive);
        if (double) found.push(double);
      }
      if (++looked % EVENTS_IN_A_STEP === 0) yield;
    }
  }
  return found.sort((a, b) => b.likeness - a.likeness || (a.paths.join() < b.paths.join() ? -1 : 1));
}

interface Title {
  readonly id: FileId;
  /** Numbers of its words, each once. */
  readonly words: ReadonlySet<number>;
}

interface Titles {
  /** By `dateOrder`, in the order of days. */
  readonly ofDay: ReadonlyMap<number, readonly Title[]>;
  /** Per word, in how many titles it stands. */
  readonly counts: readonly number[];
  readonly total: number;
}

function* readTitles(archive: Archive): Steps<Titles> {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const ofDay = new Map<number, Title[]>();
  let total = 0;
  for (const id of archive.eventIds()) {
    const words = new Set<number>();
    for (const word of titleWords(archive.titleOf(id))) {
      const number = numbers.get(word) ?? counts.push(0) - 1;
      numbers.set(word, number);
      counts[number] = (counts[number] ?? 0) + 1;
      words.add(number);
    }
    const day = archive.titles.dateOrder(id);
    const events = ofDay.get(day);
    if (events) events.push({ id, words });
    else ofDay.set(day, [{ id, words }]);
    if (++total % EVENTS_IN_A_STEP === 0) yield;
  }
  return { ofDay: new Map([...ofDay].sort(([a], [b]) => a - b)), counts, total };
}

function compare(one: Title, other: Title, titles: Titles, archive: Archive): Double | undefined {
  const shared = weightOf(
    [...one.words].filter((word) => other.words.has(word)),
    titles,
  );
  const [ofOne, ofOther] = [weightOf(one.words, titles), weightOf(other.words, titles)];
  const likeness = shared / (ofOne + ofOther - shared || 1);
  const why = reason(likeness, shared / (Math.min(ofOne, ofOther) || 1), one, other, archive);
  if (why === undefined) return undefined;
  const [first = '', second = ''] = [archive.pathOf(one.id), archive.pathOf(other.id)].sort();
  return { paths: [first, second], likeness, why };
}

function reason(likeness: number, held: number, one: Title, other: Title, archive: Archive): string | undefined {
  const isLong = Math.min(one.words.size, other.words.size) >= FEWEST_WORDS;
  if (likeness >= SAME && isLong) return likeness > 0.999 ? 'same title' : 'nearly the same title';
  if (held >= HOLDS && isLong) return 'one title holds the other';
  if (likeness < LIKE_WITH_SOURCE) return undefined;
  const sources = new Set(archive.sources.citedBy(one.id));
  const isShared = archive.sources.citedBy(other.id).some((source) => sources.has(source));
  return isShared ? 'like titles and a common source' : undefined;
}

/** As in information retrieval, the logarithm of how many titles there are for one with the word (Spärck Jones, 1972). */
function weightOf(words: Iterable<number>, { counts, total }: Titles): number {
  let weight = 0;
  for (const word of words) weight += Math.log((total + 1) / (counts[word] ?? 1));
  return weight;
}
