/** Reads the editor's settings; what is not understood is left at its default and logged. */
import { isSetting } from '../core/problem.js';
import type { Log } from '../host/log.js';
import { ruleNamed } from '../rules/all.js';
import type { RuleSettings } from '../rules/lint.js';
import type { Settings } from './protocol.js';

export function ruleSettings(settings: Settings | null | undefined, log: Log): RuleSettings {
  const entries = Object.entries(settings?.rules ?? {});
  return Object.fromEntries(
    entries.flatMap(([name, severity]) => {
      if (ruleNamed(name) && isSetting(severity)) return [[name, severity] as const];
      log.warn(`Setting eventArchive.rules.${name}: ${JSON.stringify(severity)} is not understood, the default stands`);
      return [];
    }),
  );
}
