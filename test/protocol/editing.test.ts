/** What an editor asks while a text is written: whole texts after formatting and Enter, what is folded and selected. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodeActionRequest,
  CodeActionTriggerKind,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  FoldingRangeRequest,
  SelectionRangeRequest,
  type CodeAction,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { capabilitiesOf, startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, FERRY, files, textOf } from './bridge-archive.js';

const DAY = 'news/2014/03/7/index.md';
const options = { tabSize: 4, insertSpaces: true, insertFinalNewline: true, trimTrailingWhitespace: true };

const FORMS: Readonly<Record<string, (text: string) => string>> = {
  'plain text': (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\ufeff${text}`,
  'no final line end': (text) => text.trimEnd(),
};

function applied(uri: string, text: string, edits: readonly TextEdit[] | null): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), [...(edits ?? [])]);
}

const UNFORMATTED = `### [2014-03-7](/news/2014/03/7/index.md)
# Bridge opens${'  '}
The bridge over the Ald opens after six years.

### Related:

3. [Ferry retired](/news/2014/03/7/ferry-retired.md)   _Context: Aldern, Ferry_

3. [Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: Aldern, River Ald_



### Source:
1. [Coast Radio](http://coast-radio.example/bridge)

Somebody wrote this.
* and this
`;

const FORMATTED = `### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens${'  '}

The bridge over the Ald opens after six years.


### Source:

1. [Coast Radio](http://coast-radio.example/bridge)

Somebody wrote this.
* and this

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md)   _Context: Aldern, Ferry_
2. [Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: Aldern, River Ald_
`;

test('an event is formatted, and keeps what formatting is not about', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  const uri = archive.uri(BRIDGE);
  for (const [name, formed] of Object.entries(FORMS)) {
    const text = formed(UNFORMATTED);
    await editor.open(uri, text);
    const ask = async () => editor.request(DocumentFormattingRequest.type, { textDocument: { uri }, options });
    const formatted = applied(uri, text, await ask());
    assert.equal(formatted, formed(FORMATTED), name);
    await editor.change(uri, formatted);
    assert.deepEqual(await ask(), [], `${name}, a second time`);
    await editor.close(uri);
  }
});

test('a day index is formatted as most of its entries are', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  const uri = archive.uri(DAY);
  const entry = (name: string) => `### [${name}](/news/2014/03/7/${name}.md)\n_Context: Ferry_\n`;
  const head = '## [2014-03-7](/news/2014/03/7/index.md)\n';
  const last = '## [Previous Day...](/news/2014/03/6/index.md)\n';
  for (const [wrong, right] of [
    [
      [head, entry('a'), '\n\n', entry('b'), '\n', entry('c'), last],
      [head, '\n', entry('a'), '\n', entry('b'), '\n', entry('c'), '\n', last],
    ],
    [
      [head, '\n\n', entry('a'), entry('b'), entry('c'), '\n', entry('d'), '\n\n', last],
      [head, '\n', entry('a'), entry('b'), entry('c'), entry('d'), last],
    ],
    [
      [head, '\n', entry('a'), last],
      [head, '\n', entry('a'), last],
    ],
  ] as const) {
    for (const formed of Object.values(FORMS)) {
      const text = formed(wrong.join(''));
      await editor.open(uri, text);
      const edits = await editor.request(DocumentFormattingRequest.type, { textDocument: { uri }, options });
      assert.equal(applied(uri, text, edits), formed(right.join('')));
      await editor.close(uri);
    }
  }
});

test('of a selection only what lies in it is formatted', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  const uri = archive.uri(BRIDGE);
  await editor.open(uri, UNFORMATTED);
  const range = { start: { line: 5, character: 0 }, end: { line: 9, character: 0 } };
  const edits = await editor.request(DocumentRangeFormattingRequest.type, { textDocument: { uri }, range, options });
  assert.equal(
    applied(uri, UNFORMATTED, edits),
    UNFORMATTED.replace('3. [Ferry', '1. [Ferry').replace('Ferry_\n\n3. [Bridge', 'Ferry_\n2. [Bridge'),
  );
});

test('Enter behind an item begins the next one, on an empty item it ends the list', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  const uri = archive.uri(BRIDGE);
  /** The text after Enter at `|`. */
  const enter = async (textWithCursor: string, ch = '\n'): Promise<string> => {
    const place = await editor.openAt(uri, textWithCursor.replace('|', '\n$0'));
    const edits = await editor.request(DocumentOnTypeFormattingRequest.type, { ...place, ch, options });
    return applied(uri, textWithCursor.replace('|', '\n'), edits);
  };
  const text = textOf(BRIDGE);
  assert.equal(await enter(text.replace('Ferry_', 'Ferry_|')), text.replace('Ferry_\n2.', 'Ferry_\n2. \n3.'));
  assert.equal(await enter(text.replace('Ferry_', 'Ferry_\n2. |')), text.replace('Ferry_', 'Ferry_\n'));
  assert.equal(await enter(text.replace('years.', 'years.|')), text.replace('years.', 'years.\n'));
  assert.equal(await enter(text.replace('Ferry_', 'Ferry_|'), '}'), text.replace('Ferry_', 'Ferry_\n'));
});

