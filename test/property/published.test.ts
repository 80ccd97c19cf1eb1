/** Whatever happens to an archive, what the language server has an editor show of open documents, or of all files, is what a fresh start finds. */
import { test } from 'node:test';
import fc from 'fast-check';
import { startServer } from '../support/lsp-client.js';
import { WHOLE } from '../support/shown-problems.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { Disk } from './disk.js';
import { EditorSession } from './editor-session.js';
import { anyRun, describeStep } from './step.js';

const SEED = Number(process.env['SEED'] ?? 20120322);
const RUNS = Math.ceil(Number(process.env['STEPS'] ?? 4000) / 1000);
const MOST_STEPS = 160;

/** So many that the server is still reading while the first steps are made. */
const OTHERS = Object.fromEntries(
  Array.from({ length: 400 }, (_, i) => [`news/2001/01/${(i % 28) + 1}/other-${i}.md`, `# Other ${i}\n`] as const),
);

for (const mode of ['push', 'pull', 'whole'] as const) {
  for (const [index, run] of fc.sample(anyRun(MOST_STEPS / 2, MOST_STEPS), { seed: SEED, numRuns: RUNS }).entries()) {
    test(`${mode}: run ${index + 1}, ${run.steps.length} steps`, async (t) => {
      const { root } = temporaryArchive(t, OTHERS);
      const disk = new Disk(root);
      for (const file of run.files) disk.do(file);
      disk.forgetUntold();
      const diagnostics = mode === 'pull' ? 'pull' : 'push';
      const settings = mode === 'whole' ? { ...WHOLE, problemsPerRule: 1_000_000 } : {};
      const session = new EditorSession(await startServer(t, { roots: [root], diagnostics, settings }), mode, disk);
      const done: string[] = [];
      try {
        for (const step of [...run.steps, { do: 'compare' } as const]) {
          done.push(describeStep(step));
          await session.do(step);
        }
      } catch (error) {
        const steps = [...run.files.map(describeStep), 'start', ...done];
        throw new Error(`SEED=${SEED} fails by\n${steps.join('\n')}\n\n${String(error)}`, {
          cause: error,
        });
      }
    });
  }
}
