/** Takes a context tag out of the archive: everywhere, or only where no text bears it out. */
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { isOnlyTag, removeTag } from '../core/context-edits.js';
import { itemsOf } from '../core/event.js';
import type { Steps } from '../core/steps.js';
import type { Surroundings } from '../features/document.js';
import { pathOfTarget } from '../features/find-events.js';
import { unborneRelations } from '../features/unborne-tags.js';
import { editContexts, noSuchTag } from './edit-contexts.js';
import { Plan } from './plan.js';

/** Of every relation and every entry of a day index. */
export function* removeTagEverywhere(name: string, around: Surroundings): Steps<ArchiveEdit> {
  let bare = 0;
  const plan = yield* editContexts(name, around, (context, text) => {
    if (isOnlyTag(context, name)) bare++;
    return removeTag(text, context, name);
  });
  if (plan.isEmpty) throw noSuchTag(name);
  return plan.finish(`Take tag "${name}" out of every event`, warningOf(bare));
}

/** Of the relations between two events neither of which says it in its title, summary or topic; day indexes stay as they are. */
export function* removeUnborneTag(name: string, around: Surroundings): Steps<ArchiveEdit> {
  const { archive } = around;
  const targets = yield* targetsOfUnborne(name, around);
  let bare = 0;
  const plan = new Plan();
  for (const [path, unborne] of targets) {
    const document = around.read(path);
    if (document?.file.kind !== 'event') continue;
    const contexts = itemsOf(document.file, 'related').flatMap(({ link, context }) =>
      context && link?.target.kind === 'event' && unborne.has(pathOfTarget(link.target, archive)) ? context : [],
    );
    bare += contexts.filter((context) => isOnlyTag(context, name)).length;
    plan.edit(
      document,
      contexts.flatMap((context) => removeTag(document.text, context, name)),
    );
    yield;
  }
  if (plan.isEmpty) throw new Refusal(`Every relation with the tag "${name}" is borne out by the text of an event.`);
  return plan.finish(`Take tag "${name}" out where no text bears it out`, warningOf(bare));
}

/** For each event, by its path, the paths of those that it relates to with the tag although no text bears that out. */
function* targetsOfUnborne(name: string, around: Surroundings): Steps<ReadonlyMap<string, ReadonlySet<string>>> {
  const { archive } = around;
  const id = archive.tags.idOf(name);
  if (id === undefined || archive.tags.uses(id) === 0) throw noSuchTag(name);
  const targets = new Map<string, Set<string>>();
  for (const { event, target } of yield* unborneRelations(id, around)) {
    const path = archive.pathOf(event);
    targets.set(path, (targets.get(path) ?? new Set()).add(archive.pathOf(target)));
  }
  return targets;
}

function warningOf(bare: number): string | undefined {
  if (bare === 0) return undefined;
  return bare === 1
    ? '1 context has no other tag and goes with it'
    : `${bare} contexts have no other tag and go with it`;
}
