/** Hover: what a relation leads to, what a tag is used for, what else happened on a day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HoverRequest, type MarkupContent } from 'vscode-languageserver/node';
import { startServer, type Editor } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, FERRY, files, PLAN, textOf } from './bridge-archive.js';

async function hoverAt(editor: Editor, uri: string, textWithCursor: string): Promise<string | undefined> {
  const place = await editor.openAt(uri, textWithCursor);
  const hover = await editor.request(HoverRequest.type, place);
  return (hover?.contents as MarkupContent | undefined)?.value;
}

test('on a relation: title, date, summary, tags and sources of its target', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  assert.equal(
    await hoverAt(editor, archive.uri(BRIDGE), textOf(BRIDGE).replace('[Ferry', '[Fer$0ry')),
    [
      `**[Ferry retired](<${archive.uri(FERRY)}>)**`,
      '2014-03-7',
      'The last ferry across the Ald becomes a restaurant.',
      '_Tags:_ Aldern, Ferry',
      '_Sources:_ [Harbour Herald](<http://harbour-herald.example/ferry>)',
    ].join('\n\n'),
  );
});

test('on a tag: how often it is used and when, its newest events and its first, and what may be the same', async (t) => {
  const toll = (year: number) => `news/${year}/05/${year - 2000}/toll.md`;
  const years = [2003, 2003, 2004, 2009, 2010, 2011, 2012];
  const tolls = Object.fromEntries(
    years.map((year, i) => [
      toll(year).replace('toll', `toll-${i}`),
      `# Toll ${i} of ${year}\n\n### Related:\n\n1. [Gone](/news/2001/01/1/gone.md) _Context: Toll${i === 2 ? ', tolls' : ''}_\n`,
    ]),
  );
  const archive = temporaryArchive(t, { ...files, ...tolls });
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const listed = (i: number): string => {
    const year = years[i] ?? 0;
    const path = toll(year).replace('toll', `toll-${i}`);
    return `- ${year}-05-${year - 2000} [Toll ${i} of ${year}](<${archive.uri(path)}>)`;
  };
  const path = toll(2003).replace('toll', 'toll-0');
  const text = tolls[path] ?? '';
  assert.equal(
    await hoverAt(editor, archive.uri(path), text.replace('Toll_', 'To$0ll_')),
    [
      '**Toll**',
      'Used in 7 relations of 7 events',
      '_Events a year:_ 2003 2, 2004 1, 2009 1, 2010 1, 2011 1, 2012 1',
      '_Perhaps the same:_ tolls (plural, differs in letter case; 1 relation)',
      `_Last used:_\n\n${[6, 5, 4, 3, 2].map(listed).join('\n')}`,
      `_First used:_\n\n${listed(0)}`,
    ].join('\n\n'),
  );
});

test('on a tag of few events: all of them', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const found = await hoverAt(editor, archive.uri(BRIDGE), textOf(BRIDGE).replace('Aldern, Ferry', 'Ald$0ern, Ferry'));
  assert.equal(
    found,
    [
      '**Aldern**',
      'Used in 3 relations of 2 events',
      '_Events a year:_ 2014 2',
      `_Last used:_\n\n- 2014-03-7 [Bridge opens](<${archive.uri(BRIDGE)}>)\n- 2014-03-7 [Ferry retired](<${archive.uri(FERRY)}>)`,
    ].join('\n\n'),
  );
});

test('on a date heading: the events of that day', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const found = await hoverAt(editor, archive.uri(PLAN), textOf(PLAN).replace('2008-', '2008$0-'));
  assert.equal(found, `**2008-11-30**: 1 event\n\n- [Bridge planned](<${archive.uri(PLAN)}>)`);
});

test('nothing on a broken relation, on prose or on a title', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const texts = [
    bridgeWith('[Go$0ne](/news/2014/03/7/gone.md)'),
    textOf(BRIDGE).replace('after six', 'after $0six'),
    textOf(BRIDGE).replace('# Bridge', '# Bri$0dge'),
  ];
  for (const text of texts) assert.equal(await hoverAt(editor, archive.uri(BRIDGE), text), undefined, text);
});

test('text of the archive never acts as Markdown', async (t) => {
  const title = '# <img src=x onerror=alert(1)> [x](command:quit) **`b`** $(warning)';
  const archive = temporaryArchive(t, { ...files, [FERRY]: `${title}\n` });
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const found = await hoverAt(editor, archive.uri(BRIDGE), textOf(BRIDGE).replace('[Ferry', '[Fer$0ry'));
  assert.ok(
    found?.includes('\\<img src=x onerror=alert\\(1\\)\\> \\[x\\]\\(command:quit\\) \\*\\*\\`b\\`\\*\\*'),
    found,
  );
});
