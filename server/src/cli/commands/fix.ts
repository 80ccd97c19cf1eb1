/** `event-archive fix`: mends the safe problems of an archive, or the links to events that have moved, as one change. */
import type { ArchiveEdit } from '../../core/archive-edit.js';
import { allSteps } from '../../core/steps.js';
import { fixAll } from '../../edits/fix-all.js';
import { movesSince } from '../../edits/moves-since.js';
import { repairMoves } from '../../edits/repair-moves.js';
import type { RenameOptions } from '../../edits/rename.js';
import { safeProblems } from '../../features/fixes.js';
import type { Surroundings } from '../../features/document.js';
import { changesSince } from '../../host/git.js';
import type { Policy } from '../../rules/policy.js';
import { changeCommand } from '../change-command.js';

export const fix = changeCommand({
  name: 'fix',
  usage: '[--moved-since REV]',
  what: 'mends what can be mended safely, as one change',
  more: `Without --moved-since every problem that has a safe fix is mended, as
check --fix does it file by file. With it, Git is asked which events have
been moved or renamed between REV and the files as they are now, and every
link to them, their date headings and their entries in day indexes follow.`,
  names: 0,
  options: { 'moved-since': { type: 'string' } },
  optionsHelp: `  --moved-since REV      a revision of Git, such as HEAD, HEAD~1 or @{upstream}
`,
  examples: `event-archive fix --dry-run
event-archive fix --moved-since HEAD~1`,
  plan: async ({ values, around, policy, options, root }) => {
    const revision = values['moved-since'];
    return revision === undefined ? planFixes(around, policy) : repairSince(root, revision, around, options);
  },
});

function planFixes(around: Surroundings, policy: Policy): ArchiveEdit {
  const edit = allSteps(fixAll(around, policy));
  const mended = edit.edits.flatMap(({ path, text }) => safeProblems(path, text, around.archive, policy));
  if (mended.length === 0) return { ...edit, title: 'No problem of the archive has a safe fix' };
  const lines = mended.map(
    ({ path, range: { start }, message, rule }) =>
      `  ${path}:${start.line + 1}:${start.character + 1}  ${message}  ${rule}`,
  );
  return { ...edit, warning: lines.join('\n') };
}

async function repairSince(
  root: string,
  revision: string,
  around: Surroundings,
  options: RenameOptions,
): Promise<ArchiveEdit> {
  const moves = allSteps(movesSince(await changesSince(root, revision), around.archive));
  const edit = allSteps(repairMoves(moves, around, options));
  if (moves.length === 0) return { ...edit, title: `No event has moved since ${revision}` };
  const moved = moves.map(({ from, to }) => `  was ${from.path}, is ${to.path}`);
  return { ...edit, warning: moved.join('\n') };
}
