/** What the server says of its archives, building an index anew, and giving up half-way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexWithProgress } from '../../server/src/lsp/indexing.js';
import { OpenArchive } from '../../server/src/lsp/open-archive.js';
import type { ArchiveStatus } from '../../server/src/lsp/protocol.js';
import { clientThat } from '../support/cancelling-client.js';
import { startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, files, textOf } from './bridge-archive.js';

const WANTS_STATUS = { initializationOptions: { wantsStatus: true } };

test('the size of an archive is told while it is read and afterwards, to a client that wants to know', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root], ...WANTS_STATUS });
  await editor.indexed();
  const ready = await editor.heard.until(
    () => latest(editor, 'ready'),
    () => JSON.stringify(editor.heard.statuses),
  );
  assert.equal(ready.uri, archive.uri(''));
  assert.ok(ready.events > 0 && ready.dayIndexes > 0);
  assert.ok(editor.heard.statuses.some(({ archives }) => archives[0]?.state === 'indexing'));
});

test('others are told nothing that they do not know', async (t) => {
  const editor = await startServer(t, { roots: [temporaryArchive(t, files).root] });
  await editor.indexed();
  assert.deepEqual(editor.heard.statuses, []);
});

test('an index that is built anew sees what nobody told of, and keeps what is typed', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull', ...WANTS_STATUS });
  const uri = archive.uri(BRIDGE);
  await editor.open(uri, `${textOf(BRIDGE)}3. [Untold](/news/2014/05/1/untold.md) _Context: Aldern_\n`);
  await editor.indexed();
  const isUnresolved = async (): Promise<boolean> =>
    (await editor.problems(uri)).some(
      ({ code, message }) => code === 'unresolved-relation' && message.includes('untold.md'),
    );
  assert.ok(await isUnresolved());
  archive.write('news/2014/05/1/untold.md', '### [2014-05-1](/news/2014/05/1/index.md)\n\n# Untold\n');
  assert.ok(await isUnresolved(), 'nobody has told of the new file yet');
  await editor.rebuildIndex();
  assert.ok(!(await isUnresolved()));
});

test('when indexing is cancelled the server says so, and works with what it knows', async (t) => {
  const many = Object.fromEntries(
    Array.from({ length: 4000 }, (_, i) => [`news/2015/01/${(i % 28) + 1}/event-${i}.md`, `# Event ${i}\n`]),
  );
  const logged: string[] = [];
  const log = { warn: (message: string) => logged.push(message), info: (message: string) => logged.push(message) };
  const states: ArchiveStatus['state'][] = [];
  const archive = new OpenArchive(temporaryArchive(t, { ...files, ...many }).root, log);
  const index = (isCancelled: boolean) =>
    indexWithProgress(archive, {
      connection: clientThat(isCancelled),
      log,
      hasProgress: true,
      onChange: () => states.push(archive.state),
    });

  await index(true);
  assert.equal(states.at(-1), 'incomplete');
  assert.ok(
    logged.some((line) => /cancelled/.test(line)),
    logged.join('\n'),
  );

  await index(false);
  assert.equal(states.at(-1), 'ready');
  assert.ok(archive.archive.eventCount >= 4000);
});

function latest(
  editor: Awaited<ReturnType<typeof startServer>>,
  state: ArchiveStatus['state'],
): ArchiveStatus | undefined {
  return editor.heard.statuses.at(-1)?.archives.find((archive) => archive.state === state);
}
