/** `event-archive tags`: what it reports, as text and as JSON, and that it changes nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runHere } from '../support/command-line.js';
import { filesBelow } from '../support/files-below.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, files } from '../protocol/bridge-archive.js';

const untidy = {
  ...files,
  [BRIDGE]: bridgeWith('[Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: aldern, ferries, Toll_'),
};

test('all that may be wrong, as text', async (t) => {
  const { root } = temporaryArchive(t, untidy);
  const before = filesBelow(root);
  const { status, out, err } = await runHere(['tags'], root);
  assert.deepEqual({ status, err }, { status: 0, err: '' });
  assert.equal(
    out,
    `2 groups of near-duplicates, each below the spelling that is used most
  Aldern  3 relations of 2 events
    aldern  1 relation of 1 event: differs in letter case
  Ferry  2 relations of 2 events
    ferries  1 relation of 1 event: plural, differs in letter case

4 tags used once
  River Ald  ${BRIDGE}
  Toll  ${BRIDGE}
  aldern  ${BRIDGE}
  ferries  ${BRIDGE}

3 tags that no text bears out, in 3 of 9 places (33.3 %)
  River Ald  in 1 of 1 relation
  Toll  in 1 of 1 relation
  ferries  in 1 of 1 relation
`,
  );
  assert.deepEqual(filesBelow(root), before);
});

test('one part, and no more of it than is wanted', async (t) => {
  const { root } = temporaryArchive(t, untidy);
  const { out } = await runHere(['tags', '--used-once', '--most', '1'], root);
  assert.equal(out, `4 tags used once\n  River Ald  ${BRIDGE}\n  and 3 more\n`);
});

test('nothing to report', async (t) => {
  const { root } = temporaryArchive(t, { 'news/2014/03/7/a.md': '# A\n' });
  const { out } = await runHere(['tags'], root);
  assert.equal(
    out,
    'No near-duplicates\n\nNo tag is used once only\n\n0 tags that no text bears out, in 0 of 0 places (0.0 %)\n',
  );
});

test('the same as JSON', async (t) => {
  const { root } = temporaryArchive(t, untidy);
  const { status, out } = await runHere(['tags', '--near-duplicates', '--used-once', '--format', 'json'], root);
  assert.equal(status, 0);
  assert.deepEqual(JSON.parse(out), {
    version: 1,
    archive: root,
    events: 3,
    tags: 6,
    nearDuplicates: {
      total: 2,
      groups: [
        {
          tag: 'Aldern',
          relations: 3,
          events: 2,
          others: [{ tag: 'aldern', relations: 1, events: 1, why: 'differs in letter case' }],
        },
        {
          tag: 'Ferry',
          relations: 2,
          events: 2,
          others: [{ tag: 'ferries', relations: 1, events: 1, why: 'plural, differs in letter case' }],
        },
      ],
    },
    usedOnce: {
      total: 4,
      tags: ['River Ald', 'Toll', 'aldern', 'ferries'].map((tag) => ({ tag, file: BRIDGE })),
    },
  });
});

test('a tag is taken out, and first said where', async (t) => {
  const { root } = temporaryArchive(t, untidy);
  const dry = await runHere(['remove-tag', 'Toll', '--unborne', '--dry-run'], root);
  const done = `Take tag "Toll" out where no text bears it out\n  edits ${BRIDGE} (1 place)\n`;
  assert.deepEqual(dry, { status: 0, out: `${done}Nothing was changed (--dry-run).\n`, err: '' });
  assert.deepEqual(await runHere(['remove-tag', 'Toll', '--unborne'], root), { status: 0, out: done, err: '' });
  assert.equal(filesBelow(root)[BRIDGE], untidy[BRIDGE].replace(', Toll_', '_'));
  const again = await runHere(['remove-tag', 'Toll'], root);
  assert.deepEqual([again.status, again.out], [2, '']);
  assert.match(again.err, /No relation to an event and no entry of a day index has the tag "Toll"\./);
});

for (const [args, message] of [
  [['--most', 'x'], /^--most x: expected a number, 0 or more$/],
  [['--format', 'xml'], /^--format xml: expected text or json$/],
  [['.', 'news'], /^tags: expected one archive/],
  [['--unborn'], /^--unborn is no option; did you mean --unborne\?/],
] as const) {
  test(`"tags ${args.join(' ')}" is refused in words`, async (t) => {
    const { root } = temporaryArchive(t, files);
    const { status, err } = await runHere(['tags', ...args], root);
    assert.equal(status, 2);
    assert.match(err.replace(/^event-archive: /, '').trimEnd(), message);
  });
}
