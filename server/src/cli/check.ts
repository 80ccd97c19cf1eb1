/** `event-archive check`: indexes the archive, lints the files that were named, reports. */
import { existsSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { Archive } from '../core/archive.js';
import type { ArchiveFile } from '../core/event.js';
import type { Problem } from '../core/problem.js';
import { scanFile } from '../core/read.js';
import { archivePathOf, findArchiveRoot, readArchiveFile } from '../host/files.js';
import { indexArchive } from '../host/index-archive.js';
import { errorMessage, silentLog, type Log } from '../host/log.js';
import { lint } from '../rules/lint.js';
import { secondLook } from '../rules/second-look.js';
import { fixFile } from './fix.js';
import { UsageError, type Io } from './io.js';
import type { Options } from './options.js';
import { progressLine } from './progress.js';
import { reportJson } from './report-json.js';
import { reportText } from './report-text.js';

/** What a run found, as reports are given it. */
export interface Report {
  /** The archive root, absolute. */
  readonly root: string;
  readonly archive: Archive;
  /** By file, then position. */
  readonly problems: readonly Problem[];
}

/** Runs the check and writes its report; the exit status. */
export function check(options: Options, io: Io): number {
  const { root, isWanted } = selectFiles(options.paths, io.cwd);
  const progress = progressLine(io);
  const log: Log = { warn: (message) => progress.print(`event-archive: ${message}\n`), info: () => {} };

  const archive = new Archive();
  const lintOne = linter(archive, options, log);
  const firstLooks = new Map<string, readonly Problem[]>();
  const onRead = (path: string, text: string, file: ArchiveFile): void => {
    if (isWanted(path)) firstLooks.set(path, lintOne(path, text, file, true));
  };
  for (const { listed, read } of indexArchive(root, archive, log, options.fix ? {} : { onRead })) {
    progress.show(`Reading events: ${read} of ${listed}`);
  }
  const paths = [...archive.paths()].filter(isWanted).sort(byCodeUnits);
  if (options.fix) for (const path of paths) fixFile(root, path, archive, options.settings, log);
  const needsSecondLook = secondLook(archive);
  const problems = paths.flatMap((path, index) => {
    if (index % 100 === 0) progress.show(`Checking: ${index} of ${paths.length}`);
    const firstLook = firstLooks.get(path);
    if (firstLook && !needsSecondLook(path)) return firstLook;
    // What cannot be read was said when it was read for the index.
    const text = readArchiveFile(root, path, silentLog);
    return text === undefined ? [] : lintOne(path, text, scanFile(path, text), false);
  });
  progress.clear();

  const shown = options.quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
  const report: Report = { root, archive, problems: shown };
  const text = options.format === 'json' ? reportJson(report) : reportText(report, io, options.output === undefined);
  if (options.output === undefined) io.out(text);
  else writeOutput(resolve(io.cwd, options.output), text);
  return exitStatus(problems, options.maxWarnings);
}

function linter(archive: Archive, { settings }: Options, log: Log) {
  const onRuleError = (rule: string, path: string, error: unknown): void =>
    log.warn(`${path}: rule ${rule} failed, ${errorMessage(error)}; please report this`);
  return (path: string, text: string, file: ArchiveFile, isFirstLook: boolean): readonly Problem[] =>
    lint(path, text, file, archive, { settings, isFirstLook, onRuleError });
}

/** The archive that all paths lie in, and which of its files they name; without a path the archive around the current folder. */
function selectFiles(paths: readonly string[], cwd: string): { root: string; isWanted: (path: string) => boolean } {
  if (paths.length === 0) return { root: rootOf(cwd, cwd), isWanted: () => true };
  const wanted = paths.map((path) => resolve(cwd, path));
  const [root = '', other] = new Set(wanted.map((path) => rootOf(path, cwd)));
  if (other !== undefined)
    throw new UsageError(`the paths lie in two archives, ${root} and ${other}; check them one after the other`);

  const inside = wanted.map((path) => (path === root ? '' : archivePathOf(root, path)));
  return {
    root,
    isWanted: (path) => inside.some((folder) => folder === '' || path === folder || path.startsWith(`${folder}/`)),
  };
}

function rootOf(path: string, cwd: string): string {
  if (!existsSync(path)) throw new UsageError(`${relative(cwd, path) || path}: no such file or folder`);
  const root = findArchiveRoot(path);
  if (root !== undefined) return root;
  throw new UsageError(`no archive at ${path}: looked for a folder "news" there and in the folders above it`);
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
