/** Edits the contexts that a tag stands in, across the archive. */
import { Refusal } from '../core/archive-edit.js';
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import { itemsOf, type Context } from '../core/event.js';
import { kindOfPath } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import type { Edit } from '../core/text.js';
import type { Document, Surroundings } from '../features/document.js';
import { Plan } from './plan.js';

/**
 * The contexts of all relations, and of all entries of day indexes, whose tags the index does not know: an entry may name what
 * no relation of its event does yet. `editsOf` is asked about every context of a file that holds the tag's name.
 */
export function* editContexts(
  name: string,
  around: Surroundings,
  editsOf: (context: Context, text: string) => readonly Edit[],
): Steps<Plan> {
  const { archive } = around;
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
        contextsOf(document).flatMap((context) => editsOf(context, document.text)),
      );
    yield;
  }
  return plan;
}

export function noSuchTag(name: string): Refusal {
  return new Refusal(`No relation to an event and no entry of a day index has the tag "${name}".`);
}

/** The paths of the events, then of every day index: one after the other, because looking at all paths takes long. */
function* withAllDayIndexes(events: readonly FileId[], archive: Archive): Generator<string> {
  for (const event of events) yield archive.pathOf(event);
  for (const path of archive.paths()) if (kindOfPath(path) === 'day-index') yield path;
}

function contextsOf({ file }: Document): readonly Context[] {
  if (file.kind === 'page') return [];
  const places = file.kind === 'event' ? itemsOf(file, 'related') : file.entries;
  return places.flatMap(({ context }) => context ?? []);
}
