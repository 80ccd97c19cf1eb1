/** Entry: the tests that open the sample archive. */
import { testsOf } from './run-tests.js';

export const run = testsOf('sample', async () => {
  await import('./problems.js');
  await import('./whole-archive.js');
  await import('./navigation.js');
  await import('./completion.js');
  await import('./commands.js');
  await import('./search.js');
});
