// @ts-check
/**
 * Uses the extension as a person does, on the page of VS Code's web workbench, and keeps pictures of it
 * in `.vscode-test/screenshots/`. With `--pictures` those that the documentation shows take the places of the ones in
 * `docs/images/`. Words that are given choose the tests whose names have them.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
  const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => join('docs', name))];
  const text = pages
    .filter((page) => page.endsWith('.md'))
    .map((page) => readFileSync(join(root, page), 'utf8'))
    .join('\n');
  for (const name of readdirSync(pictures)) {
    if (text.includes(`images/${name})`)) copyFileSync(join(pictures, name), join(root, 'docs', 'images', name));
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
  const bundles = await bundleTests(root, 'workbench', ['authoring', 'writing', 'mending']);
  const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const tests = bundles
    .flatMap((bundle) => Object.entries(createRequire(import.meta.url)(bundle).tests))
    .filter(([name]) => chosen.every((word) => name.includes(word)));

  const dataFolder = join(temporary, 'vscode');
  writeSettings(dataFolder, appearance);
  linkExtension(root, dataFolder);
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });

  return withBrowser(root, dataFolder, async (server, newPage) => {
    console.log(`On the page of VS Code ${server.version}, with pictures in ${pictures}`);
    let failed = 0;
    for (const [at, [name, test]] of tests.entries()) {
      // An archive for each, because VS Code brings back what was typed and not saved.
      const archive = copyArchive(join(root, 'test', 'sample'), join(temporary, String(at)));
      const page = await newPage();
      await page.goto(server.pageUrl(archive));
      if (!(await passes(page, archive, name, test))) failed += 1;
      await page.close();
    }
    console.log(`workbench: ${tests.length - failed} passed, ${failed} failed`);
    return failed === 0;
  });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} archive its folder on the disk
 * @param {string} name
 * @param {(workbench: object) => Promise<void>} test
 */
async function passes(page, archive, name, test) {
  const photograph = async (/** @type {string} */ picture) => {
    // What is just appearing is shown as it will be.
    await page.screenshot({ path: join(pictures, `${picture}.png`), animations: 'disabled' });
  };
  try {
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    await test({ page, archive, photograph });
    console.log(`  ✔ ${name}`);
    return true;
  } catch (error) {
    await photograph(`failed ${name}`);
    console.log(`  ✖ ${name}\n${error instanceof Error ? error.stack : error}`);
    return false;
  }
}
