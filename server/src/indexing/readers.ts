/** The threads that list and read files beside the main one. */
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Archive } from '../core/archive.js';
import { packStrings, unpackStrings } from '../core/packed-strings.js';
import { errorMessage, type Log } from '../host/log.js';
import type { FilesListed } from './list-files.js';
import type { FilesRead } from './read-files.js';
import type { ReaderAnswer, ReaderData, ReaderMessage, ReaderTask } from './reader-thread.js';

/** How the thread's program is called beside this one; another name once it is bundled. */
declare const EVENT_ARCHIVE_READER: string | undefined;
const PROGRAM = typeof EVENT_ARCHIVE_READER === 'undefined' ? './reader-thread.js' : EVENT_ARCHIVE_READER;

/** More threads than this, the main one included, only wait for the disk. */
const MOST_THREADS = 4;
/** A thread takes as long to start as a few thousand files take to read. */
const FILES_WORTH_A_THREAD = 2000;
/** So many that a thread is never idle while the main one is busy with something else and cannot hand out another. */
const TASKS_AT_ONCE = 8;

/** Paths that are packed and handed over at a time: a few milliseconds' work. */
const PATHS_IN_A_MESSAGE = 1 << 14;

export type ReaderResult = FilesListed | FilesRead;

/** A task on its way, and what came of it. */
interface Work {
  /** Numbers of tasks that nobody has taken, the first one last. */
  readonly open: number[];
  readonly tasks: readonly ReaderTask[];
  readonly results: Map<number, ReaderResult>;
  wake: () => void;
}

export class Readers {
  readonly #data: ReaderData;
  readonly #log: Log;
  readonly #most: number;
  readonly #threads: ReaderThread[] = [];
  /** What every thread is told before it reads. */
  readonly #told: ReaderMessage[] = [];
  #work: Work | undefined;

  /** No thread is started yet. `most` is how many there may be beside the main one; undefined: as many as are worth it. */
  constructor(data: ReaderData, log: Log, most = Math.min(availableParallelism(), MOST_THREADS) - 1) {
    this.#data = data;
    this.#log = log;
    this.#most = most;
  }

  /** Says how many files there are at least: threads are started when they are worth it. */
  expect(files: number): void {
    const worthwhile = Math.min(this.#most, Math.floor(files / FILES_WORTH_A_THREAD));
    while (this.#threads.length < worthwhile) {
      const thread = new ReaderThread(this.#data, {
        take: () => this.#work?.open.pop(),
        task: (number) => this.#work?.tasks[number],
        onResult: (number, result) => {
          this.#work?.results.set(number, result);
          this.#work?.wake();
        },
        onLost: (number, error) => {
          this.#log.warn(`A reading thread failed, the main one reads on: ${errorMessage(error)}`);
          this.#work?.open.push(number);
          this.#work?.wake();
        },
      });
      this.#threads.push(thread);
      for (const message of this.#told) thread.tell(message);
      thread.fill();
    }
  }

  /** Says which files there are, before any is to be read; in steps, because of a large archive that takes a while. */
  async tell(archive: Archive): Promise<void> {
    if (this.#most === 0) return;
    for (let i = 0; i < archive.fileCount; i += PATHS_IN_A_MESSAGE) {
      await nextTurn();
      const strings = archive.state().listing.paths?.strings?.slice(i, i + PATHS_IN_A_MESSAGE) ?? [];
      this.#tell({ paths: packStrings(strings) });
    }
    const { paths: { slots } = {}, ...listing } = archive.state().listing;
    this.#tell({ listing: { ...listing, paths: slots ? { slots } : {} } });
  }

  #tell(message: ReaderMessage): void {
    this.#told.push(message);
    for (const thread of this.#threads) thread.tell(message);
  }

  /**
   * Does tasks, by `here` and in the threads, and gives what came of them in their order: ids must not depend on who was
   * faster. Gives way to whatever else there is to do after each step. One call at a time.
   */
  async *inOrder<Task extends ReaderTask, Result extends ReaderResult>(
    tasks: readonly Task[],
    here: (task: Task) => Result,
  ): AsyncGenerator<Result> {
    const work: Work = { open: [...tasks.keys()].reverse(), tasks, results: new Map(), wake: () => {} };
    this.#work = work;
    for (const thread of this.#threads) thread.fill();
    for (let next = 0; next < tasks.length;) {
      const result = work.results.get(next);
      const number = result ? undefined : work.open.pop();
      const task = number === undefined ? undefined : tasks[number];
      if (result) {
        work.results.delete(next++);
        yield result as Result;
      } else if (task && number !== undefined) work.results.set(number, here(task));
      await (result || task ? nextTurn() : new Promise<void>((resolve) => (work.wake = resolve)));
    }
  }

  /** Ends the threads; what they are doing is lost. */
  close(): void {
    this.#work = undefined;
    for (const thread of this.#threads) thread.end();
  }
}

/** What a thread asks and tells. */
interface Employer {
  /** The number of a task that nobody has taken. */
  readonly take: () => number | undefined;
  readonly task: (number: number) => ReaderTask | undefined;
  readonly onResult: (number: number, result: ReaderResult) => void;
  /** The thread has failed; told of every task it had taken. */
  readonly onLost: (number: number, error: Error) => void;
}

class ReaderThread {
  readonly #worker: Worker;
  readonly #employer: Employer;
  readonly #taken = new Set<number>();
  #hasFailed = false;

  constructor(workerData: ReaderData, employer: Employer) {
    this.#employer = employer;
    this.#worker = new Worker(new URL(PROGRAM, import.meta.url), { workerData });
    this.#worker.on('message', ({ number, result }: ReaderAnswer) => {
      this.#taken.delete(number);
      this.fill();
      employer.onResult(number, unpacked(result));
    });
    this.#worker.on('error', (error: Error) => {
      this.#hasFailed = true;
      for (const number of this.#taken) employer.onLost(number, error);
      this.#taken.clear();
    });
  }

  /** Takes as many tasks as it may have at once. */
  fill(): void {
    while (!this.#hasFailed && this.#taken.size < TASKS_AT_ONCE) {
      const number = this.#employer.take();
      const task = number === undefined ? undefined : this.#employer.task(number);
      if (number === undefined || !task) return;
      this.#taken.add(number);
      this.tell({ number, task });
    }
  }

  end(): void {
    void this.#worker.terminate();
  }

  tell(message: ReaderMessage): void {
    this.#worker.postMessage(message);
  }
}

function unpacked(result: ReaderAnswer['result']): ReaderResult {
  if (!('packedPaths' in result)) return result;
  const { packedPaths, stamps, warnings } = result;
  return { paths: unpackStrings(packedPaths), stamps, warnings };
}
