/** Our own requests about relations that are still to be written. */
import type { CancellationToken } from 'vscode-languageserver/node';
import { Refusal } from '../core/archive-edit.js';
import { plainText } from '../core/fold.js';
import { eventAt } from '../edits/event-at.js';
import { relate } from '../edits/relate.js';
import { suggestRelations } from '../features/suggest-relations.js';
import { uriOf } from './convert.js';
import {
  ADD_RELATIONS,
  SUGGEST_RELATIONS,
  type AddRelationsParams,
  type PlannedEdit,
  type SuggestedRelation,
  type SuggestRelationsParams,
} from './protocol.js';
import { inSlices, orRefuse } from './rename.js';
import { surroundingsOf, type Server } from './requests.js';
import { plannedEdit } from './workspace-edit.js';
import type { Place } from './workspace.js';

export function bindRelations({ connection, workspace, log, client }: Server): void {
  const placeOf = (uri: string): Place => {
    const place = workspace.placeOf(uri);
    if (!place) throw new Refusal('This file is in no open archive.');
    return place;
  };

  connection.onRequest(
    SUGGEST_RELATIONS,
    ({ uri }: SuggestRelationsParams, token: CancellationToken): Promise<readonly SuggestedRelation[]> =>
      orRefuse(log, SUGGEST_RELATIONS, async () => {
        const { archive: open, path } = placeOf(uri);
        await inSlices(open.archive.titles.prepareWords(), token);
        const event = eventAt(path, surroundingsOf(open));
        return suggestRelations(event, open.archive).map(({ path: other, title, ...rest }) => ({
          ...rest,
          uri: uriOf(open.root, other),
          title: plainText(title) || other,
        }));
      }),
  );

  connection.onRequest(
    ADD_RELATIONS,
    ({ uri, relations, isMutual = false }: AddRelationsParams): Promise<PlannedEdit> =>
      orRefuse(log, ADD_RELATIONS, () => {
        const { archive: open, path } = placeOf(uri);
        const chosen = relations.map((relation) => {
          const place = placeOf(relation.uri);
          if (place.archive !== open) throw new Refusal(`"${place.path}" is in another archive.`);
          return { path: place.path, tags: relation.tags };
        });
        const edit = relate(path, chosen, surroundingsOf(open), { isMutual });
        return plannedEdit(edit, open.root, client());
      }),
  );
}
