/** How many problems of each rule there are, in place of the problems. */
import { counted } from '../../core/counted.js';
import { fixSafety, SEVERITIES, type Problem, type Severity } from '../../core/problem.js';
import type { Reporter } from './report.js';

interface RuleCount {
  readonly rule: string;
  /** The gravest that one of them has. */
  readonly severity: Severity;
  readonly problems: number;
  readonly files: number;
  /** That `--fix` mends. */
  readonly fixable: number;
}

export const statisticsText: Reporter = function* ({ problems }) {
  const counts = countsOf(problems);
  const width = Math.max(...counts.map(({ rule }) => rule.length), 0);
  for (const { rule, severity, problems: count, files, fixable } of counts) {
    const fixes = fixable > 0 ? `, ${fixable} mended by --fix` : '';
    yield `${String(count).padStart(7)}  ${rule.padEnd(width)}  ${severity.padEnd(11)}  in ${counted(files, 'file', 'files')}${fixes}\n`;
  }
  yield `${counts.length > 0 ? '\n' : ''}${counted(problems.length, 'problem', 'problems')} of ${counted(counts.length, 'rule', 'rules')}\n`;
};

export const statisticsJson: Reporter = function* ({ root, events, dayIndexes, problems }) {
  const statistics = countsOf(problems);
  yield `${JSON.stringify({ version: 1, archive: root, events, dayIndexes, statistics }, undefined, 2)}\n`;
};

/** The most frequent first. */
function countsOf(problems: readonly Problem[]): readonly RuleCount[] {
  const byRule = new Map<string, Problem[]>();
  for (const problem of problems) {
    const ofRule = byRule.get(problem.rule);
    if (ofRule) ofRule.push(problem);
    else byRule.set(problem.rule, [problem]);
  }
  return [...byRule]
    .map(([rule, ofRule]) => ({
      rule,
      severity: SEVERITIES.find((each) => ofRule.some(({ severity }) => severity === each)) ?? 'hint',
      problems: ofRule.length,
      files: new Set(ofRule.map(({ path }) => path)).size,
      fixable: ofRule.filter((problem) => fixSafety(problem) === 'safe').length,
    }))
    .sort((a, b) => b.problems - a.problems || (a.rule < b.rule ? -1 : 1));
}
