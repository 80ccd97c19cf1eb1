/** The colours of real events from `../shared`: what a plain reading of a line finds has the scope of what it is. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { projectRoot } from '../support/project.js';
import { loadTokenizer, type Token } from './tokenize.js';

const shared = join(projectRoot, '../shared');
const skip = existsSync(shared) ? false : 'no ../shared beside the project';
const scratch = mkdtempSync(join(tmpdir(), 'event-archive-grammar-'));
after(() => rmSync(scratch, { recursive: true }));

const tokenize = await loadTokenizer({ isInjected: true });

test('the seed event', { skip }, () => {
  const found = checkFiles(markdownFiles(join(shared, 'seed')));
  assert.ok(found.relations >= 10 && found.sources >= 2 && found.titles === 1, JSON.stringify(found));
});

test('the English archive', { skip }, () => {
  const found = checkFiles(markdownFiles(join(shared, 'archive-en/news')));
  assert.ok(found.relations > 1000 && found.sources > 150 && found.titles > 100, JSON.stringify(found));
});

test('every tenth file of the Chinese archive', { skip }, () => {
  execFileSync('tar', ['xJf', join(shared, 'archive-zh-2003-2010.tar.xz'), '-C', scratch]);
  const found = checkFiles(markdownFiles(join(scratch, 'news')).filter((_, index) => index % 10 === 0));
  assert.ok(found.relations > 2000 && found.sources > 250 && found.titles > 250, JSON.stringify(found));
});

/** Compares every line of the files and says how many it found of each kind, so that a test cannot pass on nothing. */
function checkFiles(files: readonly string[]): { relations: number; sources: number; titles: number } {
  const found = { relations: 0, sources: 0, titles: 0 };
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const lines = text.split('\n');
    const tokens = tokenize(text);
    let section = '';
    for (const [index, line] of lines.entries()) {
      const place = `${file}:${index + 1}`;
      const lineTokens = tokens[index] ?? [];
      if (line.startsWith('#')) section = line;
      if (checkRelation(line, lineTokens, place)) found.relations++;
      else if (/^### (?:Sources?|信息来源):/.test(section) && checkSource(line, lineTokens, place)) found.sources++;
      else if (checkTitle(line, lineTokens, place)) found.titles++;
    }
  }
  return found;
}

/** `1. [label](/news/2012/03/22/slug.md) _Context: Tag, Other tag_`. */
function checkRelation(line: string, tokens: readonly Token[], place: string): boolean {
  const parts = /^\d+\. \[(.*)\]\(((?:\/zh)?\/news\/(\d+\/\d+\/\d+)\/(.+\.md))\) _(Context|消息): (.*)_$/.exec(line);
  if (!parts) return false;
  const [, label, , datePath, slug, keyword, tags = ''] = parts;
  assert.equal(textWith(tokens, 'meta.relation.label.event-archive').join(''), label, place);
  assert.deepEqual(textWith(tokens, 'constant.numeric.date-path.event-archive'), [datePath], place);
  assert.deepEqual(textWith(tokens, 'meta.slug.event-archive'), [slug], place);
  assert.deepEqual(textWith(tokens, 'keyword.other.context.event-archive'), [keyword], place);
  assert.deepEqual(textWith(tokens, 'entity.name.type.tag.event-archive'), tags.split(', '), place);
  return true;
}

/** `1. [Reuters](http://host/path)`. */
function checkSource(line: string, tokens: readonly Token[], place: string): boolean {
  const parts = /^\d+\. \[(.*?)\]\(/.exec(line);
  if (!parts) return false;
  assert.equal(textWith(tokens, 'meta.source.label.event-archive').join(''), parts[1], place);
  return true;
}

/** `# Title `. */
function checkTitle(line: string, tokens: readonly Token[], place: string): boolean {
  if (!line.startsWith('# ')) return false;
  assert.equal(textWith(tokens, 'meta.title.event-archive').join(''), line, place);
  return true;
}

function textWith(tokens: readonly Token[], scope: string): readonly string[] {
  return tokens.filter((token) => token.scopes.includes(scope)).map((token) => token.text);
}

function markdownFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
