/** Switches a rule off where it is wrong for once: a comment above the line of a problem, as linters' users know it. */
import type { Archive } from '../core/archive.js';
import { fixOf, type Fix, type Problem } from '../core/problem.js';
import { scanFile } from '../core/read.js';
import { applyEdits, LineMap, type Edit } from '../core/text.js';
import { lint } from '../rules/lint.js';
import type { Policy } from '../rules/policy.js';
import { disableForFile, disableForLine } from '../rules/suppressions.js';
import { unusedSuppression } from '../rules/unused-suppression.js';
import type { Document } from './document.js';

export interface Disabling {
  readonly fix: Fix;
  readonly problem: Problem;
}

/**
 * For each rule that some problems of a file are of, the comment that says the first of them is none. Where one for the line would change
 * what else is found (between a link and its context, say) or nothing at all (of a file as a whole), it is about the file.
 */
export function disableRules(
  problems: readonly Problem[],
  { path, text }: Document,
  archive: Archive,
  policy: Policy,
): readonly Disabling[] {
  // An editor asks at every place that the cursor comes to.
  if (problems.length === 0) return [];
  const inText = (changed: string): readonly Problem[] =>
    lint(path, changed, scanFile(path, changed, archive.conventions), archive, { policy });
  const all = inText(text);
  /** True if those problems are gone with the edit, and no others. */
  const disablesOnly = (meant: readonly Problem[], edit: Edit): boolean =>
    sumOf(inText(applyEdits(text, [edit]))) === sumOf(all.filter((each) => !meant.includes(each)));
  const lines = new LineMap(text);
  const found = new Map<string, Disabling>();
  for (const problem of problems) {
    const { rule } = problem;
    const { line } = problem.range.start;
    if (rule === unusedSuppression.name || found.has(rule)) continue;
    const ofRule = all.filter((each) => each.rule === rule);
    const inLine = ofRule.filter(({ range }) => range.start.line === line);
    const forLine = disableForLine(text, rule, line, lines);
    if (disablesOnly(inLine, forLine)) {
      found.set(rule, disabling(problem, 'line', forLine));
      continue;
    }
    const forFile = disableForFile(text, rule);
    if (disablesOnly(ofRule, forFile)) found.set(rule, disabling(problem, 'file', forFile));
  }
  return [...found.values()];
}

function disabling(problem: Problem, what: 'line' | 'file', edit: Edit): Disabling {
  return { problem, fix: fixOf(`Disable ${problem.rule} for this ${what}`, 'ask', () => [edit]) };
}

/** What is found, wherever it stands: the comment moves what is below. */
function sumOf(found: readonly Problem[]): string {
  return found
    .map(({ rule, message }) => `${rule} ${message}`)
    .sort()
    .join('\n');
}
