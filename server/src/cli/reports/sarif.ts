/** Problems in the Static Analysis Results Interchange Format, version 2.1.0, as code hosts take it. */
import { createHash } from 'node:crypto';
import type { Fix, Problem, Setting, Severity } from '../../core/problem.js';
import { LineMap, type Range } from '../../core/text.js';
import { rulePage, rules } from '../../rules/all.js';
import { readExample } from '../../rules/example.js';
import type { Rule } from '../../rules/rule.js';
import { VERSION } from '../../version.js';
import { byFile, type Report } from './report.js';

/** GitHub refuses a run with more results, and shows the gravest five thousand. */
const MOST_RESULTS = 25_000;

const LEVELS: Readonly<Record<Setting, 'error' | 'warning' | 'note' | 'none'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
  off: 'none',
};

const GRAVITY: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Specification: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Columns count UTF-16 code units from 1. */
export function* reportSarif(report: Report): Generator<string> {
  const shown = gravest(report);
  const left = report.problems.length - shown.length;
  const cut =
    left === 0
      ? undefined
      : `${left} of ${report.problems.length} problems are left out: code hosts take ${MOST_RESULTS}`;
  if (cut !== undefined) report.warn(`sarif: ${cut}, and the gravest are kept`);
  const run = {
    tool: { driver: driver() },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      '%SRCROOT%': { description: { text: 'The folder of the repository that the archive lies in.' } },
    },
    invocations: [
      {
        executionSuccessful: true,
        ...(cut === undefined ? {} : { toolExecutionNotifications: [{ level: 'warning', message: { text: cut } }] }),
      },
    ],
    results: [],
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  const [head, tail] = JSON.stringify(log, undefined, 2).split(/(?<="results": \[)\](?=\n {4}\}\n {2}\]\n\}$)/);
  yield head ?? '';
  let isFirst = true;
  for (const [path, problems] of byFile(shown)) {
    for (const result of resultsOf(path, problems, report)) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify(result, undefined, 2).replace(/^/gm, '        ')}`;
      isFirst = false;
    }
  }
  yield `${isFirst ? '' : '\n      '}]${tail ?? ''}\n`;
}

/** In the order of the report. */
function gravest({ problems }: Report): readonly Problem[] {
  if (problems.length <= MOST_RESULTS) return problems;
  const ordered = GRAVITY.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  const kept = new Set(ordered.slice(0, MOST_RESULTS));
  return problems.filter((problem) => kept.has(problem));
}

function driver(): object {
  return {
    name: 'event-archive',
    version: VERSION,
    semanticVersion: VERSION,
    informationUri: 'https://github.com/event-archive/event-archive',
    rules: rules.map((rule) => ({
      id: rule.name,
      shortDescription: { text: rule.what },
      fullDescription: { text: rule.why },
      help: { text: helpText(rule), markdown: helpMarkdown(rule) },
      helpUri: rulePage(rule.name),
      defaultConfiguration: { enabled: rule.severity !== 'off', level: LEVELS[rule.severity] },
    })),
  };
}

function helpText(rule: Rule): string {
  return `${rule.what}.\n\n${rule.why}\n\nWrong:\n\n${sample(rule.wrong)}\n\nRight:\n\n${sample(rule.right)}`;
}

function helpMarkdown(rule: Rule): string {
  const fenced = (text: string): string => `\`\`\`\`md\n${sample(text)}\n\`\`\`\``;
  return `${rule.what}.\n\n${rule.why}\n\n**Wrong**\n\n${fenced(rule.wrong)}\n\n**Right**\n\n${fenced(rule.right)}`;
}

function sample(text: string): string {
  const files = readExample(text).filter(({ isShown }) => isShown);
  return files.map((file) => file.text.trimEnd()).join('\n\n');
}

function* resultsOf(path: string, problems: readonly Problem[], report: Report): Generator<object> {
  const text = report.textOf(path) ?? '';
  const lines = text.split(/\r\n?|\n/);
  const map = new LineMap(text);
  /** How often a fingerprint has come up in the file. */
  const seen = new Map<string, number>();
  const uri = addressOf(report.fromRepository + path);
  for (const problem of problems) {
    const fingerprint = fingerprintOf(problem, lines[problem.range.start.line] ?? '');
    const count = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, count);
    yield {
      ruleId: problem.rule,
      ruleIndex: rules.findIndex(({ name }) => name === problem.rule),
      level: LEVELS[problem.severity],
      message: { text: problem.message },
      locations: [{ physicalLocation: { artifactLocation: uri, region: regionOf(problem.range) } }],
      ...relatedOf(problem, report),
      partialFingerprints: { primaryLocationLineHash: `${fingerprint}:${count}` },
      ...fixesOf(problem, uri, map),
    };
  }
}

/** The rule and the line that it speaks of: the same wherever the line stands in its file. */
function fingerprintOf({ rule }: Problem, line: string): string {
  return createHash('sha256').update(`${rule}\n${line.trim()}`).digest('hex').slice(0, 16);
}

function relatedOf({ related }: Problem, { fromRepository }: Report): object {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ path, range, message }, id) => ({
      id,
      physicalLocation: {
        artifactLocation: addressOf(fromRepository + path),
        ...(range ? { region: regionOf(range) } : {}),
      },
      message: { text: message },
    })),
  };
}

/** Of a report that was read from another one it is not known what they do. */
function fixesOf({ fixes }: Problem, uri: object, map: LineMap): object {
  const known = fixes.filter(({ edits }) => edits.length > 0);
  return known.length > 0 ? { fixes: known.map((fix) => fixOf(fix, uri, map)) } : {};
}

function fixOf({ title, edits }: Fix, artifactLocation: object, map: LineMap): object {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation,
        replacements: edits.map(({ span, newText }) => ({
          deletedRegion: regionOf(map.range(span)),
          insertedContent: { text: newText },
        })),
      },
    ],
  };
}

/** Relative to the repository, percent-encoded as an address. */
function addressOf(path: string): { readonly uri: string; readonly uriBaseId: string } {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Lines and columns from 1; the end is exclusive. */
function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
