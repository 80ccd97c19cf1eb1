/** Ranks the events that a link which leads nowhere may mean: its event is there, under another slug or on another day. */
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import { formatDatePath, readDatePath } from '../core/date.js';
import { hashOf } from '../core/hash.js';
import { isBeginningOf, lettersOf } from '../core/letters.js';
import { Comparable, piecesOf, sketchOf, UNLIKE, type Likeness, type Sketch } from '../core/likeness.js';
import { dayFolder, slugOfPath } from '../core/path.js';
import type { LostLink, Problem } from '../core/problem.js';
import { changeLink, MOST_MEANT } from '../rules/meant-events.js';
import { EventDays } from './event-days.js';
import { Company, type CompanyEvidence } from './link-company.js';

/** What speaks for an event being the one that is meant, or against it, by its names and its day. */
interface NameEvidence extends Likeness {
  /** 1 for another day that a slip or a correction leads to. */
  readonly otherDay: number;
  /** 1 for any other day. */
  readonly farDay: number;
}

export interface Evidence extends NameEvidence, CompanyEvidence {}

/**
 * Log-odds, fitted on the links to events of even months of two real archives, bent in many ways, and rounded; a link whose
 * event had been taken out of the archive was a case where none is right. `npm run bench:repair` prints how often the first
 * event is the right one, and how often one is offered where there is none. Only `farDay` was chosen: there were too few such
 * cases, and a title alone shall be enough unless its tags speak against it.
 */
const WEIGHT: Evidence = { whole: 7.4, part: 8.3, otherDay: -3.4, farDay: -7, apart: -4.2, tags: 1.4 };

/** An event with less is too seldom the right one: by the same fit a link may as well mean none of the archive's events at 6.8. */
const LEAST_SCORE = 7.5;

/** An event that is so far behind the best has no chance of one in a hundred beside it. */
const MOST_BEHIND = 4.6;

/** A day with more events was not written by people. */
const MOST_OF_A_DAY = 300;

interface NamedAlike {
  readonly id: FileId;
  readonly evidence: NameEvidence;
}

/**
 * Finds the events that links likely mean. The events of the days around a link are compared with it, and the titles of all
 * others are looked up by its label. What it worked out it remembers as long as the archive stays as it is: links are often repeated.
 */
export class LikelyEvents {
  readonly #archive: Archive;
  #version = -1;
  /** By path and label of a link. */
  readonly #alike = new Map<string, Map<string, readonly NamedAlike[]>>();
  readonly #sketches = new Map<FileId, Sketch>();
  #days: EventDays;
  /** Of the titles, by file id. */
  #titleHashes: Int32Array | undefined;

  constructor(archive: Archive) {
    this.#archive = archive;
    this.#days = new EventDays(archive);
  }

  /** At most five existing events that a link in the file `source` likely means, best first; none before all files are read. */
  of(source: string, lost: LostLink): readonly string[] {
    if (!this.#archive.isRead) return [];
    const alike = this.#alikeTo(lost);
    if (alike.length === 0) return [];
    const company = new Company(source, lost, this.#archive);
    const rated = alike
      .filter(({ id }) => !company.isTaken(id))
      .map(({ id, evidence }) => ({
        path: this.#archive.pathOf(id),
        score: scoreOf({ ...evidence, ...company.evidenceOf(id) }),
      }));
    rated.sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1));
    const least = Math.max(LEAST_SCORE, (rated[0]?.score ?? 0) - MOST_BEHIND);
    const likely = rated.filter(({ score }) => score >= least);
    return likely.slice(0, MOST_MEANT).map(({ path }) => path);
  }

  /** Every event that is considered for a link, with all that is known of it: for who fits the weights. */
  considered(source: string, lost: LostLink): readonly { readonly id: FileId; readonly evidence: Evidence }[] {
    const company = new Company(source, lost, this.#archive);
    const found = this.#calledAlike(lost, -Infinity).filter(({ id }) => !company.isTaken(id));
    return found.map(({ id, evidence }) => ({ id, evidence: { ...evidence, ...company.evidenceOf(id) } }));
  }

  #alikeTo(lost: LostLink): readonly NamedAlike[] {
    if (this.#version !== this.#archive.version) this.#forget();
    const ofPath = this.#alike.get(lost.path) ?? new Map<string, readonly NamedAlike[]>();
    this.#alike.set(lost.path, ofPath);
    const alike = ofPath.get(lost.label) ?? this.#calledAlike(lost, LEAST_SCORE);
    ofPath.set(lost.label, alike);
    return alike;
  }

  #forget(): void {
    this.#version = this.#archive.version;
    this.#alike.clear();
    this.#sketches.clear();
    this.#days = new EventDays(this.#archive);
    this.#titleHashes = undefined;
  }

