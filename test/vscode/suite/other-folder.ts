/** Entry: the tests that open a folder which is no archive. */
import { testsOf } from './run-tests.js';

export const run = testsOf('other-folder', () => import('./no-archive.js'));
