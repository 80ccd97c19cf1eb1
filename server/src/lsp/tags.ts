/** Our own requests about tags: the report on them, the events behind one, merging two, and taking one out. */
import type { CancellationToken } from 'vscode-languageserver/node';
import { filesTouched, type ArchiveEdit } from '../core/archive-edit.js';
import { plainText } from '../core/fold.js';
import { dateLabelOf } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import { LineMap } from '../core/text.js';
import { removeTagEverywhere, removeUnborneTag } from '../edits/remove-tag.js';
import { renameTag } from '../edits/rename-tag.js';
import type { Surroundings } from '../features/document.js';
import { eventsBehind, unborneBehind } from '../features/tag-events.js';
import { TAG_REPORT_PARTS, tagReport } from '../features/tag-report.js';
import {
  MERGE_TAG,
  REMOVE_TAG,
  TAG_EVENTS,
  TAG_REPORT,
  TAGS_APART,
  type MergeTagParams,
  type RemoveTagParams,
  type TagEditAnswer,
  type TagEventsAnswer,
  type TagEventsParams,
  type TagReportAnswer,
  type TagReportParams,
  type TagsApartParams,
} from './tag-protocol.js';
import { archiveOf, inSlices, orRefuse } from './rename.js';
import { surroundingsOf, type Server } from './requests.js';
import { workspaceEditIn } from './workspace-edit.js';

export function bindTags({ connection, workspace, log, client }: Server): void {
  connection.onRequest(TAG_REPORT, (params: TagReportParams, token: CancellationToken): Promise<TagReportAnswer> =>
    orRefuse(log, TAG_REPORT, async () => {
      const { uri, parts = TAG_REPORT_PARTS, most = Infinity } = params;
      const around = surroundingsOf(archiveOf(uri, workspace));
      const { usedOnce, ...others } = await inSlices(tagReport(parts, most, around), token);
      if (!usedOnce) return others;
      const tags = usedOnce.tags.map(({ tag, path }) => ({ tag, uri: around.uriOf(path) }));
      return { ...others, usedOnce: { total: usedOnce.total, tags } };
    }),
  );

  connection.onRequest(TAG_EVENTS, (params: TagEventsParams, token: CancellationToken): Promise<TagEventsAnswer> =>
    orRefuse(log, TAG_EVENTS, async () => {
      const { uri, tag, unborne = false, most } = params;
      const around = surroundingsOf(archiveOf(uri, workspace));
      const titleOf = (path: string): string => plainText(around.archive.event(path)?.title ?? '') || path;
      const { total, places } = unborne
        ? await inSlices(unborneBehind(tag, most, around), token)
        : eventsBehind(tag, most, around);
      const events = places.map(({ document, span, related }) => ({
        uri: around.uriOf(document.path),
        date: dateLabelOf(document.path),
        title: titleOf(document.path),
        related: unborne && related !== undefined ? titleOf(related) : '',
        range: new LineMap(document.text).range(span),
      }));
      return { total, events };
    }),
  );

  connection.onRequest(MERGE_TAG, ({ uri, tag, into }: MergeTagParams, token: CancellationToken) =>
    orRefuse(log, MERGE_TAG, () => planned(uri, (around) => renameTag(tag, into, around), token)),
  );

  connection.onRequest(REMOVE_TAG, ({ uri, tag, unborne = false }: RemoveTagParams, token: CancellationToken) =>
    orRefuse(log, REMOVE_TAG, () =>
      planned(
        uri,
        unborne ? (around) => removeUnborneTag(tag, around) : (around) => removeTagEverywhere(tag, around),
        token,
      ),
    ),
  );

  connection.onNotification(TAGS_APART, ({ pairs }: TagsApartParams) => workspace.keepApart(pairs));

  async function planned(
    uri: string | undefined,
    plan: (around: Surroundings) => Steps<ArchiveEdit>,
    token: CancellationToken,
  ): Promise<TagEditAnswer> {
    const open = archiveOf(uri, workspace);
    const edit = await inSlices(plan(surroundingsOf(open)), token);
    const { title, warning } = edit;
    const files = filesTouched(edit);
    const answer = { title, files, edit: await inSlices(workspaceEditIn(edit, open.root, client()), token) };
    return warning === undefined ? answer : { ...answer, warning };
  }
}
