/** Completion of context tags: each test accepts one and looks at the whole line after it. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { CompletionRequest } from 'vscode-languageserver/node';
import { accept, offers } from '../support/accept.js';
import { capabilitiesOf, startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, FERRY, files, PLAN, textOf } from './bridge-archive.js';

const TAGS = `Aldern, River Ald, Fishermen's Union, ''Aurora'' disaster, "Big" Bridge, U.S., War in Aldern (2015-present), 阿尔德, Ålborg`;
const LINK = '[Ferry retired](/news/2014/03/7/ferry-retired.md)';

/** An editor on an archive with tags of every kind; `line` completes the third relation of an event. */
async function start(t: TestContext) {
  const tagged = `${textOf(PLAN)}\n### Related:\n\n1. [Bridge opens](/news/2014/03/7/bridge-opens.md) _Context: ${TAGS}_\n`;
  const archive = temporaryArchive(t, { ...files, [PLAN]: tagged });
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  const before = `${textOf(BRIDGE)}3. `;
  return {
    editor,
    uri,
    /** The third relation after accepting `tag` at `$0`; nothing else may change. */
    line: async (item: string, tag: string): Promise<string> => {
      const whole = await accept(editor, uri, bridgeWith(item), tag);
      assert.ok(whole.startsWith(before) && whole.endsWith('\n'), 'the rest of the text stands');
      return whole.slice(before.length, -1);
    },
    labels: async (item: string): Promise<readonly string[]> => {
      return (await offers(editor, uri, bridgeWith(item))).map(({ label }) => label);
    },
  };
}

test('in an empty context, with and without its space', async (t) => {
  const { line } = await start(t);
  assert.equal(await line(`${LINK} _Context: $0_`, 'Aldern'), `${LINK} _Context: Aldern_`);
  assert.equal(await line(`${LINK} _Context:$0_`, 'Aldern'), `${LINK} _Context: Aldern_`);
  assert.equal(await line(`${LINK} _Context:$0`, 'Aldern'), `${LINK} _Context: Aldern$0_`);
});

test('behind a comma, in the middle and before the first tag', async (t) => {
  const { line } = await start(t);
  assert.equal(await line(`${LINK} _Context: Ferry,$0_`, 'Aldern'), `${LINK} _Context: Ferry, Aldern_`);
  assert.equal(await line(`${LINK} _Context: Ferry, $0_`, 'Aldern'), `${LINK} _Context: Ferry, Aldern_`);
  assert.equal(await line(`${LINK} _Context: $0, Ferry_`, 'Aldern'), `${LINK} _Context: Aldern, Ferry_`);
  assert.equal(await line(`${LINK} _Context: Ferry, $0, U.S._`, 'Aldern'), `${LINK} _Context: Ferry, Aldern, U.S._`);
});

test('a half-typed tag is replaced whole, also from its middle', async (t) => {
  const { line } = await start(t);
  assert.equal(await line(`${LINK} _Context: Ald$0_`, 'Aldern'), `${LINK} _Context: Aldern_`);
  assert.equal(await line(`${LINK} _Context: Ferry, riv$0_`, 'River Ald'), `${LINK} _Context: Ferry, River Ald_`);
  assert.equal(await line(`${LINK} _Context: Ri$0vr, Ferry_`, 'River Ald'), `${LINK} _Context: River Ald, Ferry_`);
});

test('tags with spaces, apostrophes, quotes, dots, parentheses, accents and Chinese', async (t) => {
  const { line } = await start(t);
  const cases = [
    ['River A', 'River Ald'],
    ['Fishermen', "Fishermen's Union"],
    ["Fishermen's U", "Fishermen's Union"],
    ["''Aur", "''Aurora'' disaster"],
    ['aurora', "''Aurora'' disaster"],
    ['"Big" B', '"Big" Bridge'],
    ['U', 'U.S.'],
    ['U.S', 'U.S.'],
    ['War in Aldern (20', 'War in Aldern (2015-present)'],
    ['阿', '阿尔德'],
    ['alborg', 'Ålborg'],
  ] as const;
  for (const [typed, tag] of cases) {
    assert.equal(await line(`${LINK} _Context: Ferry, ${typed}$0_`, tag), `${LINK} _Context: Ferry, ${tag}_`);
  }
});

