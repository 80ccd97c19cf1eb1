/** `event-archive move`: to a day as people write it, to a folder, to a path; whole days with all that lies in them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatDateLabel } from '../../server/src/core/date.js';
import { readNaturalDate } from '../../server/src/core/natural-date.js';
import { runHere } from '../support/command-line.js';
import { changedFiles, filesBelow } from '../support/files-below.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, FERRY, files, PLAN, textOf } from '../protocol/bridge-archive.js';

const DAY = 'news/2014/03/7/index.md';
const BRIDGE_ENTRY = `##### Aldern
### [Bridge opens](/news/2014/03/7/bridge-opens.md)
The bridge over the Ald opens after six years.

`;
const toTenth = (text: string): string => text.replaceAll('/2014/03/7/bridge-opens', '/2014/03/10/bridge-opens');

for (const day of ['2014-03-10', '10 March 2014', 'news/2014/03/10', 'news/2014/03/10/bridge-opens.md']) {
  test(`an event goes to "${day}"`, async (t) => {
    const { root } = temporaryArchive(t, files);
    const before = filesBelow(root);
    const { status, err } = await runHere(['move', BRIDGE, day], root);
    assert.equal(status, 0, err);
    assert.deepEqual(changedFiles(before, filesBelow(root)), {
      [BRIDGE]: undefined,
      'news/2014/03/10/bridge-opens.md': textOf(BRIDGE).replace(
        '[2014-03-7](/news/2014/03/7/',
        '[2014-03-10](/news/2014/03/10/',
      ),
      [FERRY]: toTenth(textOf(FERRY)),
      [DAY]: textOf(DAY).replace(BRIDGE_ENTRY, ''),
      'news/2014/03/10/index.md': `## [2014-03-10](/news/2014/03/10/index.md)\n\n${toTenth(BRIDGE_ENTRY)}## [Previous Day...](/news/2014/03/7/index.md)\n`,
    });
  });
}

test('an event goes to the day that "yesterday" was', async (t) => {
  const { root } = temporaryArchive(t, files);
  assert.equal((await runHere(['move', PLAN, 'yesterday'], root)).status, 0);
  const yesterday = readNaturalDate('yesterday', new Date());
  assert.ok(yesterday);
  const label = formatDateLabel(yesterday);
  assert.match(
    filesBelow(root)[`news/${label.replaceAll('-', '/')}/bridge-planned.md`] ?? '',
    new RegExp(`^### \\[${label}\\]`),
  );
  assert.equal((await runHere(['check', '--max-warnings', '0'], root)).status, 0);
});

test('the folder of a day joins the day that is there already, with its pictures', async (t) => {
  const archive = temporaryArchive(t, {
    ...files,
    'news/2008/11/30/plan.jpg': 'picture',
    'news/2008/11/30/maps/ald.md': 'Not an event.\n',
    'news/2008/index.md': 'A page of the year.\n',
  });
  const before = filesBelow(archive.root);
  const { status, out } = await runHere(['move', 'news/2008/11/30', '2014-03-7'], archive.root);
  assert.equal(status, 0);
  assert.equal(
    out,
    `Move "news/2008/11/30" to "news/2014/03/7"
  moves news/2008/11/30/bridge-planned.md to news/2014/03/7/bridge-planned.md
  moves news/2008/11/30/maps/ald.md to news/2014/03/7/maps/ald.md
  moves news/2008/11/30/plan.jpg to news/2014/03/7/plan.jpg
  edits ${PLAN} (2 places)
  edits ${BRIDGE} (1 place)
  edits ${DAY} (1 place)
  deletes news/2008/11/30/index.md
`,
  );
  assert.deepEqual(changedFiles(before, filesBelow(archive.root)), {
    [PLAN]: undefined,
    'news/2008/11/30/index.md': undefined,
    'news/2008/11/30/plan.jpg': undefined,
    'news/2008/11/30/maps/ald.md': undefined,
    'news/2014/03/7/bridge-planned.md': '### [2014-03-7](/news/2014/03/7/index.md)\n\n# Bridge planned\n',
    'news/2014/03/7/plan.jpg': 'picture',
    'news/2014/03/7/maps/ald.md': 'Not an event.\n',
    [BRIDGE]: textOf(BRIDGE).replace('/news/2008/11/30/', '/news/2014/03/7/'),
    [DAY]: textOf(DAY).replace(
      '## [Previous Day...](/news/2008/11/30/index.md)',
      '### [Bridge planned](/news/2014/03/7/bridge-planned.md)\n\n## [Previous Day...](/news/2008/11/30/index.md)',
    ),
  });
  assert.deepEqual(readdirSync(join(archive.root, 'news/2008')), ['index.md'], 'folders that were left empty are gone');
});

test('a month goes elsewhere with its days, and the day behind it follows', async (t) => {
  const next = 'news/2014/04/2/index.md';
  const { root } = temporaryArchive(t, {
    ...files,
    [next]: '## [2014-04-2](/news/2014/04/2/index.md)\n\n## [Previous Day...](/news/2014/03/7/index.md)\n',
  });
  assert.equal((await runHere(['move', 'news/2014/03', 'news/2014/05'], root)).status, 0);
  const after = filesBelow(root);
  assert.deepEqual(Object.keys(after), [
    PLAN,
    'news/2008/11/30/index.md',
    next,
    'news/2014/05/7/bridge-opens.md',
    'news/2014/05/7/ferry-retired.md',
    'news/2014/05/7/index.md',
  ]);
  assert.equal(
    after[next],
    '## [2014-04-2](/news/2014/04/2/index.md)\n\n## [Previous Day...](/news/2008/11/30/index.md)\n',
  );
  assert.match(
    after['news/2014/05/7/index.md'] ?? '',
    /## \[Previous Day\.\.\.\]\(\/news\/2014\/04\/2\/index\.md\)\n$/,
  );
  const { status, out } = await runHere(['check', '--max-warnings', '0'], root);
  assert.equal(status, 0, out);
});

for (const [args, message] of [
  [['move', 'news/2014/03', '2014-04-1'], 'news/2014/03 is neither an event nor the folder of a day'],
  [
    ['move', 'news/2014/03', 'news/2014/02/x'],
    '"news/2014/02/x/7/bridge-opens.md" is not where an event can be: events are files "news/YYYY/MM/D/….md" of days in the calendar.',
  ],
  [
    ['move', BRIDGE, 'faq'],
    '"faq/bridge-opens.md" is not where an event can be: events are files "news/YYYY/MM/D/….md" of days in the calendar.',
  ],
  [
    ['move', 'news/2014/03/7', 'news/2014/02/30'],
    '"news/2014/02/30/bridge-opens.md" is not where an event can be: events are files "news/YYYY/MM/D/….md" of days in the calendar.',
  ],
] as const) {
  test(`"${args.join(' ')}" is refused in words`, async (t) => {
    const { root } = temporaryArchive(t, files);
    const before = filesBelow(root);
    const { status, err } = await runHere(args, root);
    assert.deepEqual({ status, err }, { status: 2, err: `event-archive: ${message}\n` });
    assert.deepEqual(filesBelow(root), before);
  });
}
