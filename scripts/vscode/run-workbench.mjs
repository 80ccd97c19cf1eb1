// @ts-check
/**
 * Uses the extension as a person does, on the page of VS Code's web workbench, and keeps pictures of it
 * in `.vscode-test/screenshots/`. With `--pictures` those that the documentation shows take the places of the ones in
 * `docs/images/`.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../lib/install.mjs';
import { exitOnSignals } from '../lib/process.mjs';
import { copyArchive, inTemporaryFolder } from '../lib/temporary.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const pictures = join(root, '.vscode-test', 'screenshots');

/** Pictures that show what they are about, and no more. */
const appearance = {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.layoutControl.enabled': false,
  'workbench.editor.empty.hint': 'hidden',
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
};

exitOnSignals();
await ensureInstalled(root);
const isPassed = await inTemporaryFolder(runAll);
process.exitCode = isPassed ? 0 : 1;
if (isPassed && process.argv.includes('--pictures')) renewPictures();

function renewPictures() {
  const shown = join(root, 'docs', 'images');
  for (const name of readdirSync(shown)) {
    if (existsSync(join(pictures, name))) copyFileSync(join(pictures, name), join(shown, name));
  }
}

/**
 * @param {string} temporary
 * @returns {Promise<boolean>} whether every test passed
 */
async function runAll(temporary) {
  const { bundleTests } = await import('./bundle-tests.mjs');
  const { withBrowser } = await import('./browser.mjs');
  const { linkExtension } = await import('./server.mjs');
  const { writeSettings } = await import('./settings.mjs');
  const [bundle] = await bundleTests(root, 'workbench', ['authoring']);
  const { tests } = createRequire(import.meta.url)(bundle ?? '');

  const dataFolder = join(temporary, 'vscode');
  writeSettings(dataFolder, appearance);
  linkExtension(root, dataFolder);
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });

  return withBrowser(root, dataFolder, async (server, newPage) => {
    console.log(`On the page of VS Code ${server.version}, with pictures in ${pictures}`);
    let failed = 0;
    for (const [at, [name, test]] of Object.entries(tests).entries()) {
      // An archive for each, because VS Code brings back what was typed and not saved.
      const archive = copyArchive(join(root, 'test', 'sample'), join(temporary, String(at)));
      const page = await newPage();
      await page.goto(server.pageUrl(archive));
      if (!(await passes(page, name, test))) failed += 1;
      await page.close();
    }
    const all = Object.keys(tests).length;
    console.log(`workbench: ${all - failed} passed, ${failed} failed`);
    return failed === 0;
  });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 * @param {(workbench: object) => Promise<void>} test
 */
async function passes(page, name, test) {
  const photograph = async (/** @type {string} */ picture) => {
    await page.screenshot({ path: join(pictures, `${picture}.png`) });
  };
  try {
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    await test({ page, photograph });
    console.log(`  ✔ ${name}`);
    return true;
  } catch (error) {
    await photograph(`failed ${name}`);
    console.log(`  ✖ ${name}\n${error instanceof Error ? error.stack : error}`);
    return false;
  }
}
