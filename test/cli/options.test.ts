/** The options of `event-archive check`, and what is said of wrong ones. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { commands } from '../../server/src/cli/commands/all.js';
import { rules } from '../../server/src/rules/all.js';
import { readReport, runHere, runProgram } from '../support/command-line.js';
import { projectRoot } from '../support/project.js';
import { temporaryArchive } from '../support/temporary-archive.js';

/** Three warnings and one error. */
const FAULTY = `### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

1. [](http://coast-radio.example/bridge)
2. [Coast Radio](http://coast-radio.example/bridge)

### Related:

1. [Gone](/news/2014/03/7/gone.md) _Context: Aldern_
2. [Bridge opens](/news/2014/03/7/bridge-opens.md) _Context: Aldern_
`;
const INDEX = '## [2014-03-7](/news/2014/03/7/index.md)\n\n### [Bridge opens](/news/2014/03/7/bridge-opens.md)\n';
const path = 'news/2014/03/7/bridge-opens.md';
const archive = temporaryArchive({ after }, { [path]: FAULTY, 'news/2014/03/7/index.md': INDEX });
const warningsOnly = temporaryArchive(
  { after },
  { [path]: FAULTY.replace('gone', 'bridge-opens'), 'news/2014/03/7/index.md': INDEX },
);
const sound = temporaryArchive(
  { after },
  { [path]: '### [2014-03-7](/news/2014/03/7/index.md)\n\n# Bridge opens\n', 'news/2014/03/7/index.md': INDEX },
);

const check = (...args: readonly string[]) => runHere(['check', ...args], archive.root);
const rulesFound = async (...args: readonly string[]) =>
  readReport((await check('--format', 'json', ...args)).out).problems.map(
    ({ rule, severity }) => `${rule} ${severity}`,
  );

test('status 0 without errors, 1 with one, 2 when it could not run', async () => {
  assert.equal((await runHere(['check'], sound.root)).status, 0);
  assert.equal((await runHere(['check'], sound.root)).out, 'No problems. 1 event and 1 day index in the archive\n');
  assert.equal((await runHere(['check'], warningsOnly.root)).status, 0);
  assert.equal((await check()).status, 1);
  assert.equal((await check('--nonsense')).status, 2);
});

test('--rule sets severities, and may be given again', async () => {
  const all = [
    'unlabelled-source warning',
    'duplicate-source warning',
    'unresolved-relation error',
    'self-relation warning',
  ];
  assert.deepEqual(await rulesFound(), all);
  assert.deepEqual(
    await rulesFound(
      '--rule',
      'self-relation=off',
      '--rule=unlabelled-source=error',
      '--rule',
      'unresolved-relation=hint',
    ),
    ['unlabelled-source error', 'duplicate-source warning', 'unresolved-relation hint'],
  );
  assert.equal((await check('--rule', 'unresolved-relation=hint')).status, 0);
});

test('--quiet reports errors only', async () => {
  assert.deepEqual(await rulesFound('--quiet'), ['unresolved-relation error']);
  assert.equal((await runHere(['check', '--quiet'], warningsOnly.root)).status, 0);
});

test('--max-warnings fails above its number, also when they are not reported', async () => {
  const status = async (...args: readonly string[]) => (await runHere(['check', ...args], warningsOnly.root)).status;
  const { problems } = readReport((await runHere(['check', '--format', 'json'], warningsOnly.root)).out);
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  assert.ok(warnings > 1 && warnings < problems.length);
  assert.equal(await status('--max-warnings', String(warnings)), 0);
  assert.equal(await status('--max-warnings', String(warnings - 1)), 1);
  assert.equal(await status('--max-warnings', '0', '--quiet'), 1);
});

test('--output writes the report to a file, without colours, and nothing elsewhere', async () => {
  const expected = (await check()).out;
  const { status, out, err } = await runHere(['check', '--output', 'report.txt'], archive.root, {
    isOutTerminal: true,
    env: { FORCE_COLOR: '1' },
  });
  assert.deepEqual([status, out, err], [1, '', '']);
  assert.equal(readFileSync(join(archive.root, 'report.txt'), 'utf8'), expected);
  const failed = await check('--output', 'no/such/folder/report.txt');
  assert.equal(failed.status, 2);
  assert.match(failed.err, /^event-archive: --output .*report\.txt: not written, ENOENT/);
});

