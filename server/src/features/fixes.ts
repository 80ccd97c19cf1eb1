/** Quick fixes: the fixes of the problems at the cursor, and all safe ones of a file at once. */
import { fixSafety, type Fix, type Problem } from '../core/problem.js';
import type { Archive } from '../core/archive.js';
import type { ArchiveFile } from '../core/event.js';
import { isCounted, numberingEdits } from '../core/list-edits.js';
import { scanFile } from '../core/read.js';
import type { Steps } from '../core/steps.js';
import { applyEdits, LineMap, type Edit, type Range, type Span } from '../core/text.js';
import { lint, type RuleSettings } from '../rules/lint.js';
import { LikelyEvents, withLikelyEvents } from './likely-events.js';

/** One fix can make room for another, but a file that keeps changing is not being mended. */
const MOST_ROUNDS = 100;

export interface QuickFix {
  readonly fix: Fix;
  readonly problem: Problem;
  /** True for the one that mends its problem for certain. */
  readonly isPreferred: boolean;
}

/** For more links than that nobody reads a menu. */
const MOST_LOST_LINKS = 50;

/** The fixes of all problems that touch a range, in the order of the problems; of a link that leads nowhere to every event it likely means. */
export function* quickFixes(problems: readonly Problem[], range: Range, archive: Archive): Steps<readonly QuickFix[]> {
  const likely = new LikelyEvents(archive);
  const found: QuickFix[] = [];
  let lost = 0;
  for (const problem of problems.filter((one) => touches(one.range, range))) {
    const isRanked = problem.lost !== undefined && ++lost <= MOST_LOST_LINKS;
    if (isRanked) yield;
    const { fixes } = isRanked ? withLikelyEvents(problem, likely, archive) : problem;
    found.push(...fixes.map((fix) => ({ fix, problem, isPreferred: fix.safety === 'safe' })));
  }
  return found;
}

/**
 * The text with every safe fix applied, again and again until none is left; undefined when there was nothing to mend.
 * Fixing the result once more changes nothing.
 */
export function mendSafely(path: string, text: string, archive: Archive, settings: RuleSettings): string | undefined {
  let mended = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const file = scanFile(path, mended);
    const edits = safeEdits(mended, lint(path, mended, file, archive, { settings }));
    if (edits.length === 0) break;
    mended = numberedAsBefore(path, applyEdits(mended, edits), file);
  }
  return mended === text ? undefined : mended;
}

/** The problems of a text that have a safe fix. */
export function safeProblems(path: string, text: string, archive: Archive, settings: RuleSettings): readonly Problem[] {
  return lint(path, text, scanFile(path, text), archive, { settings }).filter(
    (problem) => fixSafety(problem) === 'safe',
  );
}

/** The edits of as many safe fixes as can be applied together; one that would touch another's text waits for the next round. */
function safeEdits(text: string, problems: readonly Problem[]): readonly Edit[] {
  const taken: Edit[] = [];
  const lines = new LineMap(text);
  const isFree = (span: Span): boolean =>
    taken.every((other) => span.end < other.span.start || span.start > other.span.end);
  for (const { fixes, range } of problems) {
    const fix = fixes.find(({ safety }) => safety === 'safe');
    if (!fix || !isFree({ start: lines.offset(range.start), end: lines.offset(range.end) })) continue;
    const edits = fix.mending ?? fix.edits;
    if (edits.every(({ span }) => isFree(span))) taken.push(...edits);
  }
  return taken;
}

/** The items that are left of a list that was numbered 1, 2, 3 are numbered so again. */
function numberedAsBefore(path: string, text: string, before: ArchiveFile): string {
  const file = scanFile(path, text);
  if (before.kind !== 'event' || file.kind !== 'event') return text;
  const others = new Set(before.sections.flatMap(({ kind, items }) => (isCounted(items) ? [] : [kind])));
  const counted = file.sections.filter(({ kind }) => !others.has(kind));
  return applyEdits(
    text,
    counted.flatMap(({ items }) => numberingEdits(text, items)),
  );
}

/** True if the two have a place in common, be it the end of one. */
export function touches(a: Range, b: Range): boolean {
  return !isBefore(a, b) && !isBefore(b, a);
}

function isBefore(a: Range, b: Range): boolean {
  return a.end.line < b.start.line || (a.end.line === b.start.line && a.end.character < b.start.character);
}
