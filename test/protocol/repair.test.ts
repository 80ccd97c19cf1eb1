/** Repair of links that lead nowhere: what the menu offers, and what the file looks like afterwards. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { CodeActionRequest, type CodeAction } from 'vscode-languageserver/node';
import { openEventOf } from '../support/writing-editor.js';
import { BRIDGE, FERRY, files, textOf } from './bridge-archive.js';

const DAY = 'news/2014/03/7/index.md';
const FERRY_LINK = '/news/2014/03/7/ferry-retired.md';
const RIGHT = 'Change to "Ferry retired" (2014-03-7)';
const TO_FERRY = '](/news/2014/03/7/ferry-retired.md)';

type Opened = Awaited<ReturnType<typeof openEventOf>>;

/** The quick fixes at some words of the open file that mend it: behind them stands one that calls it no problem. */
async function fixesAt({ editor, uri, positionOf }: Opened, words: string): Promise<readonly CodeAction[]> {
  const range = { start: positionOf(words), end: positionOf(words) };
  const context = { diagnostics: [...(await editor.problems(uri))], only: ['quickfix'] };
  const actions = ((await editor.request(CodeActionRequest.type, { textDocument: { uri }, range, context })) ??
    []) as CodeAction[];
  assert.match(actions.at(-1)?.title ?? '', /^Disable unresolved-(relation|entry) for this line$/);
  return actions.slice(0, -1);
}

function titled(actions: readonly CodeAction[], title: string): CodeAction['edit'] {
  return actions.find((action) => action.title === title)?.edit;
}

/** Opens a file whose link to the ferry is another one; what the menu offers there. */
async function lost(t: TestContext, path: string, link: string, others: Readonly<Record<string, string>> = {}) {
  const text = textOf(path).replace(TO_FERRY, `](${link})`);
  const opened = await openEventOf(t, { ...files, ...others, [path]: text }, path);
  const actions = await fixesAt(opened, link);
  return { ...opened, text, actions, titles: actions.map(({ title }) => title) };
}

const bent: Readonly<Record<string, string>> = {
  'an earlier version that its list of changes names': '/news/2014/03/7/ferry-sold.md',
  'another slug, the label being its title': '/news/2014/03/7/restaurant-on-the-water.md',
  'a slip in the slug': '/news/2014/03/7/ferry-retierd.md',
  'another day': '/news/2014/03/8/ferry-retired.md',
  'another month': '/news/2014/08/7/ferry-retired.md',
  'a day far off': '/news/2001/12/24/ferry-retired.md',
};

for (const [how, link] of Object.entries(bent)) {
  test(`a relation is led to its event by ${how}`, async (t) => {
    const { actions, made } = await lost(t, BRIDGE, link);
    assert.deepEqual(made(titled(actions, RIGHT)), { [BRIDGE]: textOf(BRIDGE) });
  });
}

test('an entry of a day index, in whatever line ends', async (t) => {
  const index = textOf(DAY).replaceAll('\n', '\r\n');
  const wrong = index.replace(TO_FERRY, '](/news/2014/03/7/ferry-retirred.md)');
  const opened = await openEventOf(t, { ...files, [DAY]: wrong }, DAY);
  const actions = await fixesAt(opened, '/news/2014/03/7/ferry-retirred');
  assert.deepEqual(
    actions.map(({ title }) => title),
    [RIGHT],
    'the other entry is listed already',
  );
  assert.deepEqual(opened.made(titled(actions, RIGHT)), { [DAY]: index });
});

test('a link of a page', async (t) => {
  const page = 'faq/ferries.md';
  const wrong = 'See [Ferry retired](/news/2014/03/9/ferry-retired.md).\n';
  const opened = await openEventOf(t, { ...files, [page]: wrong }, page);
  const actions = await fixesAt(opened, '/news/2014/03/9');
  assert.deepEqual(opened.made(titled(actions, RIGHT)), { [page]: `See [Ferry retired](${FERRY_LINK}).\n` });
});

