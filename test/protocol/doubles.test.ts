/** Events that are written down twice: which are found, and what the whole archive looks like once two of them are one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIND_DOUBLES, MERGE_EVENTS, type FoundDouble, type PlannedEdit } from '../../server/src/lsp/protocol.js';
import { chosen, titlesAt } from '../support/quick-fixes.js';
import { openEventOf } from '../support/writing-editor.js';

const KEPT = 'news/2014/03/7/bridge-opens.md';
const OTHER = 'news/2014/03/8/bridge-opened.md';
const BOTH = 'news/2014/03/9/toll.md';
const LATER = 'news/2015/01/9/ferry-sold.md';
const PLAN = 'news/2008/11/30/bridge-planned.md';
const OTHER_DAY = 'news/2014/03/8/index.md';

const files: Readonly<Record<string, string>> = {
  [KEPT]: `### [2014-03-7](/news/2014/03/7/index.md)

# The bridge over the Ald is opened to traffic 



### Sources:

1. [Coast Radio](http://coast-radio.example/bridge)

### Changes:

1. [Bridge open ](/news/2014/03/7/bridge-open.md) _2014-03-07 17:30:07 (First version)_
2. [The bridge over the Ald is opened to traffic ](/news/2014/03/7/bridge-opens.md) _(Current version)_

### Related:

1. [Ferry sold](/news/2015/01/9/ferry-sold.md) _Context: Aldern_
2. [Bridge over the Ald is opened](/news/2014/03/8/bridge-opened.md) _Context: Aldern_
3. [Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: River Ald_
`.replaceAll('\n', '\r\n'),
  [OTHER]: `### [2014-03-8](/news/2014/03/8/index.md)

##### River Ald
# The bridge over the Ald is opened to all traffic

Two ferries make their last crossing.

### Source:

1. [Coast Radio](https://www.coast-radio.example/bridge#top)
2. [Harbour Herald](http://harbour-herald.example/bridge) [IMG](http://harbour-herald.example/bridge.jpg)

### Related:

1. [Ferry sold](/news/2015/01/9/ferry-sold.md) _Context: Ferry, Aldern_
2. [Toll](/news/2014/03/9/toll.md) _Context: Toll_
3. [The bridge](/news/2014/03/7/bridge-opens.md) _Context: Aldern_
`,
  [BOTH]: `### [2014-03-9](/news/2014/03/9/index.md)

# Toll

### Related:

1. [The bridge over the Ald is opened to all traffic](/news/2014/03/8/bridge-opened.md) _Context: Toll_
2. [The bridge over the Ald is opened to traffic](/news/2014/03/7/bridge-opens.md) _Context: Aldern_
3. [Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: Toll_
`,
  [LATER]: `### [2015-01-9](/news/2015/01/9/index.md)

# Ferry sold

### Related:

1. [ The bridge over the Ald is opened to all traffic ](/news/2014/03/8/bridge-opened.md) _Context: Ferry_
`,
  [PLAN]: '### [2008-11-30](/news/2008/11/30/index.md)\n\n# Bridge planned\n',
  [OTHER_DAY]: `## [2014-03-8](/news/2014/03/8/index.md)

##### River Ald
### [The bridge over the Ald is opened to all traffic](/news/2014/03/8/bridge-opened.md)
Two ferries make their last crossing.

### [Something else](/news/2014/03/8/else.md)

## [Previous Day...](/news/2014/03/7/index.md)
`,
  'news/2014/03/8/README.md': '### [The bridge](/news/2014/03/8/bridge-opened.md)\n',
  'index.md': 'See [the bridge](/news/2014/03/8/bridge-opened.md).\n',
};

test('two events of neighbouring days with like titles and one source are found, and others are not', async (t) => {
  const { editor, archive } = await openEventOf(t, files, KEPT);
  const found = await editor.requestOf<readonly FoundDouble[]>(FIND_DOUBLES, {});
  assert.deepEqual(
    found.map(({ events, why }) => ({ events, why })),
    [
      {
        events: [
          {
            uri: archive.uri(KEPT),
            title: 'The bridge over the Ald is opened to traffic',
            date: '2014-03-7',
            backlinks: 2,
          },
          {
            uri: archive.uri(OTHER),
            title: 'The bridge over the Ald is opened to all traffic',
            date: '2014-03-8',
            backlinks: 3,
          },
        ],
        why: 'one title holds the other',
      },
    ],
  );
});

test('the kept event has the sources, relations and versions of both, and everything leads to it', async (t) => {
  const { editor, archive, made } = await openEventOf(t, files, KEPT);
  const params = { kept: archive.uri(KEPT), other: archive.uri(OTHER) };
  const { edit, files: count } = await editor.requestOf<PlannedEdit>(MERGE_EVENTS, params);
  assert.equal(count, 7);
  assertMerged(made(edit));
});

test('a quick fix of a source that both cite does the same', async (t) => {
  const opened = await openEventOf(t, files, KEPT);
  const title = 'Merge "The bridge over the Ald is opened to all traffic" into this event';
  assertMerged(opened.made(await chosen(opened, 'coast-radio.example', title)));
});

test('events of one source that are days apart are not offered as one', async (t) => {
  const later = 'news/2014/03/10/else.md';
  const other = '# Else\n\n### Source:\n\n1. [Coast Radio](http://coast-radio.example/bridge)\n';
  const opened = await openEventOf(t, { [KEPT]: files[KEPT] ?? '', [later]: other }, KEPT);
  assert.deepEqual(
    (await titlesAt(opened, 'coast-radio.example')).filter((title) => title.startsWith('Merge')),
    [],
  );
});

function assertMerged(changed: Record<string, string | undefined>): void {
  changed[KEPT] = changed[KEPT]?.replace(/_[-\d]+ [:\d]+ \(Update\)_/, '_now (Update)_');
  const kept = `### [2014-03-7](/news/2014/03/7/index.md)

##### River Ald
# The bridge over the Ald is opened to traffic 

Two ferries make their last crossing.


### Sources:

1. [Coast Radio](http://coast-radio.example/bridge)
2. [Harbour Herald](http://harbour-herald.example/bridge) [IMG](http://harbour-herald.example/bridge.jpg)

### Changes:

1. [Bridge open ](/news/2014/03/7/bridge-open.md) _2014-03-07 17:30:07 (First version)_
2. [The bridge over the Ald is opened to all traffic ](/news/2014/03/8/bridge-opened.md) _now (Update)_
3. [The bridge over the Ald is opened to traffic ](/news/2014/03/7/bridge-opens.md) _(Current version)_

### Related:

1. [Ferry sold](/news/2015/01/9/ferry-sold.md) _Context: Aldern, Ferry_
2. [Toll ](/news/2014/03/9/toll.md) _Context: Toll_
3. [Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: River Ald_
`;
  assert.deepEqual(changed, {
    [KEPT]: kept.replaceAll('\n', '\r\n'),
    [OTHER]: undefined,
    [BOTH]: `### [2014-03-9](/news/2014/03/9/index.md)

# Toll

### Related:

1. [The bridge over the Ald is opened to traffic](/news/2014/03/7/bridge-opens.md) _Context: Aldern, Toll_
2. [Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: Toll_
`,
    [LATER]: files[LATER]?.replace(
      'to all traffic ](/news/2014/03/8/bridge-opened.md)',
      'to traffic ](/news/2014/03/7/bridge-opens.md)',
    ),
    [OTHER_DAY]: files[OTHER_DAY]?.replace(/##### River[^]*?crossing\.\n\n/, ''),
    'news/2014/03/8/README.md': '',
    'index.md': 'See [the bridge](/news/2014/03/7/bridge-opens.md).\n',
  });
}

test('what cannot be merged is refused with the reason', async (t) => {
  const { editor, archive } = await openEventOf(t, files, KEPT);
  const merged = (kept: string, other: string): Promise<unknown> =>
    editor.requestOf(MERGE_EVENTS, { kept: archive.uri(kept), other: archive.uri(other) });
  await assert.rejects(merged(KEPT, KEPT), { message: 'An event cannot be merged with itself.' });
  await assert.rejects(merged(KEPT, OTHER_DAY), { message: `"${OTHER_DAY}" is no event of this archive.` });
  await assert.rejects(merged('news/2014/03/7/none.md', KEPT), {
    message: '"news/2014/03/7/none.md" is no event of this archive.',
  });
});
