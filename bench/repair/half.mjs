// @ts-check
/** Which half of the links constants are fitted on, and which they are judged by. */

/**
 * By the month of the event that is meant: everything of one day is in one half.
 * @param {string} path
 * @returns {'fitted' | 'held out'}
 */
export function halfOf(path) {
  return Number(path.split('/')[2]) % 2 === 0 ? 'fitted' : 'held out';
}
