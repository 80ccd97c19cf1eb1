/** The baseline of an archive as a file: what is stale in it is told, and it is written anew when that is asked for. */
import { join } from 'node:path';
import type { Problem } from '../core/problem.js';
import { counted } from '../core/counted.js';
import type { Log } from '../host/log.js';
import type { Io } from './io.js';
import { fileOutput } from './outputs.js';
import { BASELINE_NAME, shrunk, baselineOf, staleEntries, writeBaseline, type Baseline } from '../rules/baseline.js';

/** More are only counted. */
const MOST_SAID = 10;

/** Tells which entries say more than there is, of the files that were checked. */
export function sayStale(
  baseline: Baseline,
  problems: readonly Problem[],
  isChecked: (path: string) => boolean,
  log: Log,
): void {
  const stale = staleEntries(baseline, problems, isChecked);
  if (stale.length === 0) return;
  const said = stale
    .slice(0, MOST_SAID)
    .map(({ path, rule, known, found }) => `\n  ${path}: ${rule}, ${known} known, ${found} there`);
  const more = stale.length > said.length ? `\n  and ${stale.length - said.length} more` : '';
  log.warn(
    `${BASELINE_NAME}: ${counted(stale.length, 'entry says', 'entries say')} more than there is; event-archive check --update-baseline takes that out${said.join('')}${more}`,
  );
}

/** Writes what is left of a baseline that is `known`, or a first one of all problems; the baseline as it is now. */
export function updateBaseline(
  root: string,
  known: Baseline | undefined,
  problems: readonly Problem[],
  isChecked: (path: string) => boolean,
  io: Io,
): Baseline {
  const baseline = known ? shrunk(known, problems, isChecked) : baselineOf(problems);
  const text = writeBaseline(baseline);
  // Who watches the archive need not be told of what is as it was.
  if (known && text === writeBaseline(known)) return baseline;
  const output = fileOutput(join(root, BASELINE_NAME), '--update-baseline', io);
  void output.write(text);
  output.finish();
  return baseline;
}
