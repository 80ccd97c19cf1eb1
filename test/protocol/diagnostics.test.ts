/** Problems of an open document, while it is typed: sent to editors that wait for them, given to those that ask. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { startServer } from '../support/lsp-client.js';
import { projectRoot } from '../support/project.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, FERRY, files, textOf } from './bridge-archive.js';

for (const diagnostics of ['push', 'pull'] as const) {
  test(`${diagnostics}: a broken link is reported as it is typed, and no longer when it is undone`, async (t) => {
    const archive = temporaryArchive(t, files);
    const editor = await startServer(t, { roots: [archive.root], diagnostics });
    await editor.indexed();
    const uri = archive.uri(BRIDGE);
    await editor.open(uri, textOf(BRIDGE));
    assert.deepEqual(await editor.problems(uri), []);

    const start = { line: 15, character: '1. [Ferry retired](/news/2014/03/7/ferry-reti'.length };
    await editor.change(uri, [{ range: { start, end: start }, text: 'X' }]);
    const [problem, ...others] = await editor.problems(uri, (found) => found.length > 0);
    assert.deepEqual(others, []);
    assert.deepEqual(problem?.range, { start: { line: 15, character: 19 }, end: { line: 15, character: 52 } });
    assert.equal(problem?.severity, DiagnosticSeverity.Error);
    assert.equal(problem?.source, 'event-archive');
    assert.equal(problem?.code, 'unresolved-relation');
    assert.match(problem?.codeDescription?.href ?? '', /^https:.*\/unresolved-relation\.md$/);
    assert.match(problem?.message ?? '', /"news\/2014\/03\/7\/ferry-retiXred\.md", which does not exist/);

    await editor.change(uri, [{ range: { start, end: { line: 15, character: start.character + 1 } }, text: '' }]);
    await editor.problems(uri, (found) => found.length === 0);
  });

  test(`${diagnostics}: what one open document says counts in another`, async (t) => {
    const archive = temporaryArchive(t, files);
    const editor = await startServer(t, { roots: [archive.root], diagnostics });
    await editor.indexed();
    const [bridge, ferry] = [archive.uri(BRIDGE), archive.uri(FERRY)];
    await editor.open(bridge, textOf(BRIDGE));
    await editor.open(ferry, textOf(FERRY));
    for (const title of ['Ferry sunk', 'Ferry raised']) {
      await editor.change(ferry, textOf(FERRY).replace('# Ferry retired', `# ${title}`));
      const [problem] = await editor.problems(bridge, (found) => found.some(({ message }) => message.includes(title)));
      assert.equal(problem?.code, 'outdated-relation');
      await editor.change(ferry, textOf(FERRY));
      await editor.problems(bridge, (found) => found.length === 0);
    }
  });

  test(`${diagnostics}: text that is no event gives problems, not a failure`, async (t) => {
    const archive = temporaryArchive(t, files);
    const editor = await startServer(t, { roots: [archive.root], diagnostics });
    await editor.indexed();
    const uri = archive.uri(BRIDGE);
    await editor.open(uri, '');
    for (const text of [
      '',
      '\ufeff',
      '\0\0',
      'words',
      '[](',
      '### \n# \n### Related:\n1.',
      '> # quoted',
      '<div>\n\n',
    ]) {
      await editor.change(uri, text);
      const codes = (await editor.problems(uri)).map(({ code }) => code);
      assert.ok(codes.includes('missing-title'), `${JSON.stringify(text)} gives ${codes.join(', ') || 'nothing'}`);
    }
  });
}

test('push: a closed document has no problems any more', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  await editor.open(uri, bridgeWith('[Gone](/news/2014/03/7/gone.md) _Context: Ferry_'));
  await editor.problems(uri, (found) => found.length === 1);
  await editor.close(uri);
  await editor.problems(uri, (found) => found.length === 0);
});

test('push: a problem is sent for the document alone, not for files that nobody opened', async (t) => {
  const archive = temporaryArchive(t, { ...files, [FERRY]: 'no event' });
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  await editor.open(archive.uri(BRIDGE), textOf(BRIDGE));
  await editor.problems(archive.uri(BRIDGE));
  assert.deepEqual([...new Set(editor.heard.published.map(({ uri }) => uri))], [archive.uri(BRIDGE)]);
});

test('push and pull say the same of every event of the sample archive', async (t) => {
  const root = join(projectRoot, 'test/sample');
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  const [push, pull] = await Promise.all([
    startServer(t, { roots: [root], diagnostics: 'push' }),
    startServer(t, { roots: [root], diagnostics: 'pull' }),
  ]);
  await Promise.all([push.indexed(), pull.indexed()]);
  let count = 0;
  for (const path of paths) {
    const uri = URI.file(join(root, path)).toString();
    const text = readFileSync(join(root, path), 'utf8');
    await Promise.all([push.open(uri, text), pull.open(uri, text)]);
    const [pushed, pulled] = await Promise.all([push.problems(uri), pull.problems(uri)]);
    assert.deepEqual(pushed, pulled);
    count += pushed.length;
  }
  assert.ok(count > 10, `the sample archive has many problems, not ${count}`);
});
