/** Rename and move: the requests that change many files at once. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type PrepareRenameParams,
  type Range,
  type RenameFilesParams,
  type RenameParams,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { filesTouched, Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { counted } from '../core/counted.js';
import { kindOfPath } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import { moveFiles } from '../edits/move-files.js';
import { renamableAt, rename, type RenameOptions } from '../edits/rename.js';
import { errorMessage, type Log } from '../host/log.js';
import type { OpenArchive } from './open-archive.js';
import { askedAbout, surroundingsOf, type Asked, type Server } from './requests.js';
import { renameOptions } from './settings.js';
import { workspaceEditIn } from './workspace-edit.js';
import type { Workspace } from './workspace.js';

/** Milliseconds of work between two looks at what the editor wants. */
const SLICE = 8;

/** A change that touches at least so many files is asked about first. */
const ASK_FROM = 20;

const CHANGE = 'Change Them';

export function bindRename(server: Server): void {
  const { connection, workspace, log } = server;
  const options = (): RenameOptions => renameOptions(server.diagnostics.settings);
  const asked = (uri: string): Asked => {
    const found = askedAbout(workspace, uri);
    if (!found) throw new Refusal('This file is in no open archive.');
    return found;
  };

  connection.onPrepareRename(
    ({ textDocument, position }: PrepareRenameParams): Promise<{ range: Range; placeholder: string }> =>
      orRefuse(log, 'prepareRename', () => {
        const { document, lines, around } = asked(textDocument.uri);
        const { span, name } = renamableAt(document, lines.offset(position), around);
        return { range: lines.range(span), placeholder: name };
      }),
  );

  connection.onRenameRequest(({ textDocument, position, newName }: RenameParams, token): Promise<WorkspaceEdit> =>
    orRefuse(log, 'rename', async () => {
      const { document, lines, around, place } = asked(textDocument.uri);
      const renamable = renamableAt(document, lines.offset(position), around);
      const edit = await inSlices(rename(renamable, newName, around, options()), token);
      if (!(await isWanted(edit, connection))) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
      return inSlices(workspaceEditIn(edit, place.archive.root, server.client()), token);
    }),
  );

  connection.workspace.onWillRenameFiles(({ files }: RenameFilesParams, token): Promise<WorkspaceEdit | null> =>
    orRefuse(log, 'willRenameFiles', async () => {
      const moves = files.flatMap(({ oldUri, newUri }) => {
        const [from, to] = [workspace.placeOf(oldUri), workspace.placeOf(newUri)];
        return from && to && from.archive === to.archive
          ? [{ archive: from.archive, from: from.path, to: to.path }]
          : [];
      });
      const archive = moves[0]?.archive;
      if (!archive?.archive.isRead || moves.every(({ from }) => kindOfPath(from) === 'page')) return null;
      const own = moves.filter((move) => move.archive === archive);
      // What the disk tells of it is no news then.
      archive.outsideMoves.expect(own.flatMap(({ from }) => [from, ...archive.archive.pathsBelow(from)]));
      const steps = moveFiles(own, surroundingsOf(archive), { ...options(), moved: 'byEditor' });
      const edit = await inSlices(steps, token).catch(nothingIfRefused);
      if (!edit) return null;
      const isNothing = edit.edits.length + edit.creates.length === 0;
      // The files are moved whatever is answered: without the edit, links lead to where they were.
      if (isNothing || !(await isWanted(edit, connection))) return null;
      return inSlices(workspaceEditIn(edit, archive.root, server.client(), true), token);
    }),
  );
}

/** The archive that a request is about: that of the file at an address, or the one that is open. Refuses where there is none. */
export function archiveOf(uri: string | undefined, workspace: Workspace): OpenArchive {
  const [first] = workspace.archives;
  const archive = (uri === undefined ? undefined : workspace.placeOf(uri)?.archive) ?? first;
  if (!archive) throw new Refusal('No archive is open. Open the folder that holds "news".');
  if (!archive.archive.isRead) throw new Refusal('The archive is still being read. Try again in a moment.');
  return archive;
}

/** Asks before a change that does more than its words say, or touches many files. */
async function isWanted(edit: ArchiveEdit, connection: Connection): Promise<boolean> {
  const files = filesTouched(edit);
  if (edit.warning === undefined && files < ASK_FROM) return true;
  const touched = `${counted(files, 'file is', 'files are')} changed`;
  const question = `${edit.title}? ${edit.warning === undefined ? touched : `${edit.warning}; ${touched}`}.`;
  const answer = await connection.window.showWarningMessage(question, { title: CHANGE });
  return answer?.title === CHANGE;
}

/** The client moves the files whatever is said: where nothing follows from it, nothing is to be said. */
function nothingIfRefused(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}

/** Takes the steps a few milliseconds at a time, so that a change to ten thousand files keeps nobody waiting. */
export async function inSlices<Result>(steps: Steps<Result>, token: CancellationToken): Promise<Result> {
  let end = performance.now() + SLICE;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await nextTurn();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
    end = performance.now() + SLICE;
  }
}

/** The handler's answer; a refusal reaches the user in its own words, a fault also the log. */
export async function orRefuse<Answer>(
  log: Log,
  name: string,
  handler: () => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await handler();
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    if (!(error instanceof Refusal))
      log.warn(`${name} failed: ${error instanceof Error ? error.stack : errorMessage(error)}`);
    throw new ResponseError(LSPErrorCodes.RequestFailed, errorMessage(error));
  }
}
