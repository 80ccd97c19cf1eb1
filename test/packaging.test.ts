/** The packed extension holds what runs and what is read, nothing else, and stays small. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createVSIX, listFiles } from '@vscode/vsce';
import { projectRoot } from './support/project.js';

/** Bytes; the bundles compress to about a third of this. */
const LARGEST_VSIX = 1_000_000;

describe('the packed extension', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-archive-vsix-'));
  const vsix = join(folder, 'event-archive.vsix');
  // As scripts/package.mjs does, but with the bundles that are there: other tests are running them.
  before(() => createVSIX({ cwd: projectRoot, packagePath: vsix, dependencies: false }));
  after(() => rmSync(folder, { recursive: true }));

  it('is small', () => assert.ok(statSync(vsix).size < LARGEST_VSIX, `${statSync(vsix).size} bytes`));

  it('is a zip file', () => assert.equal(readFileSync(vsix).subarray(0, 4).toString('latin1'), 'PK\u0003\u0004'));

  it('holds bundles, grammar, snippets and documentation only', async () => {
    const files = await listFiles({ cwd: projectRoot, dependencies: false } as Parameters<typeof listFiles>[0]);
    const unexpected = files.filter(
      (file) =>
        !/^(dist\/(client|server|cli|reader)\.cjs|syntaxes\/[^/]+\.json|snippets\/[^/]+\.json|docs\/rules\/[^/]+\.md|docs\/images\/icon\.png|event-archive\.schema\.json|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(
          file,
        ),
    );
    assert.deepEqual(unexpected, []);
    for (const needed of [
      'dist/client.cjs',
      'dist/server.cjs',
      'dist/cli.cjs',
      'dist/reader.cjs',
      'package.json',
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
    ]) {
      assert.ok(files.includes(needed), needed);
    }
  });
});
