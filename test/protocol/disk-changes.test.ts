/** Files that come, change and go outside of the editor: open documents are told right away. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileChangeType, type Diagnostic } from 'vscode-languageserver/node';
import { startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, bridgeWith, FERRY, files, PLAN, textOf } from './bridge-archive.js';

const { Created, Changed, Deleted } = FileChangeType;

function isOnly(...rules: readonly string[]) {
  return (problems: readonly Diagnostic[]) => problems.map(({ code }) => code).join() === rules.join();
}

for (const diagnostics of ['push', 'pull'] as const) {
  test(`${diagnostics}: a target that is created, changed and deleted`, async (t) => {
    const archive = temporaryArchive(t, files);
    const editor = await startServer(t, { roots: [archive.root], diagnostics });
    await editor.indexed();
    const [uri, target] = [archive.uri(BRIDGE), archive.uri('news/2014/03/8/toll-set.md')];
    await editor.open(uri, bridgeWith('[Toll set](/news/2014/03/8/toll-set.md) _Context: Aldern_'));
    await editor.problems(uri, isOnly('unresolved-relation'));

    archive.write('news/2014/03/8/toll-set.md', '# Toll set\n');
    await editor.filesChanged(Created, [target]);
    await editor.problems(uri, isOnly());

    archive.write('news/2014/03/8/toll-set.md', '# Toll halved\n');
    await editor.filesChanged(Changed, [target]);
    await editor.problems(uri, isOnly('outdated-relation'));

    archive.remove('news/2014/03/8/toll-set.md');
    await editor.filesChanged(Deleted, [target]);
    await editor.problems(uri, isOnly('unresolved-relation'));
  });

  test(`${diagnostics}: a target that is renamed, and back`, async (t) => {
    const archive = temporaryArchive(t, files);
    const editor = await startServer(t, { roots: [archive.root], diagnostics });
    await editor.indexed();
    const uri = archive.uri(BRIDGE);
    const renamed = 'news/2014/03/7/Ferry-retired.md';
    await editor.open(uri, textOf(BRIDGE));

    archive.rename(FERRY, renamed);
    await editor.filesChanged(Deleted, [archive.uri(FERRY)]);
    await editor.filesChanged(Created, [archive.uri(renamed)]);
    const [problem] = await editor.problems(uri, (found) => found.some((one) => one.relatedInformation?.length));
    assert.equal(problem?.code, 'unresolved-relation');
    assert.equal(problem?.relatedInformation?.[0]?.location.uri, archive.uri(renamed));

    archive.rename(renamed, FERRY);
    await editor.filesChanged(Created, [archive.uri(FERRY)]);
    await editor.filesChanged(Deleted, [archive.uri(renamed)]);
    await editor.problems(uri, isOnly());
  });

  test(`${diagnostics}: a folder that goes and comes, announced without its files`, async (t) => {
    const archive = temporaryArchive(t, files);
    const editor = await startServer(t, { roots: [archive.root], diagnostics });
    await editor.indexed();
    const uri = archive.uri(BRIDGE);
    await editor.open(uri, textOf(BRIDGE));

    archive.rename('news/2008', 'news/2009');
    await editor.filesChanged(Deleted, [archive.uri('news/2008')]);
    await editor.filesChanged(Created, [archive.uri('news/2009')]);
    await editor.problems(uri, isOnly('unresolved-relation'));
    await editor.change(uri, textOf(BRIDGE).replace('/2008/', '/2009/'));
    await editor.problems(uri, isOnly());

    archive.remove('news/2009/11/30');
    await editor.filesChanged(Deleted, [archive.uri('news/2009/11/30')]);
    await editor.problems(uri, isOnly('unresolved-relation'));
  });

  test(`${diagnostics}: a whole news/ folder that goes, with the open document in it`, async (t) => {
    const archive = temporaryArchive(t, files);
    const editor = await startServer(t, { roots: [archive.root], diagnostics });
    await editor.indexed();
    const uri = archive.uri(BRIDGE);
    await editor.open(uri, textOf(BRIDGE));
    archive.remove('news');
    await editor.filesChanged(Deleted, [archive.uri('news')]);
    await editor.problems(uri, isOnly('missing-day-index', 'unresolved-relation', 'unresolved-relation'));
  });

  test(`${diagnostics}: a branch switch of hundreds of files in one notification`, async (t) => {
    const count = 300;
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    const path = (number: number) => `news/2015/01/${(number % 28) + 1}/ship-${number}.md`;
    const ship = (number: number) => `# Ship ${number}\n`;
    const ships = Object.fromEntries(numbers.map((number) => [path(number), ship(number)]));
    const archive = temporaryArchive(t, { ...files, ...ships });
    const editor = await startServer(t, { roots: [archive.root], diagnostics });
    await editor.indexed();
    const relations = numbers.map((number) => `${number}. [Ship ${number}](/${path(number)}) _Context: Aldern_\n`);
    const uri = archive.uri(PLAN);
    await editor.open(uri, `${textOf(PLAN)}\n### Related:\n\n${relations.join('')}`);
    await editor.problems(uri, isOnly());

    const other = (number: number) => `news/2016/02/${(number % 28) + 1}/ship-${number}.md`;
    for (const number of numbers) archive.rename(path(number), other(number));
    await editor.filesChanged(Created, numbers.flatMap((number) => [other(number), path(number)]).map(archive.uri));
    await editor.problems(uri, (found) => found.length === count);

    for (const number of numbers) archive.rename(other(number), path(number));
    await editor.filesChanged(Deleted, numbers.flatMap((number) => [path(number), other(number)]).map(archive.uri));
    await editor.problems(uri, isOnly());
  });
}

test('a file that cannot be an archive file is passed over', async (t) => {
  const archive = temporaryArchive(t, files);
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull' });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  await editor.open(uri, textOf(BRIDGE));
  archive.write('news/2014/03/7/picture.jpg', 'no text');
  archive.write('news/2014/03/7/folder.md/inner.md', '# Inner\n');
  await editor.filesChanged(Created, [
    archive.uri('news/2014/03/7/picture.jpg'),
    archive.uri('news/2014/03/7/folder.md'),
    archive.uri('news/2014/03/7/never-there.md'),
    'untitled:Untitled-1',
    'file:///nowhere/news/2014/03/7/bridge-opens.md',
    'vscode-userdata:/settings.json',
  ]);
  assert.deepEqual(await editor.problems(uri), []);
});
