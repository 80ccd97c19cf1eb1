/** A tag that is renamed or merged: every place it can stand in, in every way it can be written, as whole texts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArchiveEdit } from '../../server/src/core/archive-edit.js';
import { allSteps } from '../../server/src/core/steps.js';
import { renameTag } from '../../server/src/edits/rename-tag.js';
import { made, planIn, surroundingsOf } from './planned.js';

const rename = (files: Readonly<Record<string, string>>, tag: string, into: string): ArchiveEdit =>
  planIn(files, (around) => renameTag(tag, into, around));

const EVENT = 'news/2014/03/7/bridge.md';
const relation = (context: string): string => `# Bridge\n\n### Related:\n\n1. [X](/news/2014/03/7/x.md) ${context}\n`;

/** A context, what it becomes when `Ferry` is merged into `Ships`, and when it is renamed to `Boats`, which is no tag yet. */
const CONTEXTS: readonly (readonly [string, string, string])[] = [
  ['_Context: Ferry_', '_Context: Ships_', '_Context: Boats_'],
  ['*Context: Wend,  Ferry*', '*Context: Wend,  Ships*', '*Context: Wend,  Boats*'],
  ['_Context: Ferry, Ships_', '_Context: Ships_', '_Context: Boats, Ships_'],
  ['_Context: Ships ,Ferry ,  Wend_', '_Context: Ships ,  Wend_', '_Context: Ships ,Boats ,  Wend_'],
  ['_Context: Wend,Ships, Ferry_', '_Context: Wend,Ships_', '_Context: Wend,Ships, Boats_'],
  ['_Context: Ferry, Ferry, Wend_', '_Context: Ships, Wend_', '_Context: Boats, Wend_'],
  ['_Context: Ferry, Ferry,Ships, Ferry_', '_Context: Ships_', '_Context: Boats,Ships_'],
  ['_Context: Ferry,, Wend_', '_Context: Ships,, Wend_', '_Context: Boats,, Wend_'],
  ['_Context: Wend, Wend, Ferry_', '_Context: Wend, Wend, Ships_', '_Context: Wend, Wend, Boats_'],
  ["_Context: ''Ferry'', Ferry, ferry_", "_Context: ''Ferry'', Ships, ferry_", "_Context: ''Ferry'', Boats, ferry_"],
  ['_Context: Wend, Ferry', '_Context: Wend, Ships', '_Context: Wend, Boats'],
  ['_消息: 渡轮， Ferry, Ships_', '_消息: 渡轮， Ferry, Ships_', '_消息: 渡轮， Ferry, Ships_'],
  ['_Context: Ferry Terminal, Ferry_', '_Context: Ferry Terminal, Ships_', '_Context: Ferry Terminal, Boats_'],
];

/** Those in which there is something to change. */
const CHANGED = CONTEXTS.filter(([before, merged]) => before !== merged);

/** Somewhere `Ferry` and `Ships` are tags. */
const OTHER = {
  'news/2014/03/8/other.md': '# Other\n\n### Related:\n\n1. [X](/news/2014/03/7/x.md) _Context: Ships_\n',
};

for (const [context, merged, renamed] of CONTEXTS) {
  for (const [how, change] of [
    ['LF', (text: string) => text],
    ['CRLF and a BOM', (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ] as const) {
    test(`${context} with ${how}`, () => {
      const files = { ...OTHER, [EVENT]: change(relation(context)) };
      if (merged === context) {
        assert.throws(() => rename(files, 'Ferry', 'Ships'), /^Error: No relation to an event and no entry/);
        return;
      }
      assert.deepEqual(made(rename(files, 'Ferry', 'Ships')), { [EVENT]: change(relation(merged)) });
      assert.deepEqual(made(rename(files, 'Ferry', 'Boats')), { [EVENT]: change(relation(renamed)) });
    });
  }
}

test('entries of day indexes and of their twins follow, also those whose event has no such relation; topics and titles stay', () => {
  const files = {
    [EVENT]: `##### Ferry\n${relation('_Context: Ferry, Ships_')}`,
    'news/2014/03/7/index.md':
      '## [2014-03-7](/news/2014/03/7/index.md)\n\n##### Ferry\n### [Ferry](/news/2014/03/7/bridge.md)\n_Context: Ferry, Ships_\n',
    'news/2014/03/7/README.md':
      '## [2014-03-7](/news/2014/03/7/index.md)\r\n\r\n##### Ferry\r\n### [Ferry](/news/2014/03/7/bridge.md)\r\n*Context: Ferry*\r\n',
    'news/2015/01/9/index.md':
      '## [2015-01-9](/news/2015/01/9/index.md)\n\n### [New](/news/2015/01/9/new.md)\n_Context: Toll, Ferry_\n\n### [Ferry](/news/2015/01/9/f.md)\nFerry, he says\n',
    'index.md': '# Ferry\n\n[Ferry](/news/2014/03/7/bridge.md) _Context: Ferry_\n',
  };
  const edit = rename(files, 'Ferry', 'Ships');
  assert.deepEqual(made(edit), {
    [EVENT]: files[EVENT].replace('Ferry, Ships_', 'Ships_'),
    'news/2014/03/7/index.md': files['news/2014/03/7/index.md'].replace('Ferry, Ships_', 'Ships_'),
    'news/2014/03/7/README.md': files['news/2014/03/7/README.md'].replace('*Context: Ferry*', '*Context: Ships*'),
    'news/2015/01/9/index.md': files['news/2015/01/9/index.md'].replace('Toll, Ferry_', 'Toll, Ships_'),
  });
  assert.equal(edit.title, 'Merge tag "Ferry" into "Ships"');
  assert.equal(edit.warning, '1 relation joins the 1 that have "Ships" already');
});

test('a name that would end its context, break its line or be several tags is refused', () => {
  const files = { [EVENT]: relation('_Context: Ferry_') };
  for (const [name, message] of [
    ['_Ferry', /neither begins nor ends with _ or \*/],
    ['Ferry*', /neither begins nor ends with _ or \*/],
    ['a, b', /holds no comma/],
    ['a\nb', /stands on one line/],
    [' ', /is empty/],
  ] as const) {
    assert.throws(() => rename(files, 'Ferry', name), { message });
  }
});

test('ten thousand events change, each as it would alone, and nothing else in the archive', () => {
  const files = new Map(Object.entries(OTHER));
  const expected = new Map<string, string>();
  for (let number = 0; number < 10_000; number++) {
    const path = `news/${2000 + (number % 19)}/03/${(number % 28) + 1}/ship-${number}.md`;
    const [context = '', merged = ''] = CHANGED[number % CHANGED.length] ?? [];
    const lineBreak = number % 3 === 0 ? '\r\n' : '\n';
    files.set(path, relation(context).replaceAll('\n', lineBreak));
    expected.set(path, relation(merged).replaceAll('\n', lineBreak));
  }
  const edit = allSteps(renameTag('Ferry', 'Ships', surroundingsOf(files)));
  assert.equal(edit.edits.length, 10_000);
  for (const [path, text] of Object.entries(made(edit))) assert.equal(text, expected.get(path), path);
});
