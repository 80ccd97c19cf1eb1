/** Events that are moved outside of the editor: one repair is offered for all links to them, once, and only where there are any. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { FileChangeType, WillRenameFilesRequest, type WorkspaceEdit } from 'vscode-languageserver/node';
import { changedFiles, filesBelow } from '../support/files-below.js';
import { openEventOf, type Opened } from '../support/writing-editor.js';
import { BRIDGE, DAY, FERRY, files, MOVED, PLAN, repaired, textOf } from './bridge-archive.js';

const { Created, Changed, Deleted } = FileChangeType;

async function opened(t: TestContext, all: Readonly<Record<string, string>> = files, path = PLAN): Promise<Opened> {
  return openEventOf(t, all, path, { rename: { changes: 'never' } });
}

/** Moves files on the disk and tells of it as a watcher would: what has gone, and later what has come. */
async function move({ archive, editor }: Opened, moves: readonly (readonly [string, string])[]): Promise<void> {
  for (const [from, to] of moves) archive.rename(from, to);
  await editor.filesChanged(
    Deleted,
    moves.map(([from]) => archive.uri(from)),
  );
  await editor.filesChanged(
    Created,
    moves.map(([, to]) => archive.uri(to)),
  );
}

/** Waits for a question, answers it, and waits for the edit where one follows; what it changes on the disk. */
async function answered(
  { editor, archive, made }: Opened,
  answer: string,
  count = 1,
): Promise<{ readonly question: string; readonly changed: Record<string, string | undefined> }> {
  const { heard } = editor;
  const before = filesBelow(archive.root);
  let edit: WorkspaceEdit | undefined;
  heard.onQuestion = () => answer;
  heard.onEdit = (wanted) => void (edit = wanted);
  await heard.until(
    () => (heard.questions.length >= count && (answer === 'Not Now' || edit) ? true : undefined),
    () => `asked: ${heard.questions.join(' | ')}`,
  );
  if (edit) made(edit);
  return { question: heard.questions.at(-1) ?? '', changed: changedFiles(before, filesBelow(archive.root)) };
}

test('an event that went to another day: its links, its heading and its entry follow', async (t) => {
  const editor = await opened(t);
  await move(editor, [[BRIDGE, MOVED]]);
  const { question, changed } = await answered(editor, 'Repair');
  assert.equal(question, '1 event was moved; 2 links in 2 files lead to where it was.');
  assert.deepEqual(changed, repaired);
  assert.deepEqual(editor.editor.heard.questions, [question]);
});

test('it is shown before, and not made where its user would not have it', async (t) => {
  const editor = await opened(t);
  const { heard } = editor.editor;
  const shown: unknown[] = [];
  heard.onShown = ({ title, action, question }) => {
    shown.push({ title, action, question });
    return shown.length > 1;
  };
  const question = '1 event was moved; 2 links in 2 files lead to where it was.';
  await move(editor, [[BRIDGE, MOVED]]);
  heard.onQuestion = () => 'Show the Changes';
  await heard.until(
    () => (shown.length > 0 ? true : undefined),
    () => 'nothing was shown',
  );
  // The same move is not asked about again. Another one is, though the event came back for a moment only.
  await move(editor, [[MOVED, BRIDGE]]);
  await move(editor, [[BRIDGE, 'news/2014/03/7/bridge-opened.md']]);
  const { changed } = await answered(editor, 'Show the Changes', 2);
  const renamed = (text: string): string => text.replaceAll('/bridge-opens.md', '/bridge-opened.md');
  assert.deepEqual(changed, { [FERRY]: renamed(textOf(FERRY)), [DAY]: renamed(textOf(DAY)) });
  const said = { title: 'Repair the links to 1 moved event', action: 'Repair', question };
  assert.deepEqual(shown, [said, said]);
});