test('line ends stay what they are', async (t) => {
  const { editor, uri } = await start(t);
  for (const item of [
    `${LINK} _Context: Al$0`,
    `${LINK} _Context: $0_`,
    `${LINK} _Context: Ferry, Al$0_`,
    `${LINK}$0`,
  ]) {
    const text = `${bridgeWith(item)}4. [Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: Ferry_\n`;
    const [unix, windows] = [text, text.replaceAll('\n', '\r\n')];
    const expected = (await accept(editor, uri, unix, 'Aldern')).replaceAll('\n', '\r\n');
    assert.equal(await accept(editor, uri, windows, 'Aldern'), expected);
  }
});

test('in an item that has no context yet, the whole context is written', async (t) => {
  const { line } = await start(t);
  for (const typed of ['', ' ', ' _', ' _Con', ' _Context']) {
    assert.equal(await line(`${LINK}${typed}$0`, 'Aldern'), `${LINK} _Context: Aldern_`, `behind "${typed}"`);
  }
});

test('a tag that the item already carries is not offered again', async (t) => {
  const { labels } = await start(t);
  const found = await labels(`${LINK} _Context: Aldern, $0_`);
  assert.ok(found.includes('Ferry'));
  assert.ok(!found.includes('Aldern'));
});

test('each tag is offered once, and the half-typed one not at all', async (t) => {
  const { labels } = await start(t);
  const found = await labels(`${LINK} _Context: Aldernn$0_`);
  assert.deepEqual(found, []);
  const all = await labels(`${LINK} _Context: $0_`);
  assert.equal(new Set(all).size, all.length);
});

test('nothing is offered outside of relations', async (t) => {
  const { editor, uri } = await start(t);
  const texts = [
    textOf(BRIDGE).replace('after six', 'after $0six'),
    textOf(BRIDGE).replace('# Bridge', '# $0Bridge'),
    textOf(BRIDGE).replace('[Coast', '[$0Coast'),
    bridgeWith(`${LINK}$0 _Context: Ferry_`),
    bridgeWith(`${LINK} _Context: Ferry_ $0`),
    `$0${textOf(BRIDGE)}`,
  ];
  for (const text of texts) assert.deepEqual(await offers(editor, uri, text), [], text);
});

test('what the file has for "Context" is written into it', async (t) => {
  const archive = temporaryArchive(t, {
    ...files,
    'news/2014/03/8/大桥通车.md':
      '# 大桥通车\n\n### 有关:\n\n1. [渡轮退役](/zh/news/2014/03/7/ferry-retired.md) _消息: 阿尔德_\n',
  });
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const text = '# 渡轮\n\n### 有关:\n\n1. [大桥通车](/zh/news/2014/03/8/大桥通车.md)$0\n';
  const after = await accept(editor, archive.uri('news/2014/03/9/渡轮.md'), text, '阿尔德');
  assert.equal(after, text.replace('$0', ' _消息: 阿尔德_'));
});

test('plain editors are given the tag alone, with the reason as detail', async (t) => {
  const archive = temporaryArchive(t, files);
  const capabilities = { ...capabilitiesOf('push'), textDocument: {} };
  const editor = await startServer(t, { roots: [archive.root], capabilities });
  await editor.indexed();
  const items = await offers(editor, archive.uri(BRIDGE), bridgeWith(`${LINK} _Context: $0_`));
  assert.ok(items.length > 0);
  for (const item of items) {
    assert.equal(item.labelDetails, undefined);
    assert.equal(typeof item.detail, 'string');
  }
});

test('with every further letter the list is asked for again', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const place = await editor.openAt(archive.uri(FERRY), textOf(FERRY).replace('Context: Aldern', 'Context: Al$0'));
  const list = await editor.request(CompletionRequest.type, place);
  assert.ok(list && !Array.isArray(list) && list.isIncomplete);
});
