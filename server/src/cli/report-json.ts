/** Problems as JSON, version 1: the same input gives the same bytes. */
import { fixSafety } from '../core/problem.js';
import type { Report } from './report.js';

export function reportJson({ root, archive, problems }: Report): string {
  const report = {
    version: 1,
    archive: root,
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
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
