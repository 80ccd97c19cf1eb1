// @ts-check
/** The part that all typists share: edits on demand, timed one by one, their figures sent to the parent process. */
import { changesOf } from './edit.mjs';

/** Edits before the first figure, so that what is measured is warm, as an editor is after a few seconds. */
const WARM_UP = 60;

/**
 * @typedef {object} Typed
 * @property {import('./edit.mjs').Change} change
 * @property {boolean} isBroken whether the link is broken after it
 */

/** @returns {any} what the parent process said at the start */
export function readSetUp() {
  return JSON.parse(process.argv[2] ?? '');
}

/**
 * @param {import('./edit.mjs').Edit} edit
 * @param {(typed: Typed) => Promise<number> | number} type makes one change and returns the milliseconds to its diagnostics
 */
export async function answerParent(edit, type) {
  const changes = changesOf(edit);
  /** @param {number} edits */
  async function typeAll(edits) {
    const times = [];
    for (let index = 0; index < edits; index++) {
      const typed = changes[index % changes.length];
      if (typed) times.push(await type(typed));
    }
    return times;
  }

  await typeAll(WARM_UP);
  process.on('message', async (edits) => process.send?.(await typeAll(Number(edits))));
  process.send?.('ready');
}
