/** Quick fixes: the fixes of the problems at the cursor, and all safe ones of a file at once. */
import { fixSafety, type Fix, type Problem } from '../core/problem.js';
import type { Archive } from '../core/archive.js';
import type { ArchiveFile } from '../core/event.js';
import { isCounted, numberingEdits } from '../core/list-edits.js';
import { readAgain, scanFile } from '../core/read.js';
import type { Steps } from '../core/steps.js';
import { applyEdits, LineMap, type Edit, type Range, type Span } from '../core/text.js';
import { lint } from '../rules/lint.js';
import type { Policy } from '../rules/policy.js';
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
export function mendSafely(path: string, text: string, archive: Archive, policy: Policy): string | undefined {
  let mended = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const file = scanFile(path, mended, archive.conventions);
    const edits = safeEdits(mended, lint(path, mended, file, archive, { policy }));
    if (edits.length === 0) break;
    mended = numberedAsBefore(path, applyEdits(mended, edits), file);
  }
  return mended === text ? undefined : mended;
}

/** The problems of a text that have a safe fix. */
export function safeProblems(path: string, text: string, archive: Archive, policy: Policy): readonly Problem[] {
  return lint(path, text, scanFile(path, text, archive.conventions), archive, { policy }).filter(
    (problem) => fixSafety(problem) === 'safe',
  );
}

/** The edits of as many safe fixes as can be applied together; one that would touch another's text waits for the next round. */
function safeEdits(text: string, problems: readonly Problem[]): readonly Edit[] {
  const lines = new LineMap(text);
  const taken = new Taken();
  for (const { fixes, range } of problems) {
    const fix = fixes.find(({ safety }) => safety === 'safe');
    if (!fix || !taken.isFree({ start: lines.offset(range.start), end: lines.offset(range.end) })) continue;
    const edits = fix.mending ?? fix.edits;
    if (edits.every(({ span }) => taken.isFree(span))) for (const edit of edits) taken.add(edit);
  }
  return taken.edits;
}

/** Edits apart from each other, in the order of the text: where the next one is free is found without a look at all of them. */
class Taken {
  readonly edits: Edit[] = [];

  /** True if no edit touches the span, be it only with its end. */
  isFree(span: Span): boolean {
    const before = this.edits[this.#firstBehind(span.end) - 1];
    return !before || before.span.end < span.start;
  }

  add(edit: Edit): void {
    this.edits.splice(this.#firstBehind(edit.span.start), 0, edit);
  }

  /** The index of the first edit that begins behind an offset. */
  #firstBehind(offset: number): number {
    let [low, high] = [0, this.edits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.edits[middle]?.span.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The items that are left of a list that was numbered 1, 2, 3 are numbered so again. */
function numberedAsBefore(path: string, text: string, before: ArchiveFile): string {
  const file = readAgain(path, text, before);
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
