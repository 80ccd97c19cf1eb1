/** Problems as test results in JUnit's XML: a suite for each file, a failed test for each problem. */
import type { Problem } from '../../core/problem.js';
import { byFile, type Report } from './report.js';

/** Errors and warnings fail; information and hints are told as skipped, which build servers show and do not count against. */
export function* reportJunit({ problems }: Report): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  const failures = problems.filter(isFailure).length;
  const tests = Math.max(problems.length, 1);
  const counts = `tests="${tests}" failures="${failures}" skipped="${problems.length - failures}" errors="0"`;
  yield `<testsuites name="event-archive" ${counts}>\n`;
  if (problems.length === 0) {
    yield '  <testsuite name="archive" tests="1" failures="0" skipped="0" errors="0">\n    <testcase classname="archive" name="no problems"/>\n  </testsuite>\n';
  }
  for (const [path, ofFile] of byFile(problems)) {
    const failed = ofFile.filter(isFailure).length;
    const suite = `tests="${ofFile.length}" failures="${failed}" skipped="${ofFile.length - failed}" errors="0"`;
    yield `  <testsuite name="${escaped(path)}" ${suite}>\n`;
    for (const problem of ofFile) yield testCase(problem);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

function isFailure({ severity }: Problem): boolean {
  return severity === 'error' || severity === 'warning';
}

function testCase(problem: Problem): string {
  const { path, rule, severity, message, range } = problem;
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const said = escaped(message);
  const outcome = isFailure(problem)
    ? `<failure type="${severity}" message="${said}">${escaped(`${path}:${place}`)}</failure>`
    : `<skipped message="${said}"/>`;
  return `    <testcase classname="${escaped(path)}" name="${escaped(`${rule} ${place}`)}">${outcome}</testcase>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot hold at all are shown as U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
