/** Runs test files inside VS Code's extension host and prints a line for each test. */
import type Mocha from 'mocha';

/**
 * What an entry of the suite exports as `run`: VS Code calls it, and takes a rejection for a failure.
 * The test files are loaded late, because they need Mocha's `describe` and `it` to be there.
 */
export function testsOf(name: string, loadFiles: () => Promise<unknown>): () => Promise<void> {
  return async () => {
    const { default: Mocha } = await import('mocha');
    class OneLineEach extends Mocha.reporters.Base {
      constructor(runner: Mocha.Runner) {
        super(runner);
        printResults(runner);
      }
    }
    const mocha = new Mocha({ ui: 'bdd', reporter: OneLineEach, timeout: longestTest });
    mocha.suite.emit('pre-require', globalThis, '', mocha);
    await loadFiles();
    const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
      const runner = mocha.run(() => resolve(runner.stats));
    });
    const { passes = 0, failures = 0, pending = 0 } = stats ?? {};
    console.log(`${name}: ${passes} passed, ${failures} failed${pending ? `, ${pending} skipped` : ''}`);
    if (failures > 0 || passes === 0) throw new Error(`${name}: not every test passed`);
  };
}

/** Only a test that waits for something that never comes gets here. */
const longestTest = 120_000;

function printResults(runner: Mocha.Runner): void {
  runner.on('pass', (test) => console.log(`  ✔ ${test.fullTitle()} (${test.duration} ms)`));
  runner.on('pending', (test) => console.log(`  - ${test.fullTitle()} (skipped)`));
  runner.on('fail', (test, error: Error) => console.log(`  ✖ ${test.fullTitle()}\n    ${error.stack ?? error}`));
}
