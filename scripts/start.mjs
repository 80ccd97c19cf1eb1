// @ts-check
/** `npm start [-- PATH]`: builds, prints what the check finds in an archive, and opens it in VS Code until Ctrl+C. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { endTree, exitOnSignals, exitStatus, run } from './lib/process.mjs';
import { inTemporaryFolder } from './lib/temporary.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const archive = chooseArchive();

// Ctrl+C is how this is meant to end, so it is no failure.
exitOnSignals({ statusOfInterrupt: 0 });
await ensureInstalled(root);
await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
await printProblems();
await inTemporaryFolder(openVSCode);

/** @returns {string} */
function chooseArchive() {
  const [path, ...others] = process.argv.slice(2);
  if (others.length > 0) giveUp('usage: npm start [-- PATH]');
  // npm runs scripts in the project's folder; a relative path is meant from where the person stands.
  const folder = resolve(process.env['INIT_CWD'] ?? '.', path ?? join(root, 'test', 'sample'));
  if (!existsSync(folder)) giveUp(`${folder} does not exist`);
  if (!existsSync(join(folder, 'news'))) giveUp(`${folder} is not an archive: it has no folder news`);
  return folder;
}

async function printProblems() {
  const status = await exitStatus(process.execPath, [join(root, 'dist', 'cli.cjs'), 'check', archive]);
  // 1 says that there are problems, which is what the editor is opened for.
  if (status !== 0 && status !== 1) giveUp(`the check ended with ${status}`);
}

/** @param {string} dataFolder */
async function openVSCode(dataFolder) {
  const { findDesktopForPerson, openWindow } = await import('./vscode/desktop.mjs');
  const { writeSettings } = await import('./vscode/settings.mjs');
  writeSettings(dataFolder);

  const desktop = await findDesktopForPerson(root);
  if ('unusable' in desktop) return serveVSCode(dataFolder, desktop.unusable);

  const window = openWindow(desktop, { extension: root, folder: archive, dataFolder });
  process.prependOnceListener('exit', () => endTree(window));
  console.log(`\nVS Code ${desktop.version} shows ${archive}\nIt ends with its window, or with Ctrl+C here.`);
  await new Promise((closed) => window.once('exit', closed));
}

/**
 * @param {string} dataFolder
 * @param {string} why
 */
async function serveVSCode(dataFolder, why) {
  const { installServer, linkExtension, startServer } = await import('./vscode/server.mjs');
  console.error(`\nNo desktop VS Code here (${why}), so VS Code’s server it is.`);
  linkExtension(root, dataFolder);
  const server = await startServer(await installServer(root), dataFolder);
  console.log(`\nVS Code ${server.version} with the extension is at\n\n    ${server.pageUrl(archive)}\n`);
  console.log('Open it in a browser on this machine; Ctrl+C here ends it.');
  await server.stopped;
  throw new Error('VS Code’s server ended by itself');
}

/**
 * @param {string} why
 * @returns {never}
 */
function giveUp(why) {
  console.error(why);
  process.exit(2);
}
