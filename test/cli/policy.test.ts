/** What an archive says of itself: comments that switch rules off, configuration, ignore file and baseline, as the command line heeds them. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readReport, runHere } from '../support/command-line.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const EVENT = 'news/2014/03/7/bridge-opens.md';
const OTHER = 'news/2015/01/9/toll.md';
const DAY = 'news/2014/03/7/index.md';
const head = (day: string, title: string): string =>
  `### [${day}](/news/${day.replace(/-0?(\d+)-(\d+)$/, '/0$1/$2')}/index.md)\n\n# ${title}\n\n`;

const files = {
  [EVENT]: `${head('2014-03-7', 'Bridge opens')}### Sources:

1. [](http://coast-radio.example/bridge)
2. [Coast Radio](htp://coast-radio.example/again)

### Related:

1. [Gone](/news/2014/03/7/gone.md)
`,
  [OTHER]: `${head('2015-01-9', 'Toll')}### Sources:\n\n1. [](http://coast-radio.example/toll)\n`,
  [DAY]: `## [2014-03-7](/news/2014/03/7/index.md)\n\n### [Bridge opens](/${EVENT})\n`,
  'news/2015/01/9/index.md': `## [2015-01-9](/news/2015/01/9/index.md)\n\n### [Toll](/${OTHER})\n`,
};

/** The problems as `file:line rule`. */
async function found(root: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { out } = await runHere(['check', '--format', 'json', ...args], root);
  return readReport(out).problems.map(({ file, rule, range }) => `${file}:${range.start.line + 1} ${rule}`);
}

const ALL = [
  `${EVENT}:7 unlabelled-source`,
  `${EVENT}:8 malformed-source`,
  `${EVENT}:12 missing-context`,
  `${EVENT}:12 unresolved-relation`,
  `${OTHER}:7 unlabelled-source`,
];

function archiveWith(t: TestContext, changes: Readonly<Record<string, string>> = {}): string {
  return temporaryArchive(t, { ...files, ...changes }).root;
}

/** The first event with a comment above one of its lines. */
function commented(comment: string, line: number): Readonly<Record<string, string>> {
  const lines = files[EVENT].split('\n');
  return { [EVENT]: [...lines.slice(0, line - 1), comment, ...lines.slice(line - 1)].join('\n') };
}

test('without any of it every problem is reported', async (t) => {
  assert.deepEqual(await found(archiveWith(t)), ALL);
});

for (const [comment, line, left] of [
  ['<!-- event-archive-disable-next-line -->', 12, []],
  ['<!-- event-archive-disable-next-line unresolved-relation -- the page is gone -->', 12, ['missing-context']],
  ['<!--event-archive-disable-next-line missing-context,unresolved-relation-->', 12, []],
  ['<!-- event-archive-disable-next-line missing-context unresolved-relation -->\n', 12, []],
  ['<!-- event-archive-disable unresolved-relation -->', 1, ['missing-context']],
  ['<!-- event-archive-disable-file unresolved-relation -->', 13, ['missing-context']],
] as const) {
  test(`${JSON.stringify(comment)} in line ${line} leaves ${left.join(', ') || 'nothing'} of the relation`, async (t) => {
    const rules = (await found(archiveWith(t, commented(comment, line)), EVENT)).map((one) => one.split(' ')[1]);
    assert.deepEqual(rules, ['unlabelled-source', 'malformed-source', ...left]);
  });
}

test('a block ends where it says so, for the rules that it names', async (t) => {
  const text = files[EVENT].replace('1. [](', '<!-- event-archive-disable -->\n1. [](').replace(
    '\n2. [Coast',
    '\n<!-- event-archive-enable malformed-source -->\n2. [Coast',
  );
  assert.deepEqual(await found(archiveWith(t, { [EVENT]: text }), EVENT), [`${EVENT}:10 malformed-source`]);
});

