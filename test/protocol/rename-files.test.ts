/** Files and folders moved in the explorer: what the whole archive looks like when the editor has made the edit and then the move. */
import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { RenameRequest, WillRenameFilesRequest, type WorkspaceEdit } from 'vscode-languageserver/node';
import { applyWorkspaceEdit } from '../support/apply-workspace-edit.js';
import { changedFiles, filesBelow } from '../support/files-below.js';
import { openEventOf } from '../support/writing-editor.js';
import { BRIDGE, FERRY, files, PLAN, textOf } from './bridge-archive.js';

const DAY = 'news/2014/03/7/index.md';
const TWIN = 'news/2014/03/7/README.md';
const NEXT = 'news/2014/03/12/index.md';
const PAGE = 'faq/index.md';

/** Day and twin, the day after, a page, links in every spelling, lines that end in CRLF. */
const all: Readonly<Record<string, string>> = {
  ...files,
  [TWIN]: textOf(DAY).replaceAll('\n', '\r\n'),
  [NEXT]: `## [2014-03-12](/news/2014/03/12/index.md)

### [Toll raised](/news/2014/03/12/toll-raised.md)
_Context: Aldern_

## [Previous Day...](/news/2014/03/7/index.md)
`,
  'news/2014/03/12/toll-raised.md': `### [2014-03-12](/news/2014/03/12/index.md)

# Toll raised

### Related:

1. [Bridge opens](/news/2014/03/7/bridge%2Dopens.md) _Context: Aldern_
2. [Bridge opens](/zh/news/2014/03/7/bridge\\-opens.md) _Context: Aldern_
3. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Aldern_
`.replaceAll('\n', '\r\n'),
  [PAGE]:
    'See [the bridge](/news/2014/03/7/bridge-opens.md), [the same](/news/2014/03/7/bridge%2Dopens.md) and [the day](/news/2014/03/7/index.md).\n',
};

type Move = readonly [from: string, to: string];

/** Asks what follows from moves, makes it, moves; the files that are other than before. */
async function explored(t: TestContext, moves: readonly Move[], settings: unknown = { rename: { changes: 'never' } }) {
  const { editor, archive } = await openEventOf(t, all, PLAN, settings);
  const before = filesBelow(archive.root);
  const asked = { files: moves.map(([from, to]) => ({ oldUri: archive.uri(from), newUri: archive.uri(to) })) };
  const edit: WorkspaceEdit | null = await editor.request(WillRenameFilesRequest.type, asked);
  applyWorkspaceEdit(edit);
  // One after the other by way of other names, so that files can change places.
  for (const [index, [from]] of moves.entries())
    renameSync(join(archive.root, from), join(archive.root, `moving-${index}`));
  for (const [index, [, to]] of moves.entries()) archive.rename(`moving-${index}`, to);
  return { edit, changed: changedFiles(before, filesBelow(archive.root)), editor, archive };
}

const bridgeAt =
  (path: string) =>
  (text: string): string =>
    text
      .replaceAll('](/news/2014/03/7/bridge-opens.md', `](/${path}`)
      .replaceAll('/news/2014/03/7/bridge%2Dopens.md', `/${path}`)
      .replaceAll('/news/2014/03/7/bridge\\-opens.md', `/${path}`);

function changedBy(change: (text: string) => string, except: readonly string[] = []): Record<string, string> {
  const entries = Object.entries(all).map(([path, text]) => [path, change(text)] as const);
  return Object.fromEntries(entries.filter(([path, text]) => text !== all[path] && !except.includes(path)));
}

test('a new title: slug and file, entry and twin, label and link of every relation however it is spelt, a page', async (t) => {
  const { editor, uri, positionOf, made } = await openEventOf(t, all, BRIDGE, { rename: { changes: 'never' } });
  const asked = {
    textDocument: { uri },
    position: positionOf('Bridge opens'),
    newName: ' Ald Bridge  opens: [at last](x ',
  };
  const changed = made(await editor.request(RenameRequest.type, asked));
  const to = 'news/2014/03/7/ald-bridge-opens-at-last-x.md';
  const renamed = (text: string): string =>
    bridgeAt(to)(text).replaceAll('[Bridge opens]', '[Ald Bridge  opens: [at last]\\(x]');
  assert.deepEqual(changed, {
    [BRIDGE]: undefined,
    [to]: textOf(BRIDGE).replace('# Bridge opens', '# Ald Bridge  opens: [at last](x'),
    ...changedBy(renamed),
  });
});

