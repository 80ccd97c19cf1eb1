/** Where tests keep what programs keep in the user's cache folder: a folder of this process's own, never the user's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const cacheHome = mkdtempSync(join(tmpdir(), 'event-archive-cache-'));

process.on('exit', () => rmSync(cacheHome, { recursive: true, force: true }));
