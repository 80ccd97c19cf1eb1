/**
 * Problems that an archive had when it began to be checked, and that need not be mended yet: so many of a rule in a file.
 * Counts and not places, because lines move; the idea is that of ESLint's bulk suppressions.
 */
import type { Problem } from '../core/problem.js';

/** The name of the file, at the archive root. */
export const BASELINE_NAME = 'event-archive-baseline.json';

const VERSION = 1;

/** By path, then by rule, how many problems are known. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, number>>;

export const NO_BASELINE: Baseline = new Map();

/** An entry of a baseline that says more than there is. */
export interface Stale {
  readonly path: string;
  readonly rule: string;
  readonly known: number;
  readonly found: number;
}

/** Of a file, the problems that are not known: of a rule with more than are known all of them, because nobody can tell which are new. */
export function beyondBaseline(path: string, problems: readonly Problem[], baseline: Baseline): readonly Problem[] {
  const known = baseline.get(path);
  if (!known || problems.length === 0) return problems;
  const found = countByRule(problems);
  return problems.filter(({ rule }) => (found.get(rule) ?? 0) > (known.get(rule) ?? 0));
}

/** What can be taken out of a baseline, given all problems of the files that were checked, known or not. */
export function staleEntries(
  baseline: Baseline,
  problems: readonly Problem[],
  isChecked: (path: string) => boolean,
): readonly Stale[] {
  const found = baselineOf(problems);
  return [...baseline].flatMap(([path, rules]) => {
    if (!isChecked(path)) return [];
    return [...rules].flatMap(([rule, known]) => {
      const count = found.get(path)?.get(rule) ?? 0;
      return count < known ? [{ path, rule, known, found: count }] : [];
    });
  });
}

/** A baseline of all that there is. */
export function baselineOf(problems: readonly Problem[]): Baseline {
  const files = new Map<string, Map<string, number>>();
  for (const { path, rule } of problems) {
    const rules = files.get(path) ?? new Map<string, number>();
    rules.set(rule, (rules.get(rule) ?? 0) + 1);
    files.set(path, rules);
  }
  return files;
}

/** A baseline without what is no longer there; nothing new comes in, and of files that were not checked all stays. */
export function shrunk(
  baseline: Baseline,
  problems: readonly Problem[],
  isChecked: (path: string) => boolean,
): Baseline {
  const left = new Map([...baseline].map(([path, rules]) => [path, new Map(rules)]));
  for (const { path, rule, found } of staleEntries(baseline, problems, isChecked)) {
    const rules = left.get(path);
    if (found > 0) rules?.set(rule, found);
    else rules?.delete(rule);
    if (rules?.size === 0) left.delete(path);
  }
  return left;
}

/** Reads the file; throws an `Error` with the reason where it cannot be one of ours. */
export function readBaseline(text: string): Baseline {
  const written = JSON.parse(text) as { readonly version?: unknown; readonly problems?: unknown } | null;
  if (typeof written !== 'object' || written === null) throw new Error('it is no object');
  if (typeof written.version === 'number' && written.version > VERSION) {
    throw new Error(`it has version ${written.version}, and this program knows ${VERSION}; use a newer one`);
  }
  if (written.version !== VERSION || typeof written.problems !== 'object' || written.problems === null) {
    throw new Error('it is no baseline, expected "version" and "problems"');
  }
  return new Map(
    Object.entries(written.problems).map(([path, rules]) => [
      path,
      new Map(Object.entries(rules as object).filter(isCount)),
    ]),
  );
}

/** The same baseline gives the same bytes: paths and rules in the order of their code units, a line for each. */
export function writeBaseline(baseline: Baseline): string {
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
  const problems = Object.fromEntries(
    [...baseline].sort(byName).map(([path, rules]) => [path, Object.fromEntries([...rules].sort(byName))]),
  );
  return `${JSON.stringify({ version: VERSION, problems }, undefined, 2)}\n`;
}

function isCount(entry: [string, unknown]): entry is [string, number] {
  return Number.isSafeInteger(entry[1]) && Number(entry[1]) > 0;
}

function countByRule(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
