/** The events that a lost link likely means, by each kind of evidence, best first; and links that mean none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quickFixes } from '../../server/src/features/fixes.js';
import { LikelyEvents, withLikelyEvents } from '../../server/src/features/likely-events.js';
import { Archive } from '../../server/src/core/archive.js';
import { scanFile } from '../../server/src/core/read.js';
import { lint } from '../../server/src/rules/lint.js';

const SOURCE = 'news/2014/06/2/toll-starts.md';

/** An archive of events by path, each with its title and whatever else it says. */
function archiveOf(events: Readonly<Record<string, string>>): Archive {
  const archive = new Archive();
  for (const [path, text] of Object.entries(events)) archive.set(path, scanFile(path, text));
  archive.markListed();
  archive.markRead();
  return archive;
}

function suggestionsIn(archive: Archive, path: string, text: string, likely = new LikelyEvents(archive)) {
  archive.set(path, scanFile(path, text));
  const problems = lint(path, text, scanFile(path, text), archive).filter(({ rule }) => rule.startsWith('unresolved'));
  return problems.map((problem) => withLikelyEvents(problem, likely, archive).suggestions);
}

/** What is offered for one relation of an event, by slug where it is of the link's day. */
function offered(
  events: Readonly<Record<string, string>>,
  link: string,
  label: string,
  context = '',
): readonly string[] {
  const text = `# Toll starts\n\n### Related:\n\n1. [${label}](/news/${link}.md) ${context}\n`;
  const [paths = []] = suggestionsIn(archiveOf(events), SOURCE, text);
  return paths.map((path) => path.slice('news/'.length, -'.md'.length));
}

const TITLES = {
  'news/2014/03/7/mayor-of-port-alder-opens-the-bridge-over-the-river-ald.md':
    '# Mayor of Port Alder opens the bridge over the river Ald\n',
  'news/2014/03/7/fire-in-the-harbour-of-stenwick-put-out-after-nine-hours.md':
    '# Fire in the harbour of Stenwick put out after nine hours\n',
  'news/2014/03/9/ferry-across-the-ald-is-retired-and-becomes-a-restaurant.md':
    '# Ferry across the Ald is retired and becomes a restaurant\n',
};
const BRIDGE = '2014/03/7/mayor-of-port-alder-opens-the-bridge-over-the-river-ald';
const LABEL = 'Mayor of Port Alder opens the bridge over the river Ald';

const bent: Readonly<Record<string, readonly [link: string, label: string]>> = {
  'a dropped prefix': ['2014/03/7/opens-the-bridge-over-the-river-ald', 'opens the bridge over the river Ald'],
  'an added topic': [
    '2014/03/7/port-alder-mayor-of-port-alder-opens-the-bridge-over-the-river-ald',
    `Port Alder: ${LABEL}`,
  ],
  'a cut tail': ['2014/03/7/mayor-of-port-alder-opens-the', 'Mayor of Port Alder opens the'],
  'another day': ['2014/03/8/mayor-of-port-alder-opens-the-bridge-over-the-river-ald', LABEL],
  'another month': ['2014/04/7/mayor-of-port-alder-opens-the-bridge-over-the-river-ald', LABEL],
  'another year': ['2013/03/7/mayor-of-port-alder-opens-the-bridge-over-the-river-ald', LABEL],
  typos: [
    '2014/03/7/mayor-of-prot-alder-opens-the-brigde-over-teh-river-ald',
    'Mayor of Prot Alder opens the brigde over teh river Ald',
  ],
  damage: [
    '2014/03/7/m-yor-of-p-a-c-rt-alder-popens-the-bridge-over-the-r-ver-ald',
    'M-yor of P©rt Alder popens the bridge over the r?ver Ald',
  ],
  'another slug, the label as it was': ['2014/03/7/bridge-1', LABEL],
  'another label, the slug cut': ['2014/03/7/mayor-of-port-alder-opens-the-bridge', 'Bridge'],
  'a day far off, the label as it was': ['2009/11/20/mayor-of-port-alder-opens-the-bridge', LABEL],
};

for (const [how, [link, label]] of Object.entries(bent)) {
  test(`${how}: the event is found, and no other`, () => {
    assert.deepEqual(offered(TITLES, link, label), [BRIDGE]);
  });
}

