/** Runs the rules over one file: findings become problems, with the severities that are set. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import type { ArchiveFile } from '../core/event.js';
import type { Problem, Setting, Severity } from '../core/problem.js';
import { LineMap, type Position } from '../core/text.js';
import { rules } from './all.js';
import { DEFAULT_POLICY, type Policy } from './policy.js';
import { suppress } from './suppressions.js';
import { unusedSuppression } from './unused-suppression.js';
import { eventSubjectOf, subjectOf, type Finding, type Rule } from './rule.js';

export interface LintOptions {
  /** By what the archive is judged; the default is by the rules' own severities. Its baseline makes no difference here. */
  readonly policy?: Policy;
  /** Leaves out the rules that depend on what other files say: for a first look, while those are still being read. */
  readonly isFirstLook?: boolean;
  /** Of an event, what each relation to an event leads to: as `BatchWriter.add` found it, where it was packed before. */
  readonly targets?: readonly FileId[];
  /** Called when a rule throws, which costs that rule for this file; the default is to throw on. */
  readonly onRuleError?: (rule: string, path: string, error: unknown) => void;
}

/** Every problem of one file, by position. */
export function lint(
  path: string,
  text: string,
  file: ArchiveFile,
  archive: Archive,
  options: LintOptions = {},
): readonly Problem[] {
  const { policy = DEFAULT_POLICY } = options;
  if (policy.isIgnored(path)) return [];
  const settings = policy.settingsFor(path);
  const subject = subjectOf(path, text, file, archive);
  const eventSubject = file.kind === 'event' ? eventSubjectOf(subject, file, options.targets) : undefined;
  const problems: Problem[] = [];
  let lines: LineMap | undefined;
  let rule: Rule | undefined;
  let severity: Setting = 'off';
  // One for all rules: of a sound file nothing is reported, so its lint should cost no more than the looking.
  const report = (finding: Finding): void => {
    lines ??= new LineMap(text);
    if (rule && severity !== 'off') problems.push(problemOf(rule, severity, finding, path, lines));
  };
  for (rule of rules) {
    severity = settings[rule.name] ?? rule.severity;
    if (severity === 'off' || (options.isFirstLook && rule.readsContents)) continue;
    try {
      if (file.kind === 'day-index') rule.checkDayIndex?.(file, subject, report);
      else if (file.kind === 'page') rule.checkPage?.(file, subject, report);
      else if (eventSubject) rule.checkEvent?.(file, eventSubject, report);
    } catch (error) {
      if (!options.onRuleError) throw error;
      options.onRuleError(rule.name, path, error);
    }
  }
  const { left, unused } = suppress(problems, text, ruleNames);
  const setting = settings[unusedSuppression.name] ?? unusedSuppression.severity;
  // On a first look nobody knows yet what the rules that are left out would find.
  if (setting !== 'off' && !options.isFirstLook) {
    lines ??= new LineMap(text);
    for (const finding of unused) left.push(problemOf(unusedSuppression, setting, finding, path, lines));
  }
  return left.length > 1 ? left.sort(byPosition) : left;
}

function ruleNames(): readonly string[] {
  return rules.map(({ name }) => name);
}

function byPosition({ range: a }: Problem, { range: b }: Problem): number {
  return comparePositions(a.start, b.start) || comparePositions(a.end, b.end);
}

function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** One for all: an archive may have a hundred thousand problems without fixes. */
const NONE: readonly never[] = [];

function problemOf(rule: Rule, severity: Severity, finding: Finding, path: string, lines: LineMap): Problem {
  return {
    path,
    rule: rule.name,
    severity,
    message: finding.message,
    range: lines.range(finding.span),
    related: (finding.related ?? NONE).map((place) =>
      'path' in place
        ? { path: place.path, range: undefined, message: place.message }
        : { path, range: lines.range(place.span), message: place.message },
    ),
    fixes: finding.fixes ?? NONE,
    suggestions: finding.suggestions ?? NONE,
    lost: finding.lost,
  };
}
