/** `event-archive export`: all that it writes of a small archive, how it writes it, and the real ones read by no code of ours. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { run } from '../../server/src/cli/run.js';
import type { ExportedEvent } from '../../server/src/features/export-event.js';
import { files } from '../protocol/bridge-archive.js';
import { cacheHome } from '../support/cache-home.js';
import { program, runHere } from '../support/command-line.js';
import { filesBelow } from '../support/files-below.js';
import { projectRoot } from '../support/project.js';
import { chineseArchive, englishArchive, markdownFiles, withoutChinese, withoutShared } from '../support/shared.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { exported, several } from './exported-events.js';

test('every event on a line of its own, in the order of their paths', async (t) => {
  const { root } = temporaryArchive(t, several);
  const before = filesBelow(root);
  const { status, out, err } = await runHere(['export'], root);
  assert.deepEqual({ status, err }, { status: 0, err: '' });
  assert.deepEqual(linesOf(out), exported);
  assert.deepEqual(filesBelow(root), before);
});

test('the line that the documentation shows', async (t) => {
  const { root } = temporaryArchive(t, files);
  const { out } = await runHere(['export'], root);
  const shown = /```json\n(.*\n)```/.exec(readFileSync(join(projectRoot, 'docs/export.md'), 'utf8'))?.[1];
  assert.equal(out.split(/(?<=\n)/)[1], shown);
});

test('to a file: the same bytes, and nothing on standard output', async (t) => {
  const { root } = temporaryArchive(t, several);
  const { out } = await runHere(['export'], root);
  const { root: folder } = temporaryArchive(t, {});
  assert.deepEqual(await runHere(['export', root, '--output', 'events.jsonl'], folder), {
    status: 0,
    out: '',
    err: '',
  });
  assert.deepEqual(filesBelow(folder), { 'events.jsonl': out });
});

test('what cannot be finished leaves the old file as it was, and nothing beside it', async (t) => {
  const { root: folder } = temporaryArchive(t, { 'events.jsonl': 'old\n' });
  const { status, err } = await runHere(['export', 'no-archive', '--output', 'events.jsonl'], folder);
  assert.deepEqual({ status, err }, { status: 2, err: 'event-archive: no-archive: no such file or folder\n' });
  assert.deepEqual(filesBelow(folder), { 'events.jsonl': 'old\n' });
});

test('a file that cannot be written is named', async (t) => {
  const { root } = temporaryArchive(t, several);
  mkdirSync(join(root, 'taken'));
  const { status, out, err } = await runHere(['export', '--output', 'taken'], root);
  assert.deepEqual(
    { status, out, err },
    { status: 2, out: '', err: 'event-archive: --output taken: not written, it is a folder\n' },
  );
  assert.deepEqual(readdirSync(join(root, 'taken')), []);
});

test('a full disk is named', { skip: existsSync('/dev/full') ? false : 'no /dev/full here' }, async (t) => {
  const { root } = temporaryArchive(t, several);
  const { status, err } = await runHere(['export', '--output', '/dev/full'], root);
  assert.equal(status, 2);
  assert.match(err, /^event-archive: --output \/dev\/full: not written, .*ENOSPC/);
});

test('in pieces, each when the one before has been taken', async (t) => {
  const { root } = temporaryArchive(t, many(2000));
  const pieces: string[] = [];
  let isTaken = true;
  const status = await run(['export'], {
    ...QUIET,
    cwd: root,
    out: (text) => {
      assert.ok(isTaken, 'written before the reader was ready');
      isTaken = false;
      pieces.push(text);
      // Slower than a turn of the process.
      const take = async (): Promise<void> => {
        for (let turns = 0; turns < 5; turns++) await nextTurn();
        isTaken = true;
      };
      return take();
    },
  });
  assert.equal(status, 0);
  assert.equal(linesOf(pieces.join('')).length, 2000);
  assert.ok(pieces.length > 5, `${pieces.length} pieces`);
  assert.ok(pieces.every(({ length }) => length < 70_000));
});

test('the process can hear an interrupt between two pieces, however fast the reader is', async (t) => {
  const { root } = temporaryArchive(t, many(2000));
  let turns = 0;
  const pieces: number[] = [];
  const turn = setInterval(() => turns++, 0);
  t.after(() => clearInterval(turn));
  await run(['export'], { ...QUIET, cwd: root, out: (text) => void (text && pieces.push(turns)) });
  assert.ok(new Set(pieces).size > 1, `no turn between ${pieces.length} pieces`);
});

test('a terminal sees how far it has come', async (t) => {
  const { root } = temporaryArchive(t, many(2000));
  let now = 0;
  t.mock.method(performance, 'now', () => (now += 60));
  const { err } = await runHere(['export'], root, { isErrTerminal: true });
  assert.match(err, /\r\x1b\[KWriting events: \d+ of 2000/);
  assert.ok(err.endsWith('\r\x1b[K'));
});

test('a reader that has seen enough is no error', { skip: process.platform === 'win32' }, (t) => {
  const { root } = temporaryArchive(t, many(2000));
  const { stdout, stderr } = spawnSync('sh', ['-c', '"$0" "$1" export | head -1', process.execPath, program], {
    cwd: root,
    env: { ...process.env, XDG_CACHE_HOME: cacheHome },
    encoding: 'utf8',
  });
  assert.deepEqual([linesOf(stdout).length, stderr], [1, '']);
});

test('an event that goes while others are written is left out, and said', async (t) => {
  const archive = temporaryArchive(t, many(2000));
  let out = '';
  let err = '';
  const status = await run(['export'], {
    ...QUIET,
    cwd: archive.root,
    out: (text) => {
      if (out === '') archive.remove('news/2014/03/7/event-1999.md');
      out += text;
    },
    err: (text) => (err += text),
  });
  assert.equal(status, 0);
  assert.equal(linesOf(out).length, 1999);
  assert.match(err, /^event-archive: news\/2014\/03\/7\/event-1999\.md: not read, ENOENT/);
});

for (const [args, message] of [
  [['.', 'news'], /^export: expected one archive \(see event-archive export --help\)$/],
  [['--outptu', 'a'], /^--outptu is no option; did you mean --output\? /],
  [['--output'], /^Option '--output <value>' argument missing/],
] as const) {
  test(`"export ${args.join(' ')}" is refused in words`, async (t) => {
    const { root } = temporaryArchive(t, files);
    const { status, out, err } = await runHere(['export', ...args], root);
    assert.deepEqual({ status, out }, { status: 2, out: '' });
    assert.match(err.replace(/^event-archive: /, '').trimEnd(), message);
  });
}

test('the English archive, read otherwise', { skip: withoutShared }, () => agrees(englishArchive));

test('the Chinese archive, read otherwise', { skip: withoutChinese }, () => agrees(chineseArchive()));

/** By lines and regular expressions: titles, sources, and where relations lead with what tags. */
async function agrees(root: string): Promise<void> {
  const found = linesOf((await runHere(['export', root], '/')).out);
  const all = new Set(markdownFiles(root));
  const events = [...all].filter((path) => /^news\/\d+\/\d+\/\d+\/(?!index\.md$|README\.md$)[^/]+$/.test(path)).sort();
  assert.deepEqual(
    found.map(({ file }) => file),
    events,
  );
  for (const event of found) {
    const text = readFileSync(join(root, event.file), 'utf8');
    assert.equal(event.title, lineOf(/^# (.*)$/m.exec(text)?.[1]), event.file);
    const [above = '', related = ''] = text.split(/^### (?:Related|有关|有關):?\s*$/m);
    const cited = [...above.matchAll(/^\s*\d+\.\s+\[.*?\]\((https?:[^\n]*?)\)(?=\s*(?:\[|$))/gm)].map(
      (match) => match[1],
    );
    assert.deepEqual(
      event.sources.flatMap(({ url }) => (/^https?:/.test(url ?? '') ? [url] : [])),
      cited,
      event.file,
    );
    const relations = related.split('\n').flatMap((line) => {
      const path = /\]\((?:\/zh)?\/(news\/\d{4}\/\d\d\/\d+\/[^/]+\.md)\)/.exec(line)?.[1];
      if (!/^\s*\d+\./.test(line) || path === undefined) return [];
      const tags = /\.md\)\s*_[^:]*:(.*)_\s*$/.exec(line)?.[1]?.split(',') ?? [];
      return [{ file: all.has(path) ? path : null, tags: tags.map((tag) => tag.trim()).filter((tag) => tag !== '') }];
    });
    assert.deepEqual(
      event.relations.map(({ file, tags }) => ({ file, tags })),
      relations,
      event.file,
    );
    for (const { file, title } of event.relations) {
      const target = file === null ? undefined : /^# (.*)$/m.exec(readFileSync(join(root, file), 'utf8'))?.[1];
      assert.equal(title, lineOf(target));
    }
  }
}

function lineOf(title: string | undefined): string | null {
  const plain = title?.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replace(/\s+/g, ' ').trim();
  return plain === undefined || plain === '' ? null : plain;
}

function linesOf(out: string): readonly ExportedEvent[] {
  assert.ok(out.endsWith('\n'));
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as ExportedEvent);
}

const QUIET = {
  input: () => Promise.resolve(''),
  undo: new Set<() => void>(),
  whole: <Result>(work: () => Promise<Result>) => work(),
  env: { XDG_CACHE_HOME: cacheHome },
  err: () => {},
  isOutTerminal: false,
  isErrTerminal: false,
};

function many(count: number): Readonly<Record<string, string>> {
  const text = (number: number): string => `# Event ${number}\n\n${'It happened. '.repeat(12)}\n`;
  return Object.fromEntries(
    Array.from({ length: count }, (_, number) => [`news/2014/03/7/event-${number}.md`, text(number)]),
  );
}
