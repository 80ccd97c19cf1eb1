/** Which tags of an archive are taken for one thing, which spelling wins, and what is needed to call one a slip of the pen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Archive } from '../../server/src/core/archive.js';
import { scanFile } from '../../server/src/core/read.js';
import { allSteps } from '../../server/src/core/steps.js';
import { mergesAt, nearDuplicateGroups, nearDuplicatesOf } from '../../server/src/features/near-duplicates.js';
import { fixture } from '../support/fixture.js';
import { surroundingsOf } from './surroundings.js';

/** An event that relates to ten others, or more, by the contexts. */
function event(path: string, title: string, contexts: readonly string[]): string {
  const relations = contexts.map(
    (context, i) => `${i + 1}. [Other](/news/2001/01/1/other-${i}.md) _Context: ${context}_`,
  );
  return `//- ${path}\n# ${title}\n\n### Related:\n\n${relations.join('\n')}\n`;
}

const times = (count: number, context: string): readonly string[] => Array.from({ length: count }, () => context);

const STENWICK = event('news/2001/01/1/ferry.md', 'Ferry sails from Stenwick', times(20, 'Stenwick'));

function archiveOf(...files: readonly string[]) {
  const archive = fixture(files.join('\n'));
  return surroundingsOf(archive);
}

function groupsOf(around: ReturnType<typeof archiveOf>): readonly string[] {
  const name = (tag: number): string => around.archive.tags.name(tag);
  return allSteps(nearDuplicateGroups(around)).map(
    ({ tag, others }) => `${name(tag)} <- ${others.map((other) => `${name(other.tag)} (${other.why})`).join(', ')}`,
  );
}

function nearTo(tag: string, around: ReturnType<typeof archiveOf>): readonly string[] {
  const { tags } = around.archive;
  return nearDuplicatesOf(tags.idOf(tag) ?? -1, around).map((other) => `${tags.name(other.tag)} (${other.why})`);
}

test('the most used spelling wins, and each of the others says how it differs', () => {
  const around = archiveOf(
    event('news/2001/01/1/a.md', 'A', [
      ...times(3, 'ferry strikes'),
      ...times(2, 'Ferry strike'),
      'Ferry-strike',
      ...times(2, '渡轮'),
      '渡輪',
      'Harbour',
    ]),
  );
  assert.deepEqual(groupsOf(around), [
    'ferry strikes <- Ferry strike (singular, differs in letter case), Ferry-strike (singular, differs in letter case, spacing and punctuation)',
    '渡轮 <- 渡輪 (traditional script)',
  ]);
  assert.deepEqual(nearTo('渡輪', around), ['渡轮 (simplified script)']);
});

test('which spelling wins among equally used ones does not depend on what was read first', () => {
  const [a, b] = [event('news/2001/01/1/a.md', 'A', ['Toll']), event('news/2001/01/1/b.md', 'B', ['toll'])];
  assert.deepEqual(groupsOf(archiveOf(a, b)), ['Toll <- toll (differs in letter case)']);
  assert.deepEqual(groupsOf(archiveOf(b, a)), ['Toll <- toll (differs in letter case)']);
});

test('a slip is one where an event is about both, and no title knows the odd word', () => {
  const atTheEnd = event('news/2001/01/2/a.md', 'A storm', ['Stenwikc', 'Stenwick']);
  assert.deepEqual(groupsOf(archiveOf(STENWICK, atTheEnd)), [], 'the last letter makes other words');
  const inner = event('news/2001/01/2/a.md', 'A storm', ['Stenwikck', 'Stenwick']);
  assert.deepEqual(groupsOf(archiveOf(STENWICK, inner)), ['Stenwick <- Stenwikck (one letter)']);
  assert.deepEqual(nearTo('Stenwikck', archiveOf(STENWICK, inner)), ['Stenwick (one letter)']);
});

test('so is one whose title or topic has the right word', () => {
  for (const title of ['Stenwick floods', 'Floods\n\n##### Stenwick']) {
    const slip = event('news/2001/01/2/a.md', title, ['Stanwick']);
    const topic = title.includes('#####')
      ? slip.replace('# Floods\n\n##### Stenwick', '##### Stenwick\n# Floods')
      : slip;
    assert.deepEqual(groupsOf(archiveOf(STENWICK, topic)), ['Stenwick <- Stanwick (one letter)'], title);
  }
});

test('another place of nearly the same name is none', () => {
  const place = event('news/2001/01/2/a.md', 'A storm', ['Stanwick', 'Stenwick']);
  const known = event('news/2001/01/3/b.md', 'Stanwick votes', []);
  assert.deepEqual(groupsOf(archiveOf(STENWICK, place, known)), [], 'a title knows it');
  const elsewhere = event('news/2001/01/2/a.md', 'A storm', ['Stanwick', 'Harbour']);
  assert.deepEqual(groupsOf(archiveOf(STENWICK, elsewhere)), [], 'no event is about both');
  const often = event('news/2001/01/2/a.md', 'A storm', [...times(3, 'Stanwick'), 'Stenwick']);
  assert.deepEqual(groupsOf(archiveOf(STENWICK, often)), [], 'it is not far rarer');
});

test('what somebody has called two things is never named again', () => {
  const around = archiveOf(event('news/2001/01/1/a.md', 'A', [...times(2, 'Toll'), 'toll', 'tolls']));
  const isApart = (tag: string, other: string): boolean => [tag, other].sort().join() === 'Toll,toll';
  assert.deepEqual(groupsOf({ ...around, isApart }), ['Toll <- tolls (plural, differs in letter case)']);
  assert.deepEqual(nearTo('toll', { ...around, isApart }), ['tolls (plural)']);
});

test('a tag is merged into the one that wins; the winner takes in the others', () => {
  const around = archiveOf(event('news/2001/01/1/a.md', 'A', [...times(3, 'Toll'), ...times(2, 'toll'), 'tolls']));
  const { tags } = around.archive;
  const merges = (tag: string): readonly string[] =>
    mergesAt(tags.idOf(tag) ?? -1, around).map((merge) => `${tags.name(merge.tag)} -> ${tags.name(merge.into)}`);
  assert.deepEqual(merges('toll'), ['toll -> Toll']);
  assert.deepEqual(merges('tolls'), ['tolls -> Toll']);
  assert.deepEqual(merges('Toll'), ['toll -> Toll', 'tolls -> Toll']);
});

test('tags that come and go after somebody has asked are there and gone', () => {
  const around = archiveOf(event('news/2001/01/1/a.md', 'A', ['Toll']));
  assert.deepEqual(groupsOf(around), []);
  set(
    around.archive,
    'news/2001/01/2/b.md',
    '# B\n\n### Related:\n\n1. [A](/news/2001/01/1/a.md) _Context: toll, 關稅_\n',
  );
  set(around.archive, 'news/2001/01/2/c.md', '# C\n\n### Related:\n\n1. [A](/news/2001/01/1/a.md) _Context: 关税_\n');
  assert.deepEqual(groupsOf(around), ['Toll <- toll (differs in letter case)', '关税 <- 關稅 (traditional script)']);
  assert.deepEqual(nearTo('关税', around), ['關稅 (traditional script)']);
  around.archive.remove('news/2001/01/2/b.md');
  assert.deepEqual(groupsOf(around), []);
});

function set(archive: Archive, path: string, text: string): void {
  archive.set(path, scanFile(path, text));
}
