// @ts-check
/** Loaded into a server before it starts: answers any message with what is left of its memory after a full collection. */
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('message', () => {
    // Twice: what the first frees outside of the heap is only given back by the second.
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    process.send?.(heapUsed + external);
  });
}
