/** Plans what a code action changes when it is chosen, and says why where it cannot be. */
import type { CancellationToken, CodeAction } from 'vscode-languageserver/node';
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import type { Steps } from '../core/steps.js';
import { renameTag } from '../edits/rename-tag.js';
import { laterFix, type LaterFix } from './code-actions.js';
import { inSlices, orRefuse } from './rename.js';
import { askedAbout, type Asked, type Server } from './requests.js';
import type { LaterMerge } from './tag-actions.js';
import { workspaceEditIn } from './workspace-edit.js';

export function bindActionResolve(server: Server): void {
  const { connection, workspace, log, client } = server;
  const resolve = async (action: CodeAction, token: CancellationToken): Promise<CodeAction> => {
    const later = action.data as LaterFix | LaterMerge | undefined;
    const asked = later && askedAbout(workspace, later.uri);
    const plan = asked && planOf(action, later, asked, server);
    if (!plan) return action;
    try {
      const edit = await inSlices(plan(), token);
      const { root } = asked.place.archive;
      return { ...action, edit: await inSlices(workspaceEditIn(edit, root, client()), token) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // An editor would say that resolving has failed; this is what its user wants to know.
      void connection.window.showWarningMessage(error.message);
      return action;
    }
  };
  connection.onCodeActionResolve((action, token) => orRefuse(log, 'codeAction/resolve', () => resolve(action, token)));
}

/** Undefined when the problem of a fix is gone. */
function planOf(
  action: CodeAction,
  later: LaterFix | LaterMerge,
  asked: Asked,
  server: Server,
): (() => Steps<ArchiveEdit>) | undefined {
  if ('into' in later) return () => renameTag(later.tag, later.into, asked.around);
  return laterFix(action, later, asked, server)?.plan;
}
