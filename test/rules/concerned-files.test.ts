/** After any change, every file that is judged differently is among those that the change is said to concern. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Archive } from '../../server/src/core/archive.js';
import { scanFile } from '../../server/src/core/read.js';
import { Changes, footprintOf } from '../../server/src/rules/concerned-files.js';
import { lint } from '../../server/src/rules/lint.js';
import { randomOf, type Random } from '../support/random.js';

/** Names of which some differ in letter case, are spelt with an escape, or are much alike. */
const NAMES = ['ferry', 'Ferry', 'ferry-sold', 'ferry-sola', 'a%20b', 'a b', 'bridge', 'bridge-opens'];
const DAYS = ['2014/03/7', '2014/03/8', '2014/3/9'];
const TAGS = ['Aldern', 'aldern', 'ALDERN', 'Ferry', 'ferry'];
const PREFIXES = ['', '', '', '/zh'];
const PATHS = [
  'index.md',
  'faq/page.md',
  ...DAYS.flatMap((day) => ['index', 'README', ...NAMES].map((name) => `news/${day}/${name}.md`)),
];

for (let seed = 0; seed < 40; seed++) {
  test(`random changes of an archive, seed ${seed}`, () => {
    const random = randomOf(seed, 0, 0);
    const files = new Map<string, string>();
    const archive = new Archive();
    const changes = new Changes();
    for (const path of PATHS) if (random.next() < 0.7) put(path, textOf(path, random), files, archive);
    archive.markListed();
    archive.markRead();
    changes.clear(archive);
    let verdicts = verdictsOn(files, archive);
    for (let step = 0; step < 40; step++) {
      const done: string[] = [];
      for (let count = 1 + random.below(3); count > 0; count--) {
        const path = random.pick(PATHS);
        const before = footprintOf(path, archive);
        const text = random.next() < 0.3 ? undefined : textOf(path, random);
        put(path, text, files, archive);
        changes.note(path, before, footprintOf(path, archive));
        done.push(`${path}: ${text ?? 'removed'}`);
      }
      const known = verdicts;
      const filesWith = (rule: string) =>
        [...known].flatMap(([path, { rules }]) => (rules.includes(rule) ? [path] : []));
      const concerned = new Set(changes.concerned(archive, filesWith));
      verdicts = verdictsOn(files, archive);
      for (const path of new Set([...known.keys(), ...verdicts.keys()])) {
        if (known.get(path)?.shown === verdicts.get(path)?.shown) continue;
        assert.ok(
          concerned.has(path),
          `step ${step}: ${path} was judged ${known.get(path)?.shown} and is now ${verdicts.get(path)?.shown} after\n${done.join('\n')}`,
        );
      }
    }
  });
}

test('a change of a title concerns those who name it, and no others', () => {
  const archive = new Archive();
  const files = new Map<string, string>();
  const [bridge, ferry, other] = ['bridge', 'ferry', 'other'].map((name) => `news/2014/03/7/${name}.md`) as [
    string,
    string,
    string,
  ];
  put(bridge, `# Bridge\n\n### Related:\n\n1. [Ferry](/${ferry}) _Context: Aldern_\n`, files, archive);
  put(ferry, '# Ferry\n', files, archive);
  put(other, `# Other\n\n### Related:\n\n1. [Bridge](/${bridge}) _Context: Aldern_\n`, files, archive);
  archive.markListed();
  archive.markRead();
  const changes = new Changes();
  changes.clear(archive);
  const before = footprintOf(ferry, archive);
  put(ferry, '# Ferry sold\n', files, archive);
  changes.note(ferry, before, footprintOf(ferry, archive));
  const concerned = [...changes.concerned(archive, () => [])].filter((path) => path !== undefined);
  assert.deepEqual(concerned, [ferry, bridge]);
  assert.ok(changes.isEmpty);
});

function put(path: string, text: string | undefined, files: Map<string, string>, archive: Archive): void {
  if (text === undefined) {
    files.delete(path);
    archive.remove(path);
  } else {
    files.set(path, text);
    archive.set(path, scanFile(path, text));
  }
}

/** Of each file that has problems, their rules and all that is shown of them. */
function verdictsOn(files: ReadonlyMap<string, string>, archive: Archive) {
  const verdicts = new Map<string, { readonly rules: readonly string[]; readonly shown: string }>();
  for (const [path, text] of files) {
    const problems = lint(path, text, scanFile(path, text), archive);
    if (problems.length === 0) continue;
    const shown = JSON.stringify(
      problems.map(({ rule, message, range, related }) => ({ rule, message, range, related })),
    );
    verdicts.set(path, { rules: problems.map(({ rule }) => rule), shown });
  }
  return verdicts;
}

function textOf(path: string, random: Random): string {
  const day = path.slice('news/'.length, path.lastIndexOf('/'));
  const heading = `[${day.replaceAll('/', '-')}](${random.pick(PREFIXES)}/news/${day}/index.md)`;
  const links = Array.from(
    { length: random.below(4) },
    () => `${random.pick(PREFIXES)}/${random.pick(PATHS.slice(2))}`,
  );
  const titles = links.map((link) => (random.next() < 0.7 ? titleOf(link) : 'Another title'));
  if (!path.startsWith('news/')) return `# Page\n\n${links.map((link) => `[x](${link})`).join('\n')}\n`;
  if (/index|README/.test(path)) {
    return `## ${heading}\n\n${links.map((link, i) => `### [${titles[i]}](${link})\n`).join('')}`;
  }
  // Often enough that a spelling is used far more often than another one.
  const tags = () => (random.next() < 0.8 ? 'Aldern' : random.pick(TAGS));
  const relations = links.map((link, i) => `${i + 1}. [${titles[i]}](${link}) _Context: ${tags()}_\n`);
  const version = `1. [Old](/${random.pick(PATHS.slice(2))}) _(First version)_\n`;
  const changed = random.next() < 0.3 ? `\n### Changes:\n\n${version}` : '';
  const title = random.next() < 0.7 ? titleOf(path) : 'Another title';
  return `### ${heading}\n\n# ${title}\n${changed}\n### Related:\n\n${relations.join('')}`;
}

function titleOf(path: string): string {
  return `Title of ${path.slice(path.lastIndexOf('/') + 1, -3)}`;
}
