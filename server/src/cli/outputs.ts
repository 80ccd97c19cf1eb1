/** Where reports go: standard output piece by piece, or a file, which is written whole or not at all. */
import { randomUUID } from 'node:crypto';
import { closeSync, lstatSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorMessage } from '../host/log.js';
import { UsageError, type Io } from './io.js';

/** Something that a report is written to. */
export interface Output {
  write(text: string): void | Promise<void>;
  /** Says that it is complete. */
  finish(): void;
  /** Takes back what was written, where that can be done: the run did not come to its end. */
  abandon(): void;
}

export function standardOutput({ out }: Io): Output {
  return { write: out, finish: () => {}, abandon: () => {} };
}

/**
 * Opened before the work begins, so that a file which cannot be written is known at once. Throws a `UsageError` that names
 * `option` and says why.
 */
export function fileOutput(file: string, option: string, { undo }: Io): Output {
  const failing = <Result>(step: () => Result): Result => {
    try {
      return step();
    } catch (error) {
      throw new UsageError(`${option}: not written, ${errorMessage(error)}`);
    }
  };
  // What is no ordinary file, such as /dev/stdout or a pipe, has no other to take its place.
  const isPlain = failing(() => isPlainFile(file));
  const written = isPlain ? join(dirname(file), `.${basename(file)}.${randomUUID()}.tmp`) : file;
  const handle = failing(() => openSync(written, isPlain ? 'wx' : 'w', modeOf(file)));
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(handle);
    isOpen = false;
  };
  const abandon = (): void => {
    undo.delete(abandon);
    close();
    if (isPlain) rmSync(written, { force: true });
  };
  undo.add(abandon);
  return {
    write: (text) => {
      failing(() => writeFileSync(handle, text));
    },
    finish: () => {
      failing(() => {
        close();
        if (isPlain) renameSync(written, file);
      });
      undo.delete(abandon);
    },
    abandon,
  };

  function modeOf(path: string): number {
    return statSync(path, { throwIfNoEntry: false })?.mode ?? 0o666;
  }
}

function isPlainFile(file: string): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats?.isDirectory()) throw new Error('it is a folder');
  return stats === undefined || stats.isFile();
}
