/** Our own requests about tags: the report on them, the events behind one, and merging two. */
import type { CancellationToken } from 'vscode-languageserver/node';
import { filesTouched } from '../core/archive-edit.js';
import { plainText } from '../core/fold.js';
import { dateLabelOf } from '../core/path.js';
import { LineMap } from '../core/text.js';
import { renameTag } from '../edits/rename-tag.js';
import { eventsBehind, unborneBehind } from '../features/tag-events.js';
import { TAG_REPORT_PARTS, tagReport } from '../features/tag-report.js';
import {
  MERGE_TAG,
  TAG_EVENTS,
  TAG_REPORT,
  TAGS_APART,
  type MergeTagAnswer,
  type MergeTagParams,
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

  connection.onRequest(MERGE_TAG, (params: MergeTagParams, token: CancellationToken): Promise<MergeTagAnswer> =>
    orRefuse(log, MERGE_TAG, async () => {
      const open = archiveOf(params.uri, workspace);
      const edit = await inSlices(renameTag(params.tag, params.into, surroundingsOf(open)), token);
      const { title, warning } = edit;
      const files = filesTouched(edit);
      const answer = { title, files, edit: await inSlices(workspaceEditIn(edit, open.root, client()), token) };
      return warning === undefined ? answer : { ...answer, warning };
    }),
  );

  connection.onNotification(TAGS_APART, ({ pairs }: TagsApartParams) => workspace.keepApart(pairs));
}
