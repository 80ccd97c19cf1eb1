/** Writes what a check found in every format that is wanted. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../core/problem.js';
import { wantsColour } from './colour.js';
import type { Io } from './io.js';
import type { Options, WantedReport } from './options.js';
import { fileOutput, standardOutput, type Output } from './outputs.js';
import { REPORTERS, STATISTICS } from './reports/all.js';
import type { Report, Reporter } from './reports/report.js';

/** Where every report goes, opened before the work begins. */
export type Outputs = readonly { readonly wanted: WantedReport; readonly output: Output }[];

/** Throws a `UsageError` for a file that cannot be written; then none is opened. */
export function openOutputs(reports: readonly WantedReport[], io: Io): Outputs {
  const opened: { wanted: WantedReport; output: Output }[] = [];
  try {
    for (const wanted of reports) {
      const { file, option } = wanted;
      const output = file === undefined ? standardOutput(io) : fileOutput(resolve(io.cwd, file), option, io);
      opened.push({ wanted, output });
    }
  } catch (error) {
    abandon(opened);
    throw error;
  }
  return opened;
}

export function abandon(outputs: Outputs): void {
  for (const { output } of outputs) output.abandon();
}

/** One after the other; files are there when all of them are complete. */
export async function writeReports(
  outputs: Outputs,
  report: Omit<Report, 'hasColour'>,
  { statistics }: Pick<Options, 'statistics'>,
  io: Io,
): Promise<void> {
  for (const { wanted, output } of outputs) {
    const reporter: Reporter = statistics ? STATISTICS[wanted.format] : REPORTERS[wanted.format];
    const hasColour = wanted.file === undefined && wantsColour(io);
    for (const piece of reporter({ ...report, hasColour })) await output.write(piece);
  }
  for (const { output } of outputs) output.finish();
}

/** 1 for an error, or for more warnings than there may be; undefined: any number. */
export function exitStatus(problems: readonly Problem[], maxWarnings: number | undefined): number {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  return errors > 0 || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0;
}

/** As in `Report`: by what the build server says, else the nearest folder from the archive root upwards that holds `.git`. */
export function fromRepository(root: string, { env }: Io): string {
  const workspace = env['GITHUB_WORKSPACE'] ?? env['CI_PROJECT_DIR'];
  const repository = workspace && isInside(root, workspace) ? workspace : repositoryOf(root);
  const path = repository === undefined ? '' : relative(repository, root).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}

function repositoryOf(root: string): string | undefined {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && resolve(folder, way) === path);
}
