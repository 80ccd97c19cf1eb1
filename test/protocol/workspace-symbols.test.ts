/** Workspace symbols: events by title, tags and topics by name, each leading to where it stands. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  SymbolKind,
  WorkspaceSymbolRequest,
  WorkspaceSymbolResolveRequest,
  type Range,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { capabilitiesOf, startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, FERRY, files, PLAN, textOf } from './bridge-archive.js';

const CHINESE = 'news/2014/03/8/大桥通车.md';
const texts: Readonly<Record<string, string>> = { ...files, [CHINESE]: '# 大桥通车，渡轮退役\n' };

async function start(t: TestContext, { isLazy = true, roots }: { isLazy?: boolean; roots?: readonly string[] } = {}) {
  const archive = temporaryArchive(t, texts);
  const base = capabilitiesOf('push');
  const symbol = isLazy ? { resolveSupport: { properties: ['location.range'] } } : {};
  const editor = await startServer(t, {
    roots: roots ?? [archive.root],
    capabilities: { ...base, workspace: { ...base.workspace, symbol } },
  });
  const symbols = async (query: string): Promise<readonly WorkspaceSymbol[]> =>
    (await editor.request(WorkspaceSymbolRequest.type, { query })) ?? [];
  return {
    archive,
    editor,
    symbols,
    /** Name and detail of each. */
    lines: async (query: string) =>
      (await symbols(query)).map(({ name, containerName = '' }) => `${name} | ${containerName}`),
    /** The file that a symbol leads to, and the text there. */
    placeOf: async (asked: WorkspaceSymbol) => {
      const { location } = isLazy ? await editor.request(WorkspaceSymbolResolveRequest.type, asked) : asked;
      const path = Object.keys(texts).find((other) => archive.uri(other) === location.uri) ?? '';
      const range = (location as { range?: Range }).range;
      return [path, range && TextDocument.create('', '', 1, texts[path] ?? '').getText(range)];
    },
  };
}

test('events by words of their titles in any order, with their dates', async (t) => {
  const { editor, lines } = await start(t);
  await editor.indexed();
  assert.deepEqual(await lines('planned brid'), ['Bridge planned | 2008-11-30']);
  assert.deepEqual(await lines('OPENS'), ['Bridge opens | 2014-03-7']);
  assert.deepEqual(await lines('渡轮'), ['大桥通车，渡轮退役 | 2014-03-8']);
  assert.deepEqual(await lines('nothing of that'), []);
});

test('despite a slip of the keyboard; by date path and by slug', async (t) => {
  const { editor, lines } = await start(t);
  await editor.indexed();
  assert.deepEqual(await lines('plannde'), ['Bridge planned | 2008-11-30']);
  assert.deepEqual(await lines('2008/11'), ['Bridge planned | 2008-11-30']);
  assert.deepEqual(await lines('bridge-planned.md'), ['Bridge planned | 2008-11-30']);
});

test('nothing typed: the newest events', async (t) => {
  const { editor, lines } = await start(t);
  await editor.indexed();
  const found = await lines('');
  assert.deepEqual(found[0], '大桥通车，渡轮退役 | 2014-03-8');
  assert.deepEqual(found.at(-1), 'Bridge planned | 2008-11-30');
  assert.equal(found.length, 4);
});

test('tags and topics with how often they are used', async (t) => {
  const { editor, symbols, lines } = await start(t);
  await editor.indexed();
  assert.deepEqual(await lines('aldern'), ['Aldern | tag of 3 relations', 'Aldern | topic of 1 event']);
  assert.deepEqual(await lines('rivre ald'), ['River Ald | tag of 1 relation']);
  assert.deepEqual(
    (await symbols('aldern')).map(({ kind }) => kind),
    [SymbolKind.Key, SymbolKind.Module],
  );
  assert.deepEqual(
    (await symbols('ferry')).map(({ name, kind }) => [name, kind]),
    [
      ['Ferry', SymbolKind.Key],
      ['Ferry retired', SymbolKind.Event],
    ],
  );
});

for (const isLazy of [true, false]) {
  test(`leads to title, tag and topic, told ${isLazy ? 'when chosen' : 'at once'}`, async (t) => {
    const { editor, symbols, placeOf } = await start(t, { isLazy });
    await editor.indexed();
    const places = async (query: string) => Promise.all((await symbols(query)).map(placeOf));
    assert.deepEqual(await places('bridge pl'), [[PLAN, 'Bridge planned']]);
    assert.deepEqual(await places('aldern'), [
      [BRIDGE, 'Aldern'],
      [BRIDGE, 'Aldern'],
    ]);
    const [tag, topic] = await symbols('aldern');
    const lineOf = async (symbol: WorkspaceSymbol | undefined) => {
      const resolved = isLazy && symbol ? await editor.request(WorkspaceSymbolResolveRequest.type, symbol) : symbol;
      return (resolved?.location as { range?: Range }).range?.start.line;
    };
    assert.deepEqual([await lineOf(tag), await lineOf(topic)], [15, 2]);
    assert.equal('range' in ((await symbols('bridge'))[0]?.location ?? {}), !isLazy);
  });
}

test('a symbol whose name the editor has changed is still found; one whose file is gone is the file alone', async (t) => {
  const { editor, archive, symbols, placeOf } = await start(t);
  await editor.indexed();
  const [tag] = await symbols('rivre');
  assert.ok(tag);
  assert.deepEqual(await placeOf({ ...tag, name: 'River Ald · rivre' }), [BRIDGE, 'River Ald']);
  const [plan] = await symbols('planned');
  assert.ok(plan);
  archive.remove(PLAN);
  assert.deepEqual(await placeOf(plan), [PLAN, '']);
});

test('what is typed into an open event counts at once', async (t) => {
  const { archive, editor, lines } = await start(t);
  await editor.indexed();
  await editor.open(archive.uri(FERRY), textOf(FERRY).replace('# Ferry retired', '# Tunnel dug'));
  assert.deepEqual(await lines('tunnel'), ['Tunnel dug | 2014-03-7']);
  assert.deepEqual(await lines('retired'), []);
});

test('over all open archives; none where no archive is open', async (t) => {
  const other = temporaryArchive(t, { 'news/2020/01/2/a.md': '# Tunnel planned\n' });
  const one = temporaryArchive(t, texts);
  const { editor, lines } = await start(t, { roots: [one.root, other.root] });
  await editor.indexed(2);
  assert.deepEqual((await lines('planned')).sort(), ['Bridge planned | 2008-11-30', 'Tunnel planned | 2020-01-2']);
  const outside = temporaryArchive(t, { 'notes.md': '# Bridge planned\n' });
  const { lines: linesOutside } = await start(t, { roots: [outside.root] });
  assert.deepEqual(await linesOutside('bridge'), []);
});
