/** Runs that somebody interrupts, that go on by themselves, or that meet each other: nothing is left half done. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { Interrupts } from '../../server/src/cli/interrupts.js';
import { fileOutput } from '../../server/src/cli/outputs.js';
import { cacheHome } from '../support/cache-home.js';
import { program, runHere } from '../support/command-line.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const EVENT = 'news/2014/03/7/bridge.md';
const isWindows = process.platform === 'win32' && 'there are no such signals';

function started(t: TestContext, args: readonly string[], cwd: string): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, XDG_CACHE_HOME: cacheHome },
  });
  t.after(() => child.kill('SIGKILL'));
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
}

/** Waits until a stream has said something. */
async function heard(stream: NodeJS.ReadableStream, words: RegExp): Promise<string> {
  let all = '';
  for (;;) {
    const [said] = (await once(stream, 'data')) as [string];
    all += said;
    if (words.test(all)) return all;
  }
}

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'event-archive-out-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('--watch checks again when a file changes, and ends with 130', { skip: isWindows }, async (t) => {
  const { root, write } = temporaryArchive(t, { [EVENT]: '# Bridge\n' });
  const child = started(t, ['check', '--watch'], root);
  const watching = heard(child.stderr, /Watching for changes/);
  assert.match(await heard(child.stdout, /1 problem /), /missing-date-heading/);
  await watching;
  const again = heard(child.stdout, /2 problems/);
  write(EVENT, '# Bridge\n\n### Sources:\n\n1. [](http://a.example/)\n');
  assert.match(await again, /unlabelled-source/);
  const fewer = heard(child.stdout, /1 problem /);
  write('event-archive.json', '{ "rules": { "missing-date-heading": "off" } }');
  assert.doesNotMatch(await fewer, /missing-date-heading/);
  child.kill('SIGINT');
  assert.deepEqual(await once(child, 'exit'), [130, null]);
});

test('a run that waits for its input ends with 130, and has written nothing', { skip: isWindows }, async (t) => {
  const { root } = temporaryArchive(t, { [EVENT]: '# Bridge\n' });
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'report.txt'), 'from before');
  const child = started(t, ['check', '--files-from', '-', '--output', join(folder, 'report.txt')], root);
  child.stdin.write(`${EVENT}\n`);
  await once(child, 'spawn');
  // Whether the program has begun to listen to it cannot be seen from outside: either way nothing may be left.
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  const [status, signal] = (await exited) as [number | null, string | null];
  assert.ok(status === 130 || signal === 'SIGINT', `${status} ${signal}`);
  assert.deepEqual(readdirSync(folder), ['report.txt']);
  assert.equal(readFileSync(join(folder, 'report.txt'), 'utf8'), 'from before');
});

test('an interrupt takes back what is half written, and waits for what must be whole', async (t) => {
  const folder = temporaryFolder(t);
  const statuses: number[] = [];
  const interrupts = new Interrupts((status) => statuses.push(status));
  const io = { undo: interrupts.undo } as Parameters<typeof fileOutput>[2];
  const finished = fileOutput(join(folder, 'finished.txt'), '--output', io);
  finished.write('all of it');
  finished.finish();
  fileOutput(join(folder, 'half.txt'), '--output', io).write('half of it');
  assert.equal(readdirSync(folder).length, 2);
  let end = (): void => {};
  const whole = interrupts.whole(() => new Promise<void>((resolve) => (end = resolve)));
  interrupts.interrupt(130);
  assert.deepEqual(statuses, []);
  end();
  await whole;
  assert.deepEqual(statuses, [130]);
  assert.deepEqual(readdirSync(folder), ['finished.txt']);
});

test('a report that cannot take its place says why, and leaves nothing beside it', (t) => {
  const folder = temporaryFolder(t);
  const undo = new Set<() => void>();
  const output = fileOutput(join(folder, 'report.txt'), '--output report.txt', { undo } as Parameters<
    typeof fileOutput
  >[2]);
  output.write('all of it');
  mkdirSync(join(folder, 'report.txt', 'taken'), { recursive: true });
  assert.throws(() => output.finish(), /^Error: --output report\.txt: not written, /);
  output.abandon();
  assert.deepEqual([readdirSync(folder), undo.size], [['report.txt'], 0]);
});

test('runs at once on one cache give what one gives', async (t) => {
  const events = Array.from({ length: 500 }, (_, i) => [`news/2014/03/7/event-${i}.md`, `# Event ${i}\n`] as const);
  const { root } = temporaryArchive(t, Object.fromEntries(events));
  const folder = temporaryFolder(t);
  const args = ['check', '--format', 'json', '--cache-dir', folder];
  const { out: expected } = await runHere(['check', '--format', 'json', '--no-cache'], root);
  const outputs = await Promise.all(
    [1, 2, 3].map(async () => {
      const child = started(t, args, root);
      let out = '';
      child.stdout.on('data', (text: string) => (out += text));
      await once(child, 'close');
      return out;
    }),
  );
  assert.deepEqual(new Set(outputs), new Set([expected]));
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    [],
  );
});

test('where no cache can be kept the check is the same', async (t) => {
  const { root } = temporaryArchive(t, { [EVENT]: '# Bridge\n' });
  const folder = join(temporaryFolder(t), 'a-file');
  writeFileSync(folder, '');
  const { status, out } = await runHere(['check', '--cache-dir', folder], root);
  assert.equal(status, 1);
  assert.match(out, /1 problem /);
  assert.equal(existsSync(folder), true);
});
