/** A check looks at each file while the archive is being read: it must find what linting with the finished index finds. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { scanFile } from '../../server/src/core/read.js';
import { LikelyEvents, withLikelyEvents } from '../../server/src/features/likely-events.js';
import { lint } from '../../server/src/rules/lint.js';
import { runHere } from '../support/command-line.js';
import { writeArchive } from '../support/generated-archive.js';
import { indexOf } from '../support/index-of.js';
import { englishArchive, withoutShared } from '../support/shared.js';

test('on a generated archive with faults of every kind', () =>
  inFolder(async (root) => {
    writeArchive(root, { seed: 3, events: 2000, faults: 0.3 });
    await assertSameProblems(root);
  }));

test('where the first look comes too early: variants, prefixes, later versions, titles read afterwards', () =>
  inFolder(async (root) => {
    const day = 'news/2014/03/7';
    const ferries = Array.from({ length: 12 }, (_, i) => `z-ferry-${i + 1}`);
    const relation = (slug: string, tag: string, prefix = ''): string =>
      `1. [${title(slug)}](${prefix}/${day}/${slug}.md) _Context: ${tag}_`;
    const files: Record<string, string> = {
      [`${day}/a-variant.md`]: event('a-variant', [relation('z-ferry-1', 'port alder')]),
      [`${day}/a-usual.md`]: event(
        'a-usual',
        ferries.map((slug) => relation(slug, 'Port Alder')),
      ),
      [`${day}/a-prefix.md`]: event('a-prefix', [relation('z-ferry-2', 'Ferries', '/hz')]),
      [`${day}/a-renamed.md`]: event('a-renamed', [relation('earlier', 'Ferries')]),
      [`${day}/a-label.md`]: event('a-label', [`1. [Another title](/${day}/z-ferry-3.md) _Context: Ferries_`]),
      [`${day}/z-later.md`]: `${event('z-later', [])}\n### Changes:\n\n1. [Earlier](/${day}/earlier.md) _(First version)_\n`,
      [`${day}/index.md`]: `## [2014-03-7](/${day}/index.md)\n\n### [Gone](/${day}/earlier.md)\n`,
    };
    for (const slug of ferries) files[`${day}/${slug}.md`] = event(slug, [relation('a-usual', 'Ferries')]);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const found = await assertSameProblems(root);
    for (const rule of [
      'context-variant',
      'malformed-relation',
      'unresolved-relation',
      'outdated-relation',
      'unlisted-event',
      'unresolved-entry',
    ]) {
      assert.ok(
        found.some((problem) => problem.rule === rule),
        rule,
      );
    }
  }));

test('on the English sample', { skip: withoutShared }, async () => {
  await assertSameProblems(englishArchive);
});

interface Found {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
  readonly range: unknown;
  readonly suggestions: unknown;
}

async function assertSameProblems(root: string): Promise<readonly Found[]> {
  const archive = await indexOf(root);
  const likely = new LikelyEvents(archive);
  const expected = [...archive.paths()].sort().flatMap((path): readonly Found[] => {
    const text = readFileSync(join(root, path), 'utf8');
    const problems = lint(path, text, scanFile(path, text), archive);
    return problems.map((problem) => ({ file: path, ...pick(withLikelyEvents(problem, likely, archive)) }));
  });
  const report = JSON.parse((await runHere(['check', '--format', 'json'], root)).out) as {
    readonly problems: readonly Found[];
  };
  const found = report.problems.map((problem) => ({ file: problem.file, ...pick(problem) }));
  assert.deepEqual(found, expected);
  assert.ok(found.length > 0);
  return found;
}

function pick({ rule, message, range, suggestions }: Omit<Found, 'file'>): Omit<Found, 'file'> {
  return { rule, message, range, suggestions };
}

function event(slug: string, relations: readonly string[]): string {
  const related = relations.length > 0 ? `\n### Related:\n\n${relations.join('\n')}\n` : '';
  return `### [2014-03-7](/news/2014/03/7/index.md)\n\n# ${title(slug)}\n${related}`;
}

function title(slug: string): string {
  return slug.replaceAll('-', ' ');
}

async function inFolder(work: (root: string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'event-archive-second-look-'));
  try {
    await work(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}
