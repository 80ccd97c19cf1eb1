/** Go to definition and document links: what a click leads to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DefinitionRequest,
  DocumentLinkRequest,
  type DefinitionLink,
  type Location,
  type Range,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { capabilitiesOf, startServer, type Editor } from '../support/lsp-client.js';
import { temporaryArchive, type TemporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, FERRY, files, PLAN, textOf } from './bridge-archive.js';

const INDEX = 'news/2014/03/7/index.md';

function textAt(text: string, range: Range | undefined): string | undefined {
  return range && TextDocument.create('', '', 1, text).getText(range);
}

/** Asks at `$0`: the text that was clicked on, the target's path and the target's text. */
async function clicked(editor: Editor, archive: TemporaryArchive, path: string, textWithCursor: string) {
  const place = await editor.openAt(archive.uri(path), textWithCursor);
  const links = (await editor.request(DefinitionRequest.type, place)) as readonly DefinitionLink[] | null;
  const link = links?.[0];
  if (!link) return null;
  const target = Object.keys(files).find((other) => archive.uri(other) === link.targetUri) ?? link.targetUri;
  return {
    origin: textAt(textWithCursor.replace('$0', ''), link.originSelectionRange),
    target,
    title: textAt(textOf(target), link.targetSelectionRange),
  };
}

test('a relation leads to the title of its target, from its label, its link and the rest of its item', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const link = '[Ferry retired](/news/2014/03/7/ferry-retired.md)';
  const item = `${link} _Context: Aldern, Ferry_`;
  const at = (marked: string) => textOf(BRIDGE).replace(item, marked);
  const target = { target: FERRY, title: 'Ferry retired' };
  const go = (marked: string) => clicked(editor, archive, BRIDGE, at(marked));

  assert.deepEqual(await go(item.replace('[Ferry', '[Fer$0ry')), { origin: link, ...target });
  assert.deepEqual(await go(item.replace('/ferry-', '/$0ferry-')), { origin: link, ...target });
  assert.deepEqual(await go(`$0${item}`), { origin: link, ...target });
  assert.deepEqual(await go(item.replace('_Context', '_Con$0text')), { origin: item, ...target });
  assert.deepEqual(await go(item.replace('Aldern', 'Ald$0ern')), { origin: 'Aldern', ...target });
  assert.deepEqual(await go(`${item.replace('[Ferry', '[Brücke 🌉 Fer$0ry')}`), {
    origin: link.replace('[Ferry', '[Brücke 🌉 Ferry'),
    ...target,
  });
});

test('a date heading, an index entry, the previous day and a change lead to where they say', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const dayHeading = '[2014-03-7](/news/2014/03/7/index.md)';
  const go = (path: string, from: string, to: string) => clicked(editor, archive, path, textOf(path).replace(from, to));

  assert.deepEqual(await go(BRIDGE, '2014-03-7', '2014-$003-7'), {
    origin: dayHeading,
    target: INDEX,
    title: dayHeading,
  });
  assert.deepEqual(await go(INDEX, '[Bridge', '[Bri$0dge'), {
    origin: '[Bridge opens](/news/2014/03/7/bridge-opens.md)',
    target: BRIDGE,
    title: 'Bridge opens',
  });
  assert.deepEqual(await go(INDEX, 'Previous', 'Pre$0vious'), {
    origin: '[Previous Day...](/news/2008/11/30/index.md)',
    target: 'news/2008/11/30/index.md',
    title: '[2008-11-30](/news/2008/11/30/index.md)',
  });
  assert.deepEqual(await go(FERRY, '_(Current', '_(Cur$0rent'), {
    origin: '[Ferry retired](/news/2014/03/7/ferry-retired.md) _(Current version)_',
    target: FERRY,
    title: 'Ferry retired',
  });
});

