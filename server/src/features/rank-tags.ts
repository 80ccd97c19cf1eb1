/** Ranks the context tags that a relation may carry, by what is known of its two events. */
import { counted, times } from '../core/counted.js';
import type { Event } from '../core/event.js';
import { foldForNames, type Naming } from '../core/name-finder.js';
import { sharedNames, standingShare } from './shared-names.js';

/** What the ranking asks of the archive; every answer must leave out the item that is being completed. */
export interface TagSource {
  /** In how many relations of the archive the tag is used. */
  uses(tag: string): number;
  /** The tags of each relation that stands in this event. */
  relationTags(path: string): Iterable<readonly string[]>;
  /** The tags of each relation that leads to this path from another event than `except`; the path need not exist. */
  backlinkTags(path: string, except: string): Iterable<readonly string[]>;
  /** Known tags and topics that stand in a text. */
  namesIn(text: string): ReadonlyMap<string, Naming>;
}

export interface EventText {
  readonly path: string;
  readonly title: string;
  /** Empty where there is none, like `summary`. */
  readonly topic: string;
  readonly summary: string;
}

/** An event as its file has it. */
export function eventTextOf(path: string, { titles, topic, summary }: Event): EventText {
  return { path, title: titles[0]?.text ?? '', topic: topic?.text ?? '', summary: summary?.text ?? '' };
}

export interface TagQuestion {
  readonly event: EventText;
  /** The tags of each other relation of the open event. */
  readonly others: readonly (readonly string[])[];
  /** The target as the item and the archive tell it; where there is no such file its label is its title. */
  readonly target: EventText;
  /** Tags to rank without any evidence: the most used ones, or those that fit what is typed. */
  readonly extra: readonly string[];
}

export interface RankedTag {
  readonly name: string;
  /** Why it is offered, the strongest reason first; never empty. */
  readonly reasons: readonly string[];
  /** False for a name that stands in both texts and is no tag yet. */
  readonly isUsed: boolean;
}

/** What speaks for one tag on one side of the relation. */
interface Evidence {
  /** Relations on this side that carry the tag, other than the one asked about. */
  relations: number;
  isTopic: boolean;
  naming: Naming | undefined;
}

interface Side {
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** Folded, for names that stand there only in part. */
  readonly text: string;
  readonly hasRelations: boolean;
}

/**
 * A tag belongs to a relation when both events are about it, so each side is scored by itself and the two are added.
 * The weights are log-odds, fitted on the events of even years of the Chinese archive (16,000 relations) and rounded;
 * `npm run bench:tags` prints how often the right tag comes first.
 */
const WEIGHT = {
  /** The side carries the tag in another relation: it certainly is about it. */
  relation: 7.5,
  /** Times the logarithm of how many relations do. */
  moreRelations: 0.6,
  topic: 6.5,
  named: 5,
  namedInside: 1.5,
  /** Times the share of the tag's letters that stand in the text in one piece. */
  partlyNamed: 5,
  /** A tag that is used often and yet in none of this side's relations is hardly meant; times ln(1 + uses). */
  absent: -0.6,
  /** Where no relation of either side knows the tag, use across the archive decides; times ln(1 + uses). */
  use: 0.4,
  /** A name that stands in both texts and is no tag yet: offered, but behind anything certain. */
  newName: 7,
};

/** Real titles and summaries are far shorter; what lies beyond is cut so that hostile lines cost no more. */
const LONGEST_TEXT = 2000;
const LONGEST_TAG = 200;

/** More than a few unknown names would crowd out tags that are in use. */
const MOST_NEW_NAMES = 3;

