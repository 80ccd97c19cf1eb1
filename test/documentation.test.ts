/** The documentation leads somewhere: every link and picture in it is there, and every picture that is there is shown. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from './support/project.js';

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownIn('docs')];

/** Of a page, what its links and pictures lead to: files below the project's folder. */
function targetsOf(page: string): readonly string[] {
  // Samples of events are no links of the page.
  const prose = readFileSync(join(projectRoot, page), 'utf8')
    .replace(/^(`{3,})[^]*?^\1/gm, '')
    .replace(/`[^`\n]*`/g, '');
  return Array.from(prose.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g), ([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target));
}

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

for (const page of pages) {
  test(`what ${page} links to is there`, () => {
    for (const target of targetsOf(page)) assert.ok(existsSync(join(projectRoot, target)), target);
  });
}

test('every picture is shown somewhere', () => {
  const shown = new Set(pages.flatMap(targetsOf));
  for (const name of readdirSync(join(projectRoot, 'docs/images'))) {
    const isIcon = name === 'icon.png';
    assert.ok(isIcon || shown.has(join('docs/images', name)), name);
  }
});
