/** Twenty thousand files that change at once, as when another branch is checked out, are one change. */
import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import { DiagnosticRefreshRequest, DocumentSymbolRequest, FileChangeType } from 'vscode-languageserver/node';
import { Archive } from '../../server/src/core/archive.js';
import { silentLog } from '../../server/src/host/log.js';
import { OpenArchive } from '../../server/src/lsp/open-archive.js';
import { startServer, type DiagnosticMode } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { slowClock } from './session.js';

const COUNT = 20_000;
const numbers = Array.from({ length: COUNT }, (_, index) => index);
/** Every file in the folder of one of twelve years. */
const pathsFrom = (firstYear: number) =>
  numbers.map((number) => `news/${firstYear + (number % 12)}/01/${(number % 28) + 1}/ship-${number}.md`);
const [CREATED, MOVED] = [pathsFrom(2000), pathsFrom(2020)];

/** Relates to the last file of the batch. */
const HARBOUR = 'news/1999/01/1/harbour.md';
const harbour = (target: string) =>
  `### [1999-01-1](/news/1999/01/1/index.md)\n\n# Harbour\n\n### Related:\n\n1. [Ship ${COUNT - 1}](/${target}) _Context: Ships_\n`;
const archive = temporaryArchive(
  { after },
  { [HARBOUR]: harbour(''), 'news/1999/01/1/index.md': `### [Harbour](/${HARBOUR})\n` },
);

function moveYears(from: (year: number) => string, to: (year: number) => string): void {
  for (let year = 0; year < 12; year++) archive.rename(from(year), to(year));
}

/** The editor is told of all paths at once; the open document has a problem as long as the last of them is not there. */
async function checkTelling(
  t: TestContext,
  diagnostics: DiagnosticMode,
  paths: readonly string[],
  change: () => FileChangeType,
  events: number,
): Promise<void> {
  const editor = await startServer(t, {
    roots: [archive.root],
    diagnostics,
    settings: { rules: { 'missing-date-heading': 'off' } },
    initializationOptions: { wantsStatus: true },
  });
  await editor.indexed();
  const { heard } = editor;
  const uri = archive.uri(HARBOUR);
  await editor.open(uri, harbour(paths.at(-1) ?? ''));
  const [{ length: problems }, asked] = [await editor.problems(uri), heard.asked.length];
  const type = change();

  const [statuses, published] = [heard.statuses.length, heard.published.length];
  await editor.filesChanged(type, paths.map(archive.uri));
  await editor.request(DocumentSymbolRequest.type, { textDocument: { uri } });
  assert.equal(heard.statuses.length, statuses, 'a request is answered before all files have been looked at');
  const told = await heard.until(
    () => heard.statuses[statuses],
    () => 'no new status',
  );
  assert.equal(told.archives[0]?.events, events);
  await editor.problems(uri, ({ length }) => length !== problems);
  assert.equal(heard.statuses.length, statuses + 1);
  assert.equal(heard.published.length - published, diagnostics === 'push' ? 1 : 0);
  assert.deepEqual(heard.asked.slice(asked), diagnostics === 'pull' ? [DiagnosticRefreshRequest.method] : []);
}

test('push: of files that come the client is told once, and answered meanwhile', (t) =>
  checkTelling(
    t,
    'push',
    CREATED,
    () => {
      for (const [number, path] of CREATED.entries()) archive.write(path, `# Ship ${number}\n`);
      return FileChangeType.Created;
    },
    COUNT + 1,
  ));

test('all that is told meanwhile is one batch, and the archive is never gone over for one of its files', async (t) => {
  const opened = new OpenArchive(archive.root, silentLog);
  await opened.index(
    () => {},
    () => false,
  );
  assert.equal(opened.archive.eventCount, COUNT + 1);
  moveYears(
    (year) => `news/${2000 + year}`,
    (year) => `news/${2020 + year}`,
  );
  const passes = (['paths', 'eventIds'] as const).map((name) => t.mock.method(Archive.prototype, name));
  const told = await Promise.all([
    opened.diskChanged(MOVED),
    opened.diskChanged(CREATED.slice(COUNT / 2)),
    opened.diskChanged(['news/2000', ...CREATED.slice(0, COUNT / 2)]),
  ]);
  assert.deepEqual(told, [true, false, false], 'only who did the work says that the archive has changed');
  assert.deepEqual(
    passes.map(({ mock }) => mock.callCount()),
    [0, 0],
  );
  assert.equal(opened.archive.eventCount, COUNT + 1);
  for (const [number, path] of MOVED.entries()) assert.equal(opened.archive.event(path)?.title, `Ship ${number}`);
});

test('pull: of files that go the client is told once, and answered meanwhile', (t) =>
  checkTelling(
    t,
    'pull',
    MOVED,
    () => {
      moveYears(
        (year) => `news/${2020 + year}`,
        (year) => `.away/${year}`,
      );
      return FileChangeType.Deleted;
    },
    1,
  ));

test('a file that goes while its folder is being listed is not there afterwards', async (t) => {
  slowClock(t);
  const path = (number: number) => `news/2014/03/7/ship-${number}.md`;
  const ships = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [path(100 + i), '# Ship\n'] as const));
  const { root, remove } = temporaryArchive(t, ships);
  const opened = new OpenArchive(root, silentLog);
  let isGone = false;
  await opened.index(
    () => {
      if (isGone) return;
      isGone = true;
      remove(path(599));
      void opened.diskChanged([path(599)]);
    },
    () => false,
  );
  assert.ok(isGone && !opened.archive.has(path(599)));
});