test('a whole day that was moved as a folder, with its index', async (t) => {
  const next = 'news/2014/03/12/index.md';
  const page = 'index.md';
  const editor = await opened(t, {
    ...files,
    [next]: '## [2014-03-12](/news/2014/03/12/index.md)\n\n## [Previous Day...](/news/2014/03/7/index.md)\n',
    [page]: 'See [the bridge](/news/2014/03/7/bridge-opens.md) and [its day](/news/2014/03/7/index.md).\n',
  });
  await move(editor, [['news/2014/03/7', 'news/2014/03/9']]);
  const { question, changed } = await answered(editor, 'Repair');
  assert.equal(question, '2 events were moved; 5 links in 4 files lead to where they were.');
  const there = (text: string): string =>
    text
      .replaceAll('/2014/03/7/', '/2014/03/9/')
      .replace('[2014-03-7]', '[2014-03-9]')
      .replace(/(\[Ferry \w+\]\(\/news\/2014\/03\/)9(\/\S+ _[\d(]\S* )/g, '$17$2');
  assert.deepEqual(changed, {
    'news/2014/03/9/bridge-opens.md': there(textOf(BRIDGE)),
    'news/2014/03/9/ferry-retired.md': textOf(FERRY)
      .replace('[2014-03-7](/news/2014/03/7/', '[2014-03-9](/news/2014/03/9/')
      .replace('[Bridge opens](/news/2014/03/7/', '[Bridge opens](/news/2014/03/9/'),
    'news/2014/03/9/index.md': there(textOf(DAY)),
    [next]: '## [2014-03-12](/news/2014/03/12/index.md)\n\n## [Previous Day...](/news/2014/03/9/index.md)\n',
    [page]: 'See [the bridge](/news/2014/03/9/bridge-opens.md) and [its day](/news/2014/03/9/index.md).\n',
  });
});

test('a title that was corrected along with the name: labels and the list of changes follow', async (t) => {
  const editor = await openEventOf(t, files, PLAN, {});
  const to = 'news/2014/03/7/last-ferry-retired.md';
  editor.archive.rename(FERRY, to);
  editor.archive.write(to, textOf(FERRY).replace('# Ferry retired', '# Last ferry retired'));
  await editor.editor.filesChanged(Created, [editor.archive.uri(to)]);
  await editor.editor.filesChanged(Deleted, [editor.archive.uri(FERRY)]);
  const { changed } = await answered(editor, 'Repair');
  const renamed = (text: string): string =>
    text.replaceAll(
      '[Ferry retired](/news/2014/03/7/ferry-retired.md)',
      '[Last ferry retired](/news/2014/03/7/last-ferry-retired.md)',
    );
  assert.equal(changed[BRIDGE], renamed(textOf(BRIDGE)));
  assert.equal(changed[DAY], renamed(textOf(DAY)));
  assert.match(
    changed[to] ?? '',
    /\n2\. \[Ferry retired\]\(\/news\/2014\/03\/7\/ferry-retired\.md\) _\S+ \S+ \(Update\)_\n3\. \[Last ferry retired\]\(\/news\/2014\/03\/7\/last-ferry-retired\.md\) _\(Current version\)_\n/,
  );
});

test('nothing is asked of deleted files, of moves whose links moved too, or of two that could be one', async (t) => {
  const lamp = 'news/2016/02/3/lamp-lit.md';
  const twin = (name: string): string => `news/2015/01/9/${name}.md`;
  const text = '### [2015-01-9](/news/2015/01/9/index.md)\n\n# Toll raised\n';
  const linking = `${textOf(PLAN)}\n### Related:\n\n1. [Toll raised](/${twin('a')}) _Context: Toll_\n2. [Lamp lit](/${lamp}) _Context: Toll_\n`;
  const editor = await opened(
    t,
    { ...files, [twin('a')]: text, [twin('b')]: text, 'news/2016/02/1/x.md': linking, [lamp]: '# Lamp lit\n' },
    BRIDGE,
  );
  const { archive } = editor;
  const tell = (type: FileChangeType, uris: readonly string[]) => editor.editor.filesChanged(type, uris);

  archive.remove(FERRY);
  await tell(Deleted, [archive.uri(FERRY)]);
  archive.remove(twin('a'));
  archive.remove(twin('b'));
  archive.write('news/2015/01/10/c.md', text.replaceAll('01-9', '01-10'));
  await tell(Deleted, [archive.uri(twin('a')), archive.uri(twin('b'))]);
  await tell(Created, [archive.uri('news/2015/01/10/c.md')]);
  // What moves here leads nowhere that it did before: who moved it has moved its links too.
  archive.rename('news/2016/02/1/x.md', 'news/2016/02/2/x.md');
  await tell(Deleted, [archive.uri('news/2016/02/1/x.md')]);
  await tell(Created, [archive.uri('news/2016/02/2/x.md')]);
  archive.rename(PLAN, 'news/2009/11/30/bridge-planned.md');
  archive.rename('news/2008/11/30/index.md', 'news/2009/11/30/index.md');
  archive.write(BRIDGE, textOf(BRIDGE).replace('/2008/', '/2009/'));
  archive.write('news/2009/11/30/index.md', textOf('news/2008/11/30/index.md').replaceAll('2008', '2009'));
  await tell(Deleted, [archive.uri('news/2008')]);
  await tell(Created, [archive.uri('news/2009')]);
  await tell(Changed, [archive.uri(BRIDGE)]);
  await editor.editor.change(archive.uri(BRIDGE), textOf(BRIDGE).replace('/2008/', '/2009/'));
  // This one is asked about, and it alone.
  await move(editor, [[lamp, 'news/2016/02/4/lamp-lit.md']]);
  const { question } = await answered(editor, 'Not Now');
  assert.equal(question, '1 event was moved; 1 link in 1 file leads to where it was.');
  assert.deepEqual(editor.editor.heard.questions, [question]);
});

test('what the editor moves itself is no news, whatever became of the edit', async (t) => {
  const editor = await opened(t);
  const { archive } = editor;
  const asked = { files: [{ oldUri: archive.uri(BRIDGE), newUri: archive.uri(MOVED) }] };
  await editor.editor.request(WillRenameFilesRequest.type, asked);
  await move(editor, [[BRIDGE, MOVED]]);
  await move(editor, [[FERRY, 'news/2014/03/7/ferry-gone.md']]);
  const { question } = await answered(editor, 'Not Now');
  // By its entry and by the bridge, wherever that is now.
  assert.equal(question, '1 event was moved; 2 links in 2 files lead to where it was.');
});

test('an event that is open in the editor when its file is moved', async (t) => {
  const editor = await opened(t, files, BRIDGE);
  await move(editor, [[BRIDGE, MOVED]]);
  const { question, changed } = await answered(editor, 'Repair');
  assert.equal(question, '1 event was moved; 2 links in 2 files lead to where it was.');
  assert.deepEqual(changed, repaired);
});
