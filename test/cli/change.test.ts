/** The commands that change an archive: what is on the disk afterwards, and what is said where nothing is done. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runHere } from '../support/command-line.js';
import { changedFiles, filesBelow } from '../support/files-below.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, FERRY, files, textOf } from '../protocol/bridge-archive.js';

const DAY = 'news/2014/03/7/index.md';

test('new creates the event in the template of its neighbours, and lists it', async (t) => {
  const { root } = temporaryArchive(t, files);
  const before = filesBelow(root);
  const source = 'https://www.coast-radio.example/toll?a=b#c';
  const args = [
    '--date',
    '2014-03-7',
    '--title',
    'Toll  raised ',
    '--source',
    source,
    '--tag',
    'Aldern',
    '--tag',
    'Toll',
  ];
  const { status, out, err } = await runHere(['new', ...args], root);
  assert.deepEqual(
    { status, out, err },
    {
      status: 0,
      out: `New event "Toll raised"\n  creates news/2014/03/7/toll-raised.md\n  edits ${DAY} (1 place)\n`,
      err: '',
    },
  );
  assert.deepEqual(changedFiles(before, filesBelow(root)), {
    'news/2014/03/7/toll-raised.md': `### [2014-03-7](/news/2014/03/7/index.md)

##### Aldern
# Toll raised 



### Source:

1. [Coast Radio](${source})
`,
    [DAY]: textOf(DAY).replace(
      '## [Previous',
      '##### Aldern\n### [Toll raised ](/news/2014/03/7/toll-raised.md)\n_Context: Aldern, Toll_\n\n## [Previous',
    ),
  });
  assert.equal((await runHere(['check'], root)).status, 0);
});

test('new points out an event with the same source or slug before anything is written', async (t) => {
  const { root } = temporaryArchive(t, files);
  const before = filesBelow(root);
  const source = 'http://coast-radio.example/bridge';
  const args = ['new', '--date', '2014-03-8', '--title', 'Ferry retired', '--source', source];
  const { status, err } = await runHere(args, root);
  assert.equal(status, 2);
  assert.equal(
    err,
    `event-archive: The event may be there already; --force creates it nevertheless:\n  ${FERRY}: has the same slug\n  ${BRIDGE}: cites ${source} too\n`,
  );
  assert.deepEqual(filesBelow(root), before);
  assert.equal((await runHere([...args, '--force'], root)).status, 0);
  assert.equal((await runHere(['check'], root)).status, 0);
});

test('rename and move leave an archive without a fault', async (t) => {
  const { root } = temporaryArchive(t, files);
  assert.equal((await runHere(['rename', BRIDGE, 'Bridge opened'], root)).status, 0);
  assert.equal((await runHere(['move', 'news/2014/03/7/bridge-opened.md', 'news/2014/03/8'], root)).status, 0);
  assert.equal(
    (await runHere(['move', 'news/2014/03/8/bridge-opened.md', 'news/2014/03/8/opened.md'], root)).status,
    0,
  );
  assert.equal((await runHere(['rename-tag', 'Aldern', 'Aldern (town)'], root)).status, 0);
  assert.match(
    filesBelow(root)[FERRY] ?? '',
    /\[Bridge opened\]\(\/news\/2014\/03\/8\/opened\.md\) _Context: Aldern \(town\), Ferry_/,
  );
  const { status, out } = await runHere(['check', '--max-warnings', '0'], root);
  assert.equal(status, 0, out);
});

test('doubles are listed, and merged they leave an archive without a fault', async (t) => {
  const again = 'news/2014/03/7/bridge-opens-again.md';
  const { root } = temporaryArchive(t, {
    ...files,
    [BRIDGE]: textOf(BRIDGE).replace('# Bridge opens', '# The bridge over the Ald opens'),
    [FERRY]: textOf(FERRY)
      .replace('[Bridge opens]', '[The bridge over the Ald opens, at last]')
      .replace('bridge-opens.md', 'bridge-opens-again.md'),
    [again]: textOf(BRIDGE).replace('# Bridge opens', '# The bridge over the Ald opens, at last'),
    [DAY]: textOf(DAY)
      .replace('[Bridge opens]', '[The bridge over the Ald opens]')
      .replace('## [Previous', `### [The bridge over the Ald opens, at last](/${again})\n\n## [Previous`),
  });
  const listed = await runHere(['doubles'], root);
  assert.equal(
    listed.out,
    `one title holds the other (56 % alike)
  ${again}
    The bridge over the Ald opens, at last
  ${BRIDGE}
    The bridge over the Ald opens

1 probable double
`,
  );
  const { doubles } = JSON.parse((await runHere(['doubles', '--format', 'json'], root)).out) as { doubles: unknown[] };
  assert.equal(doubles.length, 1);
  const merged = await runHere(['merge-events', BRIDGE, again], root);
  assert.equal(
    merged.out,
    `Merge "The bridge over the Ald opens, at last" into "The bridge over the Ald opens"
  edits ${FERRY} (2 places)
  edits ${DAY} (1 place)
  deletes ${again}
`,
  );
  assert.equal((await runHere(['doubles'], root)).out, '0 probable doubles\n');
  const { status, out } = await runHere(['check', '--max-warnings', '0'], root);
  assert.equal(status, 0, out);
});

test('rebuild-day makes the index of a day say what its events say', async (t) => {
  const index = textOf(DAY)
    .replace('[Bridge opens]', '[Bridge opened]')
    .replace('##### Aldern\n', '')
    .replace(/### \[Ferry[^#]*/, 'Written by hand.\n\n');
  const { root } = temporaryArchive(t, { ...files, [DAY]: index });
  const before = filesBelow(root);
  const { status, out } = await runHere(['rebuild-day', 'news/2014/03/7'], root);
  assert.deepEqual({ status, out }, { status: 0, out: `Rebuild the day index\n  edits ${DAY} (1 place)\n` });
  const ferry =
    '### [Ferry retired ](/news/2014/03/7/ferry-retired.md)\nThe last ferry across the Ald becomes a restaurant.\n\n';
  assert.deepEqual(changedFiles(before, filesBelow(root)), {
    [DAY]: textOf(DAY).replace(/### \[Ferry[^#]*/, `Written by hand.\n\n${ferry}`),
  });
  assert.equal((await runHere(['rebuild-day', BRIDGE], root)).out, 'The day index says what its events say\n');
  assert.equal((await runHere(['check', '--max-warnings', '0'], root)).status, 0);
});

