/** `event-archive check`: indexes the archive, lints the files that were named, reports. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../core/archive.js';
import type { Problem } from '../../core/problem.js';
import { LikelyEvents, withLikelyEvents } from '../../features/likely-events.js';
import { readArchiveFile } from '../../host/files.js';
import { sayUnfinished } from '../../host/journal.js';
import { silentLog, type Log } from '../../host/log.js';
import { BASELINE_NAME, beyondBaseline } from '../../rules/baseline.js';
import type { Policy } from '../../rules/policy.js';
import { VERSION } from '../../version.js';
import { sayStale, updateBaseline } from '../baseline-file.js';
import type { Command } from '../command.js';
import { explain } from '../explain.js';
import { findProblems, type Found } from '../find-problems.js';
import type { Io } from '../io.js';
import { CHECK_OPTIONS, readOptions, type Options } from '../options.js';
import { printConfig } from '../print-config.js';
import { progressLine, type ProgressLine } from '../progress.js';
import { policyOf } from '../read-index.js';
import { byFile } from '../reports/report.js';
import { selectFiles, type Selection } from '../select-files.js';
import { watchArchive } from '../watch.js';
import { abandon, exitStatus, fromRepository, openOutputs, writeReports } from '../write-reports.js';

const HELP = `event-archive check: reports what is wrong in an archive of news events

Usage
  event-archive check [PATH…] [options]

  PATH is the archive root (the folder that holds news/), or files, folders and
  patterns such as "news/2012/**" in it. Without a PATH the archive around the
  current folder is checked. The whole archive always counts for what exists,
  however few files are checked.

${CHECK_OPTIONS}
Files
  At the archive root:
  event-archive.json            rules, words and link prefix of the archive
  .event-archive-ignore         patterns of files that are not checked
  event-archive-baseline.json   problems that are known and not reported

Exit status
  0    no error
  1    an error, or more warnings than --max-warnings allows
  2    could not run; the reason is on standard error
  130  interrupted; nothing is half written

Environment
  NO_COLOR, FORCE_COLOR  turn colours off or on; otherwise a terminal has them

Examples
  event-archive check
  event-archive check news/2012 --rule context-variant=off
  event-archive check --changed-since origin/main --format github
  event-archive check ~/archive --format text --format sarif=problems.sarif
`;

export const checkCommand: Command = {
  name: 'check',
  usage: '[PATH…] [options]',
  help: HELP,
  run: async (args, io) => {
    const options = readOptions(args);
    if (options.version) await io.out(`${VERSION}\n`);
    else if (options.explain !== undefined) await io.out(explain(options.explain));
    else if (options.printConfig) await io.out(await printConfig(options, io));
    else return check(options, io);
    return 0;
  },
};

async function check(options: Options, io: Io): Promise<number> {
  const selection = await selectFiles(options, io);
  const status = await checkOnce(selection, options, io);
  if (!options.watch) return status;
  return watchArchive(selection.root, io, () => checkOnce(selection, options, io));
}

/** Runs the check and writes its reports; the exit status. */
async function checkOnce(selection: Selection, options: Options, io: Io): Promise<number> {
  const { root } = selection;
  const outputs = openOutputs(options.reports, io);
  const progress = progressLine(io);
  const log: Log = { warn: (message) => progress.print(`event-archive: ${message}\n`), info: () => {} };
  try {
    const unfinished = sayUnfinished(root);
    if (unfinished !== undefined) log.warn(unfinished);
    const policy = policyOf(root, options.settings, log);
    const found = await findProblems(selection, policy, options, { cache: options.cache, io, log, progress });
    const problems = newProblems(found, policy, root, options, log, io);
    const shown = options.quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
    const { archive } = found;
    const report = {
      root,
      fromRepository: fromRepository(root, io),
      events: archive.eventCount,
      dayIndexes: archive.dayIndexCount,
      shard: options.shard,
      problems: options.statistics ? shown : ranked(shown, archive, progress),
      textOf: (path: string) =>
        selection.given?.path === path ? selection.given.text : readArchiveFile(root, path, silentLog),
      warn: (message: string) => log.warn(message),
    };
    progress.clear();
    await writeReports(outputs, report, options, io);
    return exitStatus(problems, options.maxWarnings);
  } catch (error) {
    progress.clear();
    abandon(outputs);
    throw error;
  }
}

/** The problems that the baseline does not know; it is brought up to date where that is wanted, else what is stale in it is told. */
function newProblems(
  { problems, isChecked }: Found,
  policy: Policy,
  root: string,
  { updateBaseline: isWanted }: Options,
  log: Log,
  io: Io,
): readonly Problem[] {
  const known = existsSync(join(root, BASELINE_NAME)) ? policy.baseline : undefined;
  const baseline = isWanted ? updateBaseline(root, known, problems, isChecked, io) : policy.baseline;
  if (baseline.size === 0) return problems;
  if (!isWanted) sayStale(baseline, problems, isChecked, log);
  return [...byFile(problems)].flatMap(([path, ofFile]) => beyondBaseline(path, ofFile, baseline));
}

/** With the events that are likely meant. */
function ranked(problems: readonly Problem[], archive: Archive, progress: ProgressLine): readonly Problem[] {
  const likely = new LikelyEvents(archive);
  return problems.map((problem, index) => {
    if (index % 100 === 0) progress.show(`Looking for what was meant: ${index} of ${problems.length}`);
    return withLikelyEvents(problem, likely, archive);
  });
}
