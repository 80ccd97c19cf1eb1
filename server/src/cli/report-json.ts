/** Problems as JSON, version 1: the same input gives the same bytes. */
import { fixSafety } from '../core/problem.js';
import { asJson } from './format.js';
import type { Report } from './report.js';

export function reportJson({ root, archive, problems }: Report): string {
  return asJson(root, {
    events: archive.eventCount,
    dayIndexes: archive.dayIndexCount,
    problems: problems.map((problem) => ({
      file: problem.path,
      rule: problem.rule,
      severity: problem.severity,
      message: problem.message,
      range: problem.range,
      fix: fixSafety(problem),
      suggestions: problem.suggestions,
    })),
  });
}
