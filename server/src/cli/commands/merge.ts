/** `event-archive merge`: joins the reports of a check that was shared out. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from '../../core/problem.js';
import { readArchiveFile } from '../../host/files.js';
import { silentLog } from '../../host/log.js';
import { parse, type Command } from '../command.js';
import { byCodeUnits } from '../find-problems.js';
import { UsageError, type Io } from '../io.js';
import { readCount, readReports } from '../options.js';
import { readReport, type WrittenReport } from '../read-reports.js';
import { abandon, exitStatus, fromRepository, openOutputs, writeReports } from '../write-reports.js';

const HELP = `event-archive merge: joins the reports of a check that was shared out

Usage
  event-archive merge REPORT… [options]

  REPORT is what a check of one part wrote, the first of two by
  event-archive check --shard 1/2 --format json --output 1.json. All parts must
  be there; what comes out is what one run would have written. The fixes that
  sarif can hold are not in these reports, so they are left out.

Options
  --format NAME[=FILE]   how problems are written: text (the default), json,
                         sarif, github or junit; to FILE, or to standard output.
                         May be given more than once
  --output FILE          where the report without a FILE of its own is written
  --archive DIR          where the archive lies here, whose lines text reports
                         show (default: where it lay when it was checked)
  --max-warnings N       fail when there are more than N warnings
  --help                 show this text, and do nothing

Exit status
  0  no error
  1  an error, or more warnings than --max-warnings allows
  2  could not run; the reason is on standard error

Examples
  event-archive merge 1.json 2.json --format text --format sarif=problems.sarif
`;

const OPTIONS = {
  format: { type: 'string', multiple: true, default: [] as string[] },
  output: { type: 'string' },
  archive: { type: 'string' },
  'max-warnings': { type: 'string' },
} as const;

export const mergeCommand: Command = {
  name: 'merge',
  usage: 'REPORT…',
  help: HELP,
  run: async (args, io) => {
    const { values, positionals: files } = parse('merge', args, OPTIONS);
    if (files.length === 0) throw new UsageError('merge: expected reports (see event-archive merge --help)');
    const maxWarnings = values['max-warnings'] === undefined ? undefined : readCount(values['max-warnings']);
    const written = files.map((file) => readReport(file, io));
    refuseIncomplete(written);
    return merge(written, values.archive, readReports(values.format, values.output), maxWarnings, io);
  },
};

async function merge(
  written: readonly WrittenReport[],
  archive: string | undefined,
  wanted: ReturnType<typeof readReports>,
  maxWarnings: number | undefined,
  io: Io,
): Promise<number> {
  const [first] = written;
  const root = archive === undefined ? (first?.root ?? '') : resolve(io.cwd, archive);
  const problems = written.flatMap((report) => report.problems).toSorted(byPlace);
  const outputs = openOutputs(wanted, io);
  try {
    const report = {
      root: first?.root ?? '',
      fromRepository: existsSync(root) ? fromRepository(root, io) : '',
      events: first?.events ?? 0,
      dayIndexes: first?.dayIndexes ?? 0,
      shard: undefined,
      problems,
      textOf: (path: string) => readArchiveFile(root, path, silentLog),
      warn: (message: string) => io.err(`event-archive: ${message}\n`),
    };
    await writeReports(outputs, report, { statistics: false }, io);
    return exitStatus(problems, maxWarnings);
  } catch (error) {
    abandon(outputs);
    throw error;
  }
}

/** Of parts each must be there once; without any, one report is enough. */
function refuseIncomplete(written: readonly WrittenReport[]): void {
  const of = Math.max(...written.map(({ shard }) => shard?.of ?? 1));
  const numbers = written.map(({ shard }) => shard?.number ?? 1);
  const isOther = written.some(({ shard }) => (shard?.of ?? 1) !== of);
  if (isOther) throw new UsageError('merge: the reports are parts of different runs');
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((number) => !numbers.includes(number));
  if (missing.length > 0)
    throw new UsageError(`merge: missing ${missing.map((number) => `${number}/${of}`).join(', ')}`);
  const twice = numbers.find((number, i) => numbers.indexOf(number) !== i);
  if (twice !== undefined) throw new UsageError(`merge: ${twice}/${of} is there twice`);
}

function byPlace(a: Problem, b: Problem): number {
  // Within a file they are in order, and sorting keeps that.
  return byCodeUnits(a.path, b.path);
}
