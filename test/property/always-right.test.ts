/**
 * Whatever happens to an archive, in the editor and on the disk, its index and every problem that is shown are those of a
 * fresh start. `STEPS=1000000 node --test out/test/property/always-right.test.js` runs longer, `SEED=7` elsewhere.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { Difference } from './compare.js';
import { Session, slowClock } from './session.js';
import { anyRun, describeStep, type Run } from './step.js';

const MOST_STEPS = 100;
const steps = Number(process.env['STEPS'] ?? 4000);
const seed = Number(process.env['SEED'] ?? 20120322);

test(`${steps} steps, compared with fresh starts`, async (t) => {
  let done = 0;
  let comparisons = 0;
  slowClock(t);
  const property = fc.asyncProperty(anyRun(1, MOST_STEPS), async (run) => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'event-archive-')));
    const session = new Session(root);
    try {
      await session.run(run);
    } finally {
      rmSync(root, { recursive: true });
      done += run.steps.length;
      comparisons += session.comparisons;
    }
  });
  const numRuns = Math.ceil((2 * steps) / MOST_STEPS);
  const details = await fc.check(property, { seed, numRuns });
  t.diagnostic(`${done} steps, ${comparisons} comparisons`);
  if (details.failed) throw new Error(reportOf(details));
});

/** The steps that it takes, one on a line, and what is wrong after them. */
function reportOf({ counterexample, errorInstance, seed }: fc.RunDetails<[Run]>): string {
  const [run] = counterexample ?? [];
  const lines = [...(run?.files.map(describeStep) ?? []), 'start', ...(run?.steps.map(describeStep) ?? [])];
  // An error that the test did not expect says where it was thrown; a difference says all by itself.
  const isDifference = errorInstance instanceof Difference;
  const what = errorInstance instanceof Error && !isDifference ? errorInstance.stack : String(errorInstance);
  return `SEED=${seed} STEPS=${steps} fails by\n${lines.join('\n')}\n\n${what}`;
}
