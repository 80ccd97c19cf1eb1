/** A tag that is taken out of the archive, everywhere or where no text bears it out, as whole texts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removeTagEverywhere, removeUnborneTag } from '../../server/src/edits/remove-tag.js';
import { made, planIn } from './planned.js';

const EVENT = 'news/2014/03/7/bridge.md';
const OTHER = 'news/2014/03/8/other.md';
const relation = (context: string): string =>
  `# Bridge\n\n### Related:\n\n1. [Other](/${OTHER})${context}\n2. [Quay](/news/2014/03/7/quay.md) _Context: Quay_\n`;

/** A context, with what stands before it, and what is left of it without `Ferry`. */
const CONTEXTS: readonly (readonly [string, string])[] = [
  [' _Context: Ferry_', ''],
  ['  *Context: Ferry, Ferry*', ''],
  [' _Context: Ferry,_', ''],
  [' _Context: Ferry', ''],
  ['\n   _Context: Ferry_', ''],
  [' _Context: Ferry, Ships_', ' _Context: Ships_'],
  [' _Context: Ships ,Ferry ,  Wend_', ' _Context: Ships ,  Wend_'],
  [' _Context: Wend,Ships, Ferry_', ' _Context: Wend,Ships_'],
  [' _Context: Ferry, Ferry,Ships, Ferry_', ' _Context: Ships_'],
  [' _Context: Ferry Terminal, Ferry, ferry_', ' _Context: Ferry Terminal, ferry_'],
  [' _Context:Ferry,Ships', ' _Context:Ships'],
];

for (const [context, left] of CONTEXTS) {
  for (const [how, change] of [
    ['LF', (text: string) => text],
    ['CRLF and a BOM', (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ] as const) {
    test(`${JSON.stringify(context)} with ${how}`, () => {
      const files = { [EVENT]: change(relation(context)), [OTHER]: '# Other\n' };
      const after = { [EVENT]: change(relation(left)) };
      for (const remove of [removeTagEverywhere, removeUnborneTag]) {
        const edit = planIn(files, (around) => remove('Ferry', around));
        assert.deepEqual(made(edit), after);
        assert.equal(edit.warning, left === '' ? '1 context has no other tag and goes with it' : undefined);
      }
    });
  }
}

test('everywhere is in day indexes too; topics, titles and other tags stay', () => {
  const files = {
    [EVENT]: `##### Ferry\n\n${relation(' _Context: Ferry, Quay_')}`,
    [OTHER]: '# Ferry\n',
    'news/2014/03/7/index.md':
      '## [2014-03-7](/news/2014/03/7/index.md)\n\n##### Ferry\n### [Bridge](/news/2014/03/7/bridge.md)\n_Context: Ferry_\nThe Ferry is gone.\n',
  };
  const edit = planIn(files, (around) => removeTagEverywhere('Ferry', around));
  assert.deepEqual(made(edit), {
    [EVENT]: files[EVENT].replace('Ferry, Quay_', 'Quay_'),
    'news/2014/03/7/index.md': files['news/2014/03/7/index.md'].replace('\n_Context: Ferry_', ''),
  });
  assert.equal(edit.title, 'Take tag "Ferry" out of every event');
  assert.equal(edit.warning, '1 context has no other tag and goes with it');
});

test('where a title, a summary or a topic of either event says it, and where the other event is not there, a tag stays', () => {
  const silent = 'news/2014/03/9/silent.md';
  const about = (path: string): string => `1. [X](/${path}) _Context: Ferry, Wend_\n`;
  const files = {
    [OTHER]: '# Other\n\nThe last ferry.\n',
    [silent]: '# Silent\n',
    [EVENT]: `# Bridge\n\n### Related:\n\n${[OTHER, silent, 'news/2014/03/9/gone.md'].map(about).join('')}`,
    'news/2014/03/10/said.md': `# No Ferry\n\n### Related:\n\n${about(silent)}`,
  };
  const edit = planIn(files, (around) => removeUnborneTag('Ferry', around));
  assert.deepEqual(made(edit), {
    [EVENT]: files[EVENT].replace('silent.md) _Context: Ferry, ', 'silent.md) _Context: '),
  });
  assert.equal(edit.title, 'Take tag "Ferry" out where no text bears it out');
});

test('what there is nothing of is refused', () => {
  const files = { [EVENT]: relation(' _Context: Other, Wend_'), [OTHER]: '# Other\n' };
  const nowhere = { message: 'No relation to an event and no entry of a day index has the tag "Nothing".' };
  for (const remove of [removeTagEverywhere, removeUnborneTag])
    assert.throws(() => planIn(files, (around) => remove('Nothing', around)), nowhere);
  assert.throws(() => planIn(files, (around) => removeUnborneTag('Other', around)), {
    message: 'Every relation with the tag "Other" is borne out by the text of an event.',
  });
});
