/** Renames a context tag or a topic across the archive; into one that exists already, which merges the two. */
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { takeOutTags } from '../core/context-edits.js';
import type { Context } from '../core/event.js';
import { dayFolder, dayIndexesOf } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import type { Edit } from '../core/text.js';
import type { Document, Surroundings } from '../features/document.js';
import { eventsWithTopics } from '../features/find-events.js';
import { editContexts, noSuchTag } from './edit-contexts.js';
import { Plan } from './plan.js';

export function* renameTag(name: string, newName: string, around: Surroundings): Steps<ArchiveEdit> {
  const { archive } = around;
  const tag = checkedName(newName);
  if (tag.includes(',')) throw new Refusal(`A tag holds no comma: "${tag}" would be several tags.`);
  const plan = yield* editContexts(name, around, (context) => tagEdits(context, name, tag));
  const [uses, usesOfNew] = [archive.tags.usesOf(name), archive.tags.usesOf(tag)];
  const isMerge = usesOfNew > 0 && tag !== name;
  const edit = isMerge
    ? plan.finish(
        `Merge tag "${name}" into "${tag}"`,
        `${uses === 1 ? '1 relation joins' : `${uses} relations join`} the ${usesOfNew} that have "${tag}" already`,
      )
    : plan.finish(`Rename tag "${name}" to "${tag}"`);
  if (edit.edits.length === 0 && tag !== name) throw noSuchTag(name);
  return edit;
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

/** Under its new name, once: where the context has that already, or has the tag twice, what is too much goes with its comma. */
function tagEdits(context: Context, name: string, newName: string): readonly Edit[] {
  if (name === newName) return [];
  const { tags } = context;
  const kept = tags.find(({ text }) => text === newName) ?? tags.find(({ text }) => text === name);
  const renamed = kept?.text === name ? [{ span: kept, newText: newName }] : [];
  return [...renamed, ...takeOutTags(context, (tag) => tag.text === name && tag !== kept)];
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
