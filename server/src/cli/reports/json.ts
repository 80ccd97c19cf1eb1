/** Problems as JSON, version 1: the same input gives the same bytes. */
import { fixSafety, type Problem } from '../../core/problem.js';
import type { Report } from './report.js';

export function* reportJson({ root, shard, events, dayIndexes, problems }: Report): Generator<string> {
  const head = JSON.stringify({ version: 1, archive: root, shard, events, dayIndexes, problems: [] }, undefined, 2);
  if (problems.length === 0) {
    yield `${head}\n`;
    return;
  }
  yield head.replace(/\[\]\n\}$/, '[\n');
  for (const [i, problem] of problems.entries()) {
    yield indented(jsonProblem(problem)) + (i + 1 < problems.length ? ',\n' : '\n');
  }
  yield '  ]\n}\n';
}

function jsonProblem(problem: Problem): object {
  return {
    file: problem.path,
    rule: problem.rule,
    severity: problem.severity,
    message: problem.message,
    range: problem.range,
    fix: fixSafety(problem),
    suggestions: problem.suggestions,
  };
}

function indented(value: object): string {
  return JSON.stringify(value, undefined, 2).replace(/^/gm, '    ');
}
