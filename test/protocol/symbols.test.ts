/** Document symbols: the outline, valid as editors want it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DocumentSymbolRequest, type DocumentSymbol, type Position, type Range } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { startServer } from '../support/lsp-client.js';
import { projectRoot } from '../support/project.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, FERRY, files, textOf } from './bridge-archive.js';

function outline(symbols: readonly DocumentSymbol[], indent = ''): string {
  return symbols
    .map(({ name, detail, children }) => `${indent}${name} (${detail})\n${outline(children ?? [], `${indent}  `)}`)
    .join('');
}

function isAtOrBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

function isInside(inner: Range, outer: Range): boolean {
  return isAtOrBefore(outer.start, inner.start) && isAtOrBefore(inner.end, outer.end);
}

function check({ name, range, selectionRange, children = [] }: DocumentSymbol, path: string): void {
  assert.notEqual(name.trim(), '', `${path}: a symbol without a name`);
  assert.ok(isInside(selectionRange, range), `${path}: the selection of "${name}" lies within it`);
  for (const child of children) {
    assert.ok(isInside(child.range, range), `${path}: "${child.name}" lies within "${name}"`);
    check(child, path);
  }
}

test('an event is its title with its sections and their items', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  const uri = archive.uri(FERRY);
  await editor.open(uri, textOf(FERRY));
  const found = await editor.request(DocumentSymbolRequest.type, { textDocument: { uri } });
  assert.equal(
    outline(found as DocumentSymbol[]),
    `Ferry retired (2014-03-7)
  Sources (1)
    Harbour Herald ()
  Changes (2)
    Ferry sold ()
    Ferry retired ()
  Related (1)
    Bridge opens (Aldern, Ferry)
`,
  );
});

test('a day index is its day with its events', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  const uri = archive.uri('news/2014/03/7/index.md');
  await editor.open(uri, textOf('news/2014/03/7/index.md'));
  const found = await editor.request(DocumentSymbolRequest.type, { textDocument: { uri } });
  assert.equal(outline(found as DocumentSymbol[]), '2014-03-7 (2)\n  Bridge opens (Aldern)\n  Ferry retired ()\n');
});

test('symbols are valid in every sample event and in odd texts', async (t) => {
  const root = join(projectRoot, 'test/sample');
  const editor = await startServer(t, { roots: [root] });
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  const odd = [
    '# \n\n### Related:\n1. \n2. []()\n',
    '### Related:\n\n1. [Above](/news/2014/03/7/x.md)\n\n# Title below its sections\n\n### Sources:\n',
    '### [](x)\n# One\n# Two\n### Related:\n\n### Related:\n1. a\n',
    textOf(BRIDGE).replaceAll('\n', '\r\n'),
    `\ufeff${textOf(BRIDGE)}`,
  ];
  for (const path of paths) {
    const uri = URI.file(join(root, path)).toString();
    const text = readFileSync(join(root, path), 'utf8');
    for (const content of path.endsWith('index.md') ? [text] : [text, ...odd]) {
      await editor.open(uri, content);
      const found = await editor.request(DocumentSymbolRequest.type, { textDocument: { uri } });
      for (const symbol of (found ?? []) as DocumentSymbol[]) check(symbol, path);
      await editor.close(uri);
    }
  }
});
