#!/usr/bin/env node
/** The program `event-archive`: hands the process's arguments and streams to `run` and sets the exit status. */
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Interrupts } from './interrupts.js';
import { run } from './run.js';

// A reader that has seen enough (`event-archive check | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

const interrupts = new Interrupts((status) => process.exit(status));
// As shells say it: 128 and the signal's number.
process.on('SIGINT', () => interrupts.interrupt(130));
process.on('SIGTERM', () => interrupts.interrupt(143));

void run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  input: () => text(process.stdin),
  out: (written) => (process.stdout.write(written) ? undefined : once(process.stdout, 'drain').then(() => {})),
  err: (written) => void process.stderr.write(written),
  isOutTerminal: process.stdout.isTTY === true,
  isErrTerminal: process.stderr.isTTY === true,
  undo: interrupts.undo,
  whole: (work) => interrupts.whole(work),
}).then((status) => {
  process.exitCode = status;
});
