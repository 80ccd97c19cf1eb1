/** The colours of our own samples, compared with the `.snap` files beside them; `UPDATE_SNAPSHOTS=1` writes those anew. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../support/project.js';
import { loadTokenizer, type Token, type Tokenize } from './tokenize.js';

const folder = join(projectRoot, 'test/grammar/fixtures');
const samples = readdirSync(folder).filter((name) => name.endsWith('.md'));
const tokenize = await loadTokenizer({ isInjected: true });
const tokenizePlain = await loadTokenizer({ isInjected: false });

for (const name of samples) {
  test(`${name} has the colours of its snapshot`, () => {
    const snapshotFile = join(folder, `${name}.snap`);
    const actual = snapshot(readFileSync(join(folder, name), 'utf8'));
    if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(snapshotFile, actual);
    assert.equal(actual, readFileSync(snapshotFile, 'utf8'));
  });
}

test('ordinary Markdown keeps its colours', () => {
  const text = readFileSync(join(folder, 'ordinary.md'), 'utf8');
  assert.deepEqual(coloursOf(text, tokenize), coloursOf(text, tokenizePlain));
});

test('line breaks and a byte order mark change nothing', () => {
  const text = readFileSync(join(folder, 'event.md'), 'utf8');
  assert.deepEqual(tokenize(`\uFEFF${text.replaceAll('\n', '\r\n')}`), tokenize(text));
});

/** Each line behind `>`, then its tokens that carry a scope of ours: where, what, and its scopes below the document's. */
function snapshot(text: string): string {
  const lines = tokenize(text).flatMap((tokens) => [
    `>${tokens.map((token) => token.text).join('')}`,
    ...tokens.filter((token) => token.text.trim() !== '' && token.scopes.some(isOurs)).map(describeToken),
  ]);
  return `${lines.join('\n')}\n`;
}

function describeToken({ text, start, scopes }: Token): string {
  return `  ${start}-${start + text.length} ${text} → ${scopes.slice(1).join(' ')}`;
}

/** What a theme sees: the standard scopes, with neighbours of equal scopes joined. */
function coloursOf(text: string, read: Tokenize): readonly string[] {
  return read(text).map((tokens) => {
    const parts: { text: string; readonly scopes: string }[] = [];
    for (const token of tokens) {
      const scopes = token.scopes.filter((scope) => !isOurs(scope)).join(' ');
      const last = parts.at(-1);
      if (last?.scopes === scopes) last.text += token.text;
      else parts.push({ text: token.text, scopes });
    }
    return parts.map((part) => `${part.text} → ${part.scopes}`).join('\n');
  });
}

function isOurs(scope: string): boolean {
  return scope.endsWith('.event-archive');
}
