/** The problems of files that nobody opened: sent, kept right, counted, and taken back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileChangeType } from 'vscode-languageserver/node';
import { allSent, checked, counted, sentFor, sentUntil, WHOLE } from '../support/shown-problems.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, FERRY, files, PLAN, textOf } from './bridge-archive.js';

const { Created, Changed, Deleted } = FileChangeType;
const GONE = '[Gone](/news/2014/03/7/gone.md) _Context: Aldern_';

/** The small archive with a relation in the first event that leads nowhere. */
const BROKEN = { ...files, [BRIDGE]: bridgeWith(GONE) };

for (const diagnostics of ['push', 'pull'] as const) {
  test(`${diagnostics}: a file that nobody opened has its problems, and a sound one none`, async (t) => {
    const { archive, editor } = await checked(t, BROKEN, { diagnostics });
    assert.deepEqual([...allSent(editor).keys()], [archive.uri(BRIDGE)]);
    const [problem] = sentFor(editor, archive.uri(BRIDGE));
    assert.equal(problem?.code, 'unresolved-relation');
    assert.equal(problem.source, 'event-archive');
    assert.match(problem.message, /"news\/2014\/03\/7\/gone\.md", which does not exist/);
  });

  test(`${diagnostics}: a title that is typed makes a label elsewhere outdated, and right again`, async (t) => {
    const { archive, editor } = await checked(t, files, { diagnostics });
    const [bridge, ferry] = [archive.uri(BRIDGE), archive.uri(FERRY)];
    await editor.open(ferry, textOf(FERRY));
    for (const title of ['Ferry sunk', 'Ferry raised']) {
      await editor.change(ferry, textOf(FERRY).replace('# Ferry retired', `# ${title}`));
      const [problem] = await sentUntil(editor, bridge, 'outdated-relation');
      assert.match(problem?.message ?? '', new RegExp(title));
      await editor.change(ferry, textOf(FERRY));
      await sentUntil(editor, bridge);
    }
    await editor.change(ferry, textOf(FERRY).replace('# Ferry retired', '# Never saved'));
    await sentUntil(editor, bridge, 'outdated-relation');
    await editor.close(ferry);
    await sentUntil(editor, bridge);
  });

  test(`${diagnostics}: an opened file has its problems once, and keeps them when it is closed`, async (t) => {
    const { archive, editor } = await checked(t, BROKEN, { diagnostics });
    const uri = archive.uri(BRIDGE);
    await editor.open(uri, bridgeWith(GONE));
    await sentUntil(editor, uri, 'unresolved-relation');
    // An editor that asks shows the answer beside what it was sent.
    if (diagnostics === 'pull') assert.deepEqual(await editor.problems(uri), []);
    await editor.change(uri, textOf(BRIDGE));
    await sentUntil(editor, uri);
    await counted(editor, ({ found }) => found === 0);
    await editor.close(uri);
    await sentUntil(editor, uri, 'unresolved-relation');
    await counted(editor, ({ found }) => found === 1);
  });

  test(`${diagnostics}: off takes everything back, open files shows those alone`, async (t) => {
    const { archive, editor } = await checked(t, { ...BROKEN, [PLAN]: '# Bridge planned\n' }, { diagnostics });
    const [bridge, plan] = [archive.uri(BRIDGE), archive.uri(PLAN)];
    await editor.open(plan, '# Bridge planned\n');
    await sentUntil(editor, plan, 'missing-date-heading');
    await editor.settingsChanged({ problems: 'off' });
    await sentUntil(editor, bridge);
    await sentUntil(editor, plan);
    await editor.settingsChanged({ problems: 'openFiles' });
    await editor.problems(plan, (problems) => problems.length === 1);
    assert.deepEqual(sentFor(editor, bridge), []);
    await editor.settingsChanged(WHOLE);
    await sentUntil(editor, bridge, 'unresolved-relation');
  });

  test(`${diagnostics}: of each rule no more are listed than are set, the rest is counted, mended ones make room`, async (t) => {
    const paths = [1, 2, 3, 4, 5].map((day) => `news/2015/01/${day}/event.md`);
    const event = (path: string, relations: number) =>
      `### [${path.slice(5, 14).replaceAll('/', '-')}](/${path.replace('event', 'index')})\n\n# Event\n\n### Related:\n\n` +
      Array.from(
        { length: relations },
        (_, i) => `${i + 1}. [Gone](/news/2014/01/1/gone-${i}.md) _Context: Aldern_\n`,
      ).join('');
    const texts = paths.flatMap((path) => [
      [path, event(path, 2)],
      [
        path.replace('event', 'index'),
        `## [${path.slice(5, 14).replaceAll('/', '-')}](/${path.replace('event', 'index')})\n\n### [Event](/${path})\n`,
      ],
    ]);
    const settings = { ...WHOLE, problemsPerRule: 3 };
    const front = { 'index.md': '# The archive\n' };
    const { archive, editor } = await checked(
      t,
      { ...front, ...(Object.fromEntries(texts) as Record<string, string>) },
      { diagnostics, settings },
    );
    const uris = paths.map(archive.uri);
    const listed = () => uris.flatMap((uri) => sentFor(editor, uri)).length;
    assert.equal(listed(), 3);
    assert.deepEqual(await counted(editor, () => true), { found: 10, listed: 3, files: 5, state: 'complete' });
    const [notice] = await sentUntil(editor, archive.uri('index.md'), 'unresolved-relation');
    assert.equal(
      notice?.message,
      '7 more problems of the rule unresolved-relation are in the archive but not listed: at most 3 of each rule are (setting eventArchive.problemsPerRule)',
    );

    // The notice stays with its file when that is opened.
    await editor.open(archive.uri('index.md'), '# The archive\n');
    const isNoticed = (beginning: string) =>
      editor.heard.until(
        () => (sentFor(editor, archive.uri('index.md'))[0]?.message.startsWith(beginning) ? true : undefined),
        () => JSON.stringify(sentFor(editor, archive.uri('index.md'))),
      );
    await isNoticed('7 more');

    const full = uris.find((uri) => sentFor(editor, uri).length === 2) ?? '';
    archive.write(paths[uris.indexOf(full)] ?? '', event(paths[uris.indexOf(full)] ?? '', 0));
    await editor.filesChanged(Changed, [full]);
    await counted(editor, ({ found, listed: shown }) => found === 8 && shown === 3);
    assert.equal(listed(), 3);
    await isNoticed('5 more');

    await editor.settingsChanged({ ...WHOLE, problemsPerRule: 100 });
    await counted(editor, ({ listed: shown, state }) => shown === 8 && state === 'complete');
    assert.equal(listed(), 8);
    await editor.problems(archive.uri('index.md'), (problems) => problems.length === 0);
  });
}

