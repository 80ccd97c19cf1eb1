/** Renames a context tag or a topic across the archive; into one that exists already, which merges the two. */
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import type { Context } from '../core/event.js';
import { itemsOf } from '../core/event.js';
import { dayFolder, dayIndexesOf, kindOfPath } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import type { Edit, Piece } from '../core/text.js';
import type { Document, Surroundings } from '../features/document.js';
import { eventsWithTopics } from '../features/find-events.js';
import { Plan } from './plan.js';

/**
 * In the contexts of all relations, and of all entries of day indexes, whose tags the index does not know: an entry may name what
 * no relation of its event does yet.
 */
export function* renameTag(name: string, newName: string, around: Surroundings): Steps<ArchiveEdit> {
  const { archive } = around;
  const tag = checkedName(newName);
  if (tag.includes(',')) throw new Refusal(`A tag holds no comma: "${tag}" would be several tags.`);
  while (archive.taggedEvents.prepare()) yield;
  const id = archive.tags.idOf(name);
  const events = id === undefined ? [] : archive.taggedEvents.with(id);
  const plan = new Plan();
  for (const path of withAllDayIndexes(events, archive)) {
    const document = archive.has(path) ? around.read(path) : undefined;
    // Most day indexes do not hold it anywhere.
    if (document?.text.includes(name))
      plan.edit(
        document,
        contextsOf(document).flatMap((context) => tagEdits(context, name, tag)),
      );
    yield;
  }
  const [uses, usesOfNew] = [archive.tags.usesOf(name), archive.tags.usesOf(tag)];
  const isMerge = usesOfNew > 0 && tag !== name;
  const edit = isMerge
    ? plan.finish(
        `Merge tag "${name}" into "${tag}"`,
        `${uses === 1 ? '1 relation joins' : `${uses} relations join`} the ${usesOfNew} that have "${tag}" already`,
      )
    : plan.finish(`Rename tag "${name}" to "${tag}"`);
  if (edit.edits.length === 0 && tag !== name)
    throw new Refusal(`No relation to an event and no entry of a day index has the tag "${name}".`);
  return edit;
}

/** The paths of the events, then of every day index: one after the other, because looking at all paths takes long. */
function* withAllDayIndexes(events: readonly FileId[], archive: Archive): Generator<string> {
  for (const event of events) yield archive.pathOf(event);
  for (const path of archive.paths()) if (kindOfPath(path) === 'day-index') yield path;
}

/** Of all events that have it, and of their entries in the indexes of their days. */
export function* renameTopic(name: string, newName: string, around: Surroundings): Steps<ArchiveEdit> {
  const { archive } = around;
  const topic = checkedName(newName);
  const events = eventsWithTopics(archive, [name, topic]);
  const plan = new Plan();
  const paths = (events.get(name) ?? []).map((event) => archive.pathOf(event));
  const renamed = new Set(paths);
  for (const path of withDayIndexes(paths)) {
    const document = archive.has(path) ? around.read(path) : undefined;
    if (document)
      plan.edit(
        document,
        topicEdits(document, name, topic, (target) => renamed.has(target)),
      );
    yield;
  }
  const merged = topic === name ? 0 : (events.get(topic)?.length ?? 0);
  return merged > 0
    ? plan.finish(
        `Merge topic "${name}" into "${topic}"`,
        `${paths.length} events join the ${merged} that have "${topic}" already`,
      )
    : plan.finish(`Rename topic "${name}" to "${topic}"`);
}

/** The files themselves, then the indexes of their days: each once. */
function* withDayIndexes(paths: readonly string[]): Generator<string> {
  yield* paths;
  for (const folder of new Set(paths.map(dayFolder))) yield* dayIndexesOf(folder);
}

function checkedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new Refusal('The new name is empty.');
  if (/[\r\n]/.test(trimmed)) throw new Refusal('A name stands on one line.');
  if (/^[_*]|[_*]$/.test(trimmed))
    throw new Refusal(`A name neither begins nor ends with _ or *: they would end the context around "${trimmed}".`);
  return trimmed;
}

function contextsOf({ file }: Document): readonly Context[] {
  if (file.kind === 'page') return [];
  const places = file.kind === 'event' ? itemsOf(file, 'related') : file.entries;
  return places.flatMap(({ context }) => context ?? []);
}

/** Under its new name, once: where the context has that already, or has the tag twice, what is too much goes with its comma. */
function tagEdits({ tags }: Context, name: string, newName: string): readonly Edit[] {
  if (name === newName) return [];
  const kept = tags.find(({ text }) => text === newName) ?? tags.find(({ text }) => text === name);
  const edits: Edit[] = [];
  let before: Piece | undefined;
  for (const [index, tag] of tags.entries()) {
    if (tag.text !== name || tag === kept) {
      if (tag.text === name) edits.push({ span: tag, newText: newName });
      before = tag;
    } else if (before) edits.push({ span: { start: before.end, end: tag.end }, newText: '' });
    else edits.push({ span: { start: tag.start, end: tags[index + 1]?.start ?? tag.end }, newText: '' });
  }
  return edits;
}

function topicEdits(
  { file }: Document,
  name: string,
  newName: string,
  isRenamed: (target: string) => boolean,
): readonly Edit[] {
  if (file.kind === 'event') return file.topic?.text === name ? [{ span: file.topic, newText: newName }] : [];
  if (file.kind === 'page') return [];
  return file.entries.flatMap(({ topic, link }) =>
    topic?.text === name && link.target.kind === 'event' && isRenamed(link.target.path)
      ? [{ span: topic, newText: newName }]
      : [],
  );
}
