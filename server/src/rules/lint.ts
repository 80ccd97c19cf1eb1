/** Runs the rules over one file: findings become problems, with the severities that are set. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import type { RuleSettings } from '../core/config.js';
import type { ArchiveFile } from '../core/event.js';
import type { Problem, Severity } from '../core/problem.js';
import { LineMap, type Position } from '../core/text.js';
import { rules } from './all.js';
import { DEFAULT_POLICY, type Policy } from './policy.js';
import { suppress } from './suppressions.js';
import { unusedSuppression } from './unused-suppression.js';
import { eventSubjectOf, subjectOf, type Finding, type Report, type Rule, type Subject } from './rule.js';

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
  const whole = file.kind === 'event' ? eventSubjectOf(subject, file, options.targets) : subject;
  const problems: Problem[] = [];
  let lines: LineMap | undefined;
  let running: Check | undefined;
  // One for all rules: of a sound file nothing is reported, so its lint should cost no more than the looking.
  const report = (finding: Finding): void => {
    lines ??= new LineMap(text);
    if (running) problems.push(problemOf(running.rule, running.severity, finding, path, lines));
  };
  for (running of checksFor(settings, options.isFirstLook === true)[file.kind]) {
    try {
      running.check(file, whole, report);
    } catch (error) {
      if (!options.onRuleError) throw error;
      options.onRuleError(running.rule.name, path, error);
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

/** What a rule that is not switched off does with a file of one kind. */
interface Check {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly check: (file: ArchiveFile, subject: Subject, report: Report) => void;
}

/** For a first look and for a whole one, by the settings that count; each by kind of file. */
const firstChecks = new WeakMap<RuleSettings, ChecksByKind>();
const wholeChecks = new WeakMap<RuleSettings, ChecksByKind>();

type ChecksByKind = Readonly<Record<ArchiveFile['kind'], readonly Check[]>>;

/** Put together once: to ask every rule anew for each of a hundred thousand files takes longer than most rules do. */
function checksFor(settings: RuleSettings, isFirstLook: boolean): ChecksByKind {
  const made = isFirstLook ? firstChecks : wholeChecks;
  const known = made.get(settings);
  if (known) return known;
  const of = (kind: ArchiveFile['kind']): readonly Check[] =>
    rules.flatMap((rule) => checkOf(rule, kind, settings, isFirstLook));
  const checks = { event: of('event'), 'day-index': of('day-index'), page: of('page') };
  made.set(settings, checks);
  return checks;
}

function checkOf(rule: Rule, kind: ArchiveFile['kind'], settings: RuleSettings, isFirstLook: boolean): Check | [] {
  const severity = settings[rule.name] ?? rule.severity;
  const check = { event: rule.checkEvent, 'day-index': rule.checkDayIndex, page: rule.checkPage }[kind];
  if (severity === 'off' || (isFirstLook && rule.readsContents) || !check) return [];
  return { rule, severity, check: check as Check['check'] };
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
