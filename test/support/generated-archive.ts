/** Archives of any size for benchmarks and tests: the same seed gives the same files, byte for byte, and the same known faults. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatDateLabel, formatDatePath, type CalendarDate } from '../../server/src/core/date.js';
import { slugOfTitle } from '../../server/src/core/slug.js';
import { eventText, dayIndexText, type GeneratedEvent } from './generated-texts.js';
import { randomOf, type Random } from './random.js';

export interface GeneratedOptions {
  readonly seed: number;
  readonly events: number;
  /** The share of events that have one known fault, from 0 to 1. */
  readonly faults: number;
  /** Also write each day index as `README.md`. */
  readonly hasTwins?: boolean;
}

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
  /** What the rules must find in it, at default severities. */
  readonly expected: readonly ExpectedProblem[];
}

export interface ExpectedProblem {
  readonly rule: string;
  /** Zero-based. */
  readonly line: number;
}

/** As in the English archive: 100,000 events on 7,000 days. */
const EVENTS_A_DAY = 14;
const MOST_RELATIONS = 10;

/** All files of the archive, day by day. Memory grows by a few dozen bytes an event; texts are made one at a time. */
export function* generateArchive(options: GeneratedOptions): Generator<GeneratedFile> {
  const plan = planOf(options);
  for (let first = 0; first < options.events; first += EVENTS_A_DAY) {
    const ids = Array.from({ length: Math.min(EVENTS_A_DAY, options.events - first) }, (_, i) => first + i);
    const events = ids.map((id) => eventOf(id, plan));
    const files = ids.map((id, i) =>
      eventText(events[i] ?? eventOf(id, plan), relationsOf(id, plan), faultOf(id, plan), randomFor(plan, id, 'text')),
    );
    yield* files;
    const date = dateOfEvent(first);
    const listed = events.filter(
      (event, i) => !files[i]?.expected.some(({ rule }) => rule === 'unlisted-event') && event.id >= 0,
    );
    const text = dayIndexText(date, listed, first === 0 ? undefined : dateOfEvent(first - 1));
    yield { path: `news/${formatDatePath(date)}/index.md`, text, expected: [] };
    if (options.hasTwins) yield { path: `news/${formatDatePath(date)}/README.md`, text, expected: [] };
  }
}

/** Writes the archive below a folder; the number of files. */
export function writeArchive(root: string, options: GeneratedOptions): number {
  let files = 0;
  let folder = '';
  for (const { path, text } of generateArchive(options)) {
    if (dirname(path) !== folder) {
      folder = dirname(path);
      mkdirSync(join(root, folder), { recursive: true });
    }
    writeFileSync(join(root, path), text);
    files++;
  }
  return files;
}

interface Plan extends GeneratedOptions {
  /** Per tag, the ids of its events in order. */
  readonly eventsOfTag: readonly (readonly number[])[];
}

function planOf(options: GeneratedOptions): Plan {
  // The vocabulary grows with the archive, more slowly, as vocabularies do.
  const tags = Math.max(20, Math.round(30 * Math.sqrt(options.events)));
  const eventsOfTag: number[][] = Array.from({ length: tags }, () => []);
  const plan = { ...options, eventsOfTag };
  for (let id = 0; id < options.events; id++) for (const tag of tagsOf(id, plan)) eventsOfTag[tag]?.push(id);
  return plan;
}

/** What a random number is for: each purpose has its own, so that asking for one never shifts another. */
const PURPOSES = { tags: 1, title: 2, relations: 3, fault: 4, text: 5 } as const;

function randomFor({ seed }: GeneratedOptions, id: number, purpose: keyof typeof PURPOSES): Random {
  return randomOf(seed, id, PURPOSES[purpose]);
}

/** Two to four tags, a few of them very common, most rare: the n-th tag comes up about 1/n times as often as the first. */
function tagsOf(id: number, { eventsOfTag, ...options }: Plan): readonly number[] {
  const random = randomFor(options, id, 'tags');
  const count = 2 + random.below(3);
  const tags = new Set<number>();
  while (tags.size < count) tags.add(Math.floor(eventsOfTag.length ** random.next()) - 1);
  return [...tags];
}