test('what people wrote below an entry stays when its event goes to another day', async (t) => {
  const written = (text: string) => text.replace('six years.\n', 'six years.\n\nWritten by hand.\n');
  const { root } = temporaryArchive(t, { ...files, [DAY]: written(textOf(DAY)) });
  assert.equal((await runHere(['move', BRIDGE, 'news/2014/03/8'], root)).status, 0);
  const after = filesBelow(root);
  const entry = /##### Aldern[^]*six years\.\n\n/.exec(textOf(DAY))?.[0] ?? '';
  assert.equal(after[DAY], textOf(DAY).replace(entry, 'Written by hand.\n\n'));
  assert.equal(
    after['news/2014/03/8/index.md'],
    `## [2014-03-8](/news/2014/03/8/index.md)\n\n${entry.replace('/7/', '/8/')}## [Previous Day...](/news/2014/03/7/index.md)\n`,
  );
});

test('a dry run says what would be done and does nothing', async (t) => {
  const { root } = temporaryArchive(t, files);
  const before = filesBelow(root);
  const { status, out } = await runHere(['rename', BRIDGE, 'Bridge opened', '--dry-run'], root);
  assert.equal(status, 0);
  assert.equal(
    out,
    `Rename event to "Bridge opened"
  moves ${BRIDGE} to news/2014/03/7/bridge-opened.md
  edits ${BRIDGE} (1 place)
  edits ${FERRY} (2 places)
  edits ${DAY} (2 places)
Nothing was changed (--dry-run).
`,
  );
  assert.deepEqual(filesBelow(root), before);
});

for (const [args, message] of [
  [['rename', 'news/2014/03/7/none.md', 'X'], /none\.md: no such file or folder$/],
  [['rebuild-day', 'news/2014/03'], /^"news\/2014\/03" is not the folder of a day\.$/],
  [['rename', BRIDGE], /^rename: expected two names \(see event-archive rename --help\)$/],
  [['rename-tag', 'Nothing', 'X'], /^no relation has the tag "Nothing"$/],
  [
    ['new', '--date', 'soon', '--title', 'X'],
    /^--date soon: expected a date such as 2012-03-22, or today, or yesterday$/,
  ],
  [['new', '--date', 'today', '--title', 'X', '--source', 'x'], /^"x" is no source: /],
  [
    ['move', BRIDGE, 'news/2014/03/7/ferry-retired.md'],
    /^There is a file "news\/2014\/03\/7\/ferry-retired\.md" already\./,
  ],
] as const) {
  test(`"${args.join(' ')}" is refused in words`, async (t) => {
    const { root } = temporaryArchive(t, files);
    const before = filesBelow(root);
    const { status, err } = await runHere(args, root);
    assert.equal(status, 2);
    assert.match(err.replace(/^event-archive: /, '').trimEnd(), message);
    assert.deepEqual(filesBelow(root), before);
  });
}
