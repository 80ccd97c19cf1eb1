/** Reads the editor's settings; what is not understood is left at its default and logged. */
import { isSetting } from '../core/problem.js';
import { CHANGES_LISTS, type ChangesList } from '../edits/changes.js';
import type { RenameOptions } from '../edits/rename.js';
import type { Log } from '../host/log.js';
import { ruleNamed } from '../rules/all.js';
import type { RuleSettings } from '../core/config.js';
import { PROBLEMS_OF, type ProblemsOf, type Settings } from './protocol.js';

/** What is checked, and what of it is shown. */
export interface CheckSettings {
  readonly rules: RuleSettings;
  readonly problemsOf: ProblemsOf;
  /** How many problems of one rule are listed for files that are not open. */
  readonly problemsPerRule: number;
  /** Which events list their earlier versions when they are renamed or moved. */
  readonly changesList: ChangesList;
}

export function checkSettings(settings: Settings | null | undefined, log: Log): CheckSettings {
  const { problems = 'openFiles', problemsPerRule = 100, rename } = settings ?? {};
  const { changes = 'whereUsed' } = rename ?? {};
  return {
    rules: ruleSettings(settings, log),
    problemsOf: understood(problems, isProblemsOf, 'openFiles', 'problems', log),
    problemsPerRule: understood(problemsPerRule, isCount, 100, 'problemsPerRule', log),
    changesList: understood(changes, isChangesList, 'whereUsed', 'rename.changes', log),
  };
}

/** How events are renamed and moved now; by the defaults until the client has told its settings. */
export function renameOptions(settings: CheckSettings | undefined): RenameOptions {
  return { changes: settings?.changesList ?? 'whereUsed', now: new Date() };
}

function understood<T>(
  value: unknown,
  isKnown: (value: unknown) => value is T,
  otherwise: T,
  name: string,
  log: Log,
): T {
  if (isKnown(value)) return value;
  log.warn(`Setting eventArchive.${name}: ${JSON.stringify(value)} is not understood, the default stands`);
  return otherwise;
}

function isProblemsOf(value: unknown): value is ProblemsOf {
  return PROBLEMS_OF.includes(value as ProblemsOf);
}

function isChangesList(value: unknown): value is ChangesList {
  return CHANGES_LISTS.includes(value as ChangesList);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function ruleSettings(settings: Settings | null | undefined, log: Log): RuleSettings {
  const entries = Object.entries(settings?.rules ?? {});
  return Object.fromEntries(
    entries.flatMap(([name, severity]) => {
      if (ruleNamed(name) && isSetting(severity)) return [[name, severity] as const];
      if (ruleNamed(name) && severity === 'default') return [];
      log.warn(`Setting eventArchive.rules.${name}: ${JSON.stringify(severity)} is not understood, the default stands`);
      return [];
    }),
  );
}
