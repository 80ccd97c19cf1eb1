/** Heading, folder and index that name different days: each can be made the one that counts, and the whole archive follows. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { capabilitiesOf } from '../support/lsp-client.js';
import { chosen, titlesAt } from '../support/quick-fixes.js';
import { openEventOf, type Opened } from '../support/writing-editor.js';
import { BRIDGE, FERRY, files, PLAN, textOf } from './bridge-archive.js';

const DAY = 'news/2014/03/7/index.md';
const TWIN = 'news/2014/03/7/README.md';
const BRIDGE_ENTRY = `##### Aldern
### [Bridge opens](/news/2014/03/7/bridge-opens.md)
The bridge over the Ald opens after six years.

`;
const FERRY_ENTRY = `### [Ferry retired](/news/2014/03/7/ferry-retired.md)
_Context: Aldern, Ferry_

`;
const NO_CHANGES = { rename: { changes: 'never' } };

async function opened(t: TestContext, all: Readonly<Record<string, string>>, path: string): Promise<Opened> {
  return openEventOf(t, all, path, NO_CHANGES);
}

const toDay =
  (day: string) =>
  (text: string): string =>
    text.replaceAll('/2014/03/7/bridge-opens', `/2014/03/${day}/bridge-opens`);

test('label, link and folder name three days: each of them is offered, and the others follow it', async (t) => {
  const wrong = textOf(BRIDGE).replace('[2014-03-7](/news/2014/03/7/', '[2014-03-8](/news/2014/03/9/');
  const all = { ...files, [BRIDGE]: wrong, [TWIN]: textOf(DAY).replaceAll('\n', '\r\n') };
  const titles = [
    "Change to the folder's date, 2014-03-7",
    'Move the event to 2014-03-8',
    'Move the event to 2014-03-9',
  ];
  for (const [title, day] of titles.map((each, index) => [each, String(7 + index)] as const)) {
    const asked = await opened(t, all, BRIDGE);
    assert.deepEqual(await titlesAt(asked, '2014-03-8'), titles);
    const made = asked.made(await chosen(asked, '2014-03-8', title));
    const right = textOf(BRIDGE).replace('[2014-03-7](/news/2014/03/7/', `[2014-03-${day}](/news/2014/03/${day}/`);
    const moved = toDay(day);
    const index = `## [2014-03-${day}](/news/2014/03/${day}/index.md)\n\n${moved(BRIDGE_ENTRY)}## [Previous Day...](/news/2014/03/7/index.md)\n`;
    const taken = textOf(DAY).replace(BRIDGE_ENTRY, '');
    if (day === '7') assert.deepEqual(made, { [BRIDGE]: right });
    else
      assert.deepEqual(made, {
        [BRIDGE]: undefined,
        [FERRY]: moved(textOf(FERRY)),
        [DAY]: taken,
        [TWIN]: taken.replaceAll('\n', '\r\n'),
        [`news/2014/03/${day}/bridge-opens.md`]: right,
        [`news/2014/03/${day}/index.md`]: index,
        [`news/2014/03/${day}/README.md`]: index,
      });
  }
});

test('an editor that cannot ask later is told at once, and not of what cannot be', async (t) => {
  const wrong = textOf(BRIDGE).replace('[2014-03-7](/news/2014/03/7/', '[2014-03-8](/news/2014/03/9/');
  const taken = 'news/2014/03/9/bridge-opens.md';
  const all = { ...files, [BRIDGE]: wrong, [taken]: '### [2014-03-9](/news/2014/03/9/index.md)\n\n# Other\n' };
  const { textDocument } = capabilitiesOf('push');
  const plain = await openEventOf(t, all, BRIDGE, NO_CHANGES, { textDocument: textDocument ?? {} });
  assert.deepEqual(await titlesAt(plain, '2014-03-8'), [
    "Change to the folder's date, 2014-03-7",
    'Move the event to 2014-03-8',
  ]);
  const made = plain.made(await chosen(plain, '2014-03-8', 'Move the event to 2014-03-8'));
  assert.equal(
    made['news/2014/03/8/bridge-opens.md'],
    textOf(BRIDGE).replaceAll('2014-03-7', '2014-03-8').replace('/2014/03/7/index', '/2014/03/8/index'),
  );

  const asked = await opened(t, all, BRIDGE);
  const said: string[] = [];
  asked.editor.heard.onQuestion = (message) => void said.push(message);
  assert.equal(await chosen(asked, '2014-03-8', 'Move the event to 2014-03-9'), undefined);
  assert.deepEqual(said, [`There is a file "${taken}" already. Give the event another title, or merge the two.`]);
});

test('a day index whose heading names another day takes the whole day there, or follows its folder', async (t) => {
  const wrong = textOf(DAY).replace('[2014-03-7](/news/2014/03/7/', '[2014-03-8](/news/2014/03/8/');
  const next = 'news/2014/03/9/index.md';
  const page = 'index.md';
  const all: Readonly<Record<string, string>> = {
    ...files,
    [DAY]: wrong,
    [next]: '## [2014-03-9](/news/2014/03/9/index.md)\n\n## [Previous Day...](/news/2014/03/7/index.md)\n',
    [page]: 'See [that day](/news/2014/03/7/index.md) and [the bridge](/news/2014/03/7/bridge-opens.md).\n',
  };
  const fixed = await opened(t, all, DAY);
  assert.deepEqual(await titlesAt(fixed, '2014-03-8'), [
    "Change to the folder's date, 2014-03-7",
    'Move the whole day to 2014-03-8 (2 events)',
  ]);
  assert.deepEqual(fixed.made(await chosen(fixed, '2014-03-8', "Change to the folder's date, 2014-03-7")), {
    [DAY]: textOf(DAY),
  });

  const moving = await opened(t, all, DAY);
  const made = moving.made(await chosen(moving, '2014-03-8', 'Move the whole day to 2014-03-8 (2 events)'));
  const moved = (path: string): string =>
    (all[path] ?? '')
      .replaceAll('/2014/03/7/', '/2014/03/8/')
      .replaceAll('2014-03-7', '2014-03-8')
      // What the ferry was called before is history.
      .replace(/(\[Ferry \w+\]\(\/news\/2014\/03\/)8(\/\S+ _)/g, '$17$2');
  assert.deepEqual(made, {
    [BRIDGE]: undefined,
    [FERRY]: undefined,
    [DAY]: undefined,
    'news/2014/03/8/bridge-opens.md': textOf(BRIDGE)
      .replaceAll('/2014/03/7/', '/2014/03/8/')
      .replaceAll('2014-03-7', '2014-03-8'),
    'news/2014/03/8/ferry-retired.md': textOf(FERRY)
      .replace('[2014-03-7](/news/2014/03/7/', '[2014-03-8](/news/2014/03/8/')
      .replace('[Bridge opens](/news/2014/03/7/', '[Bridge opens](/news/2014/03/8/'),
    'news/2014/03/8/index.md': moved(DAY),
    [next]: moved(next),
    [page]: moved(page),
  });
});

const MISSPELT = 'news/2014/3/07/toll-raised.md';
const TOLL = `### [2014-03-7](/news/2014/3/07/index.md)

# Toll raised

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_
`;
const TOLL_RIGHT = TOLL.replace('/3/07/', '/03/7/');
const TOLL_ENTRY = '### [Toll raised ](/news/2014/3/07/toll-raised.md)\n_Context: Ferry_\n\n';

test('an event in a misspelt folder goes to the right one, and is listed there', async (t) => {
  const linking = textOf(FERRY).replace(
    /\n$/,
    '\n2. [Toll raised](/news/2014/03/7/toll-raised.md) _Context: Ferry_\n3. [Toll raised](/zh/news/2014/3/07/toll-raised.md) _Context: Ferry_\n',
  );
  const all = { ...files, [FERRY]: linking, [MISSPELT]: TOLL };
  const asked = await opened(t, all, MISSPELT);
  assert.deepEqual(await titlesAt(asked, '2014-03-7'), [
    'Move the event to 2014-03-7',
    'Move the whole day to 2014-03-7 (1 event)',
  ]);
  const made = asked.made(await chosen(asked, '2014-03-7', 'Move the event to 2014-03-7'));
  assert.deepEqual(made, {
    [MISSPELT]: undefined,
    'news/2014/03/7/toll-raised.md': TOLL_RIGHT,
    [FERRY]: linking.replace('/zh/news/2014/3/07/', '/zh/news/2014/03/7/'),
    [DAY]: textOf(DAY).replace('## [Previous', `${TOLL_ENTRY.replace('/3/07/', '/03/7/')}## [Previous`),
  });
});

test('a whole misspelt folder joins the day that is there already', async (t) => {
  const wrongIndex = 'news/2014/3/07/index.md';
  const lamp = 'news/2014/3/07/lamp-lit.md';
  const all = {
    ...files,
    [MISSPELT]: TOLL,
    [lamp]: '### [2014-03-7](/news/2014/3/07/index.md)\n\n# Lamp lit\n',
    [wrongIndex]: `## [2014-03-7](/news/2014/3/07/index.md)

### [Lamp lit](/news/2014/3/07/lamp-lit.md)
Written by hand.

### [Never was](/news/2014/03/7/never-was.md)

${TOLL_ENTRY}## [Previous Day...](/news/2008/11/30/index.md)
`,
    'index.md': 'See [the day](/news/2014/3/07/index.md).\n',
  };
  const asked = await opened(t, all, wrongIndex);
  const made = asked.made(await chosen(asked, '2014-03-7', 'Move the whole day to 2014-03-7 (2 events)'));
  const entries = `### [Lamp lit](/news/2014/03/7/lamp-lit.md)\nWritten by hand.\n\n### [Never was](/news/2014/03/7/never-was.md)\n\n${TOLL_ENTRY.replace('/3/07/', '/03/7/')}`;
  assert.deepEqual(made, {
    [MISSPELT]: undefined,
    [lamp]: undefined,
    [wrongIndex]: undefined,
    'news/2014/03/7/toll-raised.md': TOLL_RIGHT,
    'news/2014/03/7/lamp-lit.md': '### [2014-03-7](/news/2014/03/7/index.md)\n\n# Lamp lit\n',
    [DAY]: textOf(DAY).replace('## [Previous', `${entries}## [Previous`),
    'index.md': 'See [the day](/news/2014/03/7/index.md).\n',
  });
});

test('a misspelt folder alone becomes the right one', async (t) => {
  const { [DAY]: index = '', ...others } = files;
  assert.notEqual(index, '');
  const wrongIndex = 'news/2015/3/07/index.md';
  const event = 'news/2015/3/07/toll-raised.md';
  const all = {
    ...others,
    [event]: TOLL.replaceAll('2014', '2015').replace('/2015/03/7/ferry', '/2014/03/7/ferry'),
    [wrongIndex]: `## [2015-03-7](/news/2015/3/07/index.md)\n\n${TOLL_ENTRY.replace('2014', '2015')}## [Previous Day...](/news/2008/11/30/index.md)\n`,
  };
  const asked = await opened(t, all, wrongIndex);
  const made = asked.made(await chosen(asked, '2015-03-7', 'Move the whole day to 2015-03-7 (1 event)'));
  const moved = (text: string): string => text.replaceAll('/2015/3/07/', '/2015/03/7/');
  assert.deepEqual(made, {
    [event]: undefined,
    [wrongIndex]: undefined,
    'news/2015/03/7/toll-raised.md': moved(all[event]),
    'news/2015/03/7/index.md': moved(all[wrongIndex]),
  });
});

test('a date that is not in the calendar follows the folder; a folder that is not follows the heading', async (t) => {
  const label = textOf(BRIDGE).replace('[2014-03-7]', '[2014-02-30]');
  const ofLabel = await opened(t, { ...files, [BRIDGE]: label }, BRIDGE);
  const fix = "Change to the folder's date, 2014-03-7";
  assert.deepEqual(await titlesAt(ofLabel, '2014-02-30'), [fix]);
  assert.deepEqual(ofLabel.made(await chosen(ofLabel, '2014-02-30', fix)), { [BRIDGE]: textOf(BRIDGE) });

  const both = textOf(BRIDGE).replace('[2014-03-7](/news/2014/03/7/', '[2014-03-8](/news/2014/02/30/');
  const ofLink = await opened(t, { ...files, [BRIDGE]: both }, BRIDGE);
  assert.deepEqual(await titlesAt(ofLink, '/news/2014/02/30'), [fix, 'Move the event to 2014-03-8']);
  assert.deepEqual(ofLink.made(await chosen(ofLink, '/news/2014/02/30', fix)), { [BRIDGE]: textOf(BRIDGE) });

  const never = 'news/2014/02/30/toll-raised.md';
  const ofFolder = await opened(t, { ...files, [never]: TOLL_RIGHT }, never);
  const made = ofFolder.made(await chosen(ofFolder, '2014-03-7', 'Move the event to 2014-03-7'));
  assert.deepEqual(made, {
    [never]: undefined,
    'news/2014/03/7/toll-raised.md': TOLL_RIGHT,
    [DAY]: textOf(DAY).replace('## [Previous', `${TOLL_ENTRY.replace('/3/07/', '/03/7/')}## [Previous`),
  });
});

const PLAN_DAY = 'news/2008/11/30/index.md';
const PLAN_ENTRY = '### [Bridge planned](/news/2008/11/30/bridge-planned.md)\nBy hand.\n\n';

test('an entry in the index of another day goes to its own, or has its event come', async (t) => {
  const listed = textOf(DAY).replace('## [Previous', `${PLAN_ENTRY}## [Previous`);
  const unlisted = textOf(PLAN_DAY).replace('### [Bridge planned](/news/2008/11/30/bridge-planned.md)\n', '');
  const all = { ...files, [DAY]: listed, [PLAN_DAY]: unlisted };
  const entry = await opened(t, all, DAY);
  const titles = ['Move the entry to the index of 2008-11-30', 'Move the event to 2014-03-7'];
  assert.deepEqual(await titlesAt(entry, '/news/2008/11/30/bridge'), titles);
  assert.deepEqual(entry.made(await chosen(entry, '/news/2008/11/30/bridge', titles[0] ?? '')), {
    [DAY]: textOf(DAY),
    [PLAN_DAY]: unlisted + PLAN_ENTRY.trimEnd() + '\n',
  });

  const event = await opened(t, all, DAY);
  assert.deepEqual(event.made(await chosen(event, '/news/2008/11/30/bridge', titles[1] ?? '')), {
    [PLAN]: undefined,
    'news/2014/03/7/bridge-planned.md': textOf(PLAN).replace(
      '[2008-11-30](/news/2008/11/30/',
      '[2014-03-7](/news/2014/03/7/',
    ),
    [DAY]: listed.replace('/news/2008/11/30/bridge-planned', '/news/2014/03/7/bridge-planned'),
    [BRIDGE]: textOf(BRIDGE).replace('/news/2008/11/30/bridge-planned', '/news/2014/03/7/bridge-planned'),
  });

  const both = await opened(t, { ...files, [DAY]: listed }, DAY);
  assert.deepEqual(
    both.made(await chosen(both, '/news/2008/11/30/bridge', 'Take the entry out: 2008-11-30 lists the event')),
    { [DAY]: textOf(DAY) },
  );
});

test('an event that only another day lists can go there', async (t) => {
  const without = textOf(DAY).replace(FERRY_ENTRY, '');
  const other = `${textOf(PLAN_DAY)}\n${FERRY_ENTRY}`;
  const all = { ...files, [DAY]: without, [PLAN_DAY]: other };
  const asked = await opened(t, all, FERRY);
  assert.deepEqual(await titlesAt(asked, '2014-03-7'), ['Add to the day index', 'Move the event to 2008-11-30']);
  const moved = (text: string): string => text.replaceAll('/2014/03/7/ferry-retired', '/2008/11/30/ferry-retired');
  assert.deepEqual(asked.made(await chosen(asked, '2014-03-7', 'Move the event to 2008-11-30')), {
    [FERRY]: undefined,
    'news/2008/11/30/ferry-retired.md': textOf(FERRY).replace(
      '[2014-03-7](/news/2014/03/7/',
      '[2008-11-30](/news/2008/11/30/',
    ),
    [BRIDGE]: moved(textOf(BRIDGE)),
    [PLAN_DAY]: moved(other),
  });
});
