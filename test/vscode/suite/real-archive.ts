/** Entry: the tests that open a real archive, where there is one beside the project. */
import { testsOf } from './run-tests.js';

export const run = testsOf('real-archive', () => import('./real-events.js'));
