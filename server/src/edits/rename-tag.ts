/** Renames a context tag or a topic across the archive; into one that exists already, which merges the two. */
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import type { Context } from '../core/event.js';
import { itemsOf } from '../core/event.js';
import { dayFolder, dayIndexesOf } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import type { Edit } from '../core/text.js';
import type { Document, Surroundings } from '../features/document.js';
import { eventsWithTopics } from '../features/find-events.js';
import { Plan } from './plan.js';

/** In the contexts of all relations, and of the entries of their days' indexes. */
export function* renameTag(name: string, newName: string, around: Surroundings): Steps<ArchiveEdit> {
  const { archive } = around;
  const tag = checkedName(newName);
  if (tag.includes(',')) throw new Refusal(`A tag holds no comma: "${tag}" would be several tags.`);
  const plan = new Plan();
  for (const path of withDayIndexes(yield* pathsWithTag(name, archive))) {
    const document = archive.has(path) ? around.read(path) : undefined;
    if (document)
      plan.edit(
        document,
        contextsOf(document).flatMap((context) => tagEdits(document.text, context, name, tag)),
      );
    yield;
  }
  const [uses, usesOfNew] = [archive.tags.usesOf(name), archive.tags.usesOf(tag)];
  const isMerge = usesOfNew > 0 && tag !== name;
  return isMerge
    ? plan.finish(
        `Merge tag "${name}" into "${tag}"`,
        `${relations(uses)} join the ${usesOfNew} that have "${tag}" already`,
      )
    : plan.finish(`Rename tag "${name}" to "${tag}"`);
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

const IN_A_STEP = 1000;

/** The events with a relation that carries the tag, by path. */
function* pathsWithTag(name: string, archive: Archive): Steps<readonly string[]> {
  const id = archive.tags.idOf(name);
  if (id === undefined) return [];
  const lists = new Uint8Array(archive.tags.listCount);
  for (let list = 0; list < lists.length; list++) {
    if (archive.tags.tagsOf(list).includes(id)) lists[list] = 1;
    if (list % IN_A_STEP === 0) yield;
  }
  const events = new Set<FileId>();
  archive.eachWithTags(
    (list) => lists[list] === 1,
    (event) => void events.add(event),
  );
  yield;
  return Array.from(events, (event) => archive.pathOf(event));
}

function relations(count: number): string {
  return count === 1 ? '1 relation' : `${count} relations`;
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

/** A tag that the context has already, under its new name, is not repeated: it goes, with the comma before it. */
function tagEdits(text: string, { tags, body }: Context, name: string, newName: string): readonly Edit[] {
  const found = tags.filter((tag) => tag.text === name);
  if (found.length === 0 || name === newName) return [];
  if (found.length === 1 && !tags.some((tag) => tag.text === newName)) {
    return found.map((span) => ({ span, newText: newName }));
  }
  const names = new Set(tags.map((tag) => (tag.text === name ? newName : tag.text)));
  const first = tags[0]?.start ?? body.start;
  const end = tags.at(-1)?.end ?? body.end;
  const separator = tags[1] ? text.slice(tags[0]?.end ?? 0, tags[1].start) : ', ';
  return [{ span: { start: first, end }, newText: [...names].join(separator) }];
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
