/** Both built programs by their names, as `npm install --global` would put them on the PATH. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { cacheHome } from './cache-home.js';
import { projectRoot } from './project.js';
import type { Scope } from './temporary-archive.js';

/** The environment of a process that finds the programs, and keeps what it caches away from the user's. */
export function environmentWithPrograms(scope: Scope): Record<string, string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'event-archive-programs-'));
  scope.after(() => rmSync(folder, { recursive: true, force: true }));
  const { bin } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    readonly bin: Readonly<Record<string, string>>;
  };
  for (const [name, file] of Object.entries(bin)) {
    const program = join(folder, name);
    writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${join(projectRoot, file)}' "$@"\n`);
    chmodSync(program, 0o755);
  }
  return {
    ...process.env,
    PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
    XDG_CACHE_HOME: cacheHome,
    NO_COLOR: undefined,
    FORCE_COLOR: undefined,
    NODE_OPTIONS: undefined,
    // What node:test tells its own children would make programs report as tests do.
    NODE_TEST_CONTEXT: undefined,
  };
}
