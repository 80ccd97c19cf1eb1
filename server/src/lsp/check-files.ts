/** Checks files of an open archive one by one: as they stand in the editor, else on the disk. */
import type { Document } from '../features/document.js';
import { errorMessage, type Log } from '../host/log.js';
import { lint, type RuleSettings } from '../rules/lint.js';
import type { OpenArchive } from './open-archive.js';
import type { CheckedFile, CheckFiles } from './whole-archive.js';

/** `settings` are asked for file by file. */
export function fileChecker(archive: OpenArchive, settings: () => RuleSettings, log: Log): CheckFiles {
  return function* (paths) {
    for (const path of paths) yield { path, problems: problemsOf(path, archive, settings(), log) };
  };
}

function problemsOf(path: string, archive: OpenArchive, settings: RuleSettings, log: Log): CheckedFile['problems'] {
  if (!archive.document(path) && !archive.archive.has(path)) return [];
  const file = archive.read(path);
  return file ? lintFile(file, archive, settings, log) : [];
}

/** The problems of one file; a rule that fails costs its own verdict, and a line in the log. */
export function lintFile(
  { path, text, file }: Document,
  { archive }: OpenArchive,
  settings: RuleSettings,
  log: Log,
): CheckedFile['problems'] {
  return lint(path, text, file, archive, {
    settings,
    onRuleError: (rule, name, error) => log.warn(`${name}: rule ${rule} failed, ${errorMessage(error)}`),
  });
}
