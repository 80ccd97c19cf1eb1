/** Severities of rules, set in the editor. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { capabilitiesOf, startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, files } from './bridge-archive.js';

const BROKEN = bridgeWith('[Gone](/news/2014/03/7/gone.md) _Context: Ferry_');

for (const diagnostics of ['push', 'pull'] as const) {
  test(`${diagnostics}: asked for at the start and again when they change`, async (t) => {
    const archive = temporaryArchive(t, files);
    const settings = { rules: { 'unresolved-relation': 'hint' } };
    const editor = await startServer(t, { roots: [archive.root], diagnostics, settings });
    await editor.indexed();
    const uri = archive.uri(BRIDGE);
    await editor.open(uri, BROKEN);
    await editor.problems(uri, ([problem]) => problem?.severity === DiagnosticSeverity.Hint);
    await editor.settingsChanged({ rules: { 'unresolved-relation': 'off' } });
    await editor.problems(uri, (problems) => problems.length === 0);
    await editor.settingsChanged(null);
    await editor.problems(uri, ([problem]) => problem?.severity === DiagnosticSeverity.Error);
  });
}

test('sent along by an editor that cannot be asked', async (t) => {
  const archive = temporaryArchive(t, files);
  const capabilities = { ...capabilitiesOf('push'), workspace: {} };
  const editor = await startServer(t, { roots: [archive.root], capabilities });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  await editor.open(uri, BROKEN);
  await editor.problems(uri, ([problem]) => problem?.severity === DiagnosticSeverity.Error);
  await editor.settingsChanged(null, { eventArchive: { rules: { 'unresolved-relation': 'warning' } } });
  await editor.problems(uri, ([problem]) => problem?.severity === DiagnosticSeverity.Warning);
  assert.ok(!editor.heard.asked.includes('workspace/configuration'));
});

test('what is not understood is logged and left at its default', async (t) => {
  const archive = temporaryArchive(t, files);
  const settings = { rules: { 'unresolved-relation': 'fatal', 'no-such-rule': 'off', 'missing-title': 7 } };
  const editor = await startServer(t, { roots: [archive.root], settings });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  await editor.open(uri, BROKEN);
  await editor.problems(uri, ([problem]) => problem?.severity === DiagnosticSeverity.Error);
  const lines = await editor.heard.until(
    () => {
      const found = editor.heard.logged.filter((line) => line.includes('eventArchive.rules'));
      return found.length === 3 ? found : undefined;
    },
    () => `the log says ${editor.heard.logged.join('\n')}`,
  );
  assert.equal(
    lines[0],
    'Setting eventArchive.rules.unresolved-relation: "fatal" is not understood, the default stands',
  );
});

for (const settings of [undefined, null, 'text', [], { rules: null }, { rules: 'off' }]) {
  test(`settings that are ${JSON.stringify(settings)} are the defaults`, async (t) => {
    const archive = temporaryArchive(t, files);
    const editor = await startServer(t, { roots: [archive.root], settings });
    await editor.indexed();
    const uri = archive.uri(BRIDGE);
    await editor.open(uri, BROKEN);
    await editor.problems(uri, (problems) => problems.length === 1);
  });
}