for (const { name, severity, what } of rules) {
  test(`--explain ${name}`, async () => {
    const { status, out, err } = await check('--explain', name);
    assert.deepEqual([status, err], [0, '']);
    assert.ok(out.startsWith(`${name} (${severity})\n\n${what}.\n\n`), out);
    assert.match(out, /\nWrong:\n\n {2}news\/.*\n {2}\| [\s\S]*\nRight:\n\n {2}news\//);
    assert.ok(out.endsWith(`/docs/rules/${name}.md\n`));
    assert.doesNotMatch(out, /<\/?[a-z]+-[a-z-]+\/?>|\/\/-|[ \t]$/m, 'no marks of the sample, no trailing blanks');
  });
}

test('--help, --version, and no command at all', () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  assert.deepEqual(runProgram(['--version']), { status: 0, out: `${version}\n`, err: '' });
  assert.deepEqual(runProgram(['check', '--version']), { status: 0, out: `${version}\n`, err: '' });
  const help = runProgram(['--help']);
  assert.equal(help.status, 0);
  assert.deepEqual(runProgram([]), help);
  const checkHelp = runProgram(['check', '--help']).out;
  for (const option of ['format', 'output', 'rule', 'quiet', 'max-warnings', 'fix', 'explain', 'no-cache', 'cache-dir'])
    assert.match(checkHelp, new RegExp(`^ {2}--${option}\\b`, 'm'));
});

test('what is wrong with the arguments is said, with the nearest that is right', async () => {
  const known = `The commands are: ${commands.map(({ name }) => name).join(', ')}`;
  const cases: readonly (readonly [readonly string[], string])[] = [
    [['chekc'], `"chekc" is no command; did you mean check? ${known}`],
    [['frobnicate'], `"frobnicate" is no command. ${known}`],
    [['check', '--formt', 'json'], '--formt is no option; did you mean --format? (see event-archive check --help)'],
    [
      ['check', '--max-warning=3'],
      '--max-warning is no option; did you mean --max-warnings? (see event-archive check --help)',
    ],
    [['check', '-x'], '-x is no option (see event-archive check --help)'],
    [['check', '--format', 'yaml'], '--format yaml: expected one of text, json, sarif, github, junit'],
    [
      ['check', '--format', 'sarfi'],
      '--format sarfi: did you mean sarif? Expected one of text, json, sarif, github, junit',
    ],
    [
      ['check', '--rule', 'unresolved-realtion=off'],
      '--rule unresolved-realtion=off: there is no rule "unresolved-realtion"; did you mean unresolved-relation?',
    ],
    [
      ['check', '--rule', 'missing-title'],
      '--rule missing-title: expected missing-title= and one of error, warning, information, hint, off',
    ],
    [
      ['check', '--rule', 'missing-title=fatal'],
      '--rule missing-title=fatal: expected missing-title= and one of error, warning, information, hint, off',
    ],
    [['check', '--max-warnings', 'few'], '--max-warnings few: expected a number, 0 or more'],
    [
      ['check', '--explain', 'self-relations'],
      '--explain self-relations: there is no such rule; did you mean self-relation?',
    ],
    [['check', '--explain', 'xyz'], '--explain xyz: there is no such rule'],
  ];
  for (const [args, message] of cases) {
    assert.deepEqual(await runHere(args, archive.root), { status: 2, out: '', err: `event-archive: ${message}\n` });
  }
});

test('an option without its value is refused', async () => {
  for (const option of ['--format', '--output', '--rule', '--max-warnings', '--explain', '--cache-dir']) {
    const { status, out, err } = await check(option);
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, new RegExp(`^event-archive: .*${option}.*\\n$`));
  }
  assert.ok(!existsSync(join(archive.root, 'undefined')));
});
