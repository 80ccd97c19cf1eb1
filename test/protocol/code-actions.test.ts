/** Quick fixes, and all safe fixes of a file at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeActionKind, CodeActionRequest, type CodeAction, type Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServer, type Editor } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, FERRY, files, textOf } from './bridge-archive.js';

const WRONG_CASE = '[Ferry retired](/news/2014/03/7/Ferry-Retired.md)';
async function actionsAt(editor: Editor, uri: string, range: Range, only?: string[]): Promise<readonly CodeAction[]> {
  const context = { diagnostics: [...(await editor.problems(uri))], ...(only ? { only } : {}) };
  const found = await editor.request(CodeActionRequest.type, { textDocument: { uri }, range, context });
  return (found ?? []) as CodeAction[];
}

function applied(action: CodeAction | undefined, uri: string, text: string): string {
  const edits = action?.edit?.changes?.[uri];
  assert.ok(edits, 'the action changes the document');
  return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits);
}

const emptyAt = (line: number, character: number): Range => ({
  start: { line, character },
  end: { line, character },
});

test('the exact name is the preferred fix of a link in the wrong case', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  const text = textOf(BRIDGE).replace('/ferry-retired', '/Ferry-Retired');
  await editor.open(uri, text);
  const [problem] = await editor.problems(uri);
  const actions = await actionsAt(editor, uri, emptyAt(15, 30), [CodeActionKind.QuickFix]);
  const [action] = actions;
  assert.equal(action?.title, 'Change to "/news/2014/03/7/ferry-retired.md"');
  assert.equal(action?.kind, CodeActionKind.QuickFix);
  assert.equal(action?.isPreferred, true);
  assert.deepEqual(action?.diagnostics, [problem]);
  assert.equal(applied(action, uri, text), textOf(BRIDGE));
  assert.deepEqual(await actionsAt(editor, uri, emptyAt(4, 0), [CodeActionKind.QuickFix]), []);
});

test('all safe fixes of a file together, in whatever line ends it has', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  // The link leads to the ferry once it is mended, and then the relation is one too many.
  const right = textOf(BRIDGE).replace('Aldern, Ferry_', 'Aldern, Ferry, Bridge_');
  for (const [bom, lineEnd] of [
    ['', '\n'],
    ['\ufeff', '\r\n'],
  ] as const) {
    const wrong =
      `${bom}${bridgeWith(`${WRONG_CASE} _Context: Aldern, Bridge`).replace('2. [Bridge', '7. [Bridge')}`.replaceAll(
        '\n',
        lineEnd,
      );
    await editor.open(uri, wrong);
    const [action, ...others] = await actionsAt(editor, uri, emptyAt(0, 0), ['source.fixAll']);
    assert.deepEqual(others, []);
    assert.equal(action?.kind, 'source.fixAll.event-archive');
    assert.equal(applied(action, uri, wrong), `${bom}${right}`.replaceAll('\n', lineEnd));
    await editor.close(uri);
  }
});

test('a sound file has nothing to fix', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  await editor.open(uri, textOf(BRIDGE));
  assert.deepEqual(
    await actionsAt(editor, uri, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }),
    [],
  );
});

test('only the kinds that the editor wants', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  await editor.open(uri, textOf(BRIDGE).replace('/ferry-retired', '/Ferry-Retired'));
  const kinds = async (only?: string[]) =>
    (await actionsAt(editor, uri, emptyAt(15, 30), only)).map(({ kind }) => kind);
  const fixAll = 'source.fixAll.event-archive';
  assert.deepEqual(new Set(await kinds()), new Set([CodeActionKind.QuickFix, fixAll]));
  assert.deepEqual(await kinds([fixAll]), [fixAll]);
  assert.deepEqual(await kinds(['source']), [fixAll]);
  assert.deepEqual(await kinds(['source.fixAll.other']), []);
  assert.deepEqual(await kinds(['refactor']), []);
});

// `meantEvents` gives an event twice when its name is near and its *Changes* name the missing one too.
test('an event is offered once', async (t) => {
  const renamed = '/news/2014/03/7/Ferry-retired.md';
  const archive = temporaryArchive(t, { ...files, [renamed.slice(1)]: textOf(FERRY) });
  archive.remove(FERRY);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  await editor.open(uri, textOf(BRIDGE));
  const titles = (await actionsAt(editor, uri, emptyAt(15, 30), ['quickfix'])).map(({ title }) => title);
  assert.deepEqual(titles, [`Change to "${renamed}"`, 'Disable unresolved-relation for this line']);
});

test('below what mends, each rule can be disabled for the line; all of a selection together have no line', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  const text = bridgeWith('[Gone](/news/2014/03/7/gone.md)');
  await editor.open(uri, text);
  const line = text.split('\n').findIndex((each) => each.includes('/gone.md'));
  const actions = await actionsAt(editor, uri, emptyAt(line, 14), [CodeActionKind.QuickFix]);
  const titles = ['Disable missing-context for this line', 'Disable unresolved-relation for this line'];
  assert.deepEqual(
    actions.map(({ title }) => title).filter((title) => title.startsWith('Disable')),
    titles,
  );
  assert.deepEqual(
    actions.slice(-2),
    actions.filter(({ title }) => titles.includes(title)),
  );
  const disabled = applied(actions.at(-2), uri, text);
  const comment = '   <!-- event-archive-disable-next-line missing-context -->';
  assert.equal(disabled, [...text.split('\n').slice(0, line), comment, ...text.split('\n').slice(line)].join('\n'));
  await editor.change(uri, disabled);
  const again = await actionsAt(editor, uri, emptyAt(line + 1, 14), [CodeActionKind.QuickFix]);
  const both = applied(again.at(-1), uri, disabled);
  assert.equal(both, disabled.replace(' -->', ', unresolved-relation -->'));
  await editor.change(uri, both);
  assert.deepEqual(await editor.problems(uri), []);
  await editor.change(uri, text);
  const all = { start: { line: 0, character: 0 }, end: { line: line + 1, character: 0 } };
  const ofSelection = await actionsAt(editor, uri, all, [CodeActionKind.QuickFix]);
  assert.ok(!ofSelection.some(({ title }) => title.startsWith('Disable')));
});

test('tracking parameters of a source are taken out on request', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  const text = textOf(BRIDGE).replace(/\]\((http:[^)]*)\)/, ']($1?utm_source=feed)');
  assert.notEqual(text, textOf(BRIDGE));
  await editor.open(uri, text);
  const line = text.split('\n').findIndex((each) => each.includes('utm_source'));
  const actions = await actionsAt(editor, uri, emptyAt(line, 20), [CodeActionKind.RefactorRewrite]);
  const action = actions.find(({ title }) => title === 'Remove tracking parameters (utm_source)');
  assert.equal(applied(action, uri, text), textOf(BRIDGE));
});
