/** Checks files of an open archive one by one: as they stand in the editor, else on the disk. */
import type { Document } from '../features/document.js';
import { errorMessage, type Log } from '../host/log.js';
import { beyondBaseline } from '../rules/baseline.js';
import { lint } from '../rules/lint.js';
import type { Policy } from '../rules/policy.js';
import type { OpenArchive } from './open-archive.js';
import type { CheckedFile, CheckFiles } from './whole-archive.js';

/** The policy is asked for file by file. */
export function fileChecker(archive: OpenArchive, policy: () => Policy, log: Log): CheckFiles {
  return function* (paths) {
    for (const path of paths) yield { path, problems: problemsOf(path, archive, policy(), log) };
  };
}

function problemsOf(path: string, archive: OpenArchive, policy: Policy, log: Log): CheckedFile['problems'] {
  if (!archive.document(path) && !archive.archive.has(path)) return [];
  const file = archive.read(path);
  return file ? lintFile(file, archive, policy, log) : [];
}

/** The problems of one file; a rule that fails costs its own verdict, and a line in the log. */
export function lintFile(
  { path, text, file }: Document,
  { archive }: OpenArchive,
  policy: Policy,
  log: Log,
): CheckedFile['problems'] {
  const problems = lint(path, text, file, archive, {
    policy,
    onRuleError: (rule, name, error) => log.warn(`${name}: rule ${rule} failed, ${errorMessage(error)}`),
  });
  return beyondBaseline(path, problems, policy.baseline);
}
