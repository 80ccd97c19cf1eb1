/** Relates an event to others that were chosen, and them back to it where that is wanted: one change to all of them. */
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { counted } from '../core/counted.js';
import type { EventDocument, Surroundings } from '../features/document.js';
import { relationTo } from '../features/find-events.js';
import { addRelations } from './add-relation.js';
import { eventAt, shortTitle } from './event-at.js';
import { Plan } from './plan.js';

export interface ChosenRelation {
  /** The archive path of an event. */
  readonly path: string;
  /** What the two have in common; may be empty. */
  readonly tags: readonly string[];
}

/** Relations that are there already stay as they are. Refuses what is no event, and where nothing is left to be added. */
export function relate(
  path: string,
  chosen: readonly ChosenRelation[],
  around: Surroundings,
  { isMutual }: { readonly isMutual: boolean },
): ArchiveEdit {
  const { archive } = around;
  const event = eventAt(path, around);
  const others = new Map(chosen.map((each) => [each.path, { tags: each.tags, document: eventAt(each.path, around) }]));
  if (others.has(path)) throw new Refusal('An event does not relate to itself.');
  const title = titleOf(event);
  if (isMutual && title === '') throw new Refusal('The event has no title yet that the others could call it by.');

  const plan = new Plan();
  const added = [...others].filter(([other]) => !relationTo(event.file, other, archive));
  const relations = added.map(([other, { tags, document }]) => ({ path: other, title: titleOf(document), tags }));
  plan.edit(event, addRelations(event, relations, archive.linkPrefix));
  const answering = isMutual
    ? [...others.values()].filter(({ document }) => !relationTo(document.file, path, archive))
    : [];
  for (const { tags, document } of answering)
    plan.edit(document, addRelations(document, [{ path, title, tags }], archive.linkPrefix));

  if (added.length + answering.length === 0) throw new Refusal('The events are related already.');
  return plan.finish(
    wordsFor(
      event,
      [...others.values()].map(({ document }) => document),
      isMutual,
    ),
  );
}

function titleOf({ file }: EventDocument): string {
  return file.titles[0]?.text ?? '';
}

function wordsFor(event: EventDocument, others: readonly EventDocument[], isMutual: boolean): string {
  const [first] = others;
  const to = others.length === 1 && first ? `"${shortTitle(first)}"` : counted(others.length, 'event', 'events');
  return `Relate "${shortTitle(event)}" to ${to}${isMutual ? ' and back' : ''}`;
}
