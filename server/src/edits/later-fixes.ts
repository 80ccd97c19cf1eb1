/** The fixes that are planned when somebody chooses them: files or entries move, and there may be thousands of links to them. */
import { slugOfPath } from '../core/path.js';
import type { Problem } from '../core/problem.js';
import type { Document, Surroundings } from '../features/document.js';
import { renameEvent, slugFor, type RenameOptions } from './rename.js';
import { dayFixes, type DayFix } from './right-day.js';

/** The likeliest first; all of them want to be asked for. */
export function laterFixes(
  problem: Problem,
  document: Document,
  around: Surroundings,
  options: RenameOptions,
): readonly DayFix[] {
  if (problem.rule === 'slug-mismatch') return nameAfterTitle(document, around, options);
  return dayFixes(problem, document, around, options);
}

function nameAfterTitle({ file, path }: Document, around: Surroundings, options: RenameOptions): readonly DayFix[] {
  const title = file.kind === 'event' ? file.titles[0]?.text : undefined;
  const slug = title && slugFor(title, path, around.archive);
  if (!around.archive.isRead || !title || !slug || slug === slugOfPath(path)) return [];
  return [{ title: `Name the file "${slug}"`, plan: () => renameEvent(path, title, around, options) }];
}