test('files that are written, changed and deleted on the disk, with all that name them', async (t) => {
  const { archive, editor } = await checked(t, BROKEN);
  const [bridge, gone] = [archive.uri(BRIDGE), archive.uri('news/2014/03/7/gone.md')];
  const heading = '### [2014-03-7](/news/2014/03/7/index.md)\n\n';
  archive.write('news/2014/03/7/gone.md', `${heading}# Gone\n`);
  await editor.filesChanged(Created, [gone]);
  await sentUntil(editor, bridge);
  await sentUntil(editor, gone, 'unlisted-event');

  archive.write('news/2014/03/7/gone.md', `${heading}# Back\n`);
  await editor.filesChanged(Changed, [gone]);
  await sentUntil(editor, bridge, 'outdated-relation');

  archive.remove('news/2014/03/7/gone.md');
  await editor.filesChanged(Deleted, [gone]);
  await sentUntil(editor, bridge, 'unresolved-relation');
  await sentUntil(editor, gone);

  archive.remove('news/2014/03/7/index.md');
  await editor.filesChanged(Deleted, [archive.uri('news/2014/03/7/index.md')]);
  await sentUntil(editor, bridge, 'missing-day-index', 'unresolved-relation');
  await sentUntil(editor, archive.uri(FERRY), 'missing-day-index');

  archive.remove(BRIDGE);
  await editor.filesChanged(Deleted, [bridge]);
  await sentUntil(editor, bridge);
});

test('a tag that is used more elsewhere makes a variant of a rare spelling', async (t) => {
  const { archive, editor } = await checked(t, {
    ...files,
    [PLAN]: `${textOf(PLAN)}\n### Related:\n\n1. [Bridge opens](/${BRIDGE}) _Context: aldern_\n`,
  });
  const [plan, ferry] = [archive.uri(PLAN), archive.uri(FERRY)];
  assert.deepEqual(sentFor(editor, plan), []);
  const many = Array.from({ length: 40 }, (_, i) => `${i + 2}. [Bridge planned](/${PLAN}) _Context: Aldern_\n`).join(
    '',
  );
  await editor.open(ferry, textOf(FERRY) + many);
  await sentUntil(editor, plan, 'context-variant');
  await editor.change(ferry, textOf(FERRY));
  await sentUntil(editor, plan);
});

test('a setting of a rule counts for files that nobody opened', async (t) => {
  const { archive, editor } = await checked(t, BROKEN);
  await editor.settingsChanged({ ...WHOLE, rules: { 'unresolved-relation': 'off' } });
  await sentUntil(editor, archive.uri(BRIDGE));
});

test('an archive that is closed takes its problems along, another keeps its own', async (t) => {
  const other = temporaryArchive(t, BROKEN);
  const { archive, editor } = await checked(t, BROKEN);
  await editor.foldersChanged({ added: [other.root] });
  await sentUntil(editor, other.uri(BRIDGE), 'unresolved-relation');
  await editor.foldersChanged({ removed: [archive.root] });
  await sentUntil(editor, archive.uri(BRIDGE));
  assert.deepEqual([...allSent(editor).keys()], [other.uri(BRIDGE)]);
});