test('what is not needed is reported, at the rule that is not, and so is a rule that there is none of', async (t) => {
  const root = archiveWith(t, {
    ...commented('<!-- event-archive-disable-next-line unresolved-relation, self-relation, missing-contxt -->', 12),
    [OTHER]: `${files[OTHER]}\n<!-- event-archive-disable-next-line -->\nThe end.\n`,
  });
  const { problems } = readReport((await runHere(['check', '--format', 'json'], root)).out);
  const unused = problems.filter(({ rule }) => rule === 'unused-suppression');
  assert.deepEqual(
    unused.map(({ message, range: { start } }) => [message, start.line + 1, start.character + 1]),
    [
      ['Suppression of self-relation is not needed, there is no such problem here', 12, 59],
      ['Suppression names "missing-contxt", which is no rule; did you mean missing-context?', 12, 74],
      ['Suppression is not needed, there is no problem here', 9, 1],
    ],
  );
  const quiet = await found(root, '--rule', 'unused-suppression=off');
  assert.equal(
    quiet.some((one) => one.endsWith('unused-suppression')),
    false,
  );
});

test('a suppressed problem is not mended either', async (t) => {
  const numbered = files[EVENT].replace(
    '\n2. [Coast',
    '\n<!-- event-archive-disable-next-line list-numbering -->\n5. [Coast',
  );
  const root = archiveWith(t, { [EVENT]: numbered });
  await runHere(['check', '--fix'], root);
  assert.equal(readFileSync(join(root, EVENT), 'utf8'), numbered);
});

test('rules are set for all files and for some, comments are allowed, and --rule has the last word', async (t) => {
  const config = `{
  // Sources without a name are as old as the archive.
  "rules": { "unlabelled-source": "off", "missing-context": "hint" },
  "overrides": [
    { "files": ["news/2015/"], "rules": { "unlabelled-source": "error" } },
    { "files": ["news/2014/**/bridge-*.md"], "rules": { "malformed-source": "off" } },
  ],
}`;
  const root = archiveWith(t, { 'event-archive.json': config });
  const severities = async (...args: readonly string[]) => {
    const { problems } = readReport((await runHere(['check', '--format', 'json', ...args], root)).out);
    return problems.map(({ file, rule, severity }) => `${file} ${rule} ${severity}`);
  };
  const expected = [
    `${EVENT} missing-context hint`,
    `${EVENT} unresolved-relation error`,
    `${OTHER} unlabelled-source error`,
  ];
  assert.deepEqual(await severities(), expected);
  assert.deepEqual(await severities('news'), expected, 'whether files are linted while they are read or later');
  assert.deepEqual(await severities('--rule', 'unlabelled-source=off'), expected.slice(0, 2));
});

test('what is not understood in the configuration is told with its place and the nearest name, and the rest counts', async (t) => {
  const config =
    '{\n  "rulez": {},\n  "rules": { "unlabeled-source": "off", "missing-context": "of", "malformed-source": "off" }\n';
  const root = archiveWith(t, { 'event-archive.json': config });
  const { out, err } = await runHere(['check', '--format', 'json'], root);
  assert.equal(
    err,
    [
      'event-archive.json:2:3: There is no "rulez" here; did you mean "rules"?',
      'event-archive.json:3:14: There is no "unlabeled-source" here; did you mean "unlabelled-source"?',
      'event-archive.json:3:60: "missing-context" is "of", expected one of error, warning, information, hint, off; did you mean "off"?',
      'event-archive.json:4:1: Not valid JSON: close brace expected',
    ]
      .map((line) => `event-archive: ${line}\n`)
      .join(''),
  );
  const rules = new Set(readReport(out).problems.map(({ rule }) => rule));
  assert.deepEqual(rules, new Set(['unlabelled-source', 'missing-context', 'unresolved-relation']));
});

