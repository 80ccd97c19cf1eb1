/** Problems for people: grouped by file, each with its place, message and rule and the line it is in, and a sum at the end. */
import { styleText } from 'node:util';
import { counted } from '../../core/counted.js';
import { fixSafety, SEVERITIES, type Problem, type Severity } from '../../core/problem.js';
import { codeFrame } from './code-frame.js';
import { byFile, type Report } from './report.js';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const STYLES: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'gray',
};

/** Where messages begin. */
const INDENT = 23;

export function* reportText(report: Report): Generator<string> {
  const { problems, hasColour } = report;
  // Whether there is colour is settled here; left to itself `styleText` would ask the process's own streams.
  const paint: Paint = (style, text) => (hasColour ? styleText(style, text, { validateStream: false }) : text);
  for (const [path, ofFile] of byFile(problems)) {
    const lines = report.textOf(path)?.split(/\r\n?|\n/) ?? [];
    const parts = ofFile.map((problem) => partOf(problem, lines, paint));
    yield `${paint('underline', printable(path))}\n${parts.join('')}\n`;
  }
  yield `${summary(report, paint)}\n`;
}

function partOf(problem: Problem, lines: readonly string[], paint: Paint): string {
  const { range, severity, message, rule } = problem;
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const head = `  ${place.padEnd(8)} ${paint(STYLES[severity], severity.padEnd(11))} ${printable(message)}  ${paint('gray', rule)}\n`;
  const line = lines[range.start.line];
  return head + (line === undefined || line.trim() === '' ? '' : framed(line, problem, paint)) + suggestionsOf(problem);
}

function framed(line: string, { range, severity }: Problem, paint: Paint): string {
  const frame = codeFrame(printable(line), range);
  const number = String(range.start.line + 1);
  const gutter = (text: string): string => paint('gray', `${text.padStart(8)} │ `);
  return `${gutter(number)}${frame.line}\n${gutter('')}${paint(STYLES[severity], frame.mark)}\n`;
}

/** The events that are likely meant, a line for each; where one is certain the message has said so. */
function suggestionsOf(problem: Problem): string {
  if (fixSafety(problem) === 'safe') return '';
  return problem.suggestions
    .map((path, i) => `${' '.repeat(INDENT)}${i === 0 ? 'perhaps meant:' : '          or:'} ${printable(path)}\n`)
    .join('');
}

/** What is in a file must not command the terminal: control characters are shown as U+FFFD. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g, '\ufffd');
}

function summary({ problems, events, dayIndexes }: Report, paint: Paint): string {
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
