/** `event-archive check`: indexes the archive, lints the files that were named, reports. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Archive } from '../../core/archive.js';
import type { Problem } from '../../core/problem.js';
import { scanFile } from '../../core/read.js';
import { LikelyEvents, withLikelyEvents } from '../../features/likely-events.js';
import { archivePathOf, readArchiveFile } from '../../host/files.js';
import { sayUnfinished } from '../../host/journal.js';
import { errorMessage, silentLog, type Log } from '../../host/log.js';
import type { Index } from '../../indexing/index-archive.js';
import { ruleFailed } from '../../indexing/read-files.js';
import { lint, type RuleSettings } from '../../rules/lint.js';
import { secondLook } from '../../rules/second-look.js';
import { VERSION } from '../../version.js';
import { fixFile } from '../fix.js';
import type { Command } from '../command.js';
import { explain } from '../explain.js';
import { UsageError, type Io } from '../io.js';
import { CHECK_OPTIONS, readOptions, type Options } from '../options.js';
import { progressLine } from '../progress.js';
import { readIndex, rootOf } from '../read-index.js';
import type { Report } from '../report.js';
import { reportJson } from '../report-json.js';
import { reportText } from '../report-text.js';

const HELP = `event-archive check: reports what is wrong in an archive of news events

Usage
  event-archive check [PATH…] [options]

  PATH is the archive root (the folder that holds news/), or files and folders
  in it. Without a PATH the archive around the current folder is checked. The
  whole archive always counts for what exists, however few files are checked.

Options
${CHECK_OPTIONS}
Exit status
  0  no error
  1  an error, or more warnings than --max-warnings allows
  2  could not run; the reason is on standard error

Environment
  NO_COLOR, FORCE_COLOR  turn colours off or on; otherwise a terminal has them

Examples
  event-archive check
  event-archive check news/2012 --rule context-variant=off
  event-archive check ~/archive --format json --output problems.json
`;

export const checkCommand: Command = {
  name: 'check',
  usage: '[PATH…] [options]',
  help: HELP,
  run: async (args, io) => {
    const options = readOptions(args);
    if (options.version) io.out(`${VERSION}\n`);
    else if (options.explain !== undefined) io.out(explain(options.explain));
    else return check(options, io);
    return 0;
  },
};

/** Runs the check and writes its report; the exit status. */
async function check(options: Options, io: Io): Promise<number> {
  const { root, isWanted } = selectFiles(options.paths, io.cwd);
  const progress = progressLine(io);
  const log: Log = { warn: (message) => progress.print(`event-archive: ${message}\n`), info: () => {} };

  const unfinished = sayUnfinished(root);
  if (unfinished !== undefined) log.warn(unfinished);
  // Each file is looked at while it is read, unless only some are wanted or they are mended first.
  const hasLooks = isWanted === undefined && !options.fix;
  const { archive, looks } = await readIndex(
    root,
    options.cache,
    hasLooks ? options.settings : undefined,
    io,
    log,
    progress,
  );
  const paths = filesToLookAt(archive, isWanted, hasLooks, looks);
  if (options.fix) for (const { path } of paths) fixFile(root, path, archive, options.settings, log);
  const problems: Problem[] = [];
  for (const [index, { path, look }] of paths.entries()) {
    if (index % 100 === 0) progress.show(`Checking: ${index} of ${paths.length}`);
    problems.push(...(look ?? lintFile(root, path, archive, options.settings, log)));
  }
  progress.clear();

  const likely = new LikelyEvents(archive);
  const shown = problems
    .filter(({ severity }) => !options.quiet || severity === 'error')
    .map((problem) => withLikelyEvents(problem, likely, archive));
  const report: Report = { root, archive, problems: shown };
  const text = options.format === 'json' ? reportJson(report) : reportText(report, io, options.output === undefined);
  if (options.output === undefined) io.out(text);
  else writeOutput(resolve(io.cwd, options.output), text);
  return exitStatus(problems, options.maxWarnings);
}

/** By path, the files that may have problems; where these are known already, the look that found them. */
function filesToLookAt(
  archive: Archive,
  isWanted: ((path: string) => boolean) | undefined,
  hasLooks: boolean,
  looks: Index['looks'],
): readonly { readonly path: string; readonly look: readonly Problem[] | undefined }[] {
  const needsSecondLook = hasLooks ? secondLook(archive) : () => true;
  const files: { path: string; look: readonly Problem[] | undefined }[] = [];
  for (let id = 0; id < archive.fileCount; id++) {
    if (!archive.exists(id)) continue;
    const path = archive.pathOf(id);
    if (isWanted?.(path) === false) continue;
    const look = looks.get(path);
    if (needsSecondLook(id)) files.push({ path, look: undefined });
    else if (look) files.push({ path, look });
  }
  return files.sort((a, b) => byCodeUnits(a.path, b.path));
}

function lintFile(root: string, path: string, archive: Archive, settings: RuleSettings, log: Log): readonly Problem[] {
  // What cannot be read was said when it was read for the index.
  const text = readArchiveFile(root, path, silentLog);
  if (text === undefined) return [];
  const onRuleError = (rule: string, _path: string, error: unknown): void => log.warn(ruleFailed(path, rule, error));
  return lint(path, text, scanFile(path, text), archive, { settings, onRuleError });
}

interface Selection {
  readonly root: string;
  /** Undefined: every file. */
  readonly isWanted: ((path: string) => boolean) | undefined;
}

/** The archive that all paths lie in, and which of its files they name; without a path the archive around the current folder. */
function selectFiles(paths: readonly string[], cwd: string): Selection {
  if (paths.length === 0) return { root: rootOf(cwd, cwd), isWanted: undefined };
  const wanted = paths.map((path) => resolve(cwd, path));
  const [root = '', other] = new Set(wanted.map((path) => rootOf(path, cwd)));
  if (other !== undefined)
    throw new UsageError(`the paths lie in two archives, ${root} and ${other}; check them one after the other`);

  const inside = wanted.map((path) => (path === root ? '' : archivePathOf(root, path)));
  if (inside.includes('')) return { root, isWanted: undefined };
  return {
    root,
    isWanted: (path) => inside.some((folder) => path === folder || path.startsWith(`${folder}/`)),
  };
}

/** By UTF-16 code units: the same order on every machine, whatever its language. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`--output ${file}: not written, ${errorMessage(error)}`);
  }
}

function exitStatus(problems: readonly Problem[], maxWarnings: number | undefined): number {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  return errors > 0 || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0;
}
