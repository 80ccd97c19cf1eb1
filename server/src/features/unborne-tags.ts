/** Tags that no text bears out: a relation's tag stands in neither event's title, summary nor topic. */
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import type { FoldedText } from '../core/fold.js';
import { IntLists } from '../core/int-lists.js';
import type { Steps } from '../core/steps.js';
import type { TagId } from '../core/tags.js';
import { holdsTag, readForTags, spellingsOf } from './borne-out.js';
import type { Surroundings } from './document.js';

/** How many relations with a tag no text bears out. Only relations between two events that are there can be judged. */
export interface UnborneTag {
  readonly tag: TagId;
  /** That were judged, of those with the tag. */
  readonly relations: number;
  readonly unborne: number;
}

export interface UnborneTags {
  /** The most suspicious first. */
  readonly tags: readonly UnborneTag[];
  /** Tags of relations that were judged, those that no text bears out, and those whose other event is not there: each tag of each relation counts. */
  readonly judged: number;
  readonly unborne: number;
  readonly unknown: number;
}

/** Reads every event once. */
export function* unborneTags(around: Surroundings): Steps<UnborneTags> {
  const { archive } = around;
  const borneIn = yield* borneOut(around);
  const counts = new Map<TagId, { relations: number; unborne: number }>();
  let unknown = 0;
  for (const event of archive.eventIds()) {
    archive.someRelation(event, (target, _label, list) => {
      const tags = archive.tags.tagsOf(list);
      if (!archive.isEvent(target)) unknown += tags.length;
      else for (const tag of tags) count(tag, borneIn(event, tag) || borneIn(target, tag));
      return false;
    });
    yield;
  }
  const found = Array.from(counts, ([tag, count]) => ({ tag, ...count }));
  const sum = (of: (one: UnborneTag) => number): number => found.reduce((all, one) => all + of(one), 0);
  const tags = found.filter(({ unborne }) => unborne > 0).map((one) => ({ one, suspicion: suspicionOf(one) }));
  tags.sort(
    (a, b) => b.suspicion - a.suspicion || (archive.tags.name(a.one.tag) < archive.tags.name(b.one.tag) ? -1 : 1),
  );
  return {
    tags: tags.map(({ one }) => one),
    judged: sum(({ relations }) => relations),
    unborne: sum(({ unborne }) => unborne),
    unknown,
  };

  function count(tag: TagId, isBorne: boolean): void {
    const known = counts.get(tag) ?? { relations: 0, unborne: 0 };
    counts.set(tag, known);
    known.relations++;
    if (!isBorne) known.unborne++;
  }
}

/** For each event, the tags of its relations, in both directions, that its own text bears out. */
function* borneOut(around: Surroundings): Steps<(event: FileId, tag: TagId) => boolean> {
  const { archive } = around;
  const spellings = new Map<TagId, readonly string[]>();
  const borne = new IntLists();
  for (const event of archive.eventIds()) {
    const tags = tagsAround(event, archive);
    const text = tags.size > 0 ? textOf(event, around) : undefined;
    for (const tag of text ? tags : []) {
      const wanted = spellings.get(tag) ?? spellingsOf(archive.tags.name(tag));
      spellings.set(tag, wanted);
      if (text && holdsTag(text, wanted)) borne.append(event, tag);
    }
    yield;
  }
  return (event, tag) => {
    for (let cell = borne.first(event); cell !== 0; cell = borne.next(cell)) if (borne.value(cell) === tag) return true;
    return false;
  };
}

function tagsAround(event: FileId, archive: Archive): ReadonlySet<TagId> {
  const relations = archive.eventById(event)?.relations ?? [];
  return new Set([...relations, ...archive.backlinks(archive.pathOf(event))].flatMap(({ tags }) => tags));
}

/** Title, topic and summary. Undefined when the event cannot be read. */
function textOf(event: FileId, { archive, read }: Surroundings): FoldedText | undefined {
  const file = read(archive.pathOf(event))?.file;
  if (file?.kind !== 'event') return undefined;
  const pieces = [...file.titles.slice(0, 1), file.topic, file.summary];
  return readForTags(pieces.map((piece) => piece?.text ?? '').join('\n'));
}

/**
 * A high share among many relations is more suspicious than the same among few: the lower end of Wilson's interval for the
 * share, at 95 %.
 */
function suspicionOf({ unborne, relations }: UnborneTag): number {
  const z = 1.96;
  const share = unborne / relations;
  const spread = Math.sqrt((share * (1 - share)) / relations + (z * z) / (4 * relations * relations));
  return (share + (z * z) / (2 * relations) - z * spread) / (1 + (z * z) / relations);
}

export interface UnborneRelation {
  readonly event: FileId;
  readonly target: FileId;
}

/** The relations with a tag that no text bears out, by path of the event. */
export function* unborneRelations(tag: TagId, around: Surroundings): Steps<readonly UnborneRelation[]> {
  const { archive } = around;
  const spellings = spellingsOf(archive.tags.name(tag));
  const known = new Map<FileId, boolean>();
  const isBorne = (event: FileId): boolean => {
    const text = known.has(event) ? undefined : textOf(event, around);
    const isSo = known.get(event) ?? (text !== undefined && holdsTag(text, spellings));
    known.set(event, isSo);
    return isSo;
  };
  const found: UnborneRelation[] = [];
  while (archive.taggedEvents.prepare()) yield;
  for (const event of archive.taggedEvents.with(tag)) {
    archive.someRelation(event, (target, _label, list) => {
      const isWanted = archive.isEvent(target) && archive.tags.tagsOf(list).includes(tag);
      if (isWanted && !isBorne(event) && !isBorne(target)) found.push({ event, target });
      return false;
    });
    yield;
  }
  return found.sort((a, b) => (archive.pathOf(a.event) < archive.pathOf(b.event) ? -1 : 1));
}
