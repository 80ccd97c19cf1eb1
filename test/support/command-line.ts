/** Runs the command line: as a process of its own, or within the test where that is enough. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Io } from '../../server/src/cli/io.js';
import { run } from '../../server/src/cli/run.js';
import { cacheHome } from './cache-home.js';
import { projectRoot } from './project.js';

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export const program = join(projectRoot, 'dist/cli.cjs');

/** Runs the built program with its streams piped, as a script or a build would. */
export function runProgram(args: readonly string[], cwd = projectRoot, env: Record<string, string> = {}): Outcome {
  // What the terminal of the tests wants is not what is tested.
  const inherited = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, NODE_OPTIONS: undefined };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env: { ...inherited, XDG_CACHE_HOME: cacheHome, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, out: stdout, err: stderr };
}

/** Runs the same within the test's process, which may play the terminal. */
export async function runHere(args: readonly string[], cwd: string, io: Partial<Io> = {}): Promise<Outcome> {
  let out = '';
  let err = '';
  const status = await run(args, {
    cwd,
    env: { XDG_CACHE_HOME: cacheHome },
    isOutTerminal: false,
    isErrTerminal: false,
    input: () => Promise.resolve(''),
    undo: new Set(),
    whole: (work) => work(),
    ...io,
    out: (text) => {
      out += text;
    },
    err: (text) => (err += text),
  });
  return { status, out, err };
}

export interface JsonProblem {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly fix: 'safe' | 'ask' | 'none';
  readonly suggestions: readonly string[];
}

export interface JsonReport {
  readonly version: number;
  readonly archive: string;
  readonly events: number;
  readonly dayIndexes: number;
  readonly problems: readonly JsonProblem[];
}

export function readReport(json: string): JsonReport {
  return JSON.parse(json) as JsonReport;
}