/** The candidates, best first. Ties go to the more used tag, then by code unit. */
export function rankTags(question: TagQuestion, source: TagSource): readonly RankedTag[] {
  const { event, target } = question;
  const here = sideOf(event, question.others, source);
  const around = [...source.relationTags(target.path), ...source.backlinkTags(target.path, event.path)];
  const there = sideOf(target, around, source);
  const known = new Set([...here.evidence.keys(), ...there.evidence.keys(), ...question.extra]);
  const rated = [...known].map((name) => rate(name, here, there, source.uses(name)));
  const newNames = sharedNames(wholeText(event), wholeText(target)).filter((name) => !known.has(name));
  for (const name of newNames.slice(0, MOST_NEW_NAMES)) rated.push({ name, score: WEIGHT.newName, uses: 0 });
  rated.sort((a, b) => b.score - a.score || b.uses - a.uses || (a.name < b.name ? -1 : 1));
  return rated.map(({ name, uses }) => {
    const reasons = known.has(name)
      ? reasonsFor(here.evidence.get(name), there.evidence.get(name))
      : ['named in both events'];
    return {
      name,
      reasons: [...reasons, uses > 0 ? `used ${times(uses)}` : 'not used as a tag yet'],
      isUsed: uses > 0,
    };
  });
}

function sideOf(event: EventText, relations: readonly (readonly string[])[], source: TagSource): Side {
  const evidence = new Map<string, Evidence>();
  const of = (tag: string): Evidence => {
    const known = evidence.get(tag) ?? { relations: 0, isTopic: false, naming: undefined };
    evidence.set(tag, known);
    return known;
  };
  for (const tags of relations) for (const tag of tags) of(tag).relations++;
  const whole = wholeText(event);
  for (const [name, naming] of source.namesIn(whole)) of(name).naming = naming;
  if (event.topic !== '') of(event.topic).isTopic = true;
  const text = foldForNames(`${whole}\n${event.topic}`.slice(0, LONGEST_TEXT + LONGEST_TAG));
  return { evidence, text, hasRelations: relations.length > 0 };
}

/** Title and summary, cut where no real one is so long. */
export function wholeText({ title, summary }: EventText): string {
  return `${title}\n${summary}`.slice(0, LONGEST_TEXT);
}

function rate(name: string, here: Side, there: Side, uses: number): { name: string; score: number; uses: number } {
  const use = Math.log1p(uses);
  const folded = foldForNames(name.slice(0, LONGEST_TAG));
  const [mine, theirs] = [here.evidence.get(name), there.evidence.get(name)];
  const isRelated = (mine?.relations ?? 0) + (theirs?.relations ?? 0) > 0;
  const score = rateSide(mine, here, folded, use) + rateSide(theirs, there, folded, use);
  return { name, score: score + (isRelated ? 0 : WEIGHT.use * use), uses };
}

function rateSide(found: Evidence | undefined, side: Side, folded: string, use: number): number {
  if (found && found.relations > 0) return WEIGHT.relation + WEIGHT.moreRelations * Math.log(found.relations);
  const absent = side.hasRelations ? WEIGHT.absent * use : 0;
  if (found?.isTopic) return WEIGHT.topic + absent;
  if (found?.naming) return (found.naming === 'free' ? WEIGHT.named : WEIGHT.namedInside) + absent;
  return WEIGHT.partlyNamed * standingShare(folded, side.text) + absent;
}

function reasonsFor(here: Evidence | undefined, there: Evidence | undefined): readonly string[] {
  const reasons: string[] = [];
  if (here && here.relations > 0) reasons.push(`in ${counted(here.relations, 'relation', 'relations')} here`);
  if (there && there.relations > 0)
    reasons.push(`in ${counted(there.relations, 'relation', 'relations')} of the other event`);
  if (here?.isTopic || there?.isTopic) reasons.push(`topic of ${which(here?.isTopic, there?.isTopic)}`);
  if (here?.naming || there?.naming) reasons.push(`named in ${which(here?.naming, there?.naming)}`);
  return reasons;
}

function which(here: unknown, there: unknown): string {
  if (here && there) return 'both events';
  return here ? 'this event' : 'the other event';
}
