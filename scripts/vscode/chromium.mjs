// @ts-check
/** A headless Chromium for the tests: the one this machine has, else one out of an npm package. */
import { createReadStream, createWriteStream, chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import { onPath, run } from '../lib/process.mjs';
import { installPackages } from './packages.mjs';

/** The newest whose package exists on npm and that playwright-core still speaks to. */
const version = '153.0.0';

/** Reaches this machine and nothing else, whatever page or background service asks. */
const localOnly = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'];

/**
 * @param {string} root the project's folder
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium(root) {
  const args = ['--disable-gpu', '--no-pings', '--disable-domain-reliability', ...localOnly];
  return chromium.launch({ args, ...(await chooseChromium(root)) });
}

/**
 * @param {string} root
 * @returns {Promise<import('playwright-core').LaunchOptions>}
 */
async function chooseChromium(root) {
  const installed = process.env['CHROMIUM_PATH'] ?? onPath('chromium', 'chromium-browser', 'google-chrome');
  if (installed) return { executablePath: installed };
  // The package is for Linux on x64; elsewhere Playwright looks in the usual places, and says so when it finds none.
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  return unpackedChromium(root);
}

/**
 * @param {string} root
 * @returns {Promise<import('playwright-core').LaunchOptions>}
 */
async function unpackedChromium(root) {
  const folder = await installPackages(root, {
    name: `chromium-${version}`,
    packages: { '@sparticuz/chromium': version },
    finish: unpack,
  });
  const libraries = [join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

/** @param {string} folder */
async function unpack(folder) {
  const packed = join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin');
  for (const name of ['chromium', 'al2023.tar', 'fonts.tar']) {
    const unpacked = createWriteStream(join(folder, name));
    await pipeline(createReadStream(join(packed, `${name}.br`)), createBrotliDecompress(), unpacked);
  }
  chmodSync(join(folder, 'chromium'), 0o755);
  await run('tar', ['xf', 'al2023.tar', '--no-same-owner'], { cwd: folder });
  await run('tar', ['xf', 'fonts.tar', '--no-same-owner'], { cwd: folder });
  writeFileSync(join(folder, 'fonts.conf'), fontsConfiguration);
  for (const name of ['node_modules', 'al2023.tar', 'fonts.tar']) rmSync(join(folder, name), { recursive: true });
}

/** The machine's own fonts where it has any: the package brings none that is monospaced. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
