// @ts-check
/** A desktop VS Code: one that is installed here, or the one that @vscode/test-electron keeps in `.vscode-test/`. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { downloadAndUnzipVSCode, ProgressReportStage, runTests } from '@vscode/test-electron';
import { onPath } from '../lib/process.mjs';

/** The oldest VS Code that the manifest allows. */
const version = '1.100.3';

/**
 * @typedef {{ executable: string, version: string, display: 'own' | 'xvfb' }} Desktop
 * @typedef {{ unusable: string }} NoDesktop one sentence that says why there is none
 */

/**
 * For a person: the VS Code that they have already, else the pinned one, on a display that they can see.
 * @param {string} root the project's folder
 * @returns {Promise<Desktop | NoDesktop>}
 */
export async function findDesktopForPerson(root) {
  if (!hasDisplay()) return { unusable: 'no display' };
  return installedDesktop() ?? downloadedDesktop(root, 'own');
}

/**
 * For tests: the pinned one before any other, so that they run on the same VS Code everywhere; any display will do.
 * @param {string} root the project's folder
 * @returns {Promise<Desktop | NoDesktop>}
 */
export async function findDesktopForTests(root) {
  if (!hasDisplay() && !onPath('xvfb-run')) return { unusable: 'no display and no xvfb-run' };
  const display = hasDisplay() ? 'own' : 'xvfb';
  const pinned = await downloadedDesktop(root, display);
  const installed = installedDesktop();
  return 'unusable' in pinned && installed ? { ...installed, display } : pinned;
}

/**
 * Opens a window of its own, away from the person's settings and other windows.
 * @param {Desktop} desktop
 * @param {{ extension: string, folder: string, dataFolder: string }} what
 * @returns {import('node:child_process').ChildProcess} which ends when the window is closed
 */
export function openWindow(desktop, { extension, folder, dataFolder }) {
  const args = [
    folder,
    `--extensionDevelopmentPath=${extension}`,
    ...profile(dataFolder),
    ...['--new-window', '--skip-welcome', '--skip-release-notes', '--disable-updates', '--disable-workspace-trust'],
    // Electron's sandbox refuses to run as root, as in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  return spawn(desktop.executable, args, { detached: true, stdio: 'ignore' });
}

/**
 * @param {Desktop} desktop
 * @param {{ extension: string, entry: string, folder: string, dataFolder: string }} what
 * @returns {Promise<boolean>} whether every test passed
 */
export async function runOnDesktop(desktop, { extension, entry, folder, dataFolder }) {
  const options = { extensionDevelopmentPath: extension, extensionTestsPath: entry };
  const launchArgs = [folder, '--disable-extensions', ...profile(dataFolder)];
  const { executable } = desktop;
  const started =
    desktop.display === 'own'
      ? runTests({ ...options, vscodeExecutablePath: executable, launchArgs })
      : // xvfb-run starts the program that is its first argument, on a display of its own.
        runTests({
          ...options,
          vscodeExecutablePath: onPath('xvfb-run') ?? 'xvfb-run',
          launchArgs: ['-a', executable, ...launchArgs],
        });
  return started.then(
    () => true,
    () => false,
  );
}

/** @param {string} dataFolder */
function profile(dataFolder) {
  return [`--user-data-dir=${join(dataFolder, 'user')}`, `--extensions-dir=${join(dataFolder, 'extensions')}`];
}

/**
 * @param {string} root
 * @param {Desktop['display']} display
 * @returns {Promise<Desktop | NoDesktop>}
 */
async function downloadedDesktop(root, display) {
  try {
    const executable = await downloadAndUnzipVSCode({
      version,
      cachePath: join(root, '.vscode-test'),
      reporter: { report: announceDownload, error: () => {} },
    });
    checkLibraries(executable);
    return { executable, version, display };
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { unusable: `VS Code ${version} cannot be downloaded or started: ${why}` };
  }
}

/** @param {import('@vscode/test-electron').ProgressReport} report */
function announceDownload({ stage }) {
  if (stage === ProgressReportStage.ResolvingCDNLocation) console.error(`Downloading VS Code ${version} …`);
}

/**
 * Throws where a library is missing that the executable is linked with: it then does not even start as plain Node.
 * @param {string} executable
 */
function checkLibraries(executable) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  execFileSync(executable, ['--version'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** @returns {Desktop | undefined} */
function installedDesktop() {
  return installedExecutables().map(describe).find(isRecentEnough);
}

/** @returns {string[]} */
function installedExecutables() {
  const command = onPath('code');
  const places = {
    darwin: [
      ...aroundCommand(command, '../../../../MacOS/Electron'),
      '/Applications/Visual Studio Code.app/Contents/MacOS/Electron',
    ],
    win32: [
      ...aroundCommand(command, '../../Code.exe'),
      join(process.env['LOCALAPPDATA'] ?? homedir(), 'Programs', 'Microsoft VS Code', 'Code.exe'),
    ],
    linux: [...aroundCommand(command, '../../code'), '/usr/share/code/code'],
  };
  const here = process.platform === 'darwin' || process.platform === 'win32' ? places[process.platform] : places.linux;
  return here.filter((file) => existsSync(file));
}

/**
 * The `code` command is a script in the installation's folder; the program itself can be waited for and ended.
 * @param {string | undefined} command
 * @param {string} way
 */
function aroundCommand(command, way) {
  return command ? [join(realpathSync(command), way)] : [];
}

/**
 * @param {string} executable
 * @returns {Desktop}
 */
function describe(executable) {
  const app = process.platform === 'darwin' ? '../Resources/app' : 'resources/app';
  const manifest = join(dirname(executable), app, 'package.json');
  const installed = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : '0.0.0';
  return { executable, version: installed, display: 'own' };
}

/** @param {Desktop} desktop */
function isRecentEnough(desktop) {
  return desktop.version.localeCompare(version, 'en', { numeric: true }) >= 0;
}
