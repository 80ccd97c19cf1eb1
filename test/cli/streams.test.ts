/** What goes to which stream, to a terminal and elsewhere. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import { program, runHere, runProgram } from '../support/command-line.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const broken = (number: number) =>
  `# Event ${number}\n\n### Related:\n\n1. [Gone](/news/2014/03/7/gone-${number}.md)\n`;
const numbers = Array.from({ length: 1000 }, (_, index) => index);
const archive = temporaryArchive(
  { after },
  Object.fromEntries(numbers.map((number) => [`news/2014/03/7/event-${number}.md`, broken(number)])),
);
const COLOUR = /\x1b\[\d+m/;

test('results on standard output, nothing on standard error where nobody sees it change', () => {
  const { status, out, err } = runProgram(['check'], archive.root);
  assert.equal(status, 1);
  assert.equal(err, '');
  assert.match(out, /^news\/2014\/03\/7\/event-0\.md\n/);
  assert.doesNotMatch(out, COLOUR);
  assert.doesNotMatch(out, /[\r\x1b]/);
});

test('complaints about files go to standard error', (t) => {
  const damaged = temporaryArchive(t, {});
  damaged.write('news/2014/03/7/damaged.md', Uint8Array.from([0x23, 0x20, 0xe9, 0x0a]));
  const { out, err } = runProgram(['check', '--format', 'json'], damaged.root);
  assert.equal(
    err,
    'event-archive: news/2014/03/7/damaged.md: not valid UTF-8, damaged characters are read as U+FFFD; save it as UTF-8\n',
  );
  assert.ok(JSON.parse(out));
});

test('a terminal sees how far the run has come, and a clean line at its end', async (t) => {
  // Every look at the clock finds it 60 milliseconds later.
  let now = 0;
  t.mock.method(performance, 'now', () => (now += 60));
  const { out, err } = await runHere(['check', '--format', 'json'], archive.root, { isErrTerminal: true });
  assert.ok(err.startsWith('\r\x1b[KReading events: '), err);
  assert.match(err, /Checking: \d+ of 1000/);
  assert.ok(err.endsWith('\r\x1b[K'));
  assert.doesNotMatch(err, /\n/);
  assert.ok(JSON.parse(out));
});

test('a terminal keeps complaints above the line that changes', async (t) => {
  const damaged = temporaryArchive(t, { 'news/2014/03/7/a.md': broken(1) });
  damaged.write('news/2014/03/7/damaged.md', Uint8Array.from([0xe9]));
  let now = 0;
  t.mock.method(performance, 'now', () => (now += 1000));
  const { err } = await runHere(['check'], damaged.root, { isErrTerminal: true });
  assert.match(err, /\r\x1b\[Kevent-archive: news\/2014\/03\/7\/damaged\.md: [^\r]*\n\r\x1b\[K/);
});

test('a fast run shows a terminal no progress at all', async (t) => {
  t.mock.method(performance, 'now', () => 0);
  assert.equal((await runHere(['check'], archive.root, { isErrTerminal: true })).err, '');
});

test('colours: on a terminal, unless told otherwise', async () => {
  const hasColour = async (isOutTerminal: boolean, env: Record<string, string>) =>
    COLOUR.test((await runHere(['check'], archive.root, { isOutTerminal, env })).out);
  assert.equal(await hasColour(true, {}), true);
  assert.equal(await hasColour(false, {}), false);
  assert.equal(await hasColour(true, { NO_COLOR: '1' }), false);
  assert.equal(await hasColour(true, { NO_COLOR: '' }), true);
  assert.equal(await hasColour(true, { TERM: 'dumb' }), false);
  assert.equal(await hasColour(false, { FORCE_COLOR: '1' }), true);
  assert.equal(await hasColour(true, { FORCE_COLOR: '0' }), false);
});

test('colours can be asked of the program itself', () => {
  assert.match(runProgram(['check'], archive.root, { FORCE_COLOR: '1' }).out, COLOUR);
  assert.doesNotMatch(runProgram(['check'], archive.root, { NO_COLOR: '1' }).out, COLOUR);
  assert.doesNotMatch(runProgram(['check', '--format', 'json'], archive.root, { FORCE_COLOR: '1' }).out, COLOUR);
});

test('without its colours the text is the same', async () => {
  const plain = (await runHere(['check'], archive.root)).out;
  const coloured = (await runHere(['check'], archive.root, { isOutTerminal: true })).out;
  assert.equal(coloured.replaceAll(new RegExp(COLOUR, 'g'), ''), plain);
});

test('a reader that has seen enough is no error', { skip: process.platform === 'win32' }, () => {
  const { stdout, stderr } = spawnSync('sh', ['-c', '"$0" "$1" check | head -1', process.execPath, program], {
    cwd: archive.root,
    encoding: 'utf8',
  });
  assert.equal(stdout, 'news/2014/03/7/event-0.md\n');
  assert.equal(stderr, '');
});

test('could not run: the reason on standard error, nothing on standard output, status 2', () => {
  assert.deepEqual(runProgram(['check', 'no/such/path'], archive.root), {
    status: 2,
    out: '',
    err: 'event-archive: no/such/path: no such file or folder\n',
  });
});
