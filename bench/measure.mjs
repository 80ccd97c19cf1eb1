// @ts-check
/** Runs a program once and measures it from outside: wall clock, processor time and memory. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks at a program's memory; Linux keeps the maximum, so few looks are enough. */
const LOOK_INTERVAL = 10;
/** Linux counts processor time in hundredths of a second, whatever the machine. */
const MILLISECONDS_PER_TICK = 10;

/**
 * A program that can be measured.
 * @typedef {object} Program
 * @property {string} name as the table shows it
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} folder where it runs
 * @property {string} output the file that its standard output goes to
 * @property {string} [errors] the file that its standard error goes to, where that is what it reports on
 * @property {boolean} [isChecker] ends with status 1 when it has found something
 * @property {() => void} [prepare] done before each run, outside the measurement
 * @property {number} [patience] milliseconds after which it is stopped; with it, how it ends is told and is no error
 */

/**
 * @typedef {object} Measurement
 * @property {number} wall milliseconds
 * @property {number | undefined} cpu milliseconds on all cores together; known on Linux
 * @property {number | undefined} memory the most bytes that were resident; known on Linux
 * @property {string} [failure] how it ended, where it did not come to its end
 */

/**
 * @param {Program} program
 * @returns {Promise<Measurement>}
 */
export async function measure(program) {
  program.prepare?.();
  const output = openSync(program.output, 'w');
  const errors = program.errors === undefined ? undefined : openSync(program.errors, 'w');
  try {
    return await measureInto(output, errors ?? 'pipe', program);
  } finally {
    closeSync(output);
    if (errors !== undefined) closeSync(errors);
  }
}

/**
 * @param {number} output
 * @param {number | 'pipe'} errors
 * @param {Program} program
 * @returns {Promise<Measurement>}
 */
function measureInto(output, errors, program) {
  const { name, command, args, folder, isChecker = false, patience } = program;
  const cpuBefore = cpuOfEndedChildren();
  const began = performance.now();
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', output, errors] });
  let memory = memoryOf(child.pid)?.most;
  const looking = setInterval(() => (memory = memoryOf(child.pid)?.most ?? memory), LOOK_INTERVAL);
  let complaints = '';
  child.stderr?.on('data', (text) => (complaints += text));
  const end = () => child.kill();
  process.once('exit', end);
  let isStopped = false;
  const stop = () => (isStopped = child.kill('SIGKILL'));
  const stopping = patience === undefined ? undefined : setTimeout(stop, patience);

  return new Promise((resolve, reject) => {
    let wall = 0;
    child.once('error', reject);
    child.once('exit', () => (wall = performance.now() - began));
    child.once('close', (status, signal) => {
      clearInterval(looking);
      clearTimeout(stopping);
      process.off('exit', end);
      const isFailed = status !== 0 && !(status === 1 && isChecker);
      if (isFailed && program.errors !== undefined) complaints = readFileSync(program.errors, 'utf8');
      if (isFailed && patience === undefined) {
        reject(new Error(`${name} ended with ${status ?? signal}: ${complaints.trim()}`));
        return;
      }
      const failure = isStopped ? 'stopped' : /heap out of memory/.test(complaints) ? 'died, its heap full' : 'died';
      resolve({ wall, cpu: cpuSince(cpuBefore), memory, ...(isFailed ? { failure } : {}) });
    });
  });
}

/**
 * @param {number | undefined} before what `cpuOfEndedChildren` said
 * @returns {number | undefined} milliseconds of the children that have ended since
 */
export function cpuSince(before) {
  const after = cpuOfEndedChildren();
  return before === undefined || after === undefined ? undefined : after - before;
}

/** Milliseconds that the children of this process took which have ended; exact, as programs run one after the other. */
export function cpuOfEndedChildren() {
  const stat = readProc('/proc/self/stat');
  // The second field is the program's name in brackets and may hold anything; the counters are the 16th and 17th.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && (Number(fields[13]) + Number(fields[14])) * MILLISECONDS_PER_TICK;
}

/**
 * @param {number | undefined} pid
 * @returns {{ now: number, most: number } | undefined} bytes that are resident, and the most that were; known on Linux
 */
export function memoryOf(pid) {
  const status = readProc(`/proc/${pid}/status`) ?? '';
  const [now, most] = ['VmRSS', 'VmHWM'].map((field) => new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]);
  return now === undefined || most === undefined ? undefined : { now: Number(now) * 1024, most: Number(most) * 1024 };
}

/** @param {string} file */
function readProc(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
