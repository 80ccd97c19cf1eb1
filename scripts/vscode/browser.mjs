// @ts-check
/** VS Code's server with a headless browser before it, in which tests run without anyone looking. */
import { launchChromium } from './chromium.mjs';
import { installServer, startServer } from './server.mjs';

/** Far more than a run takes: only a VS Code that hangs gets here. */
const longestRun = 10 * 60 * 1000;

/** A line of test/vscode/suite/run-tests.ts; what the workbench itself logs is of interest only after a failure. */
const isResult = /^( {2}[✔✖-] |\S+: \d+ passed)/;

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./server.mjs').RunningServer} RunningServer
 */

/**
 * @template T
 * @param {string} root the project's folder
 * @param {string} dataFolder
 * @param {(server: RunningServer, newPage: () => Promise<Page>) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withBrowser(root, dataFolder, work) {
  const folder = await installServer(root);
  const browser = await launchChromium(root);
  try {
    const server = await startServer(folder, dataFolder);
    try {
      return await work(server, () => browser.newPage({ viewport: { width: 1280, height: 800 } }));
    } finally {
      server.stop();
      await server.stopped;
    }
  } finally {
    await browser.close();
  }
}

/**
 * Runs a test entry in the extension host of one page.
 * @param {RunningServer} server
 * @param {Page} page
 * @param {{ extension: string, entry: string, folder: string }} what
 * @returns {Promise<boolean>} whether every test passed
 */
export async function runTestsOnPage(server, page, { extension, entry, folder }) {
  /** @type {string[]} */
  const workbenchLog = [];
  const status = await new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error('VS Code has not finished the tests')), longestRun);
    void server.stopped.then(() => reject(new Error('VS Code’s server ended during the tests')));
    page.once('crash', () => reject(new Error('The page crashed during the tests')));
    // VS Code's web workbench looks for these two functions when it runs an extension's tests.
    const ready = Promise.all([
      page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
        const line = args.join(' ');
        if (isResult.test(line)) console.log(line);
        else workbenchLog.push(`${type}: ${line}`);
      }),
      page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => {
        clearTimeout(tooLong);
        resolve(code);
      }),
    ]);
    const payload = { extensionDevelopmentPath: server.uri(extension), extensionTestsPath: server.uri(entry) };
    ready.then(() => page.goto(server.pageUrl(folder, { ...payload, skipWelcome: 'true' }))).catch(reject);
  });
  await page.close();
  if (status !== 0) console.error(workbenchLog.join('\n'));
  return status === 0;
}
