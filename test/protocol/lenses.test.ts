/** Code lenses: how many events relate to the one that is open. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { CodeLensRefreshRequest, CodeLensRequest } from 'vscode-languageserver/node';
import { capabilitiesOf, startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, FERRY, files, PLAN, textOf } from './bridge-archive.js';

async function lensOf(t: TestContext, path: string, text = textOf(path), showReferencesCommand?: string) {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root], initializationOptions: { showReferencesCommand } });
  await editor.indexed();
  await editor.open(archive.uri(path), text);
  const [lens, ...others] =
    (await editor.request(CodeLensRequest.type, { textDocument: { uri: archive.uri(path) } })) ?? [];
  assert.deepEqual(others, []);
  return { line: lens?.range.start.line, command: lens?.command, uri: archive.uri(path) };
}

test('above the title stands how many events relate to it', async (t) => {
  const { line, command, uri } = await lensOf(t, FERRY, undefined, 'show');
  assert.equal(line, 2);
  assert.deepEqual(command, {
    title: '1 event relates to this one',
    command: 'show',
    arguments: [uri, { line: 2, character: 2 }],
  });
});

test('and how many of them it does not relate back', async (t) => {
  assert.equal((await lensOf(t, PLAN)).command?.title, '1 event relates to this one; it is not related back');
  const withoutRelations = textOf(BRIDGE).slice(0, textOf(BRIDGE).indexOf('### Related'));
  assert.equal(
    (await lensOf(t, BRIDGE, withoutRelations)).command?.title,
    '1 event relates to this one; it is not related back',
  );
});

test('an editor without a command for it is shown the text alone', async (t) => {
  assert.equal((await lensOf(t, FERRY)).command?.command, '');
});

test('an event that none relates to has no lens, nor has a day index', async (t) => {
  assert.equal((await lensOf(t, 'news/2014/03/7/index.md')).command, undefined);
  assert.equal((await lensOf(t, 'news/2014/03/7/new.md', '# New\n')).command, undefined);
});

test('events that no longer relate, because a document was closed without saving, are not counted', async (t) => {
  const archive = temporaryArchive(t, files);
  const { workspace, ...capabilities } = capabilitiesOf('push');
  const editor = await startServer(t, {
    roots: [archive.root],
    capabilities: { ...capabilities, workspace: { ...workspace, codeLens: { refreshSupport: true } } },
  });
  await editor.indexed();
  const { heard } = editor;
  const [bridge, plan] = [archive.uri(BRIDGE), archive.uri(PLAN)];
  const titles = async () =>
    (await editor.request(CodeLensRequest.type, { textDocument: { uri: bridge } }))?.map(
      ({ command }) => command?.title,
    );
  const refreshes = () => heard.asked.filter((method) => method === CodeLensRefreshRequest.method).length;
  await editor.open(bridge, textOf(BRIDGE));
  await editor.open(plan, `${textOf(PLAN)}\n### Related:\n\n1. [Bridge opens](/${BRIDGE}) _Context: Aldern_\n`);
  assert.deepEqual(await titles(), ['2 events relate to this one']);
  const before = refreshes();
  await editor.close(plan);
  await heard.until(
    () => (refreshes() > before ? true : undefined),
    () => 'lenses are not asked for again',
  );
  assert.deepEqual(await titles(), ['1 event relates to this one']);
});