function eventOf(id: number, plan: Plan): GeneratedEvent {
  const random = randomFor(plan, id, 'title');
  const tags = tagsOf(id, plan).map(tagName);
  const date = dateOfEvent(id);
  const title = `${random.pick(SUBJECTS)} ${random.pick(VERBS)} ${random.pick(OBJECTS)} ${random.pick(PLACES)}, ${random.pick(ENDS)}, ${tags[0] ?? ''} report ${id} says.`;
  return {
    id,
    date,
    title,
    tags,
    path: `news/${formatDatePath(date)}/${slugOfTitle(title, 'latin')}.md`,
    dateLabel: formatDateLabel(date),
  };
}

/** Up to ten events that share a tag, newest first, each with the tags it shares. */
function relationsOf(
  id: number,
  plan: Plan,
): readonly { readonly event: GeneratedEvent; readonly tags: readonly string[] }[] {
  const random = randomFor(plan, id, 'relations');
  const related = new Map<number, Set<number>>();
  const own = tagsOf(id, plan);
  for (let attempt = 0; attempt < MOST_RELATIONS + 3 && related.size < MOST_RELATIONS; attempt++) {
    const tag = own[attempt % own.length] ?? 0;
    const events = plan.eventsOfTag[tag] ?? [];
    const other = events[random.below(events.length)] ?? id;
    if (other === id) continue;
    const shared = related.get(other) ?? new Set();
    related.set(other, shared.add(tag));
  }
  return [...related]
    .sort(([a], [b]) => b - a)
    .map(([other, tags]) => ({ event: eventOf(other, plan), tags: [...tags].map(tagName) }));
}

const FAULTS = [
  'unresolved-relation',
  'malformed-relation',
  'duplicate-relation',
  'outdated-relation',
  'missing-context',
  'malformed-context',
  'date-mismatch',
  'malformed-source',
  'unlabelled-source',
  'duplicate-source',
  'list-numbering',
  'unlisted-event',
] as const;

export type Fault = (typeof FAULTS)[number];

function faultOf(id: number, plan: Plan): Fault | undefined {
  const random = randomFor(plan, id, 'fault');
  return random.next() < plan.faults ? random.pick(FAULTS) : undefined;
}

/** Fourteen events a day from 1 January 1999 on. */
function dateOfEvent(id: number): CalendarDate {
  const date = new Date(Date.UTC(1999, 0, 1 + Math.floor(id / EVENTS_A_DAY)));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function tagName(tag: number): string {
  const name = `${SYLLABLES[tag % 20] ?? ''}${SYLLABLES[Math.floor(tag / 20) % 20]?.toLowerCase() ?? ''}`;
  const series = Math.floor(tag / 400);
  return series === 0
    ? name
    : `${name} ${SERIES[series % SERIES.length] ?? ''}${series < SERIES.length ? '' : ` (${Math.floor(series / SERIES.length)})`}`;
}

const SYLLABLES = 'Al,Bra,Cor,Den,El,Fen,Gar,Hol,Is,Jor,Kel,Lo,Mar,Nor,Os,Pel,Quin,Ros,Sten,Tav'.split(',');
const SERIES = "County,River,Party,Railway,Workers' Union,F.C.,''Dawn'' case,University,Strait,Accords".split(',');
const SUBJECTS =
  'The harbour council,A freight train,The national assembly,An expedition,The fishing fleet,A court of appeal,The river authority,A football club,The observatory,A coalition of unions,The electricity board,An inquiry'.split(
    ',',
  );
const VERBS =
  'approves,rejects,reopens,loses,inspects,abandons,announces,finds,postpones,celebrates,rebuilds,disputes'.split(',');
const OBJECTS =
  'the northern bridge,a new timetable,its annual report,the old lighthouse,a record catch,the flood defences,a lost archive,the winter budget,two ferries,the border crossing,a contested ballot,the eastern line'.split(
    ',',
  );
const PLACES =
  'in the delta,near the capital,on the outer islands,at the mouth of the Wend,along the coast,in the high valleys,at the southern port,beyond the lakes'.split(
    ',',
  );
const ENDS =
  'after a week of storms,despite protests,for the third time this year,with a majority of one,while talks go on,to the surprise of its neighbours,as prices rise,before the deadline'.split(
    ',',
  );
