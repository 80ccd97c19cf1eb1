/** Tag hygiene over the protocol: the report, the events behind a tag, merging two, and what somebody has called two things. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  HoverRequest,
  type CodeAction,
  type MarkupContent,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { scanFile } from '../../server/src/core/read.js';
import { tagReport } from '../../server/src/features/tag-report.js';
import { inSlices } from '../../server/src/lsp/rename.js';
import {
  MERGE_TAG,
  REMOVE_TAG,
  TAG_EVENTS,
  TAG_REPORT,
  TAGS_APART,
  type TagEditAnswer,
  type TagEventsAnswer,
  type TagReportAnswer,
} from '../../server/src/lsp/tag-protocol.js';
import { startServer } from '../support/lsp-client.js';
import { fixture } from '../support/fixture.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { openEventOf } from '../support/writing-editor.js';
import { surroundingsOf } from '../features/surroundings.js';
import { slowClock } from '../property/session.js';
import { BRIDGE, bridgeWith, FERRY, files, PLAN, textOf } from './bridge-archive.js';

const DAY = 'news/2014/03/7/index.md';

/** The first event with one more relation, whose tags are spelt in other ways. */
const untidy: Readonly<Record<string, string>> = {
  ...files,
  [BRIDGE]: bridgeWith('[Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: aldern, ferries, Toll_'),
  [DAY]: textOf(DAY).replace('Aldern, Ferry_', 'aldern, Ferry_'),
};

type Opened = Awaited<ReturnType<typeof openEventOf>>;

async function mergesAt({ editor, uri, positionOf }: Opened, words: string): Promise<readonly CodeAction[]> {
  const position = positionOf(words);
  const params = { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } };
  const actions = (await editor.request(CodeActionRequest.type, params)) as CodeAction[];
  return actions.filter(({ title }) => title.startsWith('Merge tag'));
}

async function hoverOn({ editor, uri, positionOf }: Opened, words: string): Promise<string> {
  const hover = await editor.request(HoverRequest.type, { textDocument: { uri }, position: positionOf(words) });
  return (hover?.contents as MarkupContent).value;
}

test('the report names what may be wrong with the tags, part by part', async (t) => {
  const { editor, archive } = await openEventOf(t, untidy, FERRY);
  const report = await editor.requestOf<TagReportAnswer>(TAG_REPORT, {});
  assert.deepEqual(report, {
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
      tags: ['River Ald', 'Toll', 'aldern', 'ferries'].map((tag) => ({ tag, uri: archive.uri(BRIDGE) })),
    },
    unborne: {
      total: 3,
      judged: 9,
      unborne: 3,
      unknown: 0,
      tags: [
        { tag: 'River Ald', relations: 1, unborne: 1 },
        { tag: 'Toll', relations: 1, unborne: 1 },
        { tag: 'ferries', relations: 1, unborne: 1 },
      ],
    },
  });
  const part = await editor.requestOf<TagReportAnswer>(TAG_REPORT, { parts: ['usedOnce'], most: 1 });
  assert.deepEqual(part, { usedOnce: { total: 4, tags: [{ tag: 'River Ald', uri: archive.uri(BRIDGE) }] } });
});

test('the events behind a tag, each at the tag, and the relations that no text bears out', async (t) => {
  const { editor, archive } = await openEventOf(t, untidy, BRIDGE);
  const behind = await editor.requestOf<TagEventsAnswer>(TAG_EVENTS, { tag: 'Ferry', most: 1 });
  const at = (line: number, character: number, length: number) => ({
    start: { line, character },
    end: { line, character: character + length },
  });
  assert.deepEqual(behind, {
    total: 2,
    events: [
      {
        uri: archive.uri(BRIDGE),
        date: '2014-03-7',
        title: 'Bridge opens',
        related: '',
        range: at(15, '1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Aldern, '.length, 5),
      },
    ],
  });
  const bare = await editor.requestOf<TagEventsAnswer>(TAG_EVENTS, { tag: 'Toll', unborne: true, most: 5 });
  assert.deepEqual(
    bare.events.map(({ title, related, range }) => ({ title, related, range })),
    [
      {
        title: 'Bridge opens',
        related: 'Bridge planned',
        range: at(17, '3. [Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: aldern, ferries, '.length, 4),
      },
    ],
  );
});

test('a merge is planned with its counts, and is one edit of all places', async (t) => {
  const { editor, made } = await openEventOf(t, untidy, PLAN);
  const merge = await editor.requestOf<TagEditAnswer>(MERGE_TAG, { tag: 'aldern', into: 'Aldern' });
  assert.equal(merge.title, 'Merge tag "aldern" into "Aldern"');
  assert.equal(merge.warning, '1 relation joins the 3 that have "Aldern" already');
  assert.equal(merge.files, 2);
  const merged = (path: string): string => (untidy[path] ?? '').replace('aldern, ', 'Aldern, ');
  assert.deepEqual(made(merge.edit as WorkspaceEdit), { [BRIDGE]: merged(BRIDGE), [DAY]: merged(DAY) });
  await assert.rejects(editor.requestOf(MERGE_TAG, { tag: 'Nothing', into: 'Aldern' }), {
    message: 'No relation to an event and no entry of a day index has the tag "Nothing".',
  });
});

