/** Suggested relations at an empty item: each test accepts one and looks at the whole file. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { CompletionRequest, CompletionTriggerKind } from 'vscode-languageserver/node';
import { accept, offers } from '../support/accept.js';
import { capabilitiesOf, startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { chinese, event, files, FIRST, OPENS, PLAN_ZH, RELATED, TOLL, TOLL_ZH } from './wend-archives.js';

const OPENS_LINE = `[The Wend Bridge opens](/${OPENS}) _Context: Wend Bridge_`;

async function start(t: TestContext, hasSnippets = true) {
  const archive = temporaryArchive(t, files);
  const capabilities = capabilitiesOf('push');
  const editor = await startServer(t, {
    roots: [archive.root],
    capabilities: hasSnippets ? capabilities : { ...capabilities, textDocument: {} },
  });
  await editor.indexed();
  return { editor, uri: archive.uri(TOLL) };
}

test('at an empty item the suggestions come first, with date and whether they relate back', async (t) => {
  const { editor, uri } = await start(t);
  const found = await offers(editor, uri, `${files[TOLL]}${RELATED}1. $0\n`);
  assert.deepEqual(
    found.map(({ label, labelDetails }) => [label, labelDetails?.description]),
    [
      ['The Wend Bridge opens', '2014/03/7'],
      ['The Wend Bridge is planned', '2008/11/30'],
      ['The ferry becomes a restaurant', '2015/01/9, relates back'],
      ['The last ferry retires', '2014/03/7'],
    ],
  );
  assert.equal(
    found[0]?.documentation,
    `${OPENS}\nshares Wend Bridge, as 3 events do\ntitles alike\nsame topic\n2 days apart`,
  );
});

test('while the list is open further letters keep what is suggested; a list that is opened anew has it of its own event', async (t) => {
  const { editor, uri } = await start(t);
  const { Invoked, TriggerForIncompleteCompletions: Further } = CompletionTriggerKind;
  const written = async (triggerKind: CompletionTriggerKind, text: string): Promise<string | undefined> => {
    const place = await editor.openAt(uri, text);
    const answer = await editor.request(CompletionRequest.type, { ...place, context: { triggerKind } });
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    return items.find(({ label }) => label === 'The Wend Bridge opens')?.textEdit?.newText;
  };
  const typed = (letters: string): string => `${files[TOLL]}${RELATED}1. [${letters}$0\n`;
  const [withTags, without] = ['_Context: ${1:Wend Bridge}_', '_Context: $1_'];
  assert.ok((await written(Invoked, typed('')))?.endsWith(withTags));
  assert.ok((await written(Further, typed('op')))?.endsWith(withTags));
  const other = `# Something else\n\n${RELATED}1. ${OPENS_LINE}\n`;
  assert.ok((await written(Further, `${other}2. [op$0\n`))?.endsWith(without), 'in another line it is another list');
  assert.ok((await written(Invoked, typed('op')))?.endsWith(withTags));
  assert.ok((await written(Invoked, `${'\n'.repeat(8)}${other}2. [op$0\n`))?.endsWith(without), 'opened anew');
});

test('accepting one writes the finished line, wherever the cursor is in the empty item', async (t) => {
  const { editor, uri } = await start(t);
  const after = `${files[TOLL]}${RELATED}1. ${OPENS_LINE}\n`;
  for (const item of ['1. $0', '1.$0', '1. [$0', '1. [$0]()'])
    assert.equal(await accept(editor, uri, `${files[TOLL]}${RELATED}${item}\n`, 'The Wend Bridge opens'), after, item);
  assert.equal(
    await accept(editor, uri, `${files[TOLL]}${RELATED}1. $0`, 'The Wend Bridge opens'),
    after.trimEnd(),
    'at the end of the file',
  );
  const below = (item: string) =>
    `${files[TOLL]}${RELATED}1. [An old thing](/news/2001/01/1/old.md) _Context: Tolls_\n2. ${item}\n3. x\n`;
  assert.equal(await accept(editor, uri, below('$0'), 'The Wend Bridge opens'), below(OPENS_LINE));
});

test('line ends stay what they are, and so does a context that is there', async (t) => {
  const { editor, uri } = await start(t);
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  const at = (item: string): string => windows(`${files[TOLL]}${RELATED}1. ${item}\n`);
  assert.equal(await accept(editor, uri, at('$0'), 'The Wend Bridge opens'), at(OPENS_LINE));
  const link = `[The Wend Bridge opens](/${OPENS})`;
  assert.equal(
    await accept(editor, uri, at('[$0]() _Context: Aldern_'), 'The Wend Bridge opens'),
    at(`${link} _Context: Aldern_`),
  );
});

test('each tag is a place of its own, and nothing more is asked for', async (t) => {
  const archive = temporaryArchive(t, { ...files, [TOLL]: event('2014-03-9', 'The Wend Bridge in Aldern', []) });
  const suggestCommand = 'editor.action.triggerSuggest';
  const editor = await startServer(t, { roots: [archive.root], initializationOptions: { suggestCommand } });
  await editor.indexed();
  const [first, , , last] = await offers(editor, archive.uri(TOLL), `${files[TOLL]}${RELATED}1. $0\n`);
  const [second] = await offers(editor, archive.uri(TOLL), `# The Wend Bridge in Aldern\n\n${RELATED}1. [op$0\n`);
  assert.equal(first?.command, undefined);
  assert.equal(last?.command?.command, suggestCommand, 'one without tags asks for them');
  assert.deepEqual(
    second?.textEdit && 'newText' in second.textEdit ? second.textEdit.newText : undefined,
    `[The Wend Bridge opens](/${OPENS}) _Context: \${1:Aldern}, \${2:Wend Bridge}_`,
  );
});

test('an editor without snippets is given the plain line', async (t) => {
  const { editor, uri } = await start(t, false);
  const place = await editor.openAt(uri, `${files[TOLL]}${RELATED}1. $0\n`);
  const answer = await editor.request(CompletionRequest.type, place);
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  const item = items.find(({ label }) => label === 'The Wend Bridge opens');
  assert.deepEqual(item?.textEdit && 'newText' in item.textEdit ? item.textEdit.newText : undefined, OPENS_LINE);
  assert.equal(item?.detail, '2014/03/7');
});

test('as soon as words are typed the search decides, suggestions first among equals', async (t) => {
  const { editor, uri } = await start(t);
  const labels = async (item: string): Promise<readonly string[]> =>
    (await offers(editor, uri, `${files[TOLL]}${RELATED}1. ${item}\n`)).map(({ label }) => label);
  assert.deepEqual(await labels('[ferry$0'), ['The ferry becomes a restaurant', 'The last ferry retires']);
  assert.deepEqual(await labels('[retires$0'), ['The last ferry retires']);
  assert.deepEqual(await labels('[the$0'), [
    'The Wend Bridge opens',
    'The Wend Bridge is planned',
    'The ferry becomes a restaurant',
    'The last ferry retires',
  ]);
  assert.deepEqual(await labels('[](/news/2014$0)'), ['The Wend Bridge opens', 'The last ferry retires']);
  assert.equal(
    await accept(editor, uri, `${files[TOLL]}${RELATED}1. [plan$0\n`, 'The Wend Bridge is planned'),
    `${files[TOLL]}${RELATED}1. [The Wend Bridge is planned](/${FIRST}) _Context: Wend Bridge_\n`,
    'found by a word, it is written as suggested',
  );
});

test('in the Chinese archive with its prefix and its words', async (t) => {
  const archive = temporaryArchive(t, chinese);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(TOLL_ZH);
  const text = `${chinese[TOLL_ZH]}\n### 有关:\n\n1. $0\n`;
  const line = `[文德大桥动工](/zh/${PLAN_ZH}) _消息: 文德大桥_`;
  assert.equal(await accept(editor, uri, text, '文德大桥动工'), text.replace('$0', line));
});
