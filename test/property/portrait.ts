/** All that can be seen of an archive, by name and never by number, so that two indexes of the same files can be compared. */
import { posix } from 'node:path';
import type { Archive } from '../../server/src/core/archive.js';
import { readLink } from '../../server/src/core/path.js';
import { allSteps } from '../../server/src/core/steps.js';
import { completion } from '../../server/src/features/completion.js';
import type { Document, Surroundings } from '../../server/src/features/document.js';
import { hover } from '../../server/src/features/hover.js';
import { LikelyEvents, withLikelyEvents } from '../../server/src/features/likely-events.js';
import { lenses } from '../../server/src/features/lenses.js';
import { nearDuplicateGroups } from '../../server/src/features/near-duplicates.js';
import { references } from '../../server/src/features/references.js';
import { searchEvents } from '../../server/src/features/search.js';
import { suggestRelations } from '../../server/src/features/suggest-relations.js';
import { lint } from '../../server/src/rules/lint.js';
import { Policy } from '../../server/src/rules/policy.js';
import { secondLook } from '../../server/src/rules/second-look.js';
import { DAYS, FOLDERS, LINKS, PATHS, PREFIXES, TAGS, TEXT_WITH_NAMES } from './alphabet.js';
import { factsOf } from './facts.js';

/** Rules that are off unless somebody asks for them are asked for. */
export const POLICY = new Policy({ settings: { 'slug-mismatch': 'hint' } });

/** The problems of a file as one line, with all that an editor or a report shows of them. */
export function problemsOf({ path, text, file }: Document, archive: Archive): string {
  return JSON.stringify(lint(path, text, file, archive, { policy: POLICY }));
}

/** One line for everything that an archive answers. */
export function portraitOf(archive: Archive, files: Iterable<Document>): readonly string[] {
  const documents = [...files];
  return [
    ...factsOf(archive),
    ...answersOf(archive),
    ...documents.map((document) => verdictOn(document, archive)),
    ...documents.map((document) => `suggested to ${document.path}: ${suggestionsTo(document, archive)}`),
  ];
}

function suggestionsTo({ path, text, file }: Document, archive: Archive): string {
  return file.kind === 'event' ? JSON.stringify(suggestRelations({ path, text, file }, archive, 50)) : 'nothing';
}

function answersOf(archive: Archive): readonly string[] {
  const { tags } = archive;
  const sorted = (names: Iterable<string>): string => [...names].sort().join(' | ');
  return [
    `${archive.eventCount} events, ${archive.dayIndexCount} day indexes`,
    `listed ${archive.isListed}, read ${archive.isRead}, prefix "${archive.linkPrefix}"`,
    `accepts ${PREFIXES.filter((prefix) => archive.prefixes.accepts(prefix)).join()}`,
    ...DAYS.map((day) => `of ${day}: ${archive.eventsOfDay(day.slice('news/'.length)).join(' | ')}`),
    ...FOLDERS.map((folder) => `below ${folder}: ${sorted(archive.pathsBelow(folder))}`),
    ...LINKS.map((link) => `${link} leads to ${archive.resolve(readLink(link))}`),
    ...PATHS.map(
      (path) =>
        `${path}: ${archive.has(path) ? 'exists' : 'is missing'}, near ${archive.nearName(path)}, ` +
        `links ${archive.prefixes.acceptsFile(archive.idOf(path) ?? -1)}, ` +
        `successors ${archive.successors(path).join(' | ')}, listed by ${archive.listedBy(path).join(' | ')}`,
    ),
    ...TAGS.map((tag) => `variants of ${tag}: ${sorted(tags.variants(tag).map((id) => tags.name(id)))}`),
    ...nearDuplicatesOf(archive),
    `groups: ${sorted([...tags.variantGroups()].map((group) => sorted(group.map((id) => tags.name(id)))))}`,
    `named: ${sorted([...archive.namesIn(TEXT_WITH_NAMES)].map((naming) => naming.join(' ')))}`,
    ...['', 'fer', 'late ferry', '2014/03', '/news/2015'].map(
      (typed) =>
        `found by "${typed}": ${searchEvents(archive, typed, 50)
          .map(({ id }) => archive.pathOf(id))
          .join(' | ')}`,
    ),
  ];
}

/** Tags that may be one thing, and the events with each of them. */
function nearDuplicatesOf(archive: Archive): readonly string[] {
  const { tags } = archive;
  const groups = allSteps(nearDuplicateGroups({ archive, read: () => undefined, uriOf: (path) => path }));
  return groups.map(({ tag, others }) => {
    const named = others.map((other) => `${tags.name(other.tag)} (${other.why})`).join(', ');
    const events = [tag, ...others.map((other) => other.tag)].flatMap((one) => archive.taggedEvents.with(one));
    return `${tags.name(tag)} may be ${named}, in ${[...new Set(events.map((id) => archive.pathOf(id)))].sort().join(' | ')}`;
  });
}

/** The problems of a file; and what a check would call sound at its first look has no more at the second. */
function verdictOn(document: Document, archive: Archive): string {
  const { path, text, file } = document;
  const problems = problemsOf(document, archive);
  if (!secondLook(archive)(archive.idOf(path) ?? -1)) {
    const atFirst = JSON.stringify(lint(path, text, file, archive, { policy: POLICY, isFirstLook: true }));
    if (atFirst !== problems) return `${path} needs a second look: ${problems}, not only ${atFirst}`;
  }
  return `problems of ${path}: ${problems}, repairs ${repairsOf(document, archive)}`;
}

/** What was worked out for an archive once: what it remembers must not outlive a change. */
const likelyOf = new WeakMap<Archive, LikelyEvents>();

/** What is offered for the links that lead nowhere. */
function repairsOf({ path, text, file }: Document, archive: Archive): string {
  const likely = likelyOf.get(archive) ?? new LikelyEvents(archive);
  likelyOf.set(archive, likely);
  const problems = lint(path, text, file, archive).filter(({ lost }) => lost);
  const offered = problems.map((problem) => withLikelyEvents(problem, likely, archive));
  return JSON.stringify(offered.map(({ suggestions, fixes }) => [suggestions, fixes]));
}

/** The lens above the title of an event. */
export function lensesOf(document: Document, archive: Archive): string {
  return JSON.stringify(lenses(document, archive));
}

/** What the editor answers about each link, tag and heading of a document. */
export function answersIn(document: Document, archive: Archive, read: Surroundings['read']): readonly string[] {
  const around: Surroundings = { archive, read, uriOf: (path) => posix.join('file:///', path) };
  const places = [...document.text.matchAll(/# |\]\(|Context: |, /g)].map(({ index, 0: mark }) => index + mark.length);
  return places.flatMap((offset) => {
    const found = references(document, offset, around, true)?.map(
      ({ document: { path }, span }) => `${path} ${span.start}-${span.end}`,
    );
    return [
      `hover at ${offset} of ${document.path}: ${hover(document, offset, around)?.markdown}`,
      `references at ${offset} of ${document.path}: ${found?.join(' | ')}`,
      `completion at ${offset} of ${document.path}: ${JSON.stringify(completion(document, offset, around))}`,
    ];
  });
}
