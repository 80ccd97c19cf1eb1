/** Problems as annotations of a workflow of GitHub's, a command line for each. */
import type { Severity } from '../../core/problem.js';
import type { Report } from './report.js';

/** GitHub shows so many of each level for one step; what comes behind them is in the log only. */
const MOST_SHOWN = 10;

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Syntax: https://docs.github.com/actions/reference/workflow-commands-for-github-actions. The gravest come first, so that
 * those are shown, and a notice says how many there are where not all can be.
 */
export function* reportGithub({ problems, fromRepository }: Report): Generator<string> {
  for (const level of ['error', 'warning', 'notice'] as const) {
    const ofLevel = problems.filter(({ severity }) => LEVELS[severity] === level);
    if (ofLevel.length > MOST_SHOWN) {
      yield `::${level} title=event-archive::${ofLevel.length} problems of this level; GitHub shows ${MOST_SHOWN} for a step, the log has all\n`;
    }
    for (const { path, range, rule, message } of ofLevel) {
      const { start, end } = range;
      const place = [
        `file=${property(fromRepository + path)}`,
        `line=${start.line + 1}`,
        `endLine=${end.line + 1}`,
        // Columns are for problems of one line only.
        ...(start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : []),
        `title=${property(rule)}`,
      ];
      yield `::${level} ${place.join(',')}::${data(message)}\n`;
    }
  }
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
