/** The command line as a function: arguments in, exit status out. */
import { change, CHANGES, isChange } from './change.js';
import { check } from './check.js';
import { explain } from './explain.js';
import { CHECK_HELP, HELP } from './help.js';
import { UsageError, type Io } from './io.js';
import { readOptions } from './options.js';
import { Refusal } from '../core/archive-edit.js';
import { errorMessage } from '../host/log.js';
import { VERSION } from '../version.js';

/** 0: no error; 1: an error, or more warnings than allowed; 2: could not run, and why is on standard error. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    const [command, ...rest] = args;
    if (command === undefined || command === '--help' || command === '-h' || command === 'help') return say(io, HELP);
    if (command === '--version' || command === '-V') return say(io, `${VERSION}\n`);
    if (isChange(command)) return await change(command, rest, io);
    if (command !== 'check') {
      throw new UsageError(`"${command}" is no command; the commands are: ${['check', ...CHANGES].join(', ')}`);
    }

    const options = readOptions(rest);
    if (options.help) return say(io, CHECK_HELP);
    if (options.version) return say(io, `${VERSION}\n`);
    if (options.explain !== undefined) return say(io, explain(options.explain));
    return await check(options, io);
  } catch (error) {
    const isUsage = error instanceof UsageError || error instanceof Refusal;
    io.err(`event-archive: ${isUsage ? error.message : `could not run, ${errorMessage(error)}`}\n`);
    if (!isUsage && error instanceof Error && io.env['EVENT_ARCHIVE_DEBUG']) io.err(`${error.stack ?? ''}\n`);
    return 2;
  }
}

function say(io: Io, text: string): number {
  io.out(text);
  return 0;
}
