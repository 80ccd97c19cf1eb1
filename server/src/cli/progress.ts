/** One line on standard error that says how far a run has come; nothing at all where nobody would see it change. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '../core/steps.js';
import type { Io } from './io.js';

/** Milliseconds between two states of the line. */
const INTERVAL = 100;

export interface ProgressLine {
  /** Shows a state, unless one was shown a moment ago. */
  show(text: string): void;
  /** Prints a line that stays, above the progress line. */
  print(text: string): void;
  clear(): void;
}

export function progressLine(io: Io): ProgressLine {
  if (!io.isErrTerminal) return { show: () => {}, print: io.err, clear: () => {} };
  let shownAt = performance.now();
  let isShown = false;
  const clear = (): void => {
    if (isShown) io.err('\r\x1b[K');
    isShown = false;
  };
  return {
    show: (text) => {
      if (performance.now() - shownAt < INTERVAL) return;
      io.err(`\r\x1b[K${text}`);
      shownAt = performance.now();
      isShown = true;
    },
    print: (text) => {
      clear();
      io.err(text);
    },
    clear,
  };
}

/** Takes all steps of some work, says meanwhile what is `doing`, and gives way after each, so that an interrupt is heard; the result. */
export async function takeSteps<Result>(steps: Steps<Result>, doing: string, io: Io): Promise<Result> {
  const progress = progressLine(io);
  try {
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      progress.show(doing);
      await nextTurn();
    }
    return step.value;
  } finally {
    progress.clear();
  }
}
