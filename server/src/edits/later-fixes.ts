/** The fixes that are planned when somebody chooses them: files or entries move, and there may be thousands of links to them. */
import type { LaterEdit } from '../core/archive-edit.js';
import { daysBetween } from '../core/date.js';
import { dateOrderOfPath, slugOfPath } from '../core/path.js';
import type { Problem } from '../core/problem.js';
import type { Document, Surroundings } from '../features/document.js';
import { shortTitleAt } from './event-at.js';
import { mergeEvents } from './merge-events.js';
import { renameEvent, slugFor, type RenameOptions } from './rename.js';
import { dayFixes } from './right-day.js';

/** The likeliest first; all of them want to be asked for. */
export function laterFixes(
  problem: Problem,
  document: Document,
  around: Surroundings,
  options: RenameOptions,
): readonly LaterEdit[] {
  if (problem.rule === 'slug-mismatch') return nameAfterTitle(document, around, options);
  if (problem.rule === 'shared-source') return mergeWithDouble(problem, document, around, options);
  return dayFixes(problem, document, around, options);
}

function nameAfterTitle({ file, path }: Document, around: Surroundings, options: RenameOptions): readonly LaterEdit[] {
  const title = file.kind === 'event' ? file.titles[0]?.text : undefined;
  const slug = title && slugFor(title, path, around.archive);
  if (!around.archive.isRead || !title || !slug || slug === slugOfPath(path)) return [];
  return [{ title: `Name the file "${slug}"`, plan: () => renameEvent(path, title, around, options) }];
}

/** Two events of one source that are a day apart at most may be one; of others nobody would expect it. */
function mergeWithDouble(
  { related }: Problem,
  { path }: Document,
  around: Surroundings,
  options: RenameOptions,
): readonly LaterEdit[] {
  const day = dateOrderOfPath(path);
  return related
    .filter((other) => daysBetween(day, dateOrderOfPath(other.path)) <= 1)
    .map((other) => ({
      title: `Merge "${shortTitleAt(other.path, around)}" into this event`,
      plan: () => mergeEvents(path, other.path, around, options),
    }));
}