test('other words, and another day with half of the words, mean none of them', () => {
  assert.deepEqual(offered(TITLES, '2014/03/7/theatre-of-stenwick-sold', 'Theatre of Stenwick sold'), []);
  assert.deepEqual(
    offered(TITLES, '2014/03/8/fire-in-the-harbour-of-brackwater', 'Fire in the harbour of Brackwater'),
    [],
  );
  assert.deepEqual(
    offered(TITLES, '2009/11/20/opens-the-bridge-over-the-river-ald', 'opens the bridge over the river Ald'),
    [],
  );
});

test('Chinese titles, cut, with a slip, in the other script', () => {
  const events = {
    'news/2014/03/7/阿尔德港市长为跨越阿尔德河的大桥剪彩.md': '# 阿尔德港市长为跨越阿尔德河的大桥剪彩\n',
    'news/2014/03/7/斯滕威克港口的大火在九小时后被扑灭.md': '# 斯滕威克港口的大火在九小时后被扑灭\n',
  };
  const right = ['2014/03/7/阿尔德港市长为跨越阿尔德河的大桥剪彩'];
  assert.deepEqual(offered(events, '2014/03/7/市长为跨越阿尔德河的大桥', '市长为跨越阿尔德河的大桥'), right);
  assert.deepEqual(
    offered(events, '2014/03/8/阿爾德港市長為跨越阿爾德河的大橋剪綵', '阿爾德港市長為跨越阿爾德河的大橋剪綵'),
    right,
  );
  assert.deepEqual(
    offered(events, '2014/03/7/阿尔德港市长跨越阿德河的大桥剪采', '阿尔德港市长跨越阿德河的大桥剪采'),
    right,
  );
  assert.deepEqual(offered(events, '2014/03/7/斯滕威克剧院出售', '斯滕威克剧院出售'), []);
});

test('an earlier slug that is nearly the one linked to', () => {
  const sold = `# Restaurant on the water\n\n### Changes:\n\n1. [x](/news/2014/03/7/last-ferry-sold-to-an-innkeeper.md) _(First version)_\n`;
  const events = { ...TITLES, 'news/2014/03/7/restaurant-on-the-water.md': sold };
  assert.deepEqual(offered(events, '2014/03/7/last-ferry-sold-to-an-inkeeper', 'Last ferry sold'), [
    '2014/03/7/restaurant-on-the-water',
  ]);
});

test('the more alike come first, and those that the best leaves no chance are left out', () => {
  const titles = ['kills at least 12 people', 'kills at least 30 people', 'kills dozens'].map(
    (end) => `Storm over the coast of Halvern ${end}`,
  );
  const events = Object.fromEntries(titles.map((title, i) => [`news/2014/03/7/storm-${i}.md`, `# ${title}\n`]));
  const found = offered(events, '2014/03/7/storm', 'Storm over the coast of Halvern kills at least 31 people');
  assert.equal(found[0], '2014/03/7/storm-1');
  assert.deepEqual(new Set(found.slice(0, 2)), new Set(['2014/03/7/storm-1', '2014/03/7/storm-0']));
  assert.deepEqual(offered(events, '2014/03/7/storm-3', titles[1] ?? '').slice(0, 1), ['2014/03/7/storm-1']);
});

test('at most five', () => {
  const events = Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => [
      `news/2014/03/7/storm-${i}.md`,
      `# Storm over the coast of Halvern, report ${i}\n`,
    ]),
  );
  const found = offered(events, '2014/03/7/storm', 'Storm over the coast of Halvern, report');
  assert.equal(found.length, 5);
  assert.deepEqual(found, [...found].sort(), 'in the order of their paths where nothing else tells them apart');
});

test('shared tags decide between two, and no tag in common tells against one', () => {
  const storm = (tag: string): string =>
    `# Storm over the northern coast\n\n### Related:\n\n1. [Toll](/${SOURCE}) _Context: ${tag}_\n`;
  const events = { 'news/2014/03/6/storm.md': storm('Halvern'), 'news/2014/03/8/storm.md': storm('Great Skarn') };
  const ask = (tag: string) => offered(events, '2014/03/7/storm', 'Storm over the northern coast', `_Context: ${tag}_`);
  assert.equal(ask('Halvern')[0], '2014/03/6/storm');
  assert.equal(ask('Great Skarn')[0], '2014/03/8/storm');
  const far = { 'news/2009/11/20/storm.md': storm('Halvern') };
  assert.deepEqual(offered(far, '2014/03/7/storm', 'Storm over the northern coast', '_Context: Halvern_'), [
    '2009/11/20/storm',
  ]);
  assert.deepEqual(offered(far, '2014/03/7/storm', 'Storm over the northern coast', '_Context: Brackwater_'), []);
});

