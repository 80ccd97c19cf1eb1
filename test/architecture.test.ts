/** Holds the layers apart and the files in shape: what a reader may rely on without reading everything. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { rules } from '../server/src/rules/all.js';
import { projectRoot } from './support/project.js';

const MOST_LINES = 300;

/** What each layer may import beside itself: other layers by name, packages by their beginning. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'server/src/core': ['unified', 'remark-parse', 'mdast', 'opencc-js'],
  'server/src/rules': ['server/src/core', 'ignore', 'jsonc-parser'],
  'server/src/features': ['server/src/core', 'server/src/rules'],
  'server/src/edits': ['server/src/core', 'server/src/rules', 'server/src/features'],
  'server/src/host': ['server/src/core', 'node:'],
  'server/src/indexing': ['server/src/core', 'server/src/rules', 'server/src/host', 'node:'],
  'server/src/cli': [
    'server/src/core',
    'server/src/rules',
    'server/src/features',
    'server/src/edits',
    'server/src/host',
    'server/src/indexing',
    'node:',
    'get-east-asian-width',
    'picomatch',
  ],
  'server/src/lsp': [
    'server/src/core',
    'server/src/rules',
    'server/src/features',
    'server/src/edits',
    'server/src/host',
    'server/src/indexing',
    'vscode-',
    'node:',
  ],
  'client/src': [
    'server/src/lsp/protocol.ts',
    'server/src/lsp/tag-protocol.ts',
    'vscode',
    'vscode-languageclient',
    'node:',
  ],
};

/** Belongs to no layer: what programs say of themselves. */
const FOR_ALL = 'server/src/version.ts';

const files = ['server/src', 'client/src', 'test'].flatMap(sourceFiles);

test('there are files to look at in every layer', () => {
  for (const layer of Object.keys(MAY_IMPORT)) {
    assert.ok(
      files.some((file) => file.startsWith(`${layer}/`)),
      layer,
    );
  }
});

for (const file of files) {
  test(`${file} opens with what it is for, is short and named in kebab-case`, () => {
    const text = read(file);
    assert.match(text, /^(?:#!.*\n)?\/\*\*(?: |\n \* )\S[^]*?[.:]\s*\*\//, 'no opening sentence');
    assert.ok(text.split('\n').length <= MOST_LINES + 1, `more than ${MOST_LINES} lines`);
    assert.match(basename(file), /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|e2e|d))?\.ts$/);
  });
}

for (const file of files.filter((path) => !path.startsWith('test/') && path !== FOR_ALL)) {
  test(`${file} imports only what its layer may`, () => {
    const layer = Object.keys(MAY_IMPORT).find((folder) => file.startsWith(`${folder}/`));
    assert.ok(layer, 'a file outside of all layers');
    for (const { specifier } of importsOf(read(file))) {
      const imported = specifier.startsWith('.') ? join(file, '..', specifier).replace(/\.js$/, '.ts') : specifier;
      if (imported.startsWith(`${layer}/`) || imported === FOR_ALL) continue;
      const isAllowed = (MAY_IMPORT[layer] ?? []).some((allowed) => matches(imported, allowed));
      assert.ok(isAllowed, `${layer} may not import ${specifier}`);
    }
  });
}

test('every rule file is in the list of rules, under its own name', () => {
  const listed = new Set(rules.map(({ name }) => `server/src/rules/${name}.ts`));
  for (const file of files.filter((path) => path.startsWith('server/src/rules/'))) {
    const isRule = /^export const \w+: Rule = \{$/m.test(read(file));
    assert.equal(listed.delete(file), isRule, file);
  }
  assert.deepEqual([...listed], [], 'rules without a file of their name');
});

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path}`)
    .sort();
}

function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}

/** A layer matches what lies in it, `vscode-` and `node:` what begins so, any other name itself and what lies in it. */
function matches(imported: string, allowed: string): boolean {
  if (/[-:]$/.test(allowed)) return imported.startsWith(allowed);
  return imported === allowed || imported.startsWith(`${allowed}/`);
}

function importsOf(text: string): readonly { readonly specifier: string }[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm);
  const dynamic = text.matchAll(/\b(?:import|require)\(\s*(type\s+)?['"]([^'"]+)['"]/g);
  return [...statements, ...dynamic].map(([, , specifier = '']) => ({ specifier }));
}
