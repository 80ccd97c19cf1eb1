/** A command of the program `event-archive`, and how its options are read. */
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { errorMessage } from '../host/log.js';
import { UsageError, type Io } from './io.js';
import { nearest } from '../core/nearest.js';

export interface Command {
  readonly name: string;
  /** What stands behind the name in the list of commands: `EVENT TITLE`. */
  readonly usage: string;
  /** The text of `--help`. */
  readonly help: string;
  /** Runs it with the arguments behind its name; the exit status. */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}

/** Which options there are, as `parseArgs` wants it. */
export type Specification = NonNullable<ParseArgsConfig['options']>;

/** Options and names as they were given. */
export type Parsed<Options extends Specification> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>
>;

/** Reads options and names; throws a `UsageError` that names the option and the nearest valid one. */
export function parse<Options extends Specification>(
  command: string,
  args: readonly string[],
  options: Options,
): Parsed<Options> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const seeHelp = `(see event-archive ${command} --help)`;
    const unknown = /^Unknown option '(--?[^']*)'/.exec(errorMessage(error))?.[1];
    if (unknown === undefined) throw new UsageError(`${errorMessage(error)} ${seeHelp}`);
    const near = nearest(unknown.replace(/^-+/, ''), Object.keys(options));
    throw new UsageError(`${unknown} is no option${near ? `; did you mean --${near}?` : ''} ${seeHelp}`);
  }
}

/** The archive that a command is to read: the one name it may be given, or the current folder. */
export function archiveNamed(command: string, names: readonly string[], { cwd }: Io): string {
  const [name = '.', more] = names;
  if (more !== undefined)
    throw new UsageError(`${command}: expected one archive (see event-archive ${command} --help)`);
  return resolve(cwd, name);
}
