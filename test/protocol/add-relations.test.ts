/** The requests for suggested relations and for adding several at once: whole files, after the edit was made. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ADD_RELATIONS,
  SUGGEST_RELATIONS,
  type AddRelationsParams,
  type PlannedEdit,
  type SuggestedRelation,
} from '../../server/src/lsp/protocol.js';
import { openEventOf } from '../support/writing-editor.js';
import {
  BRIDGE_ZH,
  chinese,
  event,
  FERRY,
  files,
  FIRST,
  LATER,
  OPENS,
  PLAN_ZH,
  RELATED,
  TOLL,
  TOLL_ZH,
} from './wend-archives.js';

type Opened = Awaited<ReturnType<typeof openEventOf>>;

async function add(
  { editor, archive, uri, made }: Opened,
  relations: readonly (readonly [string, ...string[]])[],
  isMutual?: boolean,
): Promise<Record<string, string | undefined>> {
  const params: AddRelationsParams = {
    uri,
    relations: relations.map(([path, ...tags]) => ({ uri: archive.uri(path), tags })),
    ...(isMutual === undefined ? {} : { isMutual }),
  };
  const { edit } = await editor.requestOf<PlannedEdit>(ADD_RELATIONS, params);
  return made(edit);
}

test('the request answers with plain data', async (t) => {
  const { editor, archive, uri } = await openEventOf(t, files, TOLL);
  const found = await editor.requestOf<readonly SuggestedRelation[]>(SUGGEST_RELATIONS, { uri });
  assert.deepEqual(
    [found[0], found[2]],
    [
      {
        uri: archive.uri(OPENS),
        title: 'The Wend Bridge opens',
        date: '2014-03-7',
        tags: ['Wend Bridge'],
        reasons: ['shares Wend Bridge, as 3 events do', 'titles alike', 'same topic', '2 days apart'],
        relatesBack: false,
      },
      {
        uri: archive.uri(LATER),
        title: 'The ferry becomes a restaurant',
        date: '2015-01-9',
        tags: ['Wend Bridge'],
        reasons: ['shares Wend Bridge, as 3 events do'],
        relatesBack: true,
      },
    ],
  );
  await assert.rejects(
    editor.requestOf(SUGGEST_RELATIONS, { uri: archive.uri('news/2014/03/9/index.md') }),
    /is no event of this archive/,
  );
});

test('several relations are added at their places, newest first, and numbers follow', async (t) => {
  const two = [
    `[The last ferry retires ](/${FERRY}) _Context: Ferry_`,
    `[An old thing ](/news/2001/01/1/old.md) _Context: Wend Bridge_`,
  ];
  const three = [
    `[The ferry becomes a restaurant ](/${LATER}) _Context: Ferry, Wend Bridge_`,
    two[0] ?? '',
    `[The Wend Bridge opens ](/${OPENS}) _Context: Wend Bridge_`,
    `[The Wend Bridge is planned ](/${FIRST})`,
    two[1] ?? '',
  ];
  const chosen = [[FIRST], [LATER, 'Ferry', 'Wend Bridge'], [OPENS, 'Wend Bridge']] as const;
  for (const lineBreak of ['\n', '\r\n']) {
    const before = event('2014-03-9', 'The toll', two).replaceAll('\n', lineBreak);
    const opened = await openEventOf(t, { ...files, [TOLL]: before }, TOLL);
    const after = event('2014-03-9', 'The toll', three).replaceAll('\n', lineBreak);
    assert.deepEqual(await add(opened, chosen), { [TOLL]: after });
  }
});

test('behind the last one, and odd numbers stay odd', async (t) => {
  const old = `[The ferry becomes a restaurant ](/${LATER}) _Context: Ferry_`;
  const before = event('2014-03-9', 'The toll', [old]).replace('1. [The ferry', '3. [The ferry');
  const opened = await openEventOf(t, { ...files, [TOLL]: before }, TOLL);
  assert.deepEqual(await add(opened, [[FIRST, 'Aldern'], [OPENS]]), {
    [TOLL]: `${before}4. [The Wend Bridge opens ](/${OPENS})\n5. [The Wend Bridge is planned ](/${FIRST}) _Context: Aldern_\n`,
  });
});

test('where there is no section yet it is begun; empty items stay behind', async (t) => {
  const opened = await openEventOf(t, files, TOLL);
  const lines = `1. [The ferry becomes a restaurant ](/${LATER}) _Context: Ferry_\n2. [The Wend Bridge opens ](/${OPENS}) _Context: Wend Bridge_\n`;
  const chosen = [
    [OPENS, 'Wend Bridge'],
    [LATER, 'Ferry'],
  ] as const;
  assert.deepEqual(await add(opened, chosen), { [TOLL]: `${files[TOLL].trimEnd()}\n\n${RELATED}${lines}\n` });
  const empty = await openEventOf(t, { ...files, [TOLL]: `${files[TOLL]}${RELATED}1. \n` }, TOLL);
  assert.deepEqual(await add(empty, chosen), { [TOLL]: `${files[TOLL]}${RELATED}${lines}3. \n` });
});

test('the others are related back where that is wanted, those that do so already are left alone', async (t) => {
  const opened = await openEventOf(t, files, TOLL);
  const made = await add(
    opened,
    [
      [LATER, 'Wend Bridge'],
      [FIRST, 'Aldern', 'Wend Bridge'],
    ],
    true,
  );
  const toll = `[The toll of the Wend Bridge rises ](/${TOLL}) _Context: Aldern, Wend Bridge_`;
  assert.deepEqual(made, {
    [TOLL]: `${files[TOLL].trimEnd()}\n\n${RELATED}1. [The ferry becomes a restaurant ](/${LATER}) _Context: Wend Bridge_\n2. [The Wend Bridge is planned ](/${FIRST}) _Context: Aldern, Wend Bridge_\n\n`,
    [FIRST]: files[FIRST].replace('1. [The', `1. ${toll}\n2. [The`),
  });
});

test('in Chinese with the prefix, the heading and the word of the archive', async (t) => {
  const opened = await openEventOf(t, chinese, TOLL_ZH);
  assert.deepEqual(
    await add(
      opened,
      [
        [PLAN_ZH, '文德大桥'],
        [BRIDGE_ZH, '文德大桥'],
      ],
      true,
    ),
    {
      [TOLL_ZH]: `${chinese[TOLL_ZH].trimEnd()}\n\n### 有关:\n\n1. [文德大桥通车 ](/zh/${BRIDGE_ZH}) _消息: 文德大桥_\n2. [文德大桥动工 ](/zh/${PLAN_ZH}) _消息: 文德大桥_\n`,
      [PLAN_ZH]: chinese[PLAN_ZH].replace('1. ', `1. [文德大桥收费 ](/zh/${TOLL_ZH}) _消息: 文德大桥_\n2. `),
      [BRIDGE_ZH]: chinese[BRIDGE_ZH].replace('1. ', `1. [文德大桥收费 ](/zh/${TOLL_ZH}) _消息: 文德大桥_\n2. `),
    },
  );
});

test('relations that are there already are not added again, and what cannot be is refused in words', async (t) => {
  const opened = await openEventOf(t, files, OPENS);
  const made = await add(opened, [
    [FIRST, 'Aldern'],
    [TOLL, 'Wend Bridge'],
  ]);
  const toll = `[The toll of the Wend Bridge rises ](/${TOLL}) _Context: Wend Bridge_`;
  assert.deepEqual(made, {
    [OPENS]: files[OPENS].replace('1. [The last', `1. ${toll}\n2. [The last`).replace('2. [The Wend', '3. [The Wend'),
  });
  await assert.rejects(add(opened, [[FIRST]]), /^Error: The events are related already\.|related already/);
  await assert.rejects(add(opened, [[OPENS]]), /does not relate to itself/);
  await assert.rejects(add(opened, [['news/2014/03/7/none.md']]), /"news\/2014\/03\/7\/none\.md" is no event/);
});
