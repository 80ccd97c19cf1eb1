/** Code actions: quick fixes, changes to several files, and all safe fixes of a file at once. */
import {
  CodeActionKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Range,
} from 'vscode-languageserver/node';
import { Refusal, type ArchiveEdit, type LaterEdit } from '../core/archive-edit.js';
import type { Problem } from '../core/problem.js';
import { allSteps } from '../core/steps.js';
import { editBetween } from '../core/text.js';
import { archiveFixes, relateBack } from '../edits/archive-fixes.js';
import { laterFixes } from '../edits/later-fixes.js';
import { rebuildOpened } from '../edits/rebuild-day-index.js';
import { cleanings } from '../features/clean-source.js';
import { disableRules } from '../features/disable-rule.js';
import { mendSafely, quickFixes, touches } from '../features/fixes.js';
import { FIX_ALL, type ClientFeatures } from './client-features.js';
import { diagnosticOf, editOf, quickFixOf } from './convert.js';
import type { Diagnostics } from './diagnostics.js';
import { inSlices } from './rename.js';
import type { Asked, Server } from './requests.js';
import { renameOptions } from './settings.js';
import { mergeActions } from './tag-actions.js';
import { workspaceEditOf } from './workspace-edit.js';

/** Links that lead nowhere are ranked in slices, since a whole file of them takes longer than others may wait. */
export async function codeActionsOf(
  asked: Asked,
  { range, context }: CodeActionParams,
  server: Server,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const { place, uri, lines, document, around } = asked;
  const { diagnostics } = server;
  const client = server.client();
  const wants = (kind: string): boolean =>
    (context.only ?? [kind]).some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const problems = diagnostics.problemsOf(place);
    const fixes = await inSlices(quickFixes(problems, range, around.archive), token);
    if (place.archive.document(place.path)?.text !== document.text)
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed meanwhile');
    actions.push(...fixes.map((fix) => quickFixOf(fix, place.archive.root, uri, lines)));
    if (client.hasFileOperations) actions.push(...fixesElsewhere(asked, problems, range, server));
    if (range.start.line === range.end.line) actions.push(...disabling(asked, problems, range, server));
  }
  if (wants(CodeActionKind.RefactorRewrite)) {
    const edit = relateBack(document, lines.offset(range.start), around);
    if (edit) actions.push(changeAction(edit, CodeActionKind.RefactorRewrite, place.archive.root, client));
    actions.push(...cleaning(asked, lines.offset(range.start)));
    if (client.resolvesActions) actions.push(...mergeActions(asked, lines.offset(range.start)));
    const rebuilt = rebuildOpened(document, around);
    if (rebuilt && (client.hasFileOperations || rebuilt.creates.length === 0))
      actions.push(changeAction(rebuilt, CodeActionKind.RefactorRewrite, place.archive.root, client));
  }
  if (wants(FIX_ALL)) actions.push(...fixAll(asked, diagnostics));
  return actions;
}

function cleaning({ document, lines, uri }: Asked, offset: number): readonly CodeAction[] {
  return cleanings(document.file, offset).map(({ title, edit }) => ({
    title,
    kind: CodeActionKind.RefactorRewrite,
    edit: editOf(uri, [edit], lines),
  }));
}

/** Below everything that mends. */
function disabling(
  { document, around, place, uri, lines }: Asked,
  problems: readonly Problem[],
  range: Range,
  { diagnostics }: Server,
): readonly CodeAction[] {
  const policy = diagnostics.policyOf(place.archive);
  const here = problems.filter((problem) => touches(problem.range, range));
  return disableRules(here, document, around.archive, policy).map((found) =>
    quickFixOf({ ...found, isPreferred: false }, place.archive.root, uri, lines),
  );
}

/** Fixes that create, move or edit other files. */
function fixesElsewhere(
  asked: Asked,
  problems: readonly Problem[],
  range: CodeActionParams['range'],
  server: Server,
): readonly CodeAction[] {
  const { document, around, place, uri } = asked;
  const { root } = place.archive;
  const client = server.client();
  return problems
    .filter((problem) => touches(problem.range, range))
    .flatMap((problem) => {
      const diagnostics = [diagnosticOf(problem, root)];
      const now = archiveFixes(problem, document, around);
      const later = laterFixes(problem, document, around, renameOptions(server.diagnostics.settings));
      return [
        ...now.map((edit) => changeAction(edit, CodeActionKind.QuickFix, root, client)),
        ...later.flatMap((fix) => laterAction(fix, { uri, rule: problem.rule, range: problem.range }, root, client)),
      ].map((action) => ({ ...action, diagnostics }));
    });
}

/** What an action says of a fix that is planned when it is chosen. */
export interface LaterFix {
  readonly uri: string;
  /** Of its problem, with the range. */
  readonly rule: string;
  readonly range: Range;
}

/** A client that cannot ask later is told at once; of a fix that is refused then, nothing. */
function laterAction(
  { title, plan }: LaterEdit,
  data: LaterFix,
  root: string,
  client: ClientFeatures,
): readonly CodeAction[] {
  if (client.resolvesActions) return [{ title, kind: CodeActionKind.QuickFix, data }];
  try {
    return [changeAction(allSteps(plan()), CodeActionKind.QuickFix, root, client)];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** The fix that an action stands for, as things are now; undefined when its problem is gone. */
export function laterFix(
  { title }: CodeAction,
  { rule, range }: LaterFix,
  { document, around, place }: Asked,
  server: Server,
): LaterEdit | undefined {
  return server.diagnostics
    .problemsOf(place)
    .filter((problem) => problem.rule === rule && touches(problem.range, range))
    .flatMap((problem) => laterFixes(problem, document, around, renameOptions(server.diagnostics.settings)))
    .find((fix) => fix.title === title);
}

function changeAction(edit: ArchiveEdit, kind: CodeActionKind, root: string, client: ClientFeatures): CodeAction {
  return { title: edit.title, kind, edit: workspaceEditOf(edit, root, client) };
}

function fixAll({ document, around, lines, uri, place }: Asked, diagnostics: Diagnostics): readonly CodeAction[] {
  const mended = mendSafely(document.path, document.text, around.archive, diagnostics.policyOf(place.archive));
  if (mended === undefined) return [];
  const edit = editOf(uri, [editBetween(document.text, mended)], lines);
  return [{ title: 'Fix all safe problems of this file', kind: FIX_ALL, edit }];
}
