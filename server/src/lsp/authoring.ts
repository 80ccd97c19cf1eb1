/** Our own requests for writing events and mending a whole archive; each answers with an edit for the client to make. */
import type { CancellationToken } from 'vscode-languageserver/node';
import { filesTouched, Refusal } from '../core/archive-edit.js';
import { dayFolder } from '../core/path.js';
import { formatDateLabel } from '../core/date.js';
import { readNaturalDate } from '../core/natural-date.js';
import { outletNames } from '../core/source-item.js';
import { fixAll } from '../edits/fix-all.js';
import { movesSince } from '../edits/moves-since.js';
import { newEvent } from '../edits/new-event.js';
import { eventsMoved } from '../edits/pair-moves.js';
import { rebuildDayIndex } from '../edits/rebuild-day-index.js';
import { sourcesToPaste } from '../features/source-completion.js';
import { repairMoves } from '../edits/repair-moves.js';
import { changesSince, usualRevisions } from '../host/git.js';
import { uriOf } from './convert.js';
import {
  FIX_ARCHIVE,
  REBUILD_DAY_INDEX,
  NEW_EVENT,
  READ_DATE,
  REPAIR_MOVED,
  REVISIONS,
  OUTLET_NAMES,
  PASTE_SOURCES,
  type ArchiveParams,
  type FixArchiveAnswer,
  type NewEventAnswer,
  type NewEventParams,
  type OutletNamesParams,
  type PasteSourcesParams,
  type ReadDateParams,
  type RepairMovedAnswer,
  type RepairMovedParams,
  type RevisionsAnswer,
} from './protocol.js';
import { archiveOf, inSlices, orRefuse } from './rename.js';
import { askedAbout, surroundingsOf, type Server } from './requests.js';
import { renameOptions } from './settings.js';
import { workspaceEditIn, workspaceEditOf } from './workspace-edit.js';

export function bindAuthoring({ connection, workspace, diagnostics, log, client }: Server): void {
  const dateOf = (text: string) => {
    const date = readNaturalDate(text, new Date());
    if (!date) throw new Refusal(`"${text}" is no date. Write it like 2012-03-22, "22 March 2012" or "yesterday".`);
    return date;
  };

  connection.onRequest(READ_DATE, ({ text }: ReadDateParams): Promise<string | null> =>
    orRefuse(log, READ_DATE, () => {
      const date = readNaturalDate(text, new Date());
      return date ? formatDateLabel(date) : null;
    }),
  );

  connection.onRequest(OUTLET_NAMES, ({ uri, url }: OutletNamesParams): Promise<readonly string[]> =>
    orRefuse(log, OUTLET_NAMES, () =>
      outletNames(url, archiveOf(uri, workspace).archive.sources).map(({ name }) => name),
    ),
  );

  connection.onRequest(PASTE_SOURCES, ({ uri, position, text }: PasteSourcesParams): Promise<string | null> =>
    orRefuse(log, PASTE_SOURCES, () => {
      const asked = askedAbout(workspace, uri);
      if (asked?.document.file.kind !== 'event') return null;
      const { document, lines, around } = asked;
      const event = { ...document, file: asked.document.file };
      return sourcesToPaste(event, lines.offset(position), text, around.archive.sources) ?? null;
    }),
  );

  connection.onRequest(NEW_EVENT, (params: NewEventParams): Promise<NewEventAnswer> =>
    orRefuse(log, NEW_EVENT, () => {
      const open = archiveOf(params.uri, workspace);
      const { edit, path, doubles } = newEvent({ ...params, date: dateOf(params.date) }, surroundingsOf(open));
      return {
        uri: uriOf(open.root, path),
        edit: workspaceEditOf(edit, open.root, client()),
        doubles: doubles.map((double) => ({ uri: uriOf(open.root, double.path), path: double.path, why: double.why })),
      };
    }),
  );

  connection.onRequest(FIX_ARCHIVE, ({ uri }: ArchiveParams, token: CancellationToken): Promise<FixArchiveAnswer> =>
    orRefuse(log, FIX_ARCHIVE, async () => {
      const open = archiveOf(uri, workspace);
      const edit = await inSlices(fixAll(surroundingsOf(open), diagnostics.policyOf(open)), token);
      const steps = workspaceEditIn(edit, open.root, client());
      return { files: edit.edits.length, edit: await inSlices(steps, token) };
    }),
  );

  connection.onRequest(REVISIONS, ({ uri }: ArchiveParams): Promise<RevisionsAnswer> =>
    orRefuse(log, REVISIONS, async () => ({ revisions: await usualRevisions(archiveOf(uri, workspace).root) })),
  );

  connection.onRequest(
    REPAIR_MOVED,
    ({ uri, revision }: RepairMovedParams, token: CancellationToken): Promise<RepairMovedAnswer> =>
      orRefuse(log, REPAIR_MOVED, async () => {
        const open = archiveOf(uri, workspace);
        const around = surroundingsOf(open);
        const moves = await inSlices(movesSince(await changesSince(open.root, revision), open.archive), token);
        const edit = await inSlices(repairMoves(moves, around, renameOptions(diagnostics.settings)), token);
        const steps = workspaceEditIn(edit, open.root, client());
        return { moved: eventsMoved(moves), files: filesTouched(edit), edit: await inSlices(steps, token) };
      }),
  );

  connection.onRequest(REBUILD_DAY_INDEX, ({ uri }: ArchiveParams): Promise<object> =>
    orRefuse(log, REBUILD_DAY_INDEX, () => {
      const open = archiveOf(uri, workspace);
      const path = uri === undefined ? undefined : workspace.placeOf(uri)?.path;
      if (!path?.startsWith('news/')) throw new Refusal('Open an event or a day index first: its day is rebuilt.');
      return workspaceEditOf(rebuildDayIndex(dayFolder(path), surroundingsOf(open)), open.root, client());
    }),
  );
}