test('the link keeps the prefix it has, and the label is left to its own rule', async (t) => {
  const zh = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replaceAll('](/news', '](/zh/news')]),
  );
  const text = (zh[BRIDGE] ?? '').replace(
    '[Ferry retired](/zh/news/2014/03/7/ferry-retired',
    '[Ferry sold](/zh/news/2014/03/7/ferry-sold',
  );
  const opened = await openEventOf(t, { ...zh, [BRIDGE]: text }, BRIDGE);
  const actions = await fixesAt(opened, '/zh/news/2014/03/7/ferry-sold');
  assert.deepEqual(opened.made(titled(actions, RIGHT)), {
    [BRIDGE]: text.replace('/ferry-sold.md', '/ferry-retired.md'),
  });
});

test('only what is certain is preferred', async (t) => {
  const sure = await lost(t, BRIDGE, '/news/2014/03/7/ferry-sold.md');
  assert.deepEqual(
    sure.actions.map(({ title, isPreferred }) => [title, isPreferred]),
    [[RIGHT, true]],
  );
  const likely = await lost(t, BRIDGE, '/news/2014/03/8/ferry-retired.md');
  assert.deepEqual(
    likely.actions.map(({ title, isPreferred }) => [title, isPreferred]),
    [[RIGHT, false]],
  );
});

test('the likeliest comes first; a title that is in the menu twice is told by its path', async (t) => {
  const event = (title: string): string => `### [2014-03-8](/news/2014/03/8/index.md)\n\n# ${title}\n`;
  const { titles, actions, text, made } = await lost(t, BRIDGE, '/news/2014/03/8/ferry-retierd.md', {
    'news/2014/03/8/ferry-retired-at-last.md': event('Ferry retired at last'),
    'news/2014/03/8/the-ferry-retired.md': event('The ferry retired'),
    'news/2014/03/8/the-ferry-is-retired.md': event('The ferry retired'),
    'news/2014/03/8/toll-for-the-bridge.md': event('Toll for the bridge'),
  });
  assert.deepEqual(titles, [
    'Change to "Ferry retired at last" (2014-03-8)',
    RIGHT,
    'Change to "/news/2014/03/8/the-ferry-is-retired.md"',
    'Change to "/news/2014/03/8/the-ferry-retired.md"',
  ]);
  assert.deepEqual(made(titled(actions, 'Change to "Ferry retired at last" (2014-03-8)')), {
    [BRIDGE]: text.replace('/ferry-retierd.md', '/ferry-retired-at-last.md'),
  });
});

test('several later versions are all offered, the latest first, and none is preferred', async (t) => {
  const version = (title: string, earlier: string): string => `# ${title}\n\n### Changes:\n\n${earlier}`;
  const sold = '1. [Ferry sold](/news/2014/03/7/ferry-sold.md) _(First version)_\n';
  const { actions } = await lost(t, BRIDGE, '/news/2014/03/7/ferry-sold.md', {
    [FERRY]: version('Ferry retired', sold),
    'news/2014/03/7/ferry-becomes-a-restaurant.md': version(
      'Ferry becomes a restaurant',
      `${sold}2. [Ferry retired](${FERRY_LINK}) _(Update)_\n`,
    ),
  });
  assert.deepEqual(
    actions.map(({ title, isPreferred }) => [title, isPreferred]),
    [
      ['Change to "Ferry becomes a restaurant" (2014-03-7)', false],
      [RIGHT, false],
    ],
  );
});

test('nothing is offered where nothing is like it', async (t) => {
  const text = textOf(BRIDGE).replace(`[Ferry retired${TO_FERRY}`, '[Theatre sold](/news/2014/03/7/theatre-sold.md)');
  const opened = await openEventOf(t, { ...files, [BRIDGE]: text }, BRIDGE);
  assert.deepEqual(await fixesAt(opened, '/news/2014/03/7/theatre-sold'), []);
});

test('the problem says the same, whether likely events are asked for or not', async (t) => {
  const { actions, editor, uri } = await lost(t, BRIDGE, '/news/2014/03/8/ferry-retired.md');
  const [problem] = await editor.problems(uri);
  assert.deepEqual(actions[0]?.diagnostics, [problem]);
  assert.equal(problem?.message, 'Relation leads to "news/2014/03/8/ferry-retired.md", which does not exist');
});
