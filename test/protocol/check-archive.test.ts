/** The check of a whole archive that a person asks for: what it answers, how it is cancelled, why it may be refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileChangeType, HoverRequest } from 'vscode-languageserver/node';
import { DEFAULT_POLICY } from '../../server/src/rules/policy.js';
import { fileChecker } from '../../server/src/lsp/check-files.js';
import { checkWithProgress } from '../../server/src/lsp/checking.js';
import { OpenArchive } from '../../server/src/lsp/open-archive.js';
import { CHECK_ARCHIVE, type StatusParams } from '../../server/src/lsp/protocol.js';
import { WholeArchive } from '../../server/src/lsp/whole-archive.js';
import { clientThat } from '../support/cancelling-client.js';
import { capabilitiesOf, startServer } from '../support/lsp-client.js';
import { allSent, rulesOf, sentFor, sentUntil } from '../support/shown-problems.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, FERRY, files, textOf } from './bridge-archive.js';

const { Changed } = FileChangeType;
const GONE = '[Gone](/news/2014/03/7/gone.md) _Context: Aldern_';

/** The small archive with a relation in the first event that leads nowhere. */
const BROKEN = { ...files, [BRIDGE]: bridgeWith(GONE) };

test('the command checks everything once, and what it found is kept right until the setting changes', async (t) => {
  const archive = temporaryArchive(t, BROKEN);
  const editor = await startServer(t, { roots: [archive.root], settings: { problems: 'openFiles' } });
  // Asked before the index is built: the check waits for it.
  const { archives } = await editor.requestOf<StatusParams>(CHECK_ARCHIVE);
  assert.deepEqual(archives[0]?.problems, { found: 1, listed: 1, files: 1, state: 'complete' });
  assert.equal(rulesOf(sentFor(editor, archive.uri(BRIDGE))), 'unresolved-relation');
  archive.write(BRIDGE, textOf(BRIDGE));
  await editor.filesChanged(Changed, [archive.uri(BRIDGE)]);
  await sentUntil(editor, archive.uri(BRIDGE));
  archive.write(BRIDGE, bridgeWith(GONE));
  await editor.filesChanged(Changed, [archive.uri(BRIDGE)]);
  await sentUntil(editor, archive.uri(BRIDGE), 'unresolved-relation');
  await editor.settingsChanged({ problems: 'off' });
  await sentUntil(editor, archive.uri(BRIDGE));
});

test('the command says why it cannot be run', async (t) => {
  const nowhere = await startServer(t, { roots: [] });
  await assert.rejects(nowhere.requestOf(CHECK_ARCHIVE), /No event archive is open\. Open a folder that holds "news"/);
  const silent = await startServer(t, { roots: [temporaryArchive(t, files).root], settings: { problems: 'off' } });
  await silent.indexed();
  await assert.rejects(silent.requestOf(CHECK_ARCHIVE), /switched off by the setting eventArchive\.problems/);
});

test('settings that are not understood are logged and left at their defaults', async (t) => {
  const archive = temporaryArchive(t, BROKEN);
  const settings = { problems: 'everything', problemsPerRule: 0 };
  const editor = await startServer(t, { roots: [archive.root], settings });
  await editor.indexed();
  const logged = (what: string) =>
    editor.heard.logged.some((line) => line.startsWith(`Setting eventArchive.${what}: `));
  await editor.heard.until(
    () => (logged('problems') && logged('problemsPerRule') ? true : undefined),
    () => editor.heard.logged.join('\n'),
  );
  assert.deepEqual([...allSent(editor).keys()], []);
});

test('an editor without progress and settings of its own is sent the problems of the archive when it asks for them', async (t) => {
  const archive = temporaryArchive(t, BROKEN);
  const capabilities = { ...capabilitiesOf('push'), window: {}, workspace: {} };
  const editor = await startServer(t, { roots: [archive.root], capabilities });
  await editor.requestOf(CHECK_ARCHIVE);
  assert.deepEqual([...allSent(editor).keys()], [archive.uri(BRIDGE)]);
});

test('requests are answered while a large archive is checked, and nothing is sent twice', async (t) => {
  const events = Array.from(
    { length: 3000 },
    (_, i) => [`news/2015/01/${(i % 28) + 1}/event-${i}.md`, '# No heading\n'] as const,
  );
  const archive = temporaryArchive(t, { ...BROKEN, ...Object.fromEntries(events) });
  const settings = { problems: 'openFiles', problemsPerRule: 50 };
  const editor = await startServer(t, { roots: [archive.root], settings });
  await editor.indexed();
  const place = await editor.openAt(archive.uri(FERRY), textOf(FERRY).replace('[Bridge opens]', '[Bridge $0opens]'));
  let isOver = false;
  const check = editor.requestOf<StatusParams>(CHECK_ARCHIVE).then((status) => {
    isOver = true;
    return status.archives[0]?.problems;
  });
  let answers = 0;
  while (!isOver) {
    assert.ok(await editor.request(HoverRequest.type, place));
    answers++;
  }
  assert.ok(answers > 3, `only ${answers} hovers were answered meanwhile`);
  const counts = await check;
  assert.equal(counts?.found, 3001);
  assert.equal(counts.listed, 51);
  const before = editor.heard.published.length;
  await editor.requestOf(CHECK_ARCHIVE);
  assert.equal(editor.heard.published.length, before, 'the second check finds what is shown already');
});

test('a check that is cancelled says so, keeps what it found, and can be run again', async (t) => {
  const logged: string[] = [];
  const log = { warn: (message: string) => logged.push(message), info: (message: string) => logged.push(message) };
  const events = Array.from({ length: 2000 }, (_, i) => [`news/2015/01/1/event-${i}.md`, '# No heading\n'] as const);
  const open = new OpenArchive(temporaryArchive(t, Object.fromEntries(events)).root, log);
  await open.index(
    () => {},
    () => false,
  );
  const sent = new Map<string, number>();
  const whole = new WholeArchive(open, {
    check: fileChecker(open, () => DEFAULT_POLICY, log),
    isHeld: () => false,
    send: (path, { length }) => sent.set(path, length),
    onNotices: () => {},
    onChange: () => {},
    log,
  });
  const check = (isCancelled: boolean) =>
    checkWithProgress(open.root, whole, {
      connection: clientThat(isCancelled),
      log,
      hasProgress: true,
      limit: Infinity,
    });

  assert.equal(await check(true), 'cancelled');
  const { found, state } = whole.counts;
  assert.equal(state, 'cancelled');
  assert.ok(found > 0 && found < 2000, `${found} problems were found before the first look at what the person wants`);
  assert.equal(sent.size, found);
  assert.match(
    logged.at(-1) ?? '',
    /: the check was cancelled after \d+ of 2,000 files; \d+ problems? in \d+ files? so far$/,
  );

  // The second overtakes the first, which nobody waits for any longer.
  const [first, second] = await Promise.all([check(false), check(false)]);
  assert.deepEqual([first, second], ['overtaken', 'complete']);
  assert.deepEqual(whole.counts, { found: 2000, listed: 2000, files: 2000, state: 'complete' });

  whole.stop();
  assert.ok([...sent.values()].every((count) => count === 0));
});
