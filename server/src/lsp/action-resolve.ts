/** Plans what a code action changes when it is chosen, and says why where it cannot be. */
import type { CancellationToken, CodeAction } from 'vscode-languageserver/node';
import { Refusal } from '../core/archive-edit.js';
import { laterFix, type LaterFix } from './code-actions.js';
import { inSlices, orRefuse } from './rename.js';
import { askedAbout, type Server } from './requests.js';
import { workspaceEditIn } from './workspace-edit.js';

export function bindActionResolve(server: Server): void {
  const { connection, workspace, log, client } = server;
  const plan = async (action: CodeAction, token: CancellationToken): Promise<CodeAction> => {
    const later = action.data as LaterFix | undefined;
    const asked = later && askedAbout(workspace, later.uri);
    const fix = asked && laterFix(action, later, asked, server);
    if (!fix) return action;
    try {
      const edit = await inSlices(fix.plan(), token);
      const { root } = asked.place.archive;
      return { ...action, edit: await inSlices(workspaceEditIn(edit, root, client()), token) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // An editor would say that resolving has failed; this is what its user wants to know.
      void connection.window.showWarningMessage(error.message);
      return action;
    }
  };
  connection.onCodeActionResolve((action, token) => orRefuse(log, 'codeAction/resolve', () => plan(action, token)));
}