const OPEN = 'news/2014/06/7/halvern-open-won-in-three-sets-by-the-favourite-from-stenwick.md';
const CUP = 'news/2014/06/7/halvern-cup-won-in-three-sets-by-a-newcomer-from-stenwick.md';

test('what the file links to already is not meant, and what other files link to beside it hardly', () => {
  const archive = archiveOf({ [OPEN]: '# Halvern Open won in three sets by the favourite from Stenwick\n' });
  const lost = `[Halvern Cup won in three sets by a newcomer from Stenwick](/${CUP})`;
  const likely = new LikelyEvents(archive);
  const textOf = (items: readonly string[]): string =>
    `# Toll\n\n### Related:\n\n${items.map((item, i) => `${i + 1}. ${item}`).join('\n')}\n`;
  const ask = (items: readonly string[]) => suggestionsIn(archive, SOURCE, textOf(items), likely);
  assert.deepEqual(ask([lost]), [[OPEN]]);
  assert.deepEqual(ask([lost, `[Halvern Open](/${OPEN})`]), [[]]);
  const other = 'news/2014/06/9/tennis.md';
  archive.set(other, scanFile(other, textOf([lost, `[Halvern Open](/${OPEN})`])));
  assert.deepEqual(ask([lost]), [[]]);
});

test('entries of a day index: what it lists already is not meant', () => {
  const [bridge = '', fire = ''] = Object.keys(TITLES);
  const archive = archiveOf(TITLES);
  const entry =
    '### [Mayor opens the bridge over the river Ald](/news/2014/03/7/mayor-opens-the-bridge-over-the-river-ald.md)\n';
  const index = (entries: string) =>
    suggestionsIn(archive, 'news/2014/03/7/index.md', `## [2014-03-7](/x)\n\n${entries}`);
  assert.deepEqual(index(entry), [[bridge]]);
  assert.deepEqual(index(`${entry}\n### [Fire](/${fire})\n`), [[bridge]]);
  assert.deepEqual(index(`${entry}\n### [Bridge](/${bridge})\n`), [[]]);
});

test('links of pages', () => {
  const page = 'See [Mayor opens the bridge](/news/2014/03/7/mayor-of-port-alder-opens-the-bridge.md).\n';
  assert.deepEqual(suggestionsIn(archiveOf(TITLES), 'faq/bridges.md', page), [[`news/${BRIDGE}.md`]]);
});

test('what is offered follows every change, and nothing is offered before all is read', () => {
  const archive = archiveOf(TITLES);
  const likely = new LikelyEvents(archive);
  const text =
    '# Toll\n\n### Related:\n\n1. [Ferry sold to an innkeeper](/news/2014/03/8/ferry-sold-to-an-innkeeper.md)\n';
  const ask = () => suggestionsIn(archive, SOURCE, text, likely)[0];
  const ferry = 'news/2014/03/9/ferry-across-the-ald-is-retired-and-becomes-a-restaurant.md';
  assert.deepEqual(ask(), []);
  archive.set(ferry, scanFile(ferry, '# Ferry sold to an innkeeper\n'));
  assert.deepEqual(ask(), [ferry]);
  archive.remove(ferry);
  assert.deepEqual(ask(), []);
  const unread = new Archive();
  for (const [path, said] of Object.entries(TITLES)) unread.set(path, scanFile(path, said));
  unread.markListed();
  const [found] = suggestionsIn(unread, SOURCE, `# Toll\n\n### Related:\n\n1. [${LABEL}](/news/2014/03/7/bridge.md)\n`);
  assert.deepEqual(found, []);
});

test('many links are ranked one step at a time, and of more than fifty no menu is made', () => {
  const archive = archiveOf(TITLES);
  const link = (i: number): string => `${i + 1}. [${LABEL}](/news/2014/03/7/bridge-${i}.md)\n`;
  const text = `# Toll\n\n### Related:\n\n${Array.from({ length: 60 }, (_, i) => link(i)).join('')}`;
  const problems = lint(SOURCE, text, scanFile(SOURCE, text), archive);
  const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const steps = quickFixes(problems, all, archive);
  let pauses = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses++;
  const fixes = step.value.filter(({ problem }) => problem.rule === 'unresolved-relation');
  assert.equal(pauses, 50);
  assert.equal(fixes.length, 50);
});
