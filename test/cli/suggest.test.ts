/** `event-archive suggest`: what it prints, and that it changes nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BRIDGE, FERRY, files, PLAN, textOf } from '../protocol/bridge-archive.js';
import { runHere } from '../support/command-line.js';
import { filesBelow } from '../support/files-below.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const TOLL = 'news/2014/03/9/toll.md';
const archiveFiles = {
  ...files,
  [TOLL]: `# Toll in Aldern\n\n### Related:\n\n1. [Ferry retired](/${FERRY}) _Context: Ferry_\n`,
  [PLAN]: `${textOf(PLAN)}\n### Related:\n\n1. [Toll](/${TOLL}) _Context: Aldern_\n`,
};

test('for people: path, title, common tags and reasons, the likeliest first', async (t) => {
  const { root } = temporaryArchive(t, archiveFiles);
  const before = filesBelow(root);
  const { status, out, err } = await runHere(['suggest', TOLL], root);
  assert.deepEqual(
    { status, out, err },
    {
      status: 0,
      out: `${BRIDGE}
  2014-03-7 Bridge opens
  Common: Aldern, Ferry
  Why: shares Ferry, as 2 events do; 1 of the event's relations relates to it; 2 days apart

${PLAN}
  2008-11-30 Bridge planned
  Common: Aldern
  Why: shares Aldern, as 3 events do; relates back

2 suggestions
`,
      err: '',
    },
  );
  assert.deepEqual(filesBelow(root), before);
});

test('for programs as JSON', async (t) => {
  const { root } = temporaryArchive(t, archiveFiles);
  const { status, out } = await runHere(['suggest', `${root}/${TOLL}`, '--format', 'json'], '/');
  assert.equal(status, 0);
  const { suggestions, ...rest } = JSON.parse(out) as { readonly suggestions: readonly unknown[] };
  assert.deepEqual(rest, { version: 1, archive: root, event: TOLL });
  assert.deepEqual(suggestions[1], {
    file: PLAN,
    title: 'Bridge planned',
    date: '2008-11-30',
    tags: ['Aldern'],
    reasons: ['shares Aldern, as 3 events do'],
    relatesBack: true,
  });
});

for (const [args, message] of [
  [[], /^suggest: expected one event \(see event-archive suggest --help\)$/],
  [[BRIDGE, FERRY], /^suggest: expected one event/],
  [['news/2014/03/7/none.md'], /none\.md: no such file or folder$/],
  [['news/2014/03/7/index.md'], /^"news\/2014\/03\/7\/index\.md" is no event of this archive/],
  [['news'], /^"news" is no event of this archive/],
  [[BRIDGE, '--format', 'xml'], /^--format xml: expected text or json$/],
] as const) {
  test(`"suggest ${args.join(' ')}" is refused in words`, async (t) => {
    const { root } = temporaryArchive(t, archiveFiles);
    const { status, out, err } = await runHere(['suggest', ...args], root);
    assert.deepEqual([status, out], [2, '']);
    assert.match(err.replace(/^event-archive: /, '').trimEnd(), message);
  });
}
