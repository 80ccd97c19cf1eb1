/** The command line as a function: arguments in, exit status out. */
import { Refusal } from '../core/archive-edit.js';
import { errorMessage } from '../host/log.js';
import { VERSION } from '../version.js';
import { commands } from './commands/all.js';
import { HELP } from './help.js';
import { UsageError, type Io } from './io.js';
import { nearest } from '../core/nearest.js';

/** 0: no error; 1: an error, or more warnings than allowed; 2: could not run, and why is on standard error. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    const [name, ...rest] = args;
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') return await say(io, HELP);
    if (name === '--version' || name === '-V') return await say(io, `${VERSION}\n`);
    const command = commands.find((known) => known.name === name);
    if (!command) throw new UsageError(unknownCommand(name));
    if (rest.includes('--help') || rest.includes('-h')) return await say(io, command.help);
    return await command.run(rest, io);
  } catch (error) {
    const isUsage = error instanceof UsageError || error instanceof Refusal;
    io.err(`event-archive: ${isUsage ? error.message : `could not run, ${errorMessage(error)}`}\n`);
    if (!isUsage && error instanceof Error && io.env['EVENT_ARCHIVE_DEBUG']) io.err(`${error.stack ?? ''}\n`);
    return 2;
  }
}

async function say(io: Io, text: string): Promise<number> {
  await io.out(text);
  return 0;
}

function unknownCommand(name: string): string {
  const names = commands.map((command) => command.name);
  const near = nearest(name, names);
  return `"${name}" is no command${near ? `; did you mean ${near}?` : '.'} The commands are: ${names.join(', ')}`;
}
