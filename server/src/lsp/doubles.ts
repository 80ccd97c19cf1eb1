/** Our own requests about events that are written down twice. */
import type { CancellationToken } from 'vscode-languageserver/node';
import { Refusal } from '../core/archive-edit.js';
import { plainText } from '../core/fold.js';
import { dateLabelOf } from '../core/path.js';
import { mergeEvents } from '../edits/merge-events.js';
import { findDoubles } from '../features/doubles.js';
import { uriOf } from './convert.js';
import type { OpenArchive } from './open-archive.js';
import {
  FIND_DOUBLES,
  MERGE_EVENTS,
  type ArchiveParams,
  type FoundDouble,
  type FoundEvent,
  type MergeEventsParams,
  type PlannedEdit,
} from './protocol.js';
import { archiveOf, inSlices, orRefuse } from './rename.js';
import { surroundingsOf, type Server } from './requests.js';
import { renameOptions } from './settings.js';
import { plannedEdit } from './workspace-edit.js';

export function bindDoubles(server: Server): void {
  const { connection, workspace, log, client } = server;

  connection.onRequest(
    FIND_DOUBLES,
    ({ uri }: ArchiveParams, token: CancellationToken): Promise<readonly FoundDouble[]> =>
      orRefuse(log, FIND_DOUBLES, async () => {
        const open = archiveOf(uri, workspace);
        const doubles = await inSlices(findDoubles(open.archive), token);
        return doubles.map(({ paths: [one, other], likeness, why }) => ({
          events: [foundEvent(one, open), foundEvent(other, open)],
          likeness,
          why,
        }));
      }),
  );

  connection.onRequest(
    MERGE_EVENTS,
    ({ kept, other }: MergeEventsParams, token: CancellationToken): Promise<PlannedEdit> =>
      orRefuse(log, MERGE_EVENTS, async () => {
        const [one, two] = [workspace.placeOf(kept), workspace.placeOf(other)];
        if (!one || !two || one.archive !== two.archive)
          throw new Refusal('The two events are not in one open archive.');
        const steps = mergeEvents(
          one.path,
          two.path,
          surroundingsOf(one.archive),
          renameOptions(server.diagnostics.settings),
        );
        const edit = await inSlices(steps, token);
        return plannedEdit(edit, one.archive.root, client());
      }),
  );
}

function foundEvent(path: string, { archive, root }: OpenArchive): FoundEvent {
  return {
    uri: uriOf(root, path),
    title: plainText(archive.event(path)?.title ?? '') || path,
    date: dateLabelOf(path),
    backlinks: new Set(archive.backlinks(path).map(({ source }) => source)).size,
  };
}
