/** Completion of the event that a relation leads to: each test accepts one and looks at the whole item after it. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { InsertTextFormat, TextEdit } from 'vscode-languageserver/node';
import { accept, offers } from '../support/accept.js';
import { capabilitiesOf, startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, files, PLAN, textOf } from './bridge-archive.js';

const HARBOUR = 'news/2014/04/1/cote-grise-harbour-opens.md';
const TITLE = "Côte Grise: $1,000 for the {harbour} of ''Aldern'' [sic](now) \\o/";

async function start(t: TestContext, hasSnippets = true) {
  const archive = temporaryArchive(t, { ...files, [HARBOUR]: `# ${TITLE} \n` });
  const capabilities = capabilitiesOf('push');
  const editor = await startServer(t, {
    roots: [archive.root],
    capabilities: hasSnippets ? capabilities : { ...capabilities, textDocument: {} },
  });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  const before = `${textOf(BRIDGE)}3. `;
  return {
    editor,
    uri,
    line: async (item: string, label: string): Promise<string> => {
      const whole = await accept(editor, uri, bridgeWith(item), label);
      assert.ok(whole.startsWith(before) && whole.endsWith('\n'), 'the rest of the text stands');
      return whole.slice(before.length, -1);
    },
    labels: async (item: string): Promise<readonly string[]> => {
      return (await offers(editor, uri, bridgeWith(item))).map(({ label }) => label);
    },
  };
}

const PLANNED = '[Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: $0_';

test('by any words of the title, in any order, wherever the cursor is in the unfinished link', async (t) => {
  const { line } = await start(t);
  for (const typed of [
    '[plan bri$0',
    '[bridge p$0]',
    '[Planned$0]()',
    '[$0',
    'bridge pl$0',
    '[plan$0](',
    '[plan]($0)',
  ]) {
    assert.equal(await line(typed, 'Bridge planned'), PLANNED, `typed ${typed}`);
  }
});

test('line ends stay what they are', async (t) => {
  const { editor, uri } = await start(t);
  for (const item of ['[bridge p$0', '[plan]($0)', '[plan$0]() _Context: Ferry_', 'bridge p$0']) {
    const text = `${bridgeWith(item)}4. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_\n`;
    const [unix, windows] = [text, text.replaceAll('\n', '\r\n')];
    const expected = (await accept(editor, uri, unix, 'Bridge planned')).replaceAll('\n', '\r\n');
    assert.equal(await accept(editor, uri, windows, 'Bridge planned'), expected);
  }
});

test('by the date path typed so far, with and without what stands before it', async (t) => {
  const { line, labels } = await start(t);
  for (const typed of [
    '[](/news/2008$0',
    '[](/news/2008/11/$0)',
    '[](2008/1$0)',
    '[label](/news/2008/11/30/bri$0)',
    '[](/$0)',
    '/news/2008$0',
  ])
    assert.equal(await line(typed, 'Bridge planned'), PLANNED, `typed ${typed}`);
  assert.deepEqual(await labels('[](/news/2008/$0)'), ['Bridge planned']);
  assert.deepEqual(await labels('[](/news/2010/$0)'), []);
});

test('newest first, and never the event itself', async (t) => {
  const { labels } = await start(t);
  const found = await labels('[$0');
  assert.equal(found[0]?.startsWith('Côte Grise'), true);
  assert.equal(found.at(-1), 'Bridge planned');
  assert.ok(!found.includes('Bridge opens'));
});

test('accents need not be typed, and a title that is no plain text is written so that it reads the same', async (t) => {
  const { editor, uri, labels } = await start(t);
  const [label = ''] = await labels('[cote gri$0');
  assert.ok(label.startsWith('Côte Grise'));
  const after = await accept(editor, uri, bridgeWith('[cote gri$0'), label);
  assert.equal(after, bridgeWith(`[${TITLE.replace('](', ']\\(')}](/${HARBOUR}) _Context: $0_`));
});

// `outdated-relation` compares the label with its escape to the title without one.
test('what was accepted has no problem at once', async (t) => {
  const { editor, uri } = await start(t);
  await editor.open(uri, bridgeWith(`[${TITLE.replace('](', ']\\(')}](/${HARBOUR}) _Context: Aldern_`));
  assert.deepEqual(await editor.problems(uri), []);
});

test('an existing context stays, a link is replaced whole', async (t) => {
  const { line } = await start(t);
  assert.equal(
    await line('[Ferry ret$0ired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_', 'Ferry retired'),
    '[Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_',
  );
  assert.equal(
    await line('[bridge pl$0](/news/2014/03/7/ferry-retired.md) _Context: Ferry_', 'Bridge planned'),
    '[Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: Ferry_',
  );
});

test('an editor without snippets is given plain text', async (t) => {
  const { line, editor, uri } = await start(t, false);
  assert.equal(await line('[bridge p$0', 'Bridge planned'), PLANNED.replace('$0', ''));
  const [harbour] = await offers(editor, uri, bridgeWith('[cote gri$0'));
  assert.ok(TextEdit.is(harbour?.textEdit) && harbour.textEdit.newText.includes('$1,000 for the {harbour}'));
  assert.equal(harbour.insertTextFormat, InsertTextFormat.PlainText);
});

test('the command that asks for tags next is one that the editor named', async (t) => {
  const archive = temporaryArchive(t, files);
  const suggestCommand = 'editor.action.triggerSuggest';
  const [vscode, other] = await Promise.all([
    startServer(t, { roots: [archive.root], initializationOptions: { suggestCommand } }),
    startServer(t, { roots: [archive.root] }),
  ]);
  await Promise.all([vscode.indexed(), other.indexed()]);
  const [inVscode] = await offers(vscode, archive.uri(BRIDGE), bridgeWith('[$0'));
  const [elsewhere] = await offers(other, archive.uri(BRIDGE), bridgeWith('[$0'));
  assert.equal(inVscode?.command?.command, suggestCommand);
  assert.equal(elsewhere?.command, undefined);
});

test('in the Chinese archive: by its words, with its prefix and its word for "Context"', async (t) => {
  const target = 'news/2014/03/8/大桥通车.md';
  const related = (link: string) => `# 大桥\n\n### 有关:\n\n1. ${link}\n`;
  const archive = temporaryArchive(t, {
    [target]: '# 大桥通车\n',
    [PLAN]: related(`[大桥通车](/zh/${target}) _消息: 阿尔德_`),
  });
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri('news/2014/03/9/渡轮退役.md');
  assert.equal(
    await accept(editor, uri, related('[通车$0'), '大桥通车'),
    related(`[大桥通车](/zh/${target}) _消息: $0_`),
  );
  assert.equal(
    await accept(editor, uri, related('[](/zh/news/2014/03/8/大$0)'), '大桥通车'),
    related(`[大桥通车](/zh/${target}) _消息: $0_`),
  );
});
