/** Offers one repair for the links to events that were moved outside of the editor: by Git, by a script, in a file manager. */
import { CancellationToken, type WorkspaceEdit } from 'vscode-languageserver/node';
import { filesTouched, Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import type { Move } from '../edits/pair-moves.js';
import { leftBehind, repairMoves, type LeftBehind } from '../edits/repair-moves.js';
import { errorMessage } from '../host/log.js';
import type { OpenArchive } from './open-archive.js';
import { SHOW_CHANGES, type ShowChangesParams } from './protocol.js';
import { inSlices } from './rename.js';
import { surroundingsOf, type Server } from './requests.js';
import { renameOptions } from './settings.js';
import { workspaceEditIn } from './workspace-edit.js';

/** Milliseconds without news from the disk after which a checkout or a script is believed to be done. */
const QUIET = 1000;
/** Milliseconds that gone events are remembered for: what is told of a move may come in parts. */
const REMEMBERED_FOR = 60_000;

const REPAIR = 'Repair';
const SHOW = 'Show the Changes';
const NOT_NOW = 'Not Now';

/** To be called whenever changes on the disk have been taken in. */
export function offerRepairs(server: Server): () => void {
  const { workspace, log } = server;
  const asking = new Map<OpenArchive, Move[]>();
  let looking: NodeJS.Timeout | undefined;
  let forgetting: NodeJS.Timeout | undefined;

  return () => {
    clearTimeout(looking);
    clearTimeout(forgetting);
    looking = setTimeout(() => void lookAtAll(), QUIET);
    looking.unref();
  };

  async function lookAtAll(): Promise<void> {
    for (const open of workspace.archives) {
      try {
        await lookAt(open);
      } catch (error) {
        log.warn(`${open.root}: moved events were not looked for, ${errorMessage(error)}`);
      }
    }
    forgetting = setTimeout(() => {
      for (const { outsideMoves } of workspace.archives) outsideMoves.forget();
    }, REMEMBERED_FOR);
    forgetting.unref();
  }

  async function lookAt(open: OpenArchive): Promise<void> {
    const { outsideMoves, archive } = open;
    if (outsideMoves.isTooMuch)
      log.info(
        `${open.root}: too many files came and went to tell which events were moved; "event-archive fix --moved-since" finds them by Git`,
      );
    if (!outsideMoves.isWorthALook) return;
    const moves = await inSlices(outsideMoves.take(archive), CancellationToken.None);
    if (moves.length === 0) return;
    const waiting = asking.get(open);
    if (waiting) waiting.push(...moves);
    else {
      asking.set(open, [...moves]);
      // Nobody waits for the answer: more may move until it comes.
      void ask(open)
        .catch((error: unknown) => log.warn(`${open.root}: not repaired, ${errorMessage(error)}`))
        .finally(() => asking.delete(open));
    }
  }

  /** One question for all that has moved until it is asked, then for what has moved until it was answered. */
  async function ask(open: OpenArchive): Promise<void> {
    for (let moves = asking.get(open)?.splice(0) ?? []; moves.length > 0; moves = asking.get(open)?.splice(0) ?? []) {
      const left = await inSlices(leftBehind(moves, surroundingsOf(open)), CancellationToken.None);
      if (left.links > 0 && (await isWanted(moves, left, open, server))) await repair(moves, open, server);
    }
  }
}

async function isWanted(moves: readonly Move[], left: LeftBehind, open: OpenArchive, server: Server): Promise<boolean> {
  const { connection, client } = server;
  const { showsChanges } = client();
  const question = questionOf(left);
  const actions = [REPAIR, ...(showsChanges ? [SHOW] : []), NOT_NOW].map((title) => ({ title }));
  const answer = await connection.window.showInformationMessage(question, ...actions);
  if (answer?.title !== SHOW) return answer?.title === REPAIR;
  const edit = await planned(moves, open, server);
  const shown: ShowChangesParams = {
    title: edit.title,
    question,
    action: REPAIR,
    edit: await editFor(edit, open, server),
  };
  return connection.sendRequest<boolean>(SHOW_CHANGES, shown);
}

/** Planned when it was asked for, and not before: the archive may have changed since. */
async function repair(moves: readonly Move[], open: OpenArchive, server: Server): Promise<void> {
  const { window, workspace } = server.connection;
  try {
    const edit = await planned(moves, open, server);
    if (filesTouched(edit) === 0) {
      void window.showInformationMessage('The links have been repaired meanwhile.');
      return;
    }
    const { applied, failureReason } = await workspace.applyEdit({
      label: edit.title,
      edit: await editFor(edit, open, server),
      metadata: { isRefactoring: true },
    });
    if (!applied) throw new Refusal(failureReason ?? 'the editor did not make the change.');
  } catch (error) {
    void window.showWarningMessage(`Nothing was repaired: ${errorMessage(error)}`);
  }
}

function planned(moves: readonly Move[], open: OpenArchive, { diagnostics }: Server): Promise<ArchiveEdit> {
  const steps = repairMoves(moves, surroundingsOf(open), renameOptions(diagnostics.settings));
  return inSlices(steps, CancellationToken.None);
}

function editFor(edit: ArchiveEdit, { root }: OpenArchive, { client }: Server): Promise<WorkspaceEdit> {
  return inSlices(workspaceEditIn(edit, root, client()), CancellationToken.None);
}

function questionOf({ events, links, files }: LeftBehind): string {
  const moved = events === 1 ? '1 event was moved' : `${events.toLocaleString('en')} events were moved`;
  const lead = links === 1 ? '1 link' : `${links.toLocaleString('en')} links`;
  const where = `in ${files === 1 ? '1 file' : `${files.toLocaleString('en')} files`}`;
  return `${moved}; ${lead} ${where} ${links === 1 ? 'leads' : 'lead'} to where ${events === 1 ? 'it was' : 'they were'}.`;
}
