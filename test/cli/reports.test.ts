/** The formats that problems are written in: what code hosts and build servers would read in them. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, test } from 'node:test';
import Ajv from 'ajv-draft-04';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Problem } from '../../server/src/core/problem.js';
import { codeFrame } from '../../server/src/cli/reports/code-frame.js';
import type { Report } from '../../server/src/cli/reports/report.js';
import { reportSarif } from '../../server/src/cli/reports/sarif.js';
import { readReport, runHere } from '../support/command-line.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const EVENT = 'news/2014/03/7/brücke, 1: öffnet.md';
const TEXT = `### [2014-03-8](/news/2014/03/8/index.md)

# Bridge opens

### Sources:

1. [Coast Radio](htp://coast-radio.example/<bridge>)
2. [](http://coast-radio.example/two)

### Related:

1. [Gone](/news/2014/03/7/gone.md)
1. [Gone](/news/2014/03/7/gone.md) _Context: Ferry
`;
const archive = temporaryArchive({ after }, { [EVENT]: TEXT, '.git/HEAD': '' });

const schema = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
) as object;
const isSarif = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: { uri: string }; region: Region } },
  ];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent: { text: string } }[];
    }[];
  }[];
}

function sarifOf(text: string): { results: readonly Result[]; rules: readonly { readonly id: string }[] } {
  const log = JSON.parse(text) as {
    runs: [{ results: readonly Result[]; tool: { driver: { rules: readonly { readonly id: string }[] } } }];
  };
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors));
  return { results: log.runs[0].results, rules: log.runs[0].tool.driver.rules };
}

const check = (...args: readonly string[]) => runHere(['check', ...args], archive.root);
const rangeOf = ({ startLine, startColumn, endLine, endColumn }: Region) => ({
  start: { line: startLine - 1, character: startColumn - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
});

test('sarif: by the official schema, with the same problems as json, and fixes that mend', async () => {
  const { results, rules } = sarifOf((await check('--format', 'sarif')).out);
  const { problems } = readReport((await check('--format', 'json')).out);
  assert.deepEqual(
    results.map(({ ruleId, locations: [{ physicalLocation }] }) => [ruleId, rangeOf(physicalLocation.region)]),
    problems.map(({ rule, range }) => [rule, range]),
  );
  for (const {
    ruleId,
    ruleIndex,
    locations: [{ physicalLocation }],
  } of results) {
    assert.equal(rules[ruleIndex]?.id, ruleId);
    assert.equal(decodeURIComponent(physicalLocation.artifactLocation.uri), EVENT);
  }
  const document = TextDocument.create('', '', 1, TEXT);
  const numbering = results.find(({ ruleId }) => ruleId === 'list-numbering');
  const edits = numbering?.fixes?.[0]?.artifactChanges[0]?.replacements.map(({ deletedRegion, insertedContent }) => ({
    range: rangeOf(deletedRegion),
    newText: insertedContent.text,
  }));
  assert.equal(
    TextDocument.applyEdits(document, edits ?? []),
    TEXT.replace('\n1. [Gone](/news/2014/03/7/gone.md) _', '\n2. [Gone](/news/2014/03/7/gone.md) _'),
  );
});

test('sarif: a fingerprint stays when lines move, and no two results share one', async (t) => {
  const prints = (text: string) =>
    sarifOf(text).results.map(
      ({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints.primaryLocationLineHash}`,
    );
  const before = prints((await check('--format', 'sarif')).out);
  assert.equal(new Set(before).size, before.length);
  const moved = temporaryArchive(t, { [EVENT]: TEXT.replace('# Bridge opens', '# Bridge opens\n\nA summary.\n') });
  assert.deepEqual(prints((await runHere(['check', '--format', 'sarif'], moved.root)).out), before);
});

test('sarif: of more problems than code hosts take the gravest are kept, and that is said', () => {
  const said: string[] = [];
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const problem = (i: number): Problem => ({
    path: `news/2014/03/7/${String(i).padStart(5, '0')}.md`,
    rule: i % 2 === 0 ? 'list-numbering' : 'missing-title',
    severity: i % 2 === 0 ? 'hint' : 'error',
    message: 'Title is missing',
    range,
    related: [],
    fixes: [],
    suggestions: [],
    lost: undefined,
  });
  const report: Report = {
    root: '/archive',
    fromRepository: '',
    events: 30_000,
    dayIndexes: 0,
    shard: undefined,
    problems: Array.from({ length: 30_000 }, (_, i) => problem(i)),
    textOf: () => '#\n',
    hasColour: false,
    warn: (message) => said.push(message),
  };
  const { results } = sarifOf([...reportSarif(report)].join(''));
  assert.equal(results.length, 25_000);
  assert.equal(results.filter(({ level }) => level === 'error').length, 15_000);
  assert.deepEqual(said, [
    'sarif: 5000 of 30000 problems are left out: code hosts take 25000, and the gravest are kept',
  ]);
});

test('github: an annotation for each problem, the gravest first, in files of the repository', async () => {
  const { out } = await runHere(['check', '--format', 'github'], archive.root, {
    env: { GITHUB_WORKSPACE: join(archive.root, '..') },
  });
  const lines = out.trimEnd().split('\n');
  const folder = archive.root.slice(archive.root.lastIndexOf('/') + 1);
  assert.equal(
    lines[0],
    `::error file=${folder}/news/2014/03/7/brücke%2C 1%3A öffnet.md,line=1,endLine=1,col=5,endColumn=42,title=date-mismatch::Heading says 2014-03-8, folder says 2014-03-7`,
  );
  const levels = lines.map((line) => /^::(\w+) /.exec(line)?.[1]);
  // Each level once: they do not alternate.
  assert.deepEqual(
    levels.filter((level, i) => level !== levels[i - 1]),
    ['error', 'warning', 'notice'],
  );
});

test('junit: a suite for each file, with failures and what is only told', async () => {
  const { out } = await check('--format', 'junit', '--rule', 'list-numbering=hint');
  assert.match(
    out,
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="event-archive" tests="(\d+)" failures="(\d+)" skipped="1" errors="0">\n/,
  );
  assert.match(
    out,
    /<testcase classname="news\/2014\/03\/7\/brücke, 1: öffnet\.md" name="malformed-source 7:18"><failure type="error" message="Source address &quot;htp:\/\/coast-radio\.example\/&lt;bridge&gt;&quot; begins/,
  );
  assert.match(out, /name="list-numbering 13:1"><skipped message="/);
  assert.equal(out.match(/<testcase /g)?.length, readReport((await check('--format', 'json')).out).problems.length);
});

test('several reports in one run, to files and to standard output', async (t) => {
  const { root } = temporaryArchive(t, { [EVENT]: TEXT });
  const formats = [
    '--format',
    'sarif=out.sarif',
    '--format',
    'junit',
    '--format',
    'json=out.json',
    '--output',
    'out.xml',
  ];
  const { status, out, err } = await runHere(['check', ...formats], root);
  assert.deepEqual([status, out, err], [1, '', '']);
  sarifOf(readFileSync(join(root, 'out.sarif'), 'utf8'));
  assert.ok(readReport(readFileSync(join(root, 'out.json'), 'utf8')).problems.length > 0);
  assert.match(readFileSync(join(root, 'out.xml'), 'utf8'), /^<\?xml/);
  assert.deepEqual(readdirSync(root).sort(), ['news', 'out.json', 'out.sarif', 'out.xml']);
});

test('where one report cannot be written, none is, and the old ones stand', async (t) => {
  const { root } = temporaryArchive(t, { [EVENT]: TEXT });
  writeFileSync(join(root, 'old.json'), 'old');
  for (const file of ['no/such/folder.xml', 'news']) {
    const { status, out, err } = await runHere(
      ['check', '--format', 'json=old.json', '--format', `junit=${file}`],
      root,
    );
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, new RegExp(`^event-archive: --format junit=${file}: not written, `));
    assert.equal(readFileSync(join(root, 'old.json'), 'utf8'), 'old');
    assert.deepEqual(readdirSync(root).sort(), ['news', 'old.json']);
  }
  assert.ok(!existsSync(join(root, 'no')));
});

test('a mark stands below its place, however long the line and wide its characters', () => {
  const marked = (line: string, start: number, end: number): string => {
    const frame = codeFrame(line, { start: { line: 0, character: start }, end: { line: 0, character: end } });
    return `${frame.line}\n${frame.mark}`;
  };
  assert.equal(marked('1. [Bridge](/x)', 12, 14), '1. [Bridge](/x)\n            ~~');
  assert.equal(marked('1. [马里](/x)', 8, 10), '1. [马里](/x)\n          ~~');
  assert.equal(marked('1. [马里](/x)', 4, 6), '1. [马里](/x)\n    ~~~~');
  const long = `${'a'.repeat(100)}HERE${'b'.repeat(100)}`;
  assert.equal(marked(long, 100, 104), `…${'a'.repeat(30)}HERE${'b'.repeat(62)}…\n${' '.repeat(31)}~~~~`);
  assert.equal(marked('', 0, 0), '\n~');
});

test('what stands in a file does not command the terminal', async (t) => {
  const { root } = temporaryArchive(t, {
    'news/2014/03/7/a.md': '# A\n\n### Source:\n\n1. [B](x\u001b]0;owned\u0007)\n',
  });
  const { out } = await runHere(['check'], root, { isOutTerminal: true, env: { NO_COLOR: '1' } });
  assert.match(out, /owned/);
  assert.doesNotMatch(out, /[\u0000-\u0008\u000b-\u001f]/);
});
