#!/usr/bin/env node
/** The program `event-archive`: hands the process's arguments and streams to `run` and sets the exit status. */
import { run } from './run.js';

// A reader that has seen enough (`event-archive check | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

void run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isOutTerminal: process.stdout.isTTY === true,
  isErrTerminal: process.stderr.isTTY === true,
}).then((status) => {
  process.exitCode = status;
});
