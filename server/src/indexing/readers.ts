/** The threads that read files beside the main one. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { packStrings } from '../core/packed-strings.js';
import type { RuleSettings } from '../rules/lint.js';
import type { FilesRead } from './read-files.js';
import type { ReaderAnswer, ReaderData, ReaderTask } from './reader-thread.js';

/** How the thread's program is called beside this one; another name once it is bundled. */
declare const EVENT_ARCHIVE_READER: string | undefined;
const PROGRAM = typeof EVENT_ARCHIVE_READER === 'undefined' ? './reader-thread.js' : EVENT_ARCHIVE_READER;

/** More threads than this, the main one included, only wait for the disk. */
const MOST_THREADS = 4;
/** A thread takes as long to start as a few thousand files take to read. */
const FILES_WORTH_A_THREAD = 2000;
/** So many that a thread is never idle while the main one is busy with something else and cannot hand out another. */
const TASKS_AT_ONCE = 8;

/** How many threads beside the main one are worth their start. */
export function readersFor(files: number): number {
  return Math.min(availableParallelism(), MOST_THREADS, Math.floor(files / FILES_WORTH_A_THREAD) + 1) - 1;
}

export class Readers {
  readonly #workers: readonly Worker[];
  readonly #takeTask: () => ReaderTask | undefined;
  readonly #onRead: (number: number, read: FilesRead) => void;
  readonly #onLost: (task: ReaderTask, error: Error) => void;

  /**
   * Threads that take tasks as long as there are any. `onRead` is given each answer; `onLost` each task of a thread that
   * has failed, so that somebody else can do it.
   */
  constructor(
    count: number,
    data: ReaderData,
    takeTask: () => ReaderTask | undefined,
    onRead: (number: number, read: FilesRead) => void,
    onLost: (task: ReaderTask, error: Error) => void,
  ) {
    this.#takeTask = takeTask;
    this.#onRead = onRead;
    this.#onLost = onLost;
    this.#workers = Array.from({ length: count }, () => this.#start(data));
  }

  /** Ends the threads; what they were reading is lost. */
  close(): void {
    for (const worker of this.#workers) void worker.terminate();
  }

  #start(workerData: ReaderData): Worker {
    const worker = new Worker(new URL(PROGRAM, import.meta.url), { workerData });
    const tasks = new Map<number, readonly FileId[]>();
    const give = (): void => {
      const task = this.#takeTask();
      if (!task) return;
      tasks.set(task.number, task.ids);
      worker.postMessage(task);
    };
    worker.on('message', ({ number, read }: ReaderAnswer) => {
      tasks.delete(number);
      give();
      this.#onRead(number, read);
    });
    worker.on('error', (error: Error) => {
      for (const [number, ids] of tasks) this.#onLost({ number, ids }, error);
    });
    for (let i = 0; i < TASKS_AT_ONCE; i++) give();
    return worker;
  }
}

/** What threads need to know of an archive that has been listed. */
export function readerData(root: string, archive: Archive, settings: RuleSettings | undefined): ReaderData {
  const { paths, ...listing } = archive.state().listing;
  return { root, listing, paths: { ...paths, strings: packStrings(paths?.strings ?? []) }, settings };
}
