/** A command that changes an archive: it plans a change by the index and makes it on the disk, or says what it would do. */
import { resolve } from 'node:path';
import type { ArchiveEdit } from '../core/archive-edit.js';
import { counted } from '../core/counted.js';
import { CHANGES_LISTS } from '../edits/changes.js';
import type { RenameOptions } from '../edits/rename.js';
import type { Surroundings } from '../features/document.js';
import { applyArchiveEdit } from '../host/apply-edit.js';
import { archivePathOf } from '../host/files.js';
import type { Policy } from '../rules/policy.js';
import { parse, type Command, type Parsed, type Specification } from './command.js';
import { UsageError, type Io } from './io.js';
import { ENVIRONMENT_HELP, openIndex, READING_HELP, READING_OPTIONS } from './open-index.js';

/** What each of them can be told. */
const COMMON = {
  'dry-run': { type: 'boolean', default: false },
  archive: { type: 'string', default: '.' },
  changes: { type: 'string', default: 'whereUsed' },
  ...READING_OPTIONS,
} as const;

const COMMON_HELP = `  --dry-run              say what would be done, and do nothing
  --archive DIR          the archive (default: the one around this folder)
  --changes WHICH        which events list their earlier versions: whereUsed
                         (the default), always or never
${READING_HELP}
All files are changed or none: when one cannot be written, the others are put
back as they were, and the reason is on standard error. What a killed run has
left half done is taken back by the next one.

Files
  .event-archive-journal, also with .applying or .done behind it
                         in the archive while it is changed: what a run that is
                         cut short has left to take back

${ENVIRONMENT_HELP}
Exit status
  0  done
  2  not done; the reason is on standard error
`;

/** What a command plans its change by. */
export interface Plannable<Options extends Specification> {
  readonly names: readonly string[];
  readonly values: Parsed<Options>['values'];
  readonly around: Surroundings;
  /** By what the archive is judged. */
  readonly policy: Policy;
  readonly options: RenameOptions;
  readonly root: string;
  readonly io: Io;
  /** The archive path of a name that was given; throws for one outside of the archive. */
  readonly pathOf: (name: string) => string;
}

export interface ChangeCommand<Options extends Specification> {
  readonly name: string;
  readonly usage: string;
  /** What it does, in a line, then what else there is to know. */
  readonly what: string;
  readonly more?: string;
  /** How many names it wants. */
  readonly names: number;
  /** The first name is a file: the archive is the one around it. */
  readonly isOfFile?: boolean;
  readonly options: Options;
  /** What help says of the options. */
  readonly optionsHelp?: string;
  /** Command lines that show how it is used, one a line. */
  readonly examples: string;
  readonly plan: (given: Plannable<Options>) => ArchiveEdit | Promise<ArchiveEdit>;
}

export function changeCommand<Options extends Specification>(command: ChangeCommand<Options>): Command {
  const { name, usage, what, more, optionsHelp = '', examples } = command;
  const help = `event-archive ${name}: ${what}

Usage
  event-archive ${name} ${usage} [options]
${more === undefined ? '' : `\n${more.replace(/^/gm, '  ')}\n`}
Options
${optionsHelp}${COMMON_HELP}
Examples
${examples.replace(/^/gm, '  ')}
`;
  return { name, usage, help, run: (args, io) => change(command, args, io) };
}

async function change<Options extends Specification>(
  command: ChangeCommand<Options>,
  args: readonly string[],
  io: Io,
): Promise<number> {
  const { values, positionals: names } = parse(command.name, args, { ...command.options, ...COMMON });
  refuseCount(command, names);
  // Every option has a name of its own, so the values of both are there together.
  const common = values as Parsed<typeof COMMON>['values'];
  const options: RenameOptions = { changes: changesList(common.changes), now: new Date() };
  const start = resolve(io.cwd, (command.isOfFile ? names[0] : undefined) ?? common.archive);
  const { root, around, policy } = await openIndex(start, common, io, 'to change');
  const pathOf = (name: string): string => {
    const path = archivePathOf(root, resolve(io.cwd, name));
    if (path === undefined) throw new UsageError(`${name} lies outside the archive ${root}`);
    return path;
  };
  const edit = await command.plan({
    names,
    values,
    around,
    policy,
    options,
    root,
    io,
    pathOf,
  });
  if (!common['dry-run']) await io.whole(() => applyArchiveEdit(root, edit));
  await io.out(`${edit.title}\n${filesOf(edit)}${common['dry-run'] ? 'Nothing was changed (--dry-run).\n' : ''}`);
  return 0;
}

function refuseCount(
  { name, names }: { readonly name: string; readonly names: number },
  given: readonly string[],
): void {
  if (given.length === names) return;
  const wanted = names === 0 ? 'no names' : names === 1 ? 'one name' : names === 2 ? 'two names' : `${names} names`;
  throw new UsageError(`${name}: expected ${wanted} (see event-archive ${name} --help)`);
}

function changesList(written: string): RenameOptions['changes'] {
  const list = CHANGES_LISTS.find((known) => known === written);
  if (!list) throw new UsageError(`--changes ${written}: expected ${CHANGES_LISTS.join(', ')}`);
  return list;
}

/** A line for each file, with what happens to it. */
function filesOf({ edits, renames, creates, deletes, warning }: ArchiveEdit): string {
  const lines = [
    ...(warning === undefined ? [] : [warning]),
    ...creates.map(({ path }) => `  creates ${path}`),
    ...renames.map(({ from, to }) => `  moves ${from} to ${to}`),
    ...edits.map(({ path, edits: of }) => `  edits ${path} (${counted(of.length, 'place', 'places')})`),
    ...deletes.map((path) => `  deletes ${path}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
