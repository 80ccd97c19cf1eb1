/** The commands that change an archive: each plans a change by its index and makes it on the disk, or says what it would do. */
import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { readNaturalDate } from '../core/natural-date.js';
import { scanFile } from '../core/read.js';
import { allSteps } from '../core/steps.js';
import { CHANGES_LISTS } from '../edits/changes.js';
import { moveFiles } from '../edits/move-files.js';
import { newEvent } from '../edits/new-event.js';
import { renameEvent, type RenameOptions } from '../edits/rename.js';
import { renameTag } from '../edits/rename-tag.js';
import type { Surroundings } from '../features/document.js';
import { applyArchiveEdit } from '../host/apply-edit.js';
import { archivePathOf, readArchiveFile } from '../host/files.js';
import { errorMessage, type Log } from '../host/log.js';
import { CHANGE_HELP } from './help.js';
import { UsageError, type Io } from './io.js';
import { progressLine } from './progress.js';
import { readIndex, rootOf } from './read-index.js';

export const CHANGES = ['new', 'rename', 'rename-tag', 'move'] as const;

type Change = (typeof CHANGES)[number];

export function isChange(command: string): command is Change {
  return CHANGES.some((known) => known === command);
}

const SPECIFICATION = {
  'dry-run': { type: 'boolean', default: false },
  archive: { type: 'string', default: '.' },
  changes: { type: 'string', default: 'whereUsed' },
  'no-cache': { type: 'boolean', default: false },
  'cache-dir': { type: 'string' },
  date: { type: 'string' },
  title: { type: 'string' },
  source: { type: 'string', multiple: true, default: [] as string[] },
  tag: { type: 'string', multiple: true, default: [] as string[] },
  summary: { type: 'string' },
  force: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];

/** Runs one of them; the exit status. */
export async function change(command: Change, args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parse(command, args);
  if (values.help) {
    io.out(CHANGE_HELP[command]);
    return 0;
  }
  const wanted = command === 'new' ? [] : namesOf(command, positionals);
  const start = command === 'rename' || command === 'move' ? existing(resolve(io.cwd, wanted[0])) : undefined;
  const root = rootOf(start ?? resolve(io.cwd, values.archive), io.cwd);
  const progress = progressLine(io);
  const log: Log = { warn: (message) => progress.print(`event-archive: ${message}\n`), info: () => {} };
  const folder = values['cache-dir'];
  const cache = values['no-cache'] ? 'none' : folder === undefined ? 'default' : { folder };
  const { archive } = await readIndex(root, cache, undefined, io, log, progress);
  progress.clear();
  const around: Surroundings = {
    archive,
    uriOf: (path) => path,
    read: (path) => {
      const text = readArchiveFile(root, path, log);
      return text === undefined ? undefined : { path, text, file: scanFile(path, text) };
    },
  };
  const edit = plan(command, wanted, values, root, around, io);
  if (values['dry-run']) io.out(`${edit.title}\n${filesOf(edit)}Nothing was changed (--dry-run).\n`);
  else {
    applyArchiveEdit(root, edit);
    io.out(`${edit.title}\n${filesOf(edit)}`);
  }
  return 0;
}

function plan(
  command: Change,
  [first, second]: readonly string[],
  values: Values,
  root: string,
  around: Surroundings,
  { cwd }: Io,
): ArchiveEdit {
  const options: RenameOptions = { changes: changesList(values.changes), now: new Date() };
  const pathOf = (name = ''): string => {
    const path = archivePathOf(root, resolve(cwd, name));
    if (path === undefined) throw new UsageError(`${name} lies outside the archive ${root}`);
    return path;
  };
  switch (command) {
    case 'rename': {
      const path = pathOf(first);
      if (!around.archive.event(path)) throw new UsageError(`${path} is no event`);
      return allSteps(renameEvent(path, second ?? '', around, options));
    }
    case 'rename-tag':
      if (around.archive.tags.usesOf(first ?? '') === 0) throw new UsageError(`no relation has the tag "${first}"`);
      return allSteps(renameTag(first ?? '', second ?? '', around));
    case 'move': {
      const isIntoFolder = isFolder(resolve(cwd, second ?? '')) || (first?.endsWith('.md') && !second?.endsWith('.md'));
      const to = isIntoFolder ? join(second ?? '', basename(first ?? '')) : second;
      return allSteps(moveFiles([{ from: pathOf(first), to: pathOf(to) }], around, options));
    }
    case 'new':
      return planNew(values, around);
  }
}

function planNew(values: Values, around: Surroundings): ArchiveEdit {
  if (values.date === undefined || values.title === undefined)
    throw new UsageError('new: --date and --title are needed');
  const date = readNaturalDate(values.date, new Date());
  if (!date) throw new UsageError(`--date ${values.date}: expected a date such as 2012-03-22, or today, or yesterday`);
  const { edit, doubles } = newEvent(
    {
      date,
      title: values.title,
      sources: values.source.map((url) => ({ url })),
      tags: values.tag,
      ...(values.summary === undefined ? {} : { summary: values.summary }),
    },
    around,
  );
  if (doubles.length > 0 && !values.force) {
    const found = doubles.map(({ path, why }) => `  ${path}: ${why}`).join('\n');
    throw new Refusal(`The event may be there already; --force creates it nevertheless:\n${found}`);
  }
  return edit;
}

function namesOf(command: Change, positionals: readonly string[]): readonly [string, string] {
  const [first, second, more] = positionals;
  if (first === undefined || second === undefined || more !== undefined) {
    throw new UsageError(`${command}: expected two names (see event-archive ${command} --help)`);
  }
  return [first, second];
}

function existing(path: string): string {
  if (!isThere(path)) throw new UsageError(`${path}: no such file or folder`);
  return path;
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function changesList(written: string): RenameOptions['changes'] {
  const list = CHANGES_LISTS.find((known) => known === written);
  if (!list) throw new UsageError(`--changes ${written}: expected ${CHANGES_LISTS.join(', ')}`);
  return list;
}

function parse(command: Change, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: SPECIFICATION, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${errorMessage(error)} (see event-archive ${command} --help)`);
  }
}

/** A line for each file, with what happens to it. */
function filesOf({ edits, renames, creates, deletes, warning }: ArchiveEdit): string {
  const lines = [
    ...(warning === undefined ? [] : [warning]),
    ...creates.map(({ path }) => `  creates ${path}`),
    ...renames.map(({ from, to }) => `  moves ${from} to ${to}`),
    ...edits.map(({ path, edits: of }) => `  edits ${path} (${of.length === 1 ? '1 place' : `${of.length} places`})`),
    ...deletes.map((path) => `  deletes ${path}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
