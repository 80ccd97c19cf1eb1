/** `--watch`: checks again whenever a file of the archive has changed. */
import { once } from 'node:events';
import { watch, type FSWatcher } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { errorMessage } from '../host/log.js';
import { POLICY_FILES } from '../indexing/read-policy.js';
import { UsageError, type Io } from './io.js';

/** Milliseconds in which nothing more must change before the check begins: a checkout changes many files. */
const QUIET = 100;

/** Until the run is interrupted; rejects where the archive cannot be watched. */
export async function watchArchive(root: string, io: Io, check: () => Promise<unknown>): Promise<never> {
  const watcher = watched(root);
  let changes = 0;
  let seen = 0;
  watcher.on('change', (_event, name) => {
    if (isOfInterest(name)) changes++;
  });
  io.err('Watching for changes; press Ctrl+C to end.\n');
  for (;;) {
    while (changes === seen) await once(watcher, 'change');
    while (changes !== seen) {
      seen = changes;
      await pause(QUIET);
    }
    if (io.isOutTerminal) await io.out('\x1b[2J\x1b[3J\x1b[H');
    await check();
    io.err(`Checked at ${new Date().toLocaleTimeString()}; watching for changes.\n`);
  }
}

function watched(root: string): FSWatcher {
  try {
    return watch(root, { recursive: true });
  } catch (error) {
    throw new UsageError(`--watch: ${root} cannot be watched, ${errorMessage(error)}`);
  }
}

/** Without a name it may be any file. */
function isOfInterest(name: unknown): boolean {
  return typeof name !== 'string' || name.endsWith('.md') || POLICY_FILES.includes(name);
}
