/** Entry: the tests that change the sample archive, in a copy of their own. */
import { testsOf } from './run-tests.js';

export const run = testsOf('writing', async () => {
  await import('./gestures.js');
});
