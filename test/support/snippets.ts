/** The samples of code in the documentation, so that tests run what is written there and the pages cannot be wrong. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.js';

/** The first sample in a language below a heading of a page: `docs/editors.md`, `### Neovim 0.11 and later`, `lua`. */
export function snippetOf(page: string, heading: string, language: string): string {
  const text = readFileSync(join(projectRoot, page), 'utf8');
  const start = /^#/.test(heading) ? text.indexOf(`\n${heading}\n`) : -1;
  assert.ok(start >= 0, `${page} has no heading "${heading}"`);
  const below = text.slice(start);
  const found = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(below)?.[1];
  assert.ok(found !== undefined, `${page} shows no ${language} below "${heading}"`);
  return found;
}