test('sections and entries are folded, and selections grow by the parts of an event', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  const folds = async (path: string, formed: (text: string) => string) => {
    await editor.open(archive.uri(path), formed(textOf(path)));
    const found = await editor.request(FoldingRangeRequest.type, { textDocument: { uri: archive.uri(path) } });
    await editor.close(archive.uri(path));
    return found?.map(({ startLine, endLine }) => [startLine, endLine]);
  };
  for (const formed of Object.values(FORMS)) {
    assert.deepEqual(await folds(BRIDGE, formed), [
      [9, 11],
      [13, 16],
      [15, 16],
    ]);
    assert.deepEqual(await folds(DAY, formed), [
      [2, 4],
      [3, 4],
      [6, 7],
    ]);
  }
  const place = await editor.openAt(archive.uri(FERRY), textOf(FERRY).replace('Context: Aldern', 'Context: Al$0dern'));
  const [found] =
    (await editor.request(SelectionRangeRequest.type, {
      textDocument: place.textDocument,
      positions: [place.position, { line: 99, character: 0 }],
    })) ?? [];
  const document = TextDocument.create('', '', 1, textOf(FERRY));
  const steps: string[] = [];
  for (let step = found; step; step = step.parent) steps.push(document.getText(step.range));
  assert.deepEqual(steps.slice(0, 4), ['Aldern', 'Aldern, Ferry', '_Context: Aldern, Ferry_', steps[3]]);
  assert.equal(steps.at(-1), textOf(FERRY).trimEnd());
});

test('what is no event and no day index is left alone', async (t) => {
  const page = '# Questions\n\n\n\n### Sources:\n3. [A](http://a.example/)\n';
  const archive = temporaryArchive(t, { ...files, 'faq/index.md': page });
  const editor = await startServer(t, { roots: [archive.root] });
  const uri = archive.uri('faq/index.md');
  await editor.open(uri, page);
  assert.deepEqual(await editor.request(DocumentFormattingRequest.type, { textDocument: { uri }, options }), []);
  assert.deepEqual(await editor.request(FoldingRangeRequest.type, { textDocument: { uri } }), []);
});

test('an editor that can be told later is offered formatting for the files of days alone', async (t) => {
  const archive = temporaryArchive(t, files);
  const plain = await startServer(t, { roots: [archive.root] });
  assert.equal(plain.initializeResult.capabilities.documentFormattingProvider, true);
  assert.deepEqual(plain.initializeResult.capabilities.documentOnTypeFormattingProvider, {
    firstTriggerCharacter: '\n',
  });
  const { textDocument, ...others } = capabilitiesOf('push');
  const later = { dynamicRegistration: true };
  const capabilities = {
    ...others,
    textDocument: { ...textDocument, formatting: later, rangeFormatting: later, onTypeFormatting: later },
  };
  const editor = await startServer(t, { roots: [archive.root], capabilities });
  await editor.indexed();
  assert.equal(editor.initializeResult.capabilities.documentFormattingProvider, undefined);
  const { heard } = editor;
  const method = 'textDocument/onTypeFormatting';
  await heard.until(
    () => heard.registered.find((registration) => registration.method === method),
    () => 'nothing was registered',
  );
  const patterns = heard.registered
    .filter((registration) => /ormatting$/.test(registration.method))
    .map(
      (registration) => (registration.registerOptions as { documentSelector: { pattern: string }[] }).documentSelector,
    );
  assert.equal(patterns.length, 3);
  for (const [selector] of patterns) assert.equal(selector?.pattern, '**/news/*/*/*/*.md');
});

test('what VS Code asks for on saving gets all safe fixes, and the file keeps its form', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  const wrong = textOf(BRIDGE)
    .replace('[2014-03-7]', '[2014-03-07]')
    .replace('2. [Bridge', '3. [Bridge')
    .replace('River Ald_', 'River Ald');
  for (const [name, formed] of Object.entries(FORMS)) {
    const text = formed(wrong);
    await editor.open(uri, text);
    // As `editor.codeActionsOnSave` does it: the whole document, nothing of its problems, one kind.
    const end = TextDocument.create(uri, 'markdown', 1, text).positionAt(text.length);
    const save = async (only: string) =>
      (await editor.request(CodeActionRequest.type, {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end },
        context: { diagnostics: [], only: [only], triggerKind: CodeActionTriggerKind.Automatic },
      })) as CodeAction[];
    for (const only of ['source.fixAll.event-archive', 'source.fixAll']) {
      const [action, ...others] = await save(only);
      assert.deepEqual(others, [], name);
      assert.equal(applied(uri, text, action?.edit?.changes?.[uri] ?? []), formed(textOf(BRIDGE)), name);
    }
    assert.deepEqual(await save('source.organizeImports'), []);
    await editor.change(uri, formed(textOf(BRIDGE)));
    assert.deepEqual(await save('source.fixAll.event-archive'), [], `${name}, a second time`);
    await editor.close(uri);
  }
});
