// @ts-check
/**
 * Runs the extension in a real VS Code on copies of archives, and prints every test's result.
 * On a desktop VS Code where one can be had; else in VS Code's server, whose extension host is the same.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../lib/install.mjs';
import { exitOnSignals } from '../lib/process.mjs';
import { copyArchive, inTemporaryFolder } from '../lib/temporary.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../..');

/** One VS Code window each: the entry in test/vscode/suite, and the archive whose copy it opens. */
const windows = [
  { entry: 'sample', archive: join(root, 'test', 'sample') },
  { entry: 'writing', archive: join(root, 'test', 'sample') },
  { entry: 'other-folder', archive: join(root, 'test', 'vscode', 'other-folder') },
  { entry: 'real-archive', archive: join(root, '..', 'shared', 'archive-en') },
];

exitOnSignals();
await ensureInstalled(root);
const here = windows.filter(({ archive }) => existsSync(archive));
for (const { entry, archive } of windows) {
  if (!existsSync(archive)) console.log(`${entry}: skipped, there is no ${archive}`);
}
process.exitCode = (await inTemporaryFolder(runAll)) ? 0 : 1;

/**
 * @param {string} temporary
 * @returns {Promise<boolean>} whether every test passed
 */
async function runAll(temporary) {
  const { bundleTests } = await import('./bundle-tests.mjs');
  const { writeSettings } = await import('./settings.mjs');
  const { findDesktopForTests, runOnDesktop } = await import('./desktop.mjs');
  const bundles = await bundleTests(
    root,
    'suite',
    here.map(({ entry }) => entry),
  );
  const dataFolder = join(temporary, 'vscode');
  writeSettings(dataFolder);

  const desktop = await findDesktopForTests(root);
  if (!('unusable' in desktop)) {
    console.log(`In VS Code ${desktop.version} on the desktop`);
    return inEveryWindow(temporary, bundles, (what) => runOnDesktop(desktop, { ...what, dataFolder }));
  }
  const { runTestsOnPage, withBrowser } = await import('./browser.mjs');
  return withBrowser(root, dataFolder, (server, newPage) => {
    console.log(`In VS Code ${server.version}, server and web page (no desktop: ${desktop.unusable})`);
    return inEveryWindow(temporary, bundles, async (what) => runTestsOnPage(server, await newPage(), what));
  });
}

/**
 * @param {string} temporary
 * @param {readonly string[]} bundles
 * @param {(what: { extension: string, entry: string, folder: string }) => Promise<boolean>} runTests
 * @returns {Promise<boolean>} whether every test passed
 */
async function inEveryWindow(temporary, bundles, runTests) {
  let passed = true;
  for (const [at, { archive }] of here.entries()) {
    const folder = copyArchive(archive, join(temporary, String(at)));
    passed = (await runTests({ extension: root, entry: bundles[at] ?? '', folder })) && passed;
  }
  return passed;
}