test('a file under another name: every spelling of its links, both twins, a page', async (t) => {
  const to = 'news/2014/03/7/bridge-opened.md';
  const { changed } = await explored(t, [[BRIDGE, to]]);
  assert.deepEqual(changed, { [BRIDGE]: undefined, [to]: textOf(BRIDGE), ...changedBy(bridgeAt(to)) });
});

test('a name that differs only in letter case', async (t) => {
  const to = 'news/2014/03/7/Bridge-Opens.md';
  const { changed } = await explored(t, [[BRIDGE, to]]);
  assert.deepEqual(changed, { [BRIDGE]: undefined, [to]: textOf(BRIDGE), ...changedBy(bridgeAt(to)) });
});

test('several files at once that change places', async (t) => {
  const { changed } = await explored(t, [
    [BRIDGE, FERRY],
    [FERRY, BRIDGE],
  ]);
  const swapped = (text: string): string =>
    bridgeAt('x.md')(text)
      .replaceAll('](/news/2014/03/7/ferry-retired.md)', `](/${BRIDGE})`)
      .replaceAll('(/x.md)', `(/${FERRY})`)
      .replaceAll('zh/x.md', `zh/${FERRY}`);
  // The lists of changes tell what was.
  const ferry = textOf(FERRY).replace(
    '[Bridge opens](/news/2014/03/7/bridge-opens.md) _C',
    '[Bridge opens](/news/2014/03/7/ferry-retired.md) _C',
  );
  assert.deepEqual(changed, { ...changedBy(swapped), [FERRY]: swapped(textOf(BRIDGE)), [BRIDGE]: ferry });
});

test('one file that takes the place of another, which goes to another day', async (t) => {
  const to = 'news/2014/03/12/ferry-retired.md';
  const { changed } = await explored(t, [
    [FERRY, to],
    [BRIDGE, FERRY],
  ]);
  assert.equal(
    changed[to],
    textOf(FERRY)
      .replace('[2014-03-7](/news/2014/03/7/', '[2014-03-12](/news/2014/03/12/')
      .replace('/bridge-opens.md) _Context', '/ferry-retired.md) _Context'),
  );
  assert.equal(changed[FERRY], textOf(BRIDGE).replace('/2014/03/7/ferry-retired', '/2014/03/12/ferry-retired'));
  assert.equal(
    changed[DAY],
    textOf(DAY)
      .replace('### [Ferry retired](/news/2014/03/7/ferry-retired.md)\n_Context: Aldern, Ferry_\n\n', '')
      .replace('/bridge-opens.md', '/ferry-retired.md'),
  );
  assert.equal(
    changed[NEXT],
    (all[NEXT] ?? '').replace(
      '## [Previous',
      '### [Ferry retired](/news/2014/03/12/ferry-retired.md)\n_Context: Aldern, Ferry_\n\n## [Previous',
    ),
  );
});

/** What names the seventh of March, save the lists of changes. */
const inFolder =
  (from: string, to: string) =>
  (text: string): string =>
    text
      .replaceAll('bridge%2Dopens', 'bridge-opens')
      .replaceAll('bridge\\-opens', 'bridge-opens')
      .replace(
        /\[(\d{4}-\d\d-\d+)\]\((\/news\/\S+?)\/index\.md\)/g,
        (heading: string, _label: string, folder: string) => {
          const moved = `${folder}/`.replace(from, to).slice(0, -1);
          return moved === folder
            ? heading
            : `[${moved.slice('/news/'.length).replaceAll('/', '-')}](${moved}/index.md)`;
        },
      )
      .replace(/\((?:\/zh)?\/news\/[^)]*\)(?! _[\d(])/g, (link) => link.replace(from, to));

