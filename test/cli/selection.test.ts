/** Which files a check is about, and what else it can be asked for: every way to say it, and what is refused. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readReport, runHere } from '../support/command-line.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const BRIDGE = 'news/2014/03/7/bridge.md';
const FERRY = 'news/2014/03/7/ferry.md';
const TOLL = 'news/2015/01/9/toll.md';
const bad = (title: string): string => `# ${title}\n\n### Sources:\n\n1. [](http://a.example/${title})\n`;
const files = {
  [BRIDGE]: bad('Bridge'),
  [FERRY]: bad('Ferry'),
  [TOLL]: bad('Toll'),
  'index.md': '[Gone](/news/2014/03/7/gone.md)\n',
};

const archiveOf = (t: TestContext): string => temporaryArchive(t, files).root;

async function checkedIn(root: string, args: readonly string[], io: Parameters<typeof runHere>[2] = {}, cwd = root) {
  const { status, out, err } = await runHere(['check', '--format', 'json', ...args], cwd, io);
  assert.notEqual(status, 2, err);
  return [...new Set(readReport(out).problems.map(({ file }) => file))];
}

for (const [args, expected] of [
  [['news/2014'], [BRIDGE, FERRY]],
  [
    [BRIDGE, 'news/2015/'],
    [BRIDGE, TOLL],
  ],
  [['news/2014/**'], [BRIDGE, FERRY]],
  [['news/**/{bridge,toll}.md'], [BRIDGE, TOLL]],
  [
    ['news/*/*/*/f?rry.md', TOLL],
    [FERRY, TOLL],
  ],
  [['news/**/none-*.md'], []],
  [['*.md'], ['index.md']],
] as const) {
  test(`"${args.join(' ')}" names ${expected.length} files`, async (t) => {
    assert.deepEqual(await checkedIn(archiveOf(t), args), expected);
  });
}

test('patterns count from the current folder, and a name that exists is no pattern', async (t) => {
  const root = temporaryArchive(t, { ...files, 'news/2014/03/7/[f]erry.md': bad('Brackets') }).root;
  assert.deepEqual(await checkedIn(root, ['*/7/b*.md'], {}, join(root, 'news/2014/03')), []);
  assert.deepEqual(await checkedIn(root, ['7/b*.md'], {}, join(root, 'news/2014/03')), [BRIDGE]);
  assert.deepEqual(await checkedIn(root, ['news/2014/03/7/[f]erry.md']), ['news/2014/03/7/[f]erry.md']);
  assert.deepEqual(await checkedIn(root, [join(root, 'news/2015/**')]), [TOLL]);
});

for (const [how, list] of [
  ['one on each line', `${BRIDGE}\r\n${TOLL}\n`],
  ['with NUL between them', `${BRIDGE}\0${TOLL}\0`],
] as const) {
  test(`files from a list, ${how}`, async (t) => {
    const root = archiveOf(t);
    writeFileSync(join(root, 'list.txt'), list);
    assert.deepEqual(await checkedIn(root, ['--files-from', 'list.txt']), [BRIDGE, TOLL]);
    assert.deepEqual(await checkedIn(root, ['--files-from', '-', FERRY], { input: () => Promise.resolve(list) }), [
      BRIDGE,
      FERRY,
      TOLL,
    ]);
  });
}

test('an empty list names no file', async (t) => {
  const io = { input: () => Promise.resolve('') };
  assert.deepEqual(await checkedIn(archiveOf(t), ['--files-from', '-'], io), []);
});

