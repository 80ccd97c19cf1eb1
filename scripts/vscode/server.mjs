// @ts-check
/** VS Code's own server and web workbench, as the npm package code-server carries it: for machines without a desktop. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endTree, npm } from '../lib/process.mjs';
import { installPackages } from './packages.mjs';

/** The oldest VS Code that the manifest allows. */
const version = '1.100.3';
const packages = { 'code-server': '4.100.3', '@vscode/ripgrep': '1.18.0' };

/**
 * @typedef {{
 *   version: string,
 *   pageUrl: (folder: string, payload?: Readonly<Record<string, string>>) => string,
 *   uri: (path: string) => string,
 *   stop: () => void,
 *   stopped: Promise<void>,
 * }} RunningServer
 */

/**
 * @param {string} root the project's folder
 * @returns {Promise<string>} the folder of VS Code's server
 */
export async function installServer(root) {
  const folder = await installPackages(root, { name: `server-${version}`, packages, finish });
  return vscodeIn(folder);
}

/**
 * Starts the server on a free port of this machine only, with data folders below `dataFolder`.
 * @param {string} server the folder that `installServer` gave
 * @param {string} dataFolder
 * @returns {Promise<RunningServer>}
 */
export async function startServer(server, dataFolder) {
  const guard = fileURLToPath(new URL('server-guard.mjs', import.meta.url));
  const child = spawn(
    process.execPath,
    [guard, join(server, 'out', 'server-main.js'), ...serverArguments(dataFolder)],
    {
      // Its own process group, so that its extension hosts end with it; the channel tells it when we are gone.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // No gallery to look extensions up in: this VS Code has ours and asks nobody for others.
      env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
    },
  );
  const stop = () => endTree(child);
  // First of all, because the data folder can be removed only when nothing writes into it.
  process.prependOnceListener('exit', stop);
  /** @type {Promise<void>} */
  const stopped = new Promise((resolve) => child.once('exit', () => resolve()));
  void stopped.then(() => process.off('exit', stop));
  const url = await announcedUrl(child);
  return {
    version,
    pageUrl: (folder, payload) => `${url}/?folder=${inUrl(folder)}${payload ? payloadQuery(payload) : ''}`,
    uri: (path) => `vscode-remote://${new URL(url).host}${inUrl(path)}`,
    stop,
    stopped,
  };
}

/**
 * Makes the extension one of those installed in the server, so that a plain URL has it.
 * A link: what is built next is there after a reload of the page.
 * @param {string} extension
 * @param {string} dataFolder
 */
export function linkExtension(extension, dataFolder) {
  const extensions = join(dataFolder, 'extensions');
  mkdirSync(extensions, { recursive: true });
  symlinkSync(extension, join(extensions, 'event-archive'), 'junction');
}

/**
 * The parts of the packages' install scripts that an editor with extensions and search needs.
 * @param {string} folder
 */
async function finish(folder) {
  const vscode = vscodeIn(folder);
  console.error('Building two native modules of VS Code’s server (needs python3, make and a C++ compiler) …');
  await npm(['install', '--omit=dev', '--ignore-scripts'], vscode);
  await npm(['rebuild', '@vscode/spdlog', 'native-watchdog'], vscode);

  const bin = join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const brought = join(folder, 'node_modules', '@vscode', `ripgrep-${process.platform}-${process.arch}`, 'bin');
  mkdirSync(bin, { recursive: true });
  if (readdirSync(brought).includes(program)) copyFileSync(join(brought, program), join(bin, program));
}

/** @param {string} folder */
function vscodeIn(folder) {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/**
 * A path as URLs have it, with a slash first: `/c:/archive` for `C:\\archive`.
 * @param {string} path
 */
function inUrl(path) {
  const slashes = path.replaceAll('\\', '/').replace(/^(?=[a-z]:)/i, '/');
  return encodeURIComponent(slashes).replaceAll('%2F', '/').replaceAll('%3A', ':');
}

/** @param {Readonly<Record<string, string>>} payload */
function payloadQuery(payload) {
  return `&payload=${encodeURIComponent(JSON.stringify(Object.entries(payload)))}`;
}

/** @param {string} dataFolder */
function serverArguments(dataFolder) {
  return [
    ...['--host', '127.0.0.1', '--port', '0'],
    ...['--without-connection-token', '--accept-server-license-terms', '--disable-workspace-trust'],
    ...['--telemetry-level', 'off'],
    ...['--server-data-dir', join(dataFolder, 'server')],
    ...['--user-data-dir', join(dataFolder, 'user')],
    ...['--extensions-dir', join(dataFolder, 'extensions')],
  ];
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function announcedUrl(child) {
  /** @type {string[]} */
  const printed = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line);
        const url = /Web UI available at (http:\S+)/.exec(line)?.[1];
        if (url) resolve(url);
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code's server ended with ${code}:\n${printed.join('\n')}`)));
  });
}
