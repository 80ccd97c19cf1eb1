// @ts-check
/** The settings that every VS Code of ours starts with: nothing between a person and the archive. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} dataFolder
 * @param {Readonly<Record<string, unknown>>} [more]
 */
export function writeSettings(dataFolder, more = {}) {
  const folder = join(dataFolder, 'user', 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...quiet, ...more }, undefined, 2));
}

const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  // The web workbench would save half-typed lines by itself, into the sample too.
  'files.autoSave': 'off',
};
