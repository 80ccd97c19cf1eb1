/** Which events are suggested, in which order, with what tags and reasons: the facts that an author would expect. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestRelations, type Suggestion } from '../../server/src/features/suggest-relations.js';
import { fileOf, fixture } from '../support/fixture.js';

/** An event with relations, `[path, tags]`. */
function event(
  path: string,
  title: string,
  relations: readonly (readonly [string, string])[] = [],
  topic = '',
): string {
  const items = relations.map(([to, tags], index) => `${index + 1}. [x](/news/${to}.md) _Context: ${tags}_`);
  const related = items.length > 0 ? `\n### Related:\n\n${items.join('\n')}\n` : '';
  return `//- news/${path}.md\n${topic === '' ? '' : `##### ${topic}\n\n`}# ${title}\n${related}\n`;
}

function suggestedTo(path: string, ...files: readonly string[]): readonly Suggestion[] {
  const written = fixture(files.join(''));
  const { file, text } = fileOf(written, `news/${path}.md`);
  assert.ok(file.kind === 'event');
  return suggestRelations({ path: `news/${path}.md`, text, file }, written.archive, 30);
}

const slugs = (suggestions: readonly Suggestion[]): readonly string[] =>
  suggestions.map(({ path }) => path.slice(path.lastIndexOf('/') + 1, -'.md'.length));

const NEW = '2014/03/9/new';

/** Ten events about Aldern that relate to each other, none of them about anything else. */
const ALDERN = Array.from({ length: 10 }, (_, i) =>
  event(`2010/01/${i + 1}/aldern-${i}`, `Aldern council meets ${i}`, [
    [`2010/01/${((i + 1) % 10) + 1}/aldern-${(i + 1) % 10}`, 'Aldern'],
    [`2010/01/${((i + 2) % 10) + 1}/aldern-${(i + 2) % 10}`, 'Aldern'],
  ]),
);

test('a new event has no relations: its tags are read out of topic and title', () => {
  const strike = [
    event('2009/01/1/walkout', 'Dock strike begins', [['2009/01/2/talks', 'Dock strike']]),
    event('2009/01/2/talks', 'Dock strike: talks fail', [['2009/01/1/walkout', 'Dock strike']]),
  ];
  const [byTopic] = suggestedTo(NEW, event(NEW, 'Nobody works', [], 'Dock strike'), ...strike, ...ALDERN);
  assert.equal(byTopic?.title, 'Dock strike: talks fail');
  assert.deepEqual(byTopic.tags, ['Dock strike']);
  assert.equal(byTopic.date, '2009-01-2');
  const byTitle = suggestedTo(NEW, event(NEW, 'The dock strike is over'), ...strike, ...ALDERN);
  assert.deepEqual(slugs(byTitle).slice(0, 2).sort(), ['talks', 'walkout']);
});

test('a rare tag in common counts more than one that many events have', () => {
  const found = suggestedTo(
    NEW,
    event(NEW, 'Aldern opens its Wend Bridge'),
    event('2009/01/1/bridge-planned', 'The Wend Bridge is planned', [['2009/01/2/bridge-begun', 'Wend Bridge']]),
    event('2009/01/2/bridge-begun', 'The Wend Bridge is begun', [['2009/01/1/bridge-planned', 'Wend Bridge']]),
    ...ALDERN,
  );
  assert.deepEqual(slugs(found).slice(0, 2).sort(), ['bridge-begun', 'bridge-planned']);
  assert.deepEqual(found[0]?.tags, ['Wend Bridge']);
  assert.ok(found[0].reasons.includes('shares Wend Bridge, as 2 events do'));
  assert.ok(slugs(found).includes('aldern-3'));
});

test('what many others with the tag relate to comes before what none of them does', () => {
  const hub = event('2005/01/1/hub', 'Aldern is founded anew');
  const others = Array.from({ length: 9 }, (_, i) =>
    event(`2010/01/${i + 1}/other-${i}`, `Number ${i}`, [['2005/01/1/hub', 'Aldern']]),
  );
  const found = suggestedTo(NEW, event(NEW, 'News', [], 'Aldern'), hub, ...others);
  assert.equal(slugs(found)[0], 'hub');
});

test('itself and what it relates to already are left out, however the link is spelt', () => {
  const found = suggestedTo(
    '2010/01/1/aldern-0',
    ...ALDERN.slice(1),
    event(
      '2010/01/1/aldern-0',
      'Aldern council meets 0',
      [
        ['2010/01/2/aldern%2D1', 'Aldern'],
        ['2010/01/3/aldern-2', 'Aldern'],
      ],
      'Aldern',
    ),
  );
  for (const known of ['aldern-0', 'aldern-1', 'aldern-2']) assert.ok(!slugs(found).includes(known), known);
  assert.equal(found.length, 7);
});

