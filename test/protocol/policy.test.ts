/** What an archive says of itself, as the server heeds it: at once, when its files change, and in every way problems are shown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileChangeType } from 'vscode-languageserver/node';
import { startServer, type Editor } from '../support/lsp-client.js';
import { chosen, titlesAt } from '../support/quick-fixes.js';
import { checked, rulesOf, sentFor, sentUntil } from '../support/shown-problems.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { openEventOf } from '../support/writing-editor.js';

const EVENT = 'news/2014/03/7/bridge.md';
const OTHER = 'news/2015/01/9/toll.md';
const TEXT =
  '# Bridge\n\n### Sources:\n\n1. [](http://a.example/)\n\n### Siehe auch:\n\n### Related:\n\n1. [Gone](/news/2014/03/7/gone.md)\n';
const files = { [EVENT]: TEXT, [OTHER]: '# Toll\n' };

const CONFIG = 'event-archive.json';
const ALL = ['missing-date-heading', 'unlabelled-source', 'missing-context', 'unresolved-relation'];

async function opened(
  t: Parameters<typeof startServer>[0],
  diagnostics: 'push' | 'pull',
  others: Record<string, string>,
) {
  const archive = temporaryArchive(t, { ...files, ...others });
  const editor = await startServer(t, { roots: [archive.root], diagnostics });
  await editor.indexed();
  const uri = archive.uri(EVENT);
  await editor.open(uri, archive.root === '' ? '' : (others[EVENT] ?? TEXT));
  return { archive, editor, uri };
}

const rulesNow = async (editor: Editor, uri: string): Promise<string> => rulesOf(await editor.problems(uri));

for (const diagnostics of ['push', 'pull'] as const) {
  test(`${diagnostics}: configuration, ignore file, baseline and comments count`, async (t) => {
    for (const [others, rules] of [
      [{}, ALL],
      [{ [CONFIG]: '{ "rules": { "missing-context": "off" }, }' }, ALL.filter((rule) => rule !== 'missing-context')],
      [
        { [CONFIG]: '{ "overrides": [{ "files": ["news/2014"], "rules": { "missing-context": "off" } }] }' },
        ALL.filter((rule) => rule !== 'missing-context'),
      ],
      [{ '.event-archive-ignore': 'news/2014/\n' }, []],
      [
        { 'event-archive-baseline.json': `{ "version": 1, "problems": { "${EVENT}": { "unresolved-relation": 1 } } }` },
        ALL.slice(0, 3),
      ],
      [
        { [EVENT]: `<!-- event-archive-disable-file unlabelled-source -->\n\n${TEXT}` },
        ['missing-date-heading', ...ALL.slice(2)],
      ],
    ] as const) {
      const { editor, uri } = await opened(t, diagnostics, others);
      assert.equal(await rulesNow(editor, uri), rules.join());
      assert.equal(await editor.stop(), 0);
    }
  });

  test(`${diagnostics}: what changes on the disk counts from then on`, async (t) => {
    const { archive, editor, uri } = await opened(t, diagnostics, {});
    assert.equal(await rulesNow(editor, uri), ALL.join());
    const said = async (path: string, text: string, ...rules: readonly string[]) => {
      archive.write(path, text);
      await editor.filesChanged(FileChangeType.Changed, [archive.uri(path)]);
      if (diagnostics === 'push') await sentUntil(editor, uri, ...rules);
      else assert.equal(await rulesNow(editor, uri), rules.join());
    };
    await said(
      CONFIG,
      '{ "rules": { "missing-context": "off" } }',
      ...ALL.filter((rule) => rule !== 'missing-context'),
    );
    await said(CONFIG, '{ "rulez": {} }', ...ALL);
    await said('.event-archive-ignore', '*.md\n');
    await said('.event-archive-ignore', '', ...ALL);
    await said('event-archive-baseline.json', '{ "version": 7 }', ...ALL);
    const isSaid = (): boolean => editor.heard.logged.some((message) => message.startsWith('event-archive-baseline'));
    await editor.heard.until(
      () => isSaid() || undefined,
      () => editor.heard.logged.join('\n'),
    );
    assert.deepEqual(
      editor.heard.logged.filter(
        (message) => message.startsWith('event-archive.json') || message.startsWith('event-archive-b'),
      ),
      [
        'event-archive.json:1:3: There is no "rulez" here; did you mean "rules"?',
        'event-archive-baseline.json: it has version 7, and this program knows 1; use a newer one',
      ],
    );
  });
}

test('problems of files that nobody has opened are those that the archive wants', async (t) => {
  const { archive, editor } = await checked(t, {
    ...files,
    [CONFIG]: '{ "rules": { "missing-date-heading": "off" } }',
  });
  await sentUntil(editor, archive.uri(EVENT), 'unlabelled-source', 'missing-context', 'unresolved-relation');
  assert.deepEqual(sentFor(editor, archive.uri(OTHER)), []);
  archive.write(CONFIG, '{}');
  await editor.filesChanged(FileChangeType.Changed, [archive.uri(CONFIG)]);
  await sentUntil(editor, archive.uri(OTHER), 'missing-date-heading');
});

test('with other words for sections the archive is read anew', async (t) => {
  const text = TEXT.replace('### Siehe auch:\n\n### Related:', '### Vorher:');
  const { archive, editor, uri } = await opened(t, 'push', { [EVENT]: text });
  assert.equal(await rulesNow(editor, uri), 'missing-date-heading,unlabelled-source');
  archive.write(CONFIG, '{ "sections": { "related": ["Vorher"] } }');
  await editor.filesChanged(FileChangeType.Created, [archive.uri(CONFIG)]);
  await sentUntil(editor, uri, ...ALL);
});

test('a comment that is not needed goes by a quick fix, with its line', async (t) => {
  const comment = '<!-- event-archive-disable-next-line self-relation -- why not -->';
  const text = TEXT.replace('1. [Gone]', `${comment}\n1. [Gone]`);
  const openedEvent = await openEventOf(t, { ...files, [EVENT]: text }, EVENT);
  assert.deepEqual(await titlesAt(openedEvent, 'self-relation'), ['Remove this comment']);
  assert.deepEqual(openedEvent.made(await chosen(openedEvent, 'self-relation', 'Remove this comment')), {
    [EVENT]: TEXT,
  });
});
