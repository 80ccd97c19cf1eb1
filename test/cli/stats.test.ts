/** `event-archive stats`: all that it writes of a small archive, and the real ones counted by no code of ours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArchiveStats } from '../../server/src/features/archive-stats.js';
import { BRIDGE, FERRY, files, PLAN } from '../protocol/bridge-archive.js';
import { runHere } from '../support/command-line.js';
import { filesBelow } from '../support/files-below.js';
import { chineseArchive, englishArchive, withoutChinese, withoutShared } from '../support/shared.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { countedOtherwise } from './counted-otherwise.js';

const BURNS = 'news/2009/01/2/mill-burns.md';
const REBUILT = 'news/2009/01/3/mill-rebuilt.md';
const LONE = 'news/2009/01/4/lone.md';
const LOOSE = 'news/notes/loose.md';

const several = {
  ...files,
  [BURNS]: '# Mill burns\n',
  [REBUILT]: `# Mill rebuilt\n\n### Related:\n\n1. [Mill burns](/${BURNS}) _Context: Aldern, Mill_\n`,
  [LONE]: `# Lone\n\n### Related:\n\n1. [Lone](/${LONE}) _Context: Mill_\n2. [Gone](/news/2009/01/4/gone.md) _Context: Toll_\n3. [Day](/news/2014/03/7/index.md)\n`,
  [LOOSE]: '# Loose\n',
};

test('everything, as text', async (t) => {
  const { root } = temporaryArchive(t, several);
  const before = filesBelow(root);
  const { status, out, err } = await runHere(['stats'], root);
  assert.deepEqual({ status, err }, { status: 0, err: '' });
  assert.equal(
    out,
    `7 events, 5 tags, 6 relations, 4 of them to another event that is there (66.7 %)

Events by year
  2008     1   14.3 %  ██████████
  2009     3   42.9 %  ██████████████████████████████
  2014     2   28.6 %  ████████████████████
  no date  1   14.3 %  ██████████

Tags by use
  relations  events  tag
          4       3  Aldern
          2       2  Ferry
          2       2  Mill
          1       1  River Ald
          1       1  Toll

Dead ends: 4 events (57.1 %), 1 of them with relations, but to no other event that is there
  ${PLAN}
  ${BURNS}
  ${LONE}
  ${LOOSE}

Nobody relates to: 3 events (42.9 %), 2 of them dead ends as well
  ${REBUILT}
  ${LONE}
  ${LOOSE}

Islands: 1, with 2 events together (28.6 %); the largest group has 3 events (42.9 %)
  1 with 2 events
  2 events
    ${BURNS}
    ${REBUILT}
`,
  );
  assert.deepEqual(filesBelow(root), before);
});

test('no more of each than is wanted', async (t) => {
  const { root } = temporaryArchive(t, several);
  const { out } = await runHere(['stats', '--most', '1'], root);
  assert.equal(
    out.slice(out.indexOf('Tags by use')),
    `Tags by use
  relations  events  tag
          4       3  Aldern
  and 4 more

Dead ends: 4 events (57.1 %), 1 of them with relations, but to no other event that is there
  ${PLAN}
  and 3 more

Nobody relates to: 3 events (42.9 %), 2 of them dead ends as well
  ${REBUILT}
  and 2 more

Islands: 1, with 2 events together (28.6 %); the largest group has 3 events (42.9 %)
  1 with 2 events
  2 events
    ${BURNS}
    ${REBUILT}
`,
  );
});

test('the same as JSON', async (t) => {
  const { root } = temporaryArchive(t, several);
  const { status, out } = await runHere(['stats', root, '--format', 'json'], '/');
  assert.equal(status, 0);
  assert.deepEqual(JSON.parse(out), {
    version: 1,
    archive: root,
    events: 7,
    relations: { total: 6, toOthers: 4 },
    years: [
      { year: 2008, events: 1 },
      { year: 2009, events: 3 },
      { year: 2014, events: 2 },
    ],
    undated: 1,
    tags: {
      total: 5,
      tags: [
        { tag: 'Aldern', relations: 4, events: 3 },
        { tag: 'Ferry', relations: 2, events: 2 },
        { tag: 'Mill', relations: 2, events: 2 },
        { tag: 'River Ald', relations: 1, events: 1 },
        { tag: 'Toll', relations: 1, events: 1 },
      ],
    },
    deadEnds: { total: 4, files: [PLAN, BURNS, LONE, LOOSE], named: 1 },
    unrelated: { total: 3, files: [REBUILT, LONE, LOOSE] },
    alone: 2,
    largestGroup: 3,
    islands: {
      total: 1,
      events: 2,
      sizes: [{ size: 2, islands: 1 }],
      islands: [{ size: 2, files: [BURNS, REBUILT] }],
    },
  });
});

test('a large island is named by its first events', async (t) => {
  const path = (number: number): string => `news/2009/02/${number}/chapter.md`;
  const chapters = Array.from({ length: 8 }, (_, index) => index + 1);
  const chain = (from: number): string => `# Chapter\n\n### Related:\n\n1. [Next](/${path(from + 1)})\n`;
  const large = Object.fromEntries(chapters.map((number) => [path(number), chain(number)]));
  const circle = (month: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: 9 }, (_, day) => [
        `news/2010/0${month}/${day + 1}/a.md`,
        `# A\n\n### Related:\n\n1. [A](/news/2010/0${month}/${((day + 1) % 9) + 1}/a.md)\n`,
      ]),
    );
  const { root } = temporaryArchive(t, { ...large, ...circle(1), ...several });
  const { out } = await runHere(['stats'], root);
  assert.equal(
    out.slice(out.indexOf('Islands')),
    `Islands: 3, with 13 events together (54.2 %); the largest group has 9 events (37.5 %)
  1 with 8 events, 1 with 3 events, 1 with 2 events
  8 events
${[1, 2, 3, 4, 5].map((number) => `    ${path(number)}\n`).join('')}    and 3 more
  3 events
    ${PLAN}
    ${BRIDGE}
    ${FERRY}
  2 events
    ${BURNS}
    ${REBUILT}
`,
  );
});

test('an archive without relations, and one without events', async (t) => {
  const { root } = temporaryArchive(t, { 'news/2014/03/7/a.md': '# A\n' });
  assert.equal(
    (await runHere(['stats'], root)).out,
    `1 event, 0 tags, 0 relations

Events by year
  2014  1  100.0 %  ██████████████████████████████

Tags by use
  none

Dead ends: 1 event (100.0 %)
  news/2014/03/7/a.md

Nobody relates to: 1 event (100.0 %), 1 of them dead ends as well
  news/2014/03/7/a.md

Islands: none; no two events relate
`,
  );
  const empty = temporaryArchive(t, { 'news/README.md': '# News\n' });
  assert.equal(
    (await runHere(['stats'], empty.root)).out,
    `0 events, 0 tags, 0 relations

Events by year
  none

Tags by use
  none

Dead ends: none

Nobody relates to: none

Islands: none; no two events relate
`,
  );
});

test('a terminal sees that it is counted', async (t) => {
  const { root } = temporaryArchive(t, several);
  let now = 0;
  t.mock.method(performance, 'now', () => (now += 60));
  const { err } = await runHere(['stats'], root, { isErrTerminal: true });
  assert.match(err, /\r\x1b\[KCounting\r\x1b\[K$/);
});

for (const [args, message] of [
  [['--most', 'x'], /^--most x: expected a number, 0 or more$/],
  [['--format', 'xml'], /^--format xml: expected text or json$/],
  [['.', 'news'], /^stats: expected one archive \(see event-archive stats --help\)$/],
  [['--formt', 'json'], /^--formt is no option; did you mean --format\? /],
] as const) {
  test(`"stats ${args.join(' ')}" is refused in words`, async (t) => {
    const { root } = temporaryArchive(t, files);
    const { status, out, err } = await runHere(['stats', ...args], root);
    assert.deepEqual({ status, out }, { status: 2, out: '' });
    assert.match(err.replace(/^event-archive: /, '').trimEnd(), message);
  });
}

test('the English archive, counted otherwise', { skip: withoutShared }, () => agrees(englishArchive));

test('the Chinese archive, counted otherwise', { skip: withoutChinese }, () => agrees(chineseArchive()));

async function agrees(root: string): Promise<void> {
  const found = JSON.parse((await runHere(['stats', root, '--format', 'json'], '/')).out) as ArchiveStats;
  const { years, relations, tags, deadEnds, unrelated, islands, largestGroup, alone } = countedOtherwise(root);
  assert.deepEqual(Object.fromEntries(found.years.map(({ year, events }) => [year, events])), years);
  assert.deepEqual(found.relations, relations);
  assert.deepEqual(Object.fromEntries(found.tags.tags.map(({ tag, relations: of }) => [tag, of])), tags);
  assert.deepEqual(found.deadEnds.files, deadEnds);
  assert.deepEqual(found.unrelated.files, unrelated);
  assert.equal(found.alone, alone);
  assert.equal(found.largestGroup, largestGroup);
  const listed = found.islands.islands.map(({ files: of }) => of);
  assert.deepEqual(new Set(listed.map((of) => of.join('\n'))), new Set(islands.map((of) => of.join('\n'))));
  assert.equal(found.islands.total, islands.length);
}