test('what leads nowhere in the archive has no definition', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const texts = [
    textOf(BRIDGE).replace('Coast', 'Co$0ast'),
    textOf(BRIDGE).replace('# Bridge', '# Bri$0dge'),
    textOf(BRIDGE).replace('after six', 'after $0six'),
    bridgeWith('[Go$0ne](/news/2014/03/7/gone.md)'),
    bridgeWith('[Up$0](/news/../../etc/passwd)'),
    bridgeWith('[Up$0](/news/2014/03/7/../../../../../etc/hosts.md)'),
    bridgeWith('no $0link'),
  ];
  for (const text of texts) assert.equal(await clicked(editor, archive, BRIDGE, text), null, text);
});

test('an editor without link support is given a plain place', async (t) => {
  const archive = temporaryArchive(t, files);
  const capabilities = { ...capabilitiesOf('push'), textDocument: {} };
  const editor = await startServer(t, { roots: [archive.root], capabilities });
  await editor.indexed();
  const place = await editor.openAt(archive.uri(BRIDGE), textOf(BRIDGE).replace('[Bridge pl', '[Bri$0dge pl'));
  const location = (await editor.request(DefinitionRequest.type, place)) as Location;
  assert.deepEqual(location, {
    uri: archive.uri(PLAN),
    range: { start: { line: 2, character: 2 }, end: { line: 2, character: 16 } },
  });
});

test('document links are what a click can open: relations, sources, date headings, and nothing broken', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const text = textOf(BRIDGE)
    .replace(
      '### Related:',
      '2. [Nowhere](htp://coast-radio.example/x)\n3. [Radio](//coast-radio.example)\n\n### Related:',
    )
    .concat(
      '3. [Gone](/news/2014/03/7/gone.md)\n4. [Up](/news/../../etc/passwd)\n5. [Ferry retired](/news/2014/03/7/Ferry-retired.md)\n',
    );
  await editor.open(archive.uri(BRIDGE), text);
  const links = await editor.request(DocumentLinkRequest.type, { textDocument: { uri: archive.uri(BRIDGE) } });
  assert.deepEqual(
    links?.map(({ range, target }) => [textAt(text, range), target]),
    [
      ['/news/2014/03/7/index.md', archive.uri(INDEX)],
      ['http://coast-radio.example/bridge', 'http://coast-radio.example/bridge'],
      ['/news/2014/03/7/ferry-retired.md', archive.uri(FERRY)],
      ['/news/2008/11/30/bridge-planned.md', archive.uri(PLAN)],
    ],
  );
});

test('document links of a day index', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  await editor.open(archive.uri(INDEX), textOf(INDEX));
  const links = await editor.request(DocumentLinkRequest.type, { textDocument: { uri: archive.uri(INDEX) } });
  const targets = [INDEX, BRIDGE, FERRY, 'news/2008/11/30/index.md'];
  assert.deepEqual(
    links?.map(({ target }) => target),
    targets.map((path) => archive.uri(path)),
  );
});

test('in an archive of another script, addresses are percent-encoded and links are not', async (t) => {
  const target = 'news/2014/03/7/渡轮退役-“阿尔德”.md';
  const source = 'news/2014/03/8/大桥通车.md';
  const text = `### [2014-03-8](/news/2014/03/8/index.md)\n\n# 大桥通车\n\n### 有关:\n\n1. [渡轮退役](/zh/${target}) _消息: 阿尔德_\n`;
  const archive = temporaryArchive(t, { [target]: '# 渡轮退役\n', [source]: text, 'news/2014/03/8/index.md': '' });
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  assert.match(archive.uri(source), /%E5%A4%A7/);
  const place = await editor.openAt(archive.uri(source), text.replace('[渡轮', '[渡$0轮'));
  const [found] = (await editor.request(DefinitionRequest.type, place)) as DefinitionLink[];
  assert.equal(found?.targetUri, archive.uri(target));
  assert.equal(textAt(text, found?.originSelectionRange), `[渡轮退役](/zh/${target})`);
  const [, link] = (await editor.request(DocumentLinkRequest.type, place)) ?? [];
  assert.equal(link?.target, archive.uri(target));
  // An editor may encode more than VS Code does.
  const otherwise = archive.uri(source).replace('news/2014', 'news%2F2014');
  assert.deepEqual(await editor.request(DefinitionRequest.type, { ...place, textDocument: { uri: otherwise } }), [
    found,
  ]);
});
