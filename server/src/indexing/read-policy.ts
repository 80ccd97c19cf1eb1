/** Reads what an archive says of itself: its configuration, its ignore file and its baseline, all at its root. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_NAME, NO_CONFIG, type Config, type RuleSettings } from '../core/config.js';
import { LineMap } from '../core/text.js';
import { errorMessage, type Log } from '../host/log.js';
import { BASELINE_NAME, NO_BASELINE, readBaseline, type Baseline } from '../rules/baseline.js';
import { IGNORE_NAME, Policy } from '../rules/policy.js';
import { readConfig } from '../rules/read-config.js';

/** The files that a policy is read from, by their archive paths. */
export const POLICY_FILES: readonly string[] = [CONFIG_NAME, IGNORE_NAME, BASELINE_NAME];

/**
 * `settings` are what the user says beside the files. What is not understood is told to the log, and the rest counts; a
 * baseline that cannot be believed throws an `Error` for people, because without it old problems would seem new.
 */
export function readPolicy(root: string, settings: RuleSettings, log: Log): Policy {
  const config = readConfigFile(root, log);
  const ignored = textOf(root, IGNORE_NAME, log) ?? '';
  return new Policy({ config, ignored, settings }, readBaselineFile(root, log));
}

function readConfigFile(root: string, log: Log): Config {
  const text = textOf(root, CONFIG_NAME, log);
  if (text === undefined) return NO_CONFIG;
  const { config, faults } = readConfig(text);
  const lines = new LineMap(text);
  for (const { span, message } of faults) {
    const { line, character } = lines.position(span.start);
    log.warn(`${CONFIG_NAME}:${line + 1}:${character + 1}: ${message}`);
  }
  return config;
}

function readBaselineFile(root: string, log: Log): Baseline {
  const text = textOf(root, BASELINE_NAME, log);
  if (text === undefined) return NO_BASELINE;
  try {
    return readBaseline(text);
  } catch (error) {
    throw new Error(`${BASELINE_NAME}: ${errorMessage(error)}`, { cause: error });
  }
}

/** Undefined where there is no such file, or it cannot be read. */
function textOf(root: string, name: string, log: Log): string | undefined {
  try {
    return readFileSync(join(root, name), 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.warn(`${name}: not read, ${errorMessage(error)}`);
    return undefined;
  }
}
