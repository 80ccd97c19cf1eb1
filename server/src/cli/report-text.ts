/** Problems for people: grouped by file, with the place, the message and the rule, and a sum at the end. */
import { styleText } from 'node:util';
import { counted } from '../core/counted.js';
import { fixSafety, SEVERITIES, type Problem, type Severity } from '../core/problem.js';
import type { Report } from './report.js';
import type { Io } from './io.js';

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'gray',
};

/** Where messages begin. */
const INDENT = 23;

/** `isForTerminal`: the text goes to standard output, not to a file. */
export function reportText({ archive, problems }: Report, io: Io, isForTerminal: boolean): string {
  const hasColour = isForTerminal && wantsColour(io);
  // Whether there is colour is settled here; left to itself `styleText` would ask the process's own streams.
  const paint = (style: Style, text: string): string =>
    hasColour ? styleText(style, text, { validateStream: false }) : text;
  const lines: string[] = [];
  let file: string | undefined;
  for (const problem of problems) {
    if (problem.path !== file) lines.push(...(file === undefined ? [] : ['']), paint('underline', problem.path));
    file = problem.path;
    lines.push(lineOf(problem, paint), ...suggestionsOf(problem));
  }
  if (problems.length > 0) lines.push('');
  lines.push(summary(problems, archive.eventCount, archive.dayIndexCount, paint));
  return `${lines.join('\n')}\n`;
}

function lineOf({ range, severity, message, rule }: Problem, paint: (style: Style, text: string) => string): string {
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  return `  ${place.padEnd(8)} ${paint(STYLES[severity], severity.padEnd(11))} ${message}  ${paint('gray', rule)}`;
}

/** The events that are likely meant, a line for each; where one is certain the message has said so. */
function suggestionsOf(problem: Problem): readonly string[] {
  if (fixSafety(problem) === 'safe') return [];
  return problem.suggestions.map(
    (path, i) => `${' '.repeat(INDENT)}${i === 0 ? 'perhaps meant:' : '          or:'} ${path}`,
  );
}

function summary(
  problems: readonly Problem[],
  events: number,
  dayIndexes: number,
  paint: (style: Style, text: string) => string,
): string {
  const checked = `${counted(events, 'event', 'events')} and ${counted(dayIndexes, 'day index', 'day indexes')} in the archive`;
  if (problems.length === 0) return `${paint('green', 'No problems.')} ${checked}`;
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: problems.filter((problem) => problem.severity === severity).length,
  }));
  const list = counts
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => paint(STYLES[severity], nameCount(severity, count)));
  return `${paint('bold', counted(problems.length, 'problem', 'problems'))} (${list.join(', ')}); ${checked}`;
}

function nameCount(severity: Severity, count: number): string {
  return severity === 'information' ? `${count} information` : counted(count, severity, `${severity}s`);
}

/** FORCE_COLOR before NO_COLOR before the terminal, as most tools have it. */
function wantsColour({ env, isOutTerminal }: Io): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR']) return false;
  return isOutTerminal && env['TERM'] !== 'dumb';
}