test('a text on standard input stands for a file, there or not, and nothing is written', async (t) => {
  const root = archiveOf(t);
  const io = {
    input: () =>
      Promise.resolve('\ufeff# Bridge\n\n### Related:\n\n1. [Ferry](/news/2014/03/7/ferry.md) _Context: A_\n'),
  };
  const rules = async (filename: string) => {
    const { out } = await runHere(['check', '--stdin', '--stdin-filename', filename, '--format', 'json'], root, io);
    return readReport(out).problems.map(({ file, rule }) => `${file} ${rule}`);
  };
  const expected = (path: string): readonly string[] => [`${path} missing-date-heading`];
  assert.deepEqual((await rules(BRIDGE)).toSorted(), expected(BRIDGE));
  assert.deepEqual((await rules('news/2020/01/1/new.md')).toSorted(), expected('news/2020/01/1/new.md'));
  assert.equal(readFileSync(join(root, BRIDGE), 'utf8'), files[BRIDGE]);
  const text = await runHere(['check', '--stdin', '--stdin-filename', BRIDGE], root, io);
  assert.match(text.out, /\n {7}1 │ # Bridge\n/, 'the line is that of the text');
});

test('shards together are the whole, and joined they are the report of one run', async (t) => {
  const root = archiveOf(t);
  const whole = await runHere(['check', '--format', 'json'], root);
  for (const of of [1, 2, 3, 7]) {
    const reports: string[] = [];
    for (let number = 1; number <= of; number++) {
      reports.push(`${number}.json`);
      await runHere(['check', '--shard', `${number}/${of}`, '--format', 'json', '--output', `${number}.json`], root);
    }
    const merged = await runHere(['merge', ...reports.reverse(), '--format', 'json'], root);
    assert.deepEqual(merged, whole, `${of} shards`);
    const asText = await runHere(['merge', ...reports], root);
    assert.equal(asText.out, (await runHere(['check'], root)).out);
  }
  for (const [reports, message] of [
    [['1.json', '3.json'], 'merge: missing 2/7, 4/7, 5/7, 6/7, 7/7'],
    [['1.json', '2.json', '3.json', '4.json', '5.json', '6.json', '7.json', '1.json'], 'merge: 1/7 is there twice'],
    [['news'], /^news: EISDIR/],
    [['index.md'], /^index\.md: Unexpected token/],
    [[], 'merge: expected reports (see event-archive merge --help)'],
  ] as const) {
    const { status, err } = await runHere(['merge', ...reports], root);
    assert.equal(status, 2);
    if (typeof message === 'string') assert.equal(err, `event-archive: ${message}\n`);
    else assert.match(err.slice('event-archive: '.length), message);
  }
});

test('problems are counted by rule', async (t) => {
  const root = archiveOf(t);
  const { out } = await runHere(['check', '--statistics'], root);
  assert.equal(
    out,
    `      3  missing-date-heading  error        in 3 files, 3 mended by --fix
      3  unlabelled-source     warning      in 3 files
      1  unresolved-relation   error        in 1 file

7 problems of 3 rules
`,
  );
  const { statistics } = JSON.parse((await runHere(['check', '--statistics', '--format', 'json'], root)).out) as {
    statistics: readonly object[];
  };
  assert.deepEqual(statistics[0], {
    rule: 'missing-date-heading',
    severity: 'error',
    problems: 3,
    files: 3,
    fixable: 3,
  });
});

test('--print-config says by what an archive, or a file, is judged', async (t) => {
  const config = {
    rules: { 'missing-title': 'hint' },
    overrides: [{ files: ['news/2015/'], rules: { 'missing-title': 'off' } }],
  };
  const root = temporaryArchive(t, {
    ...files,
    'event-archive.json': JSON.stringify(config),
    '.event-archive-ignore': 'news/2014/\n',
  }).root;
  const printed = async (...args: readonly string[]) => {
    const { out } = await runHere(['check', '--print-config', ...args], root);
    return JSON.parse(out) as { rules: Record<string, string>; overrides?: unknown; isIgnored?: boolean };
  };
  const whole = await printed('--rule', 'missing-day-index=error');
  assert.deepEqual(
    [whole.rules['missing-title'], whole.rules['missing-day-index'], whole.rules['slug-mismatch'], whole.overrides],
    ['hint', 'error', 'off', config.overrides],
  );
  assert.equal((await printed(TOLL)).rules['missing-title'], 'off');
  assert.deepEqual([(await printed(TOLL)).isIgnored, (await printed(BRIDGE)).isIgnored], [false, true]);
});

for (const [args, message] of [
  [['--shard', '4/3'], '--shard 4/3: expected a part and the number of parts, such as 1/3'],
  [['--shard', '0/3'], '--shard 0/3: expected a part and the number of parts, such as 1/3'],
  [['--stdin'], '--stdin: expected --stdin-filename FILE beside it, to know where the text belongs'],
  [['--stdin-filename', BRIDGE], `--stdin-filename ${BRIDGE}: expected --stdin beside it`],
  [['--stdin', '--stdin-filename', BRIDGE, '--fix'], '--stdin and --fix cannot be given together'],
  [['--stdin', '--stdin-filename', BRIDGE, FERRY], `--stdin: expected no other path, found ${FERRY}`],
  [['--statistics', '--format', 'sarif'], '--statistics: expected --format text or json, found sarif'],
  [
    ['--changed-sinse', 'HEAD'],
    '--changed-sinse is no option; did you mean --changed-since? (see event-archive check --help)',
  ],
  [['--files-from', 'none.txt'], /^--files-from none\.txt: not read, ENOENT/],
  [['--changed-since', 'HEAD'], /is in no Git repository/],
] as const) {
  test(`"check ${args.join(' ')}" is refused in words`, async (t) => {
    const { status, out, err } = await runHere(['check', ...args], archiveOf(t));
    assert.deepEqual([status, out], [2, '']);
    const said = err.replace(/^event-archive: /, '').trimEnd();
    if (typeof message === 'string') assert.equal(said, message);
    else assert.match(said, message);
  });
}

test('in a repository without the revision that is refused, too', async (t) => {
  const root = archiveOf(t);
  execFileSync('git', ['init', '-q', root]);
  const { status, err } = await runHere(['check', '--changed-since', 'main'], root);
  assert.equal(status, 2);
  assert.match(err, /There is no revision "main"/);
});
