/** Fixes and commands that change other files than the open one: what the archive looks like afterwards. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeAction, type WorkspaceEdit } from 'vscode-languageserver/node';
import {
  FIX_ARCHIVE,
  NEW_EVENT,
  OUTLET_NAMES,
  READ_DATE,
  REBUILD_DAY_INDEX,
  type FixArchiveAnswer,
  type NewEventAnswer,
} from '../../server/src/lsp/protocol.js';
import { actionsAt, chosen } from '../support/quick-fixes.js';
import { openEventOf } from '../support/writing-editor.js';
import { BRIDGE, BRIDGE_ENTRY, DAY, FERRY, files, PLAN, textOf, withSafeProblems } from './bridge-archive.js';

const TWIN = 'news/2014/03/7/README.md';
function titled(actions: readonly CodeAction[], title: string): WorkspaceEdit {
  const edit = actions.find((action) => action.title === title)?.edit;
  assert.ok(edit, `"${title}" is not among ${actions.map((action) => action.title).join(', ')}`);
  return edit;
}

test('an event is added to the index of its day and the twin of that', async (t) => {
  const index = textOf(DAY).replace(BRIDGE_ENTRY, '');
  const crlf = index.replaceAll('\n', '\r\n');
  const opened = await openEventOf(t, { ...files, [DAY]: index, [TWIN]: crlf }, BRIDGE);
  const made = opened.made(titled(await actionsAt(opened, '2014-03-7'), 'Add to the day index'));
  const expected = index.replace('## [Previous', `${BRIDGE_ENTRY.replace('opens]', 'opens ]')}## [Previous`);
  assert.deepEqual(made, { [DAY]: expected, [TWIN]: expected.replaceAll('\n', '\r\n') });
});

test('the index of a day is created like its neighbour, and the next day no longer skips it', async (t) => {
  const { [DAY]: index = '', ...others } = files;
  const after = 'news/2014/03/9/index.md';
  const next = `## [2014-03-9](/news/2014/03/9/index.md)\n\n## [Day before](/news/2008/11/30/index.md)\n`;
  assert.notEqual(index, '');
  const opened = await openEventOf(t, { ...others, [after]: next }, BRIDGE);
  const made = opened.made(titled(await actionsAt(opened, '/news/2014/03/7/index'), 'Create the day index'));
  assert.deepEqual(made, {
    [DAY]: `## [2014-03-7](/news/2014/03/7/index.md)

${BRIDGE_ENTRY.replace('opens]', 'opens ]')}### [Ferry retired ](/news/2014/03/7/ferry-retired.md)
The last ferry across the Ald becomes a restaurant.

`,
    [after]: next.replace('/2008/11/30/', '/2014/03/7/'),
  });
});

test('a relation is answered in the other direction, with its tags', async (t) => {
  const opened = await openEventOf(t, files, BRIDGE);
  assert.deepEqual(
    (await actionsAt(opened, 'Ferry retired')).map(({ title }) => title),
    [],
    'the ferry relates back already',
  );
  const made = opened.made(
    titled(await actionsAt(opened, 'Bridge planned'), 'Relate "Bridge planned" back to this event'),
  );
  const relation = '1. [Bridge opens ](/news/2014/03/7/bridge-opens.md) _Context: Aldern, River Ald_';
  assert.deepEqual(made, { [PLAN]: `${textOf(PLAN).trimEnd()}\n\n### Related:\n\n${relation}\n` });
});

test('a new event is planned, and what may be the same is pointed out', async (t) => {
  const { editor, archive, made } = await openEventOf(t, files, FERRY);
  const url = 'https://www.harbour-herald.example/toll';
  assert.deepEqual(await editor.requestOf(OUTLET_NAMES, { url }), ['Harbour Herald']);
  assert.equal(await editor.requestOf(READ_DATE, { text: '7 March 2014' }), '2014-03-7');
  assert.equal(await editor.requestOf(READ_DATE, { text: 'some day' }), null);
  const asked = { date: '7 March 2014', title: 'Bridge planned', sources: [{ url }], tags: [], summary: 'Once more.' };
  const answer = await editor.requestOf<NewEventAnswer>(NEW_EVENT, asked);
  assert.deepEqual(answer.doubles, [{ uri: archive.uri(PLAN), path: PLAN, why: 'has the same slug' }]);
  assert.equal(answer.uri, archive.uri('news/2014/03/7/bridge-planned.md'));
  assert.deepEqual(made(answer.edit as WorkspaceEdit), {
    'news/2014/03/7/bridge-planned.md': `### [2014-03-7](/news/2014/03/7/index.md)

# Bridge planned 

Once more.


### Source:

1. [Harbour Herald](${url})
`,
    [DAY]: textOf(DAY).replace(
      '## [Previous',
      '### [Bridge planned ](/news/2014/03/7/bridge-planned.md)\nOnce more.\n\n## [Previous',
    ),
  });
  await assert.rejects(editor.requestOf(NEW_EVENT, { ...asked, date: '30 February 2014' }), /is no date/);
});

test('a file is named after its title, and every link follows', async (t) => {
  const retitled = textOf(BRIDGE).replace('# Bridge opens', '# Bridge opened at last');
  const settings = { rules: { 'slug-mismatch': 'hint' } };
  const opened = await openEventOf(t, { ...files, [BRIDGE]: retitled }, BRIDGE, settings);
  const to = 'news/2014/03/7/bridge-opened-at-last.md';
  const edit = await chosen(opened, 'Bridge opened', 'Name the file "bridge-opened-at-last"');
  const linked = (text: string) =>
    text.replaceAll('[Bridge opens](/news/2014/03/7/bridge-opens.md)', `[Bridge opened at last](/${to})`);
  assert.deepEqual(opened.made(edit), {
    [BRIDGE]: undefined,
    [to]: retitled,
    [FERRY]: linked(textOf(FERRY)),
    [DAY]: linked(textOf(DAY)),
  });
});

test('a day index is rebuilt from its events, and keeps its order and what people wrote into it', async (t) => {
  const index = `## [2014-03-7](/news/2014/03/7/index.md)

Written by hand.

### [Ferry sold](/news/2014/03/7/ferry-retired.md)
_Context: Ferry_

### [Never was](/news/2014/03/7/never-was.md)
Gone.

##### Alderm
### [ Bridge opens ](/news/2014/03/7/bridge-opens.md)
The bridge over the Ald

## [Previous Day...](/news/2001/01/1/index.md)
`;
  const toll = 'news/2014/03/7/toll.md';
  const day = { ...files, [DAY]: index, [toll]: '### [2014-03-7](/news/2014/03/7/index.md)\n\n# Toll\n' };
  const opened = await openEventOf(t, day, BRIDGE);
  const edit = await opened.editor.requestOf<WorkspaceEdit>(REBUILD_DAY_INDEX, { uri: opened.uri });
  assert.deepEqual(opened.made(edit), {
    [DAY]: index
      .replace('[Ferry sold]', '[Ferry retired]')
      .replace('### [Never was](/news/2014/03/7/never-was.md)\nGone.\n\n', '')
      .replace('Alderm', 'Aldern')
      .replace(
        '## [Previous Day...](/news/2001/01/1/',
        '### [Toll ](/news/2014/03/7/toll.md)\n\n## [Previous Day...](/news/2008/11/30/',
      ),
  });
});

test('a day index and its twin are rebuilt by a code action, each in its own form; once more nothing is offered', async (t) => {
  const title = 'Rebuild the day index';
  const index = (lineBreak: string, mark = '') =>
    [
      `${mark}## [2014-03-7](/news/2014/03/7/index.md)`,
      '',
      '* a list that somebody wrote',
      '',
      '### [Ferry sold](/news/2014/03/7/ferry-retired.md)',
      'The last ferry across the Ald...',
      '',
      'See also [the timetable](https://ald.example/).',
      '',
      '### [Bridge opens](/news/2014/03/7/bridge-opens.md)',
      'Years of work end.',
      '',
      '### [Elsewhere](https://ald.example/elsewhere)',
      '',
      '### [Bridge opens](/news/2014/03/7/bridge-opens.md)',
      'Once more.',
      '',
    ].join(lineBreak);
  const right = (text: string, lineBreak: string) =>
    text
      .replace('[Ferry sold]', '[Ferry retired]')
      .replace('### [Bridge', `##### Aldern${lineBreak}### [Bridge`)
      .replace('Years of work end.', 'The bridge over the Ald opens after six years.')
      .replace(/### \[Bridge opens\]\S*\s+Once more\.\s+$/, '') +
    ['## [Previous Day...](/news/2008/11/30/index.md)', ''].join(lineBreak);
  const wrong = { ...files, [DAY]: index('\n', '\ufeff'), [TWIN]: index('\r\n') };
  const opened = await openEventOf(t, wrong, DAY);
  const made = opened.made(titled(await actionsAt(opened, 'somebody wrote'), title));
  const expected = { [DAY]: right(wrong[DAY], '\n'), [TWIN]: right(wrong[TWIN], '\r\n') };
  assert.deepEqual(made, expected);
  const again = await openEventOf(t, { ...wrong, ...expected }, DAY);
  assert.deepEqual(
    (await actionsAt(again, 'somebody wrote')).map((action) => action.title),
    [],
  );
});

test('where days have twins, a rebuilt index gets one', async (t) => {
  const before = 'news/2008/11/30/index.md';
  const twins = { ...files, 'news/2008/11/30/README.md': textOf(before) };
  const opened = await openEventOf(t, twins, DAY);
  const edit = titled(await actionsAt(opened, 'Ferry retired'), 'Rebuild the day index');
  assert.deepEqual(opened.made(edit), { [TWIN]: textOf(DAY) });
});

test('every safe problem of an archive is mended in one edit; once more changes nothing', async (t) => {
  const opened = await openEventOf(t, withSafeProblems, BRIDGE);
  const answer = await opened.editor.requestOf<FixArchiveAnswer>(FIX_ARCHIVE, {});
  assert.equal(answer.files, 2);
  const edit = answer.edit as WorkspaceEdit;
  assert.deepEqual(opened.made(edit), { [FERRY]: textOf(FERRY), [PLAN]: textOf(PLAN).replaceAll('\n', '\r\n') });
  const again = await opened.editor.requestOf<FixArchiveAnswer>(FIX_ARCHIVE, {});
  assert.equal(again.files, 0);
});