for (const [what, from, to] of [
  ['the folder of a day', 'news/2014/03/7', 'news/2014/03/9'],
  ['the folder of a month', 'news/2014/03', 'news/2014/07'],
  ['the folder of a year', 'news/2014', 'news/2016'],
] as const) {
  test(`${what}: headings, indexes, links, the day after`, async (t) => {
    const { changed } = await explored(t, [[from, to]]);
    const there = inFolder(`/${from}/`, `/${to}/`);
    const expected = Object.entries(all).flatMap(([path, text]) => {
      if (!path.startsWith(`${from}/`)) return there(text) === text ? [] : [[path, there(text)]];
      return [
        [path, undefined],
        [to + path.slice(from.length), there(text)],
      ];
    });
    assert.deepEqual(changed, Object.fromEntries(expected));
  });
}

for (const [what, from, to] of [
  ['news itself', 'news', 'old-news'],
  ['an event out of the archive', BRIDGE, '../bridge-opens.md'],
  ['an event to where no event can be', BRIDGE, 'faq/bridge-opens.md'],
  ['a month to one that has not so many days', 'news/2008/11', 'news/2008/x'],
  ['a page', PAGE, 'faq/questions.md'],
] as const) {
  test(`nothing follows from moving ${what}`, async (t) => {
    const { editor, archive } = await openEventOf(t, all, PLAN);
    const asked = { files: [{ oldUri: archive.uri(from), newUri: archive.uri(to) }] };
    assert.equal(await editor.request(WillRenameFilesRequest.type, asked), null);
  });
}

test('what is touched is said in groups, and a list of changes is begun where that is wanted', async (t) => {
  const to = 'news/2014/03/7/bridge-opened.md';
  const { edit, changed } = await explored(t, [[BRIDGE, to]], { rename: { changes: 'always' } });
  const title = `Move "${BRIDGE}" to "${to}"`;
  assert.deepEqual(edit?.changeAnnotations, {
    event: { label: 'Events', description: `${title}; 3 files` },
    'day-index': { label: 'Day indexes', description: `${title}; 2 files` },
    page: { label: 'Pages', description: `${title}; 1 file` },
  });
  assert.match(
    changed[to] ?? '',
    /\n### Changes:\n\n1\. \[Bridge opens \]\(\/news\/2014\/03\/7\/bridge-opens\.md\) _\S+ \S+ \(First version\)_\n2\. \[Bridge opens \]\(\/news\/2014\/03\/7\/bridge-opened\.md\) _\(Current version\)_\n\n### Related:/,
  );
});

test('of a copy nothing is asked, and nothing follows from it', async (t) => {
  const { editor, archive } = await openEventOf(t, all, PLAN);
  const { fileOperations } = editor.initializeResult.capabilities.workspace ?? {};
  assert.deepEqual(Object.keys(fileOperations ?? {}), ['willRename']);
  archive.write('news/2014/03/12/bridge-opens.md', textOf(BRIDGE));
  await editor.filesChanged(1, [archive.uri('news/2014/03/12/bridge-opens.md')]);
  const problems = await editor.problems(archive.uri(PLAN));
  assert.deepEqual(problems, []);
  assert.deepEqual(editor.heard.questions, []);
});

test('before many files are changed it is asked; who would not have that moves the file alone', async (t) => {
  const event = (number: number): string =>
    `### [2015-01-9](/news/2015/01/9/index.md)\n\n# Lamp ${number}\n\n### Related:\n\n1. [Bridge opens](/${BRIDGE}) _Context: Aldern_\n`;
  const lamps = Array.from({ length: 17 }, (_, number): [string, string] => [
    `news/2015/01/9/lamp-${number}.md`,
    event(number),
  ]);
  const { editor, archive, made } = await openEventOf(t, { ...all, ...Object.fromEntries(lamps) }, PLAN);
  const asked = { files: [{ oldUri: archive.uri(BRIDGE), newUri: archive.uri('news/2014/03/7/bridge.md') }] };
  editor.heard.onQuestion = () => undefined;
  assert.equal(await editor.request(WillRenameFilesRequest.type, asked), null);
  editor.heard.onQuestion = () => 'Change Them';
  const changed = made(await editor.request(WillRenameFilesRequest.type, asked));
  assert.equal(Object.keys(changed).length, 22);
  const question = `Move "${BRIDGE}" to "news/2014/03/7/bridge.md"? 22 files are changed.`;
  assert.deepEqual(editor.heard.questions, [question, question]);
});
