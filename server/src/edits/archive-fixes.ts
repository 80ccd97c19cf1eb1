/** Fixes that need other files than the one with the problem: day indexes, relations in the other direction. */
import type { ArchiveEdit } from '../core/archive-edit.js';
import { itemsOf } from '../core/event.js';
import { dayFolder } from '../core/path.js';
import type { Problem } from '../core/problem.js';
import type { Document, Surroundings } from '../features/document.js';
import { pathOfTarget, relationTo } from '../features/find-events.js';
import { targetAt } from '../features/target.js';
import { addRelation } from './add-relation.js';
import { shortTitle } from './event-at.js';
import { dayOfFolder, entryText, listOnDay } from './day-index.js';
import { Plan } from './plan.js';

/** The fixes of a problem of an event, the likeliest first; all of them want to be asked for. */
export function archiveFixes(problem: Problem, document: Document, around: Surroundings): readonly ArchiveEdit[] {
  if (!around.archive.isRead || document.file.kind !== 'event') return [];
  switch (problem.rule) {
    case 'unlisted-event':
      return [list([document.path], 'Add to the day index', around)];
    case 'missing-day-index': {
      const folder = dayFolder(document.path);
      return dayOfFolder(folder) ? [list(around.archive.eventsOfDay(folder), 'Create the day index', around)] : [];
    }
    default:
      return [];
  }
}

function list(paths: readonly string[], title: string, around: Surroundings): ArchiveEdit {
  const plan = new Plan();
  const entries = paths.flatMap((path) => {
    const event = around.read(path);
    return event?.file.kind === 'event' ? [entryText(event.file, event, around.archive.linkPrefix, path)] : [];
  });
  const [first = ''] = paths;
  listOnDay(dayFolder(first), entries, around, plan);
  return plan.finish(title);
}

/** At a relation: the change that relates its target back to this event; undefined where it does so already. */
export function relateBack(document: Document, offset: number, around: Surroundings): ArchiveEdit | undefined {
  const { archive } = around;
  const target = targetAt(document.file, offset);
  const { file, path } = document;
  if (!archive.isRead || file.kind !== 'event' || (target?.kind !== 'relation' && target?.kind !== 'tag'))
    return undefined;
  const link = target.link?.target;
  const other = link?.kind === 'event' ? around.read(pathOfTarget(link, archive)) : undefined;
  if (other?.file.kind !== 'event' || other.path === path || !archive.has(other.path)) return undefined;
  const back = { ...other, file: other.file };
  const title = file.titles[0]?.text;
  if (relationTo(back.file, path, archive) || !title) return undefined;
  const item = itemsOf(file, 'related').find((each) => each.link === target.link);
  const tags = item?.context?.tags.map(({ text }) => text).filter((tag) => tag !== '') ?? [];
  const plan = new Plan();
  plan.edit(back, addRelation(back, { path, title, tags }, archive.linkPrefix));
  return plan.finish(`Relate "${shortTitle(back)}" back to this event`);
}
