/** Rename and move: what the whole archive looks like afterwards, and what is said where it cannot be done. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { PrepareRenameRequest, RenameRequest, WillRenameFilesRequest } from 'vscode-languageserver/node';
import { openEventOf } from '../support/writing-editor.js';
import { BRIDGE, FERRY, files, textOf } from './bridge-archive.js';

const DAY = 'news/2014/03/7/index.md';

async function opened(t: TestContext, path: string, settings?: unknown) {
  const { editor, uri, positionOf, archive, made } = await openEventOf(t, files, path, settings);
  const placeOf = (words: string) => ({ textDocument: { uri }, position: positionOf(words) });
  return {
    archive,
    editor,
    placeOf,
    made,
    rename: (words: string, newName: string) => editor.request(RenameRequest.type, { ...placeOf(words), newName }),
  };
}

test('a new title names the file, its entry and every relation to it', async (t) => {
  const { placeOf, editor, rename, made } = await opened(t, BRIDGE);
  const at = placeOf('Bridge opens');
  const prepared = await editor.request(PrepareRenameRequest.type, at);
  assert.deepEqual(prepared, {
    range: { start: { line: 4, character: 2 }, end: { line: 4, character: 14 } },
    placeholder: 'Bridge opens',
  });
  const edit = await rename('Bridge opens', 'Ald Bridge opens at last');
  const renamed = (text: string): string =>
    text
      .replaceAll('[Bridge opens]', '[Ald Bridge opens at last]')
      .replaceAll('/bridge-opens.md', '/ald-bridge-opens-at-last.md');
  assert.deepEqual(made(edit), {
    [BRIDGE]: undefined,
    'news/2014/03/7/ald-bridge-opens-at-last.md': textOf(BRIDGE).replace(
      '# Bridge opens',
      '# Ald Bridge opens at last',
    ),
    [FERRY]: renamed(textOf(FERRY)),
    [DAY]: renamed(textOf(DAY)),
  });
});

test('the title of a related event is corrected from its relation, and its list of changes remembers the old one', async (t) => {
  const { rename, made } = await opened(t, BRIDGE);
  const changed = made(await rename('Ferry retired', 'Last ferry retired'));
  const ferry = changed['news/2014/03/7/last-ferry-retired.md'] ?? '';
  assert.match(
    ferry,
    /\n1\. \[Ferry sold\].*\n2\. \[Ferry retired\]\(\/news\/2014\/03\/7\/ferry-retired\.md\) _\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \(Update\)_\n3\. \[Last ferry retired\]\(\/news\/2014\/03\/7\/last-ferry-retired\.md\) _\(Current version\)_\n/,
  );
  assert.equal(changed[FERRY], undefined);
  assert.match(changed[BRIDGE] ?? '', /\[Last ferry retired\]\(\/news\/2014\/03\/7\/last-ferry-retired\.md\)/);
});

test('no list of changes is touched where that is not wanted', async (t) => {
  const { rename, made } = await opened(t, BRIDGE, { rename: { changes: 'never' } });
  const changed = made(await rename('Ferry retired', 'Last ferry retired'));
  assert.equal(
    changed['news/2014/03/7/last-ferry-retired.md'],
    textOf(FERRY).replace('# Ferry retired', '# Last ferry retired'),
  );
});

test('a tag is renamed in every relation and entry, and one that is there already takes it in', async (t) => {
  const { rename, made, editor } = await opened(t, BRIDGE);
  const answers: (string | undefined)[] = [undefined, 'Change Them'];
  const questions: string[] = [];
  editor.heard.onQuestion = (question) => {
    questions.push(question);
    return answers.shift();
  };
  await assert.rejects(rename('Ferry_', 'Aldern'), { message: 'Cancelled' });
  const edit = await rename('Ferry_', 'Aldern');
  const question =
    'Merge tag "Ferry" into "Aldern"? 2 relations join the 3 that have "Aldern" already; 3 files are changed.';
  assert.deepEqual(questions, [question, question]);
  const merged = (text: string): string => text.replaceAll('Aldern, Ferry_', 'Aldern_');
  assert.deepEqual(made(edit), {
    [BRIDGE]: merged(textOf(BRIDGE)),
    [FERRY]: merged(textOf(FERRY)),
    [DAY]: merged(textOf(DAY)),
  });
});

test('another date moves the event, with both day indexes; the index that was not there is made', async (t) => {
  const { rename, made } = await opened(t, BRIDGE);
  const to = 'news/2014/03/10/bridge-opens.md';
  const moved = (text: string): string => text.replaceAll('/2014/03/7/bridge-opens', '/2014/03/10/bridge-opens');
  const entry =
    '##### Aldern\n### [Bridge opens](/news/2014/03/7/bridge-opens.md)\nThe bridge over the Ald opens after six years.\n\n';
  assert.deepEqual(made(await rename('2014-03-7', '2014-03-10')), {
    [BRIDGE]: undefined,
    [to]: textOf(BRIDGE).replace('[2014-03-7](/news/2014/03/7/', '[2014-03-10](/news/2014/03/10/'),
    [FERRY]: moved(textOf(FERRY)),
    [DAY]: textOf(DAY).replace(entry, ''),
    'news/2014/03/10/index.md': `## [2014-03-10](/news/2014/03/10/index.md)\n\n${moved(entry)}## [Previous Day...](/news/2014/03/7/index.md)\n`,
  });
});

test('another date in the heading of a day index moves the whole day', async (t) => {
  const { rename, made } = await opened(t, DAY, { rename: { changes: 'never' } });
  const changed = made(await rename('2014-03-7', '2014-03-10'));
  const there = (text: string): string =>
    text.replaceAll('/2014/03/7/', '/2014/03/10/').replace('[2014-03-7]', '[2014-03-10]');
  assert.deepEqual(changed, {
    [BRIDGE]: undefined,
    [FERRY]: undefined,
    [DAY]: undefined,
    'news/2014/03/10/bridge-opens.md': there(textOf(BRIDGE)),
    'news/2014/03/10/ferry-retired.md': there(textOf(FERRY))
      .replace('/10/ferry-sold.md', '/7/ferry-sold.md')
      .replace('/10/ferry-retired.md) _(', '/7/ferry-retired.md) _('),
    'news/2014/03/10/index.md': there(textOf(DAY)),
  });
});

test('an editor that asks what follows from a move which was planned here is told: nothing', async (t) => {
  const { rename, made, editor, archive } = await opened(t, BRIDGE);
  for (const [path, text] of Object.entries({ ...files }))
    if (path !== BRIDGE) await editor.open(archive.uri(path), text);
  const changed = made(await rename('2014-03-7', '2014-03-10'));
  const to = 'news/2014/03/10/bridge-opens.md';
  // VS Code has edited what is open, and now moves the file.
  const shown = { ...changed, [BRIDGE]: changed[to] };
  for (const [path, text] of Object.entries(shown))
    if (text !== undefined && path !== to) await editor.open(archive.uri(path), text);
  const moved = { files: [{ oldUri: archive.uri(BRIDGE), newUri: archive.uri(to) }] };
  assert.equal(await editor.request(WillRenameFilesRequest.type, moved), null);
});

test('a file that is moved in the explorer takes its links along', async (t) => {
  const { editor, archive, made } = await opened(t, FERRY);
  const [oldUri, newUri] = [archive.uri(BRIDGE), archive.uri('news/2014/03/7/bridge (new).md')];
  const edit = await editor.request(WillRenameFilesRequest.type, { files: [{ oldUri, newUri }] });
  const renamed = (text: string): string => text.replaceAll('/bridge-opens.md', '/bridge%20%28new%29.md');
  assert.deepEqual(made(edit), { [FERRY]: renamed(textOf(FERRY)), [DAY]: renamed(textOf(DAY)) });
});

test('a folder that is moved takes its whole day along', async (t) => {
  const { editor, archive, made } = await opened(t, FERRY);
  const [oldUri, newUri] = [archive.uri('news/2014/03/7'), archive.uri('news/2014/03/9')];
  const edit = await editor.request(WillRenameFilesRequest.type, { files: [{ oldUri, newUri }] });
  const changed = made(edit);
  assert.deepEqual(Object.keys(changed), [BRIDGE, FERRY, DAY]);
  for (const [path, text] of Object.entries(changed)) {
    const expected = textOf(path)
      .replaceAll('/2014/03/7/', '/2014/03/9/')
      .replace('[2014-03-7]', '[2014-03-9]')
      // The earlier version never had another day, and the one before the move had the old one.
      .replace('/2014/03/9/ferry-sold', '/2014/03/7/ferry-sold')
      .replace('2. [Ferry', '2. [Ferry retired](/news/2014/03/7/ferry-retired.md) _now (Update)_\n3. [Ferry');
    assert.equal(text?.replace(/_[-\d]+ [:\d]+ \(Update\)_/, '_now (Update)_'), expected);
  }
});

test('a rename that cannot be says why', async (t) => {
  const { rename, editor, placeOf } = await opened(t, BRIDGE);
  await assert.rejects(rename('Bridge opens', 'Ferry retired!'), {
    message:
      'There is a file "news/2014/03/7/ferry-retired.md" already. Give the event another title, or merge the two.',
  });
  await assert.rejects(rename('Bridge opens', ' '), { message: 'The new title is empty.' });
  await assert.rejects(rename('Ferry_', 'Boat, Ship'), {
    message: 'A tag holds no comma: "Boat, Ship" would be several tags.',
  });
  await assert.rejects(rename('2014-03-7', '2014-02-30'), { message: 'There is no 2014-02-30 in the calendar.' });
  await assert.rejects(editor.request(PrepareRenameRequest.type, placeOf('Coast Radio')), {
    message: 'Only titles, relations, tags, topics and date headings are renamed across the archive.',
  });
});
