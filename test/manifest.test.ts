/** The manifest says what the code does: settings, commands, files, versions. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SEVERITIES } from '../server/src/core/problem.js';
import { rulePage, rules } from '../server/src/rules/all.js';
import { projectRoot } from './support/project.js';

interface Setting {
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly markdownDescription?: string;
  readonly description?: string;
}

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly repository: { readonly url: string };
  readonly engines: { readonly vscode: string; readonly node: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: unknown;
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
    readonly snippets: readonly { readonly path: string }[];
  };
}

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Manifest;
const settings = Object.assign({}, ...manifest.contributes.configuration.map((part) => part.properties)) as Record<
  string,
  Setting
>;

test('every rule has a setting that says its default severity, and every rule setting a rule', () => {
  const inManifest = Object.keys(settings).filter((name) => name.startsWith('eventArchive.rules.'));
  assert.deepEqual(
    inManifest,
    rules.map((rule) => `eventArchive.rules.${rule.name}`),
  );
  for (const rule of rules) {
    const setting = settings[`eventArchive.rules.${rule.name}`];
    assert.equal(setting?.default, 'default', rule.name);
    assert.deepEqual(setting.enum, ['default', ...SEVERITIES, 'off'], rule.name);
    assert.ok(setting.markdownDescription?.includes(`else \`${rule.severity}\``), rule.name);
  }
});

test('every setting is described', () => {
  for (const [name, setting] of Object.entries(settings))
    assert.ok(setting.description ?? setting.markdownDescription, name);
});

test('every command has a handler and a category, and is hidden where no archive is open', () => {
  const { commands, menus } = manifest.contributes;
  const table = readFileSync(join(projectRoot, 'client/src/commands.ts'), 'utf8').split('export const commands')[1];
  const handlers = Array.from(table?.matchAll(/^ {2}(\w+):/gm) ?? [], ([, name]) => `eventArchive.${name}`);
  assert.deepEqual(commands.map(({ command }) => command).sort(), handlers.sort());
  for (const { command, category } of commands) {
    assert.equal(category, 'Event Archive', command);
    assert.equal(menus.commandPalette.find((entry) => entry.command === command)?.when, 'eventArchive.isOpen', command);
  }
});

test('every rule has its page, which its code links to', () => {
  const repository = manifest.repository.url.replace(/\.git$/, '');
  for (const { name } of rules) {
    assert.equal(rulePage(name), `${repository}/blob/main/docs/rules/${name}.md`);
    assert.ok(existsSync(join(projectRoot, 'docs/rules', `${name}.md`)), name);
  }
});

test('the files that the manifest names exist after a build', () => {
  const { grammars, snippets } = manifest.contributes;
  const files = [
    manifest.main,
    ...Object.values(manifest.bin),
    ...grammars.map(({ path }) => path),
    ...snippets.map(({ path }) => path),
  ];
  for (const file of files) assert.ok(existsSync(join(projectRoot, file)), file);
});

test('the grammar has the scope name that the manifest gives it', () => {
  for (const { path, scopeName } of manifest.contributes.grammars) {
    const grammar = JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as { readonly scopeName: string };
    assert.equal(grammar.scopeName, scopeName);
  }
});

test('types and floor of VS Code agree, and every package is pinned', () => {
  assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  // What the programs need is in their bundles: whoever installs them installs nothing else.
  assert.equal(manifest.dependencies, undefined);
  for (const [name, version] of Object.entries(manifest.devDependencies))
    assert.match(version, /^\d+\.\d+\.\d+(?:-[\w.]+)?$/, name);
});
