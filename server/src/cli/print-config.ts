/** `--print-config`: by what an archive, or one of its files, is judged. */
import { resolve } from 'node:path';
import { archivePathOf } from '../host/files.js';
import { silentLog, type Log } from '../host/log.js';
import { rules } from '../rules/all.js';
import { UsageError, type Io } from './io.js';
import type { Options } from './options.js';
import { policyOf } from './read-index.js';
import { selectFiles } from './select-files.js';

/** As JSON: every rule with its severity, for the file that is named, and what else the files at the archive root say. */
export async function printConfig(options: Options, io: Io): Promise<string> {
  const [name, more] = options.paths;
  if (more !== undefined) throw new UsageError('--print-config: expected one file or archive');
  const { root } = await selectFiles(options, io);
  const log: Log = { ...silentLog, warn: (message) => io.err(`event-archive: ${message}\n`) };
  const policy = policyOf(root, options.settings, log);
  const file = name === undefined ? undefined : archivePathOf(root, resolve(io.cwd, name));
  const path = file?.endsWith('.md') ? file : undefined;
  const settings = policy.settingsFor(path);
  const { sections, context, linkPrefix, overrides } = policy.data.config;
  const config = {
    archive: root,
    ...(path === undefined ? {} : { file: path, isIgnored: policy.isIgnored(path) }),
    rules: Object.fromEntries(rules.map((rule) => [rule.name, settings[rule.name] ?? rule.severity])),
    ...(path === undefined ? { overrides } : {}),
    sections,
    context,
    linkPrefix,
    baseline: [...policy.baseline.values()].flatMap((ofFile) => [...ofFile.values()]).reduce((sum, n) => sum + n, 0),
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