test('a tag is taken out only where no text bears it out', async (t) => {
  const { editor, made } = await openEventOf(t, untidy, PLAN);
  const { edit, ...said } = await editor.requestOf<TagEditAnswer>(REMOVE_TAG, { tag: 'Toll', unborne: true });
  assert.deepEqual(said, { title: 'Take tag "Toll" out where no text bears it out', files: 1 });
  await assert.rejects(editor.requestOf(REMOVE_TAG, { tag: 'Ferry', unborne: true }), {
    message: 'Every relation with the tag "Ferry" is borne out by the text of an event.',
  });
  assert.deepEqual(made(edit as WorkspaceEdit), { [BRIDGE]: (untidy[BRIDGE] ?? '').replace(', Toll_', '_') });
});

test('a tag is taken out of every event and day index', async (t) => {
  const { editor, made } = await openEventOf(t, untidy, PLAN);
  const { edit, ...said } = await editor.requestOf<TagEditAnswer>(REMOVE_TAG, { tag: 'Ferry' });
  assert.deepEqual(said, { title: 'Take tag "Ferry" out of every event', files: 3 });
  const without = [BRIDGE, DAY, FERRY].map((path) => [path, (untidy[path] ?? '').replace('ldern, Ferry_', 'ldern_')]);
  assert.deepEqual(made(edit as WorkspaceEdit), Object.fromEntries(without));
});

test('a code action merges a tag in all events; its edit is planned when it is chosen', async (t) => {
  const opened = await openEventOf(t, untidy, BRIDGE);
  const [action, ...others] = await mergesAt(opened, 'aldern');
  assert.deepEqual(others, []);
  assert.equal(action?.title, 'Merge tag "aldern" into "Aldern" in the one event that has it');
  assert.equal(action.edit, undefined);
  const { edit } = await opened.editor.request(CodeActionResolveRequest.type, action);
  const merged = (path: string): string => (untidy[path] ?? '').replace('aldern, ', 'Aldern, ');
  assert.deepEqual(opened.made(edit), { [BRIDGE]: merged(BRIDGE), [DAY]: merged(DAY) });
});

test('at the spelling that wins the others are merged into it, and nowhere else is anything offered', async (t) => {
  const opened = await openEventOf(t, untidy, BRIDGE);
  const titles = async (words: string): Promise<readonly string[]> =>
    (await mergesAt(opened, words)).map(({ title }) => title);
  assert.deepEqual(await titles('Aldern, Ferry'), ['Merge tag "aldern" into "Aldern" in the one event that has it']);
  assert.deepEqual(await titles('River Ald_'), []);
  assert.deepEqual(await titles('Bridge planned'), []);
});

test('an editor that cannot ask for the edit later is offered no merge', async (t) => {
  const archive = temporaryArchive(t, untidy);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  await editor.open(uri, untidy[BRIDGE] ?? '');
  const position = { line: 17, character: 70 };
  const params = { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } };
  const actions = (await editor.request(CodeActionRequest.type, params)) as CodeAction[];
  assert.deepEqual(
    actions.filter(({ title }) => title.startsWith('Merge')),
    [],
  );
});

test('tags that somebody has called two things are named by nothing any more', async (t) => {
  const opened = await openEventOf(t, untidy, BRIDGE);
  assert.match(await hoverOn(opened, 'aldern'), /_Perhaps the same:_ Aldern \(differs in letter case; 3 relations\)/);
  await opened.editor.notify(TAGS_APART, { pairs: [['Aldern', 'aldern']] });
  assert.doesNotMatch(await hoverOn(opened, 'aldern'), /Perhaps/);
  assert.deepEqual(await mergesAt(opened, 'aldern'), []);
  const report = await opened.editor.requestOf<TagReportAnswer>(TAG_REPORT, { parts: ['nearDuplicates'] });
  assert.deepEqual(
    report.nearDuplicates?.groups.map(({ tag }) => tag),
    ['Ferry'],
  );
  await opened.editor.notify(TAGS_APART, { pairs: [] });
  assert.match(await hoverOn(opened, 'aldern'), /Perhaps/);
});

test('the report goes in slices, and ends where it is cancelled', async (t) => {
  slowClock(t);
  const around = surroundingsOf(
    fixture(
      Object.entries(untidy)
        .map(([path, text]) => `//- ${path}\n${text}`)
        .join(''),
    ),
  );
  let read = 0;
  const counting = {
    ...around,
    read: (path: string) => {
      read++;
      const text = untidy[path] ?? '';
      return { path, text, file: scanFile(path, text) };
    },
  };
  const cancelled = { isCancellationRequested: true, onCancellationRequested: () => ({ dispose: () => {} }) };
  await assert.rejects(inSlices(tagReport(['unborne'], 10, counting), cancelled), { message: 'Cancelled' });
  assert.equal(read, 1);
});