test('it is said which events relate back', () => {
  const found = suggestedTo(
    NEW,
    event(NEW, 'News', [], 'Aldern'),
    event('2014/03/10/follow-up', 'More news', [[NEW, 'Aldern']]),
    ...ALDERN,
  );
  assert.deepEqual(
    found.filter(({ relatesBack }) => relatesBack).map(({ title }) => title),
    ['More news'],
  );
});

test('of events that are equal otherwise those come first that share words, lie near, or are related to by its relations', () => {
  const tagged = (path: string, title: string) => event(path, title, [['2001/01/1/none', 'Aldern']]);
  const byWords = suggestedTo(
    NEW,
    event(NEW, 'Flood in the tannery', [], 'Aldern'),
    tagged('2009/01/1/a', 'Council meets'),
    tagged('2009/01/1/b', 'Tannery burns'),
    tagged('2009/01/1/c', 'Council rests'),
  );
  assert.equal(slugs(byWords)[0], 'b');
  const byDate = suggestedTo(
    NEW,
    event(NEW, 'News', [], 'Aldern'),
    tagged('2009/01/1/a', 'A thing'),
    tagged('2014/03/8/b', 'Some thing'),
    tagged('2019/01/1/c', 'No thing'),
  );
  assert.deepEqual(slugs(byDate)[0], 'b');
  assert.ok(byDate[0]?.reasons.includes('1 day apart'));
  const byRelations = suggestedTo(
    NEW,
    event(NEW, 'News', [['2003/01/1/known', 'Wend']], 'Aldern'),
    event('2003/01/1/known', 'Known', [['2009/01/1/c', 'Ferry']]),
    tagged('2009/01/1/a', 'A thing'),
    tagged('2009/01/1/b', 'Some thing'),
    tagged('2009/01/1/c', 'No thing'),
  );
  assert.equal(slugs(byRelations)[0], 'c');
  assert.ok(byRelations[0]?.reasons.includes("1 of the event's relations relates to it"));
});

test('words stand for a tag where titles with them have it', () => {
  const malian = Array.from({ length: 6 }, (_, i) =>
    event(`2010/01/${i + 1}/m-${i}`, `Malian minister ${i}`, [
      [`2010/01/${((i + 1) % 6) + 1}/m-${(i + 1) % 6}`, 'Mali'],
    ]),
  );
  const found = suggestedTo(NEW, event(NEW, 'Malian soldiers on the march'), ...malian, ...ALDERN);
  assert.equal(found[0]?.path.includes('/m-'), true);
  assert.deepEqual(found[0]?.tags, ['Mali']);
});

test('only tags that both events have are common, in the order of contexts', () => {
  const found = suggestedTo(
    NEW,
    event(NEW, 'Ferry to Wend in Aldern', [], 'Wend'),
    event('2009/01/1/both', 'Old news', [
      ['2009/01/2/other', 'Wend, Aldern, Lighthouse'],
      ['2009/01/3/third', 'Ferry'],
    ]),
    event('2009/01/2/other', 'Else', [['2009/01/1/both', 'Wend']]),
    event('2009/01/3/third', 'Nothing', [['2009/01/1/both', 'Lighthouse']]),
    ...ALDERN,
  );
  const both = found.find(({ path }) => path.endsWith('both.md'));
  assert.deepEqual(both?.tags, ['Aldern', 'Ferry', 'Wend']);
});

test('Chinese titles by their characters', () => {
  const bridges = Array.from({ length: 6 }, (_, i) =>
    event(`2010/01/${i + 1}/桥-${i}`, `英國首相第${i}次講話`, [
      [`2010/01/${((i + 1) % 6) + 1}/桥-${(i + 1) % 6}`, '英国'],
    ]),
  );
  const [first] = suggestedTo('2014/03/9/新', event('2014/03/9/新', '英國下議院開會'), ...bridges, ...ALDERN);
  assert.equal(first?.path.includes('桥-'), true);
  assert.deepEqual(first?.tags, ['英国']);
});

test('without anything in common nothing is suggested, and no more than asked for', () => {
  assert.deepEqual(suggestedTo(NEW, event(NEW, 'Something entirely different'), ...ALDERN), []);
  const written = fixture([event(NEW, 'News', [], 'Aldern'), ...ALDERN].join(''));
  const { file, text } = fileOf(written, `news/${NEW}.md`);
  assert.ok(file.kind === 'event');
  assert.equal(suggestRelations({ path: `news/${NEW}.md`, text, file }, written.archive, 3).length, 3);
});

test('an event without title, topic or relations is asked about in peace', () => {
  assert.deepEqual(suggestedTo(NEW, `//- news/${NEW}.md\n### Related:\n\n1. \n\n`, ...ALDERN), []);
});
