/** From an event to what it names: definitions, links, hovers, the outline. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openEvent, rangeOf, replaceText, uriOf } from './archive.js';
import { lighthouse, memorial, observatory } from './events.js';

describe('navigation', () => {
  afterEach(closeAll);

  it('leads from a relation to the title of its event', async () => {
    const event = await openEvent(lighthouse);
    const target = await openEvent(memorial);
    const [definition, ...others] = await definitionsAt(event, 'A memorial');
    // F12 goes there at once only when there is no other to choose from.
    assert.deepEqual(others, []);
    assert.equal(definition?.uri.fsPath, target.uri.fsPath);
    assert.match(target.lineAt(definition.range.start.line).text, /^# A memorial/);
  });

  it('leads from the date heading to the day index', async () => {
    const event = await openEvent(lighthouse);
    const definitions = await definitionsAt(event, '2012-03-1]');
    // VS Code's own Markdown extension adds the heading itself, as it does for every heading.
    const elsewhere = definitions.filter(({ uri }) => uri.fsPath !== event.uri.fsPath);
    assert.deepEqual(
      elsewhere.map(({ uri }) => uri.fsPath),
      [uriOf('news/2012/03/1/index.md').fsPath],
    );
  });

  it('makes links of relations, sources and the date heading', async () => {
    const event = await openEvent(observatory);
    const source = 'https://thole.observatory.example/news/the-new-dome';
    const relation = 'news/2018/05/12/wenna-sill-names-an-asteroid-after-the-stenwick-lifeboat.md';
    const dayIndex = 'news/2018/03/1/index.md';
    assert.deepEqual(await linkTargets(event, source), [source]);
    assert.deepEqual(await linkTargets(event, `/${relation}`), [uriOf(relation).toString()]);
    assert.deepEqual(await linkTargets(event, `/${dayIndex}`), [uriOf(dayIndex).toString()]);
  });

  it('makes links where Markdown sees none, because of a bracket in the label', async () => {
    const event = await openEvent(observatory);
    const relation = 'news/2018/05/12/wenna-sill-names-an-asteroid-after-the-stenwick-lifeboat.md';
    await replaceText(event, '[Wenna Sill names', '[Wenna Sill] names');
    assert.deepEqual(await linkTargets(event, `/${relation}`), [uriOf(relation).toString()]);
  });

  it('says over a relation what its event is about', async () => {
    const event = await openEvent(lighthouse);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      event.uri,
      rangeOf(event, `/${memorial}`).start.translate(0, 5),
    );
    const text = hovers.flatMap(({ contents }) => contents.map(markdownOf)).join('\n');
    assert.match(text, /A memorial to the thirty\\?-one dead/);
    assert.match(text, /2018-03-1/);
  });

  it('outlines an event by its title', async () => {
    const event = await openEvent(observatory);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      event.uri,
    );
    assert.ok(allNames(symbols).some((name) => name.startsWith('Cape Thole Observatory reopens')));
  });
});

async function linkTargets(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    'vscode.executeLinkProvider',
    document.uri,
    Number.MAX_SAFE_INTEGER,
  );
  return links.filter(({ range }) => range.contains(rangeOf(document, text))).map(({ target }) => String(target));
}

async function definitionsAt(document: vscode.TextDocument, text: string): Promise<readonly vscode.Location[]> {
  const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    rangeOf(document, text).start.translate(0, 2),
  );
  return places.map((place) =>
    'targetUri' in place
      ? new vscode.Location(place.targetUri, place.targetSelectionRange ?? place.targetRange)
      : place,
  );
}

function markdownOf(content: vscode.MarkdownString | vscode.MarkedString): string {
  return typeof content === 'string' ? content : content.value;
}

function allNames(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap(({ name, children }) => [name, ...allNames(children)]);
}
