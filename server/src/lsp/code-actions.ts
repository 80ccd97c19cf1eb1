/** Code actions: quick fixes, changes to several files, and all safe fixes of a file at once. */
import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver/node';
import type { ArchiveEdit } from '../core/archive-edit.js';
import type { Problem } from '../core/problem.js';
import { editBetween } from '../core/text.js';
import { archiveFixes, relateBack } from '../edits/archive-fixes.js';
import { mendSafely, quickFixes, touches } from '../features/fixes.js';
import { FIX_ALL, type ClientFeatures } from './client-features.js';
import { diagnosticOf, quickFixOf } from './convert.js';
import type { Diagnostics } from './diagnostics.js';
import { renameOptions } from './rename.js';
import type { Asked, Server } from './requests.js';
import { workspaceEditOf } from './workspace-edit.js';

export function codeActionsOf(asked: Asked, { range, context }: CodeActionParams, server: Server): CodeAction[] {
  const { place, uri, lines, document, around } = asked;
  const { diagnostics } = server;
  const client = server.client();
  const wants = (kind: string): boolean =>
    (context.only ?? [kind]).some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const problems = diagnostics.problemsOf(place);
    actions.push(...quickFixes(problems, range).map((fix) => quickFixOf(fix, place.archive.root, uri, lines)));
    if (client.hasFileOperations) actions.push(...fixesElsewhere(asked, problems, range, server));
  }
  if (wants(CodeActionKind.RefactorRewrite)) {
    const edit = relateBack(document, lines.offset(range.start), around);
    if (edit) actions.push(changeAction(edit, CodeActionKind.RefactorRewrite, place.archive.root, client));
  }
  if (wants(FIX_ALL)) actions.push(...fixAll(asked, diagnostics));
  return actions;
}

/** Fixes that create, move or edit other files. */
function fixesElsewhere(
  { document, around, place }: Asked,
  problems: readonly Problem[],
  range: CodeActionParams['range'],
  server: Server,
): readonly CodeAction[] {
  const { root } = place.archive;
  const options = renameOptions(server);
  return problems
    .filter((problem) => touches(problem.range, range))
    .flatMap((problem) =>
      archiveFixes(problem, document, around, options).map((edit) => ({
        ...changeAction(edit, CodeActionKind.QuickFix, root, server.client()),
        diagnostics: [diagnosticOf(problem, root)],
      })),
    );
}

function changeAction(edit: ArchiveEdit, kind: CodeActionKind, root: string, client: ClientFeatures): CodeAction {
  return { title: edit.title, kind, edit: workspaceEditOf(edit, root, client) };
}

function fixAll({ document, around, lines, uri }: Asked, { settings }: Diagnostics): readonly CodeAction[] {
  const mended = mendSafely(document.path, document.text, around.archive, settings?.rules ?? {});
  if (mended === undefined) return [];
  const { span, newText } = editBetween(document.text, mended);
  const edits = [{ range: lines.range(span), newText }];
  return [{ title: 'Fix all safe problems of this file', kind: FIX_ALL, edit: { changes: { [uri]: edits } } }];
}
