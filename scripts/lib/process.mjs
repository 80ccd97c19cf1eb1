// @ts-check
/** Runs other programs, and sees to it that none of them outlives this one. */
import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { accessSync, constants, statSync } from 'node:fs';

const onWindows = process.platform === 'win32';

/**
 * Runs npm; what it prints goes to standard error, so that our own results stay alone on standard output.
 * @param {readonly string[]} args
 * @param {string} folder
 * @returns {Promise<void>}
 */
export function npm(args, folder) {
  // On Windows npm is a .cmd file, which only a shell can start.
  // Not global even within `npm install --global`, which builds us where pre-commit installs the hook.
  return run('npm', [...args, '--global=false', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    shell: onWindows,
    stdio: ['ignore', 2, 2],
  });
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<void>} rejects unless the program ends with status 0
 */
export async function run(command, args, options = {}) {
  const status = await exitStatus(command, args, options);
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${status}`);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number | string>} the exit status, or the name of the signal that ended the program
 */
export function exitStatus(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'no status'));
  });
}

/**
 * Ends a program that was started with `detached: true`, together with everything that it started.
 * @param {import('node:child_process').ChildProcess} child
 */
export function endTree(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (onWindows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
  else killGroup(child.pid);
}

/**
 * Ends in order when told to end, so that what waits for the end of this process is done.
 * @param {{ statusOfInterrupt?: number }} [options]
 */
export function exitOnSignals({ statusOfInterrupt = 130 } = {}) {
  process.once('SIGINT', () => process.exit(statusOfInterrupt));
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGHUP', () => process.exit(129));
}

/**
 * The first of these programs that the PATH leads to.
 * @param {...string} names
 * @returns {string | undefined}
 */
export function onPath(...names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = onWindows ? ['.exe', '.cmd'] : [''];
  const files = names.flatMap((name) => folders.flatMap((folder) => endings.map((end) => join(folder, name + end))));
  return files.find(isProgram);
}

/** @param {number} pid */
function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
