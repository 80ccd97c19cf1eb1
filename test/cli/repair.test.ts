/** Broken links on the command line: what is suggested, and what `--fix` does about them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readReport, runHere } from '../support/command-line.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const DAY = 'news/2014/03/7';
const BRIDGE = `${DAY}/bridge-opens.md`;
const relations = [
  ['Ferry for sale', `/${DAY}/ferry-for-sale.md`],
  ['Toll for the bridge starts', '/news/2014/03/8/toll-for-the-bridge-starts.md'],
  ['Theatre sold', `/${DAY}/theatre-sold.md`],
] as const;
const files = {
  [BRIDGE]: `### [2014-03-7](/${DAY}/index.md)

# Bridge opens

### Related:

${relations.map(([label, link], i) => `${i + 1}. [${label}](${link}) _Context: Bridge_`).join('\n')}
`,
  [`${DAY}/ferry-sold.md`]: `### [2014-03-7](/${DAY}/index.md)

# Ferry sold

### Changes:

1. [Ferry for sale](/${DAY}/ferry-for-sale.md) _(First version)_
2. [Ferry sold](/${DAY}/ferry-sold.md) _(Current version)_
`,
  [`${DAY}/toll-for-the-bridge-starts-with-a-queue.md`]: `### [2014-03-7](/${DAY}/index.md)

# Toll for the bridge starts with a queue
`,
  [`${DAY}/index.md`]: `## [2014-03-7](/${DAY}/index.md)

### [Bridge opens](/${DAY}/bridge-opens.md)

### [Ferry sold](/${DAY}/ferry-sold.md)

### [Toll for the bridge starts](/${DAY}/toll-for-the-bridge-starts.md)
`,
};

async function problemsOf(t: TestContext, args: readonly string[] = []) {
  const archive = temporaryArchive(t, files);
  const { out } = await runHere(['check', '--format', 'json', ...args], archive.root);
  const { problems } = readReport(out);
  const unresolved = problems.filter(({ rule }) => rule.startsWith('unresolved'));
  return { archive, found: unresolved.map(({ rule, fix, suggestions }) => ({ rule, fix, suggestions })) };
}

const TOLL = `${DAY}/toll-for-the-bridge-starts-with-a-queue.md`;
const LIKELY = [
  { rule: 'unresolved-relation', fix: 'ask', suggestions: [TOLL] },
  { rule: 'unresolved-relation', fix: 'none', suggestions: [] },
];
const ENTRY = { rule: 'unresolved-entry', fix: 'ask', suggestions: [TOLL] };

test('json: the events most likely meant, and whether a fix is safe', async (t) => {
  const { found } = await problemsOf(t);
  const certain = { rule: 'unresolved-relation', fix: 'safe', suggestions: [`${DAY}/ferry-sold.md`] };
  assert.deepEqual(found, [certain, ...LIKELY, ENTRY]);
});

test('the same from what was kept of the last check, and of one file alone', async (t) => {
  const { archive, found } = await problemsOf(t);
  const again = readReport((await runHere(['check', '--format', 'json'], archive.root)).out).problems;
  const suggestions = again.filter(({ rule }) => rule.startsWith('unresolved')).map((problem) => problem.suggestions);
  assert.deepEqual(
    suggestions,
    found.map((problem) => problem.suggestions),
  );
  const alone = readReport((await runHere(['check', '--format', 'json', BRIDGE], archive.root)).out).problems;
  assert.deepEqual(
    alone,
    again.filter(({ file }) => file === BRIDGE),
  );
});

test('text: a line for each event that is likely meant', async (t) => {
  const archive = temporaryArchive(t, files);
  const { out } = await runHere(['check', BRIDGE], archive.root);
  assert.equal(
    out,
    `${BRIDGE}
  7:21     error       Relation leads to "${DAY}/ferry-for-sale.md", which does not exist; it was an earlier version of "${DAY}/ferry-sold.md"  unresolved-relation
       7 │ 1. [Ferry for sale](/news/2014/03/7/ferry-for-sale.md) _Context: Bridge_
         │                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  8:33     error       Relation leads to "news/2014/03/8/toll-for-the-bridge-starts.md", which does not exist  unresolved-relation
       8 │ 2. [Toll for the bridge starts](/news/2014/03/8/toll-for-the-bridge-starts.md) _Context: Bridge_
         │                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                       perhaps meant: ${TOLL}
  9:19     error       Relation leads to "${DAY}/theatre-sold.md", which does not exist  unresolved-relation
       9 │ 3. [Theatre sold](/news/2014/03/7/theatre-sold.md) _Context: Bridge_
         │                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

3 problems (3 errors); 3 events and 1 day index in the archive
`,
  );
});

test('--fix changes the link that is certain, and its label, and no other', async (t) => {
  const { archive, found } = await problemsOf(t, ['--fix']);
  assert.deepEqual(found, [...LIKELY, ENTRY]);
  assert.equal(
    readFileSync(join(archive.root, BRIDGE), 'utf8'),
    files[BRIDGE].replace(`[Ferry for sale](/${DAY}/ferry-for-sale.md)`, `[Ferry sold](/${DAY}/ferry-sold.md)`),
  );
});
