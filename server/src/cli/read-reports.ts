/** Reads what `check --format json` wrote. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fixOf, SEVERITIES, type Fix, type Problem } from '../core/problem.js';
import { errorMessage } from '../host/log.js';
import { UsageError, type Io } from './io.js';
import type { Report } from './reports/report.js';

/** What of a report its JSON says. */
export type WrittenReport = Pick<Report, 'root' | 'shard' | 'events' | 'dayIndexes' | 'problems'>;

/** Throws a `UsageError` that names the file and what is wrong with it. */
export function readReport(file: string, io: Io): WrittenReport {
  if (!existsSync(resolve(io.cwd, file))) throw new UsageError(`${file}: no such file or folder`);
  try {
    const written = JSON.parse(readFileSync(resolve(io.cwd, file), 'utf8')) as Written | null;
    if (written?.version !== 1 || typeof written.archive !== 'string' || !Array.isArray(written.problems))
      throw new Error('expected what event-archive check --format json writes, version 1');
    const { archive, shard, events = 0, dayIndexes = 0, problems } = written;
    return { root: archive, shard, events, dayIndexes, problems: problems.map(problemOf) };
  } catch (error) {
    throw new UsageError(`${file}: ${errorMessage(error)}`);
  }
}

/** As far as it is what it should be. */
interface Written {
  readonly version?: unknown;
  readonly archive?: unknown;
  readonly shard?: Report['shard'];
  readonly events?: number;
  readonly dayIndexes?: number;
  readonly problems?: readonly WrittenProblem[];
}

type WrittenProblem = Pick<Problem, 'rule' | 'severity' | 'message' | 'range' | 'suggestions'> & {
  readonly file: string;
  readonly fix: Fix['safety'] | 'none';
};

function problemOf({ file, rule, severity, message, range, fix, suggestions }: WrittenProblem): Problem {
  const isWhole = [file, rule, message].every((text) => typeof text === 'string') && SEVERITIES.includes(severity);
  if (!isWhole || typeof range?.start?.line !== 'number' || typeof range.end?.character !== 'number')
    throw new Error(`not a problem: ${JSON.stringify({ file, rule, severity, message, range })}`);
  return {
    path: file,
    rule,
    severity,
    message,
    range,
    related: [],
    // That there is one is known, not what it does.
    fixes: fix === 'none' ? [] : [fixOf('', fix, () => [])],
    suggestions,
    lost: undefined,
  };
}
