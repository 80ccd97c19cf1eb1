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
 * @property {boolean} [isChecker] ends with status 1 when it has found something
 * @property {() => void} [prepare] done before each run, outside the measurement
 */

/**
 * @typedef {object} Measurement
 * @property {number} wall milliseconds
 * @property {number | undefined} cpu milliseconds on all cores together; known on Linux
 * @property {number | undefined} memory the most bytes that were resident; known on Linux
 */

/**
 * @param {Program} program
 * @returns {Promise<Measurement>}
 */
export async function measure(program) {
  program.prepare?.();
  const output = openSync(program.output, 'w');
  try {
    return await measureInto(output, program);
  } finally {
    closeSync(output);
  }
}

/**
 * @param {number} output
 * @param {Program} program
 * @returns {Promise<Measurement>}
 */
function measureInto(output, { name, command, args, folder, isChecker = false }) {
  const cpuBefore = cpuOfEndedChildren();
  const began = performance.now();
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', output, 'pipe'] });
  let memory = memoryOf(child.pid);
  const looking = setInterval(() => (memory = memoryOf(child.pid) ?? memory), LOOK_INTERVAL);
  let complaints = '';
  child.stderr?.on('data', (text) => (complaints += text));
  const end = () => child.kill();
  process.once('exit', end);

  return new Promise((resolve, reject) => {
    let wall = 0;
    child.once('error', reject);
    child.once('exit', () => (wall = performance.now() - began));
    child.once('close', (status, signal) => {
      clearInterval(looking);
      process.off('exit', end);
      const cpuAfter = cpuOfEndedChildren();
      if (status !== 0 && !(status === 1 && isChecker)) {
        reject(new Error(`${name} ended with ${status ?? signal}: ${complaints.trim()}`));
        return;
      }
      const cpu = cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore;
      resolve({ wall, cpu, memory });
    });
  });
}

/** Milliseconds that the children of this process took which have ended; exact, as programs run one after the other. */
function cpuOfEndedChildren() {
  const stat = readProc('/proc/self/stat');
  // The second field is the program's name in brackets and may hold anything; the counters are the 16th and 17th.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && (Number(fields[13]) + Number(fields[14])) * MILLISECONDS_PER_TICK;
}

/** @param {number | undefined} pid */
function memoryOf(pid) {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** @param {string} file */
function readProc(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