test('the words and the link prefix of an archive in another language', async (t) => {
  const event = (links: string): string =>
    `### [2014-03-7](/de/news/2014/03/7/index.md)\n\n# Brücke\n\n### Änderungen:\n\n### Siehe auch:\n\n${links}`;
  const root = temporaryArchive(t, {
    'event-archive.json':
      '{ "sections": { "changes": ["Änderungen"], "related": ["Siehe auch"] }, "context": "Bezug", "linkPrefix": "/de" }',
    [EVENT]: event('1. [Weg](/de/news/2014/03/7/weg.md)\n2. [Weg](/fr/news/2014/03/7/weg.md) _Bezug: Ald_\n'),
    'news/2014/03/7/weg.md': '### [2014-03-7](/de/news/2014/03/7/index.md)\n\n# Weg\n',
    [DAY]: `## [2014-03-7](/de/news/2014/03/7/index.md)\n\n### [Brücke](/de/${EVENT})\n\n### [Weg](/de/news/2014/03/7/weg.md)\n`,
  }).root;
  const { problems } = readReport((await runHere(['check', '--format', 'json', EVENT], root)).out);
  assert.deepEqual(
    problems.map(({ rule, message }) => [rule, message]),
    [
      ['missing-context', 'Relation has no context, expected "_Context: Tag, Tag_" after the link'],
      ['duplicate-relation', problems[1]?.message],
      ['malformed-relation', 'Relation\'s link begins with "/fr/news/", expected "/de/news/"'],
    ],
  );
  await runHere(['rename', EVENT, 'Brücke offen', '--changes', 'always'], root);
  const renamed = readFileSync(join(root, 'news/2014/03/7/brucke-offen.md'), 'utf8');
  assert.match(renamed, /### Änderungen:\n\n1\. \[Brücke ?\]\(\/de\/news\/2014\/03\/7\/bridge-opens\.md\)/);
});

test('ignored files are not reported on, and exist nevertheless', async (t) => {
  const root = archiveWith(t, { '.event-archive-ignore': '# Old ones\nnews/2014/\n!news/2014/**/index.md\n' });
  assert.deepEqual(await found(root), ALL.slice(-1));
  assert.deepEqual(await found(root, EVENT), []);
});

test('a baseline hides what is known, of a rule with more than that it shows all, and it only shrinks', async (t) => {
  const root = archiveWith(t);
  const baseline = (): unknown => JSON.parse(readFileSync(join(root, 'event-archive-baseline.json'), 'utf8'));
  const update = async () => await runHere(['check', '--update-baseline'], root);
  assert.equal((await update()).status, 0);
  const whole = {
    version: 1,
    problems: {
      [EVENT]: { 'malformed-source': 1, 'missing-context': 1, 'unlabelled-source': 1, 'unresolved-relation': 1 },
      [OTHER]: { 'unlabelled-source': 1 },
    },
  };
  assert.deepEqual(baseline(), whole);
  assert.deepEqual(await found(root), []);
  // Lines move, and one more comes.
  const more = files[EVENT].replace('### Sources:', 'It opens.\n\n### Sources:').replace(
    '\n\n### Related',
    '\n3. [](http://a.example/)\n\n### Related',
  );
  writeFileSync(join(root, EVENT), more);
  assert.deepEqual(await found(root), [`${EVENT}:9 unlabelled-source`, `${EVENT}:11 unlabelled-source`]);
  await update();
  assert.deepEqual(baseline(), whole, 'nothing new comes in');
  writeFileSync(
    join(root, EVENT),
    files[EVENT].replace('1. [Gone](/news/2014/03/7/gone.md)', `1. [Toll](/${OTHER}) _Context: Ald_`),
  );
  const stale = await runHere(['check'], root);
  assert.equal(
    stale.err,
    `event-archive: event-archive-baseline.json: 2 entries say more than there is; event-archive check --update-baseline takes that out
  ${EVENT}: missing-context, 1 known, 0 there
  ${EVENT}: unresolved-relation, 1 known, 0 there
`,
  );
  assert.equal((await runHere(['check', OTHER], root)).err, '', 'of files that are not checked nobody knows');
  await update();
  assert.deepEqual(baseline(), {
    version: 1,
    problems: { [EVENT]: { 'malformed-source': 1, 'unlabelled-source': 1 }, [OTHER]: { 'unlabelled-source': 1 } },
  });
});

for (const [text, message] of [
  ['{"version": 2, "problems": {}}', 'it has version 2, and this program knows 1; use a newer one'],
  ['{"version": 1}', 'it is no baseline, expected "version" and "problems"'],
  ['[', 'Unexpected end of JSON input'],
] as const) {
  test(`a baseline that says ${text} is not believed, and not lost`, async (t) => {
    const root = archiveWith(t, { 'event-archive-baseline.json': text });
    for (const args of [['check'], ['check', '--update-baseline']]) {
      const { status, out, err } = await runHere(args, root);
      assert.deepEqual([status, out, err], [2, '', `event-archive: event-archive-baseline.json: ${message}\n`]);
    }
    assert.equal(readFileSync(join(root, 'event-archive-baseline.json'), 'utf8'), text);
  });
}