  /** Events that reach a score if everything but their names and days speaks for them: for most links none. */
  #calledAlike(lost: LostLink, leastScore: number): readonly NamedAlike[] {
    const own = dayFolder(lost.path);
    const date = readDatePath(own)?.date;
    if (!date) return [];
    // Most links that mean none lead to a time of which the archive has nothing to compare them with.
    let known: readonly Comparable[] | undefined;
    const names = (): readonly Comparable[] =>
      (known ??= namesOf(lost).map((letters) => new Comparable(piecesOf(letters))));
    const ofDay = this.#alikeOn(own, names, 0, leastScore);
    const others = this.#days.around(date).flatMap((day) => this.#alikeOn(formatDatePath(day), names, 1, leastScore));
    const alike = [...ofDay, ...others];
    return alike.length > 0 ? alike : this.#titledAlike(lost.label);
  }

  #alikeOn(
    folder: string,
    names: () => readonly Comparable[],
    otherDay: number,
    leastScore: number,
  ): readonly NamedAlike[] {
    const archive = this.#archive;
    // As if all company spoke for it.
    const least = leastScore - WEIGHT.otherDay * otherDay - WEIGHT.tags;
    const isWorthALook = (likeness: Likeness): boolean => weighed(likeness) >= least;
    const alike: NamedAlike[] = [];
    const events = archive.eventIdsOfDay(folder);
    for (const id of events.length > MOST_OF_A_DAY ? [] : events) {
      if (!archive.isEvent(id) || !names().some((name) => isWorthALook(name.mostLikenessTo(this.#sketchOf(id)))))
        continue;
      const likeness = mostAlike(names(), namesOfEvent(id, archive).map(piecesOf));
      if (isWorthALook(likeness)) alike.push({ id, evidence: { ...likeness, otherDay, farDay: 0 } });
    }
    return alike;
  }

  /** Events of any day that have just this title. */
  #titledAlike(label: string): readonly NamedAlike[] {
    const archive = this.#archive;
    const title = label.trim();
    if (title === '') return [];
    this.#titleHashes ??= titleHashesOf(archive);
    const hash = hashOf(title);
    const titled: NamedAlike[] = [];
    for (let id = this.#titleHashes.indexOf(hash); id >= 0; id = this.#titleHashes.indexOf(hash, id + 1)) {
      if (archive.isEvent(id) && archive.titleOf(id) === title)
        titled.push({ id, evidence: { whole: 1, part: 1, otherDay: 0, farDay: 1 } });
    }
    return titled;
  }

  #sketchOf(id: FileId): Sketch {
    const known = this.#sketches.get(id);
    if (known) return known;
    const sketch = sketchOf(namesOfEvent(id, this.#archive));
    this.#sketches.set(id, sketch);
    return sketch;
  }
}

/** The problem with the events that it likely means added to those that it names, and a fix for each; the same where there are none. */
export function withLikelyEvents(problem: Problem, likely: LikelyEvents, archive: Archive): Problem {
  const { lost, suggestions } = problem;
  if (!lost) return problem;
  const paths = [...new Set([...suggestions, ...likely.of(problem.path, lost)])].slice(0, MOST_MEANT);
  if (paths.length === suggestions.length) return problem;
  return { ...problem, suggestions: paths, fixes: changeLink(lost, paths, archive, 'ask') };
}

function scoreOf(evidence: Evidence): number {
  const { whole, part, otherDay, farDay, apart, tags } = evidence;
  const byDay = WEIGHT.otherDay * otherDay + WEIGHT.farDay * farDay;
  return weighed({ whole, part }) + byDay + WEIGHT.apart * apart + WEIGHT.tags * tags;
}

function weighed({ whole, part }: Likeness): number {
  return WEIGHT.whole * whole + WEIGHT.part * part;
}

/** What a link calls its event: its label, and its slug where that is another name. */
function namesOf({ label, path }: LostLink): readonly Uint16Array[] {
  const [name, slug] = [lettersOf(label), lettersOf(slugOfPath(path))];
  return isBeginningOf(slug, name) ? [name] : [slug, name];
}

/** What an event is called: its title, and its slug and earlier slugs where those are other names. */
function namesOfEvent(id: FileId, archive: Archive): readonly Uint16Array[] {
  const names = [lettersOf(archive.titleOf(id))];
  for (const file of [id, ...archive.changesOf(id)]) {
    const slug = lettersOf(slugOfPath(archive.pathOf(file)));
    if (!names.some((name) => isBeginningOf(slug, name))) names.push(slug);
  }
  return names;
}

/** The likeness of those two names that are most alike. */
function mostAlike(names: readonly Comparable[], others: readonly Int32Array[]): Likeness {
  let best = UNLIKE;
  for (const pieces of others) {
    for (const name of names) {
      const likeness = name.likenessTo(pieces);
      if (weighed(likeness) > weighed(best)) best = likeness;
    }
  }
  return best;
}

/** A row of numbers is looked through faster than a table is made of it, if it is not asked very often. */
function titleHashesOf(archive: Archive): Int32Array {
  const hashes = new Int32Array(archive.fileCount);
  for (let id = 0; id < hashes.length; id++) hashes[id] = archive.titleHashOf(id);
  return hashes;
}
