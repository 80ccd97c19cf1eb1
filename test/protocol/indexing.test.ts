/** What the server says and does while it reads a large archive. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DefinitionRequest, FileChangeType, type DefinitionLink } from 'vscode-languageserver/node';
import { startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';

const COUNT = 4000;
const pathOf = (number: number) => `news/2015/${number % 2 ? '01' : '10'}/${(number % 28) + 1}/event-${number}.md`;
const event = (title: string, ...relations: readonly string[]) =>
  `# ${title}\n\n### Related:\n\n${relations.map((relation, index) => `${index + 1}. ${relation} _Context: Aldern_\n`).join('')}`;
const relationTo = (number: number, title = `Event ${number}`) => `[${title}](/${pathOf(number)})`;
const RULES = { 'missing-date-heading': 'off' };

const numbers = Array.from({ length: COUNT }, (_, index) => index);
const files = numbers.map((number) => [pathOf(number), event(`Event ${number}`, relationTo((number * 7) % COUNT))]);
const archive = temporaryArchive({ after }, Object.fromEntries(files) as Record<string, string>);

for (const diagnostics of ['push', 'pull'] as const) {
  test(`${diagnostics}: nothing is called unresolved that is only not known yet`, async (t) => {
    const editor = await startServer(t, { roots: [archive.root], diagnostics, settings: { rules: RULES } });
    const uri = archive.uri(pathOf(0));
    const sound = Array.from({ length: 200 }, (_, index) => relationTo(index * 20 + 1));
    await editor.open(uri, event('Event 0', ...sound, '[Gone](/news/2015/01/1/gone.md)'));
    const seen: unknown[] = [];
    await editor.problems(uri, (problems) => {
      seen.push(...problems.map(({ message }) => message));
      return problems.length === 1 && problems[0]?.code === 'unresolved-relation';
    });
    await editor.indexed();
    const [problem, ...others] = await editor.problems(uri);
    assert.match(problem?.message ?? '', /gone\.md/);
    assert.deepEqual(others, []);
    const pushed = editor.heard.published.flatMap((params) => params.diagnostics.map(({ message }) => message));
    assert.deepEqual(
      [...seen, ...pushed].filter((message) => /event-\d+\.md/.test(String(message))),
      [],
    );
  });
}

test('what is typed while the archive is read is not lost', async (t) => {
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull', settings: { rules: RULES } });
  const [renamed, closed, other] = [pathOf(3000), pathOf(3001), pathOf(3002)].map(archive.uri) as [
    string,
    string,
    string,
  ];
  await editor.open(renamed, event('Event 3000'));
  await editor.change(renamed, event('Renamed while indexing'));
  await editor.open(closed, event('Opened while indexing'));
  await editor.close(closed);
  await editor.open(other, event('Event 3002', relationTo(3000, 'Renamed while indexing'), relationTo(3001)));
  await editor.indexed();
  assert.deepEqual(await editor.problems(other), []);
  await editor.change(other, event('Event 3002', relationTo(3000), relationTo(3001, 'Opened while indexing')));
  const codes = (await editor.problems(other)).map(({ code }) => code);
  assert.deepEqual(codes, ['outdated-relation', 'outdated-relation']);
});

test('what changes on the disk while the archive is read is not lost', async (t) => {
  const editor = await startServer(t, { roots: [archive.root], diagnostics: 'pull', settings: { rules: RULES } });
  const [gone, added] = [pathOf(3999), 'news/2015/12/1/added.md'];
  archive.remove(gone);
  archive.write(added, event('Added'));
  t.after(() => {
    archive.write(gone, event('Event 3999'));
    archive.remove(added);
  });
  await editor.filesChanged(FileChangeType.Deleted, [archive.uri(gone)]);
  await editor.filesChanged(FileChangeType.Created, [archive.uri(added)]);
  const uri = archive.uri(pathOf(0));
  await editor.open(uri, event('Event 0', relationTo(3999), `[Added](/${added})`));
  await editor.indexed();
  assert.deepEqual(
    (await editor.problems(uri)).map(({ code, range }) => [code, range.start.line]),
    [['unresolved-relation', 4]],
  );
});

test('requests are answered meanwhile, from what is known', async (t) => {
  const editor = await startServer(t, { roots: [archive.root], settings: { rules: RULES } });
  const place = await editor.openAt(archive.uri(pathOf(0)), event('Event 0', '[Its$0elf](/news/2015/10/1/event-0.md)'));
  const [link] = (await editor.request(DefinitionRequest.type, place)) as DefinitionLink[];
  assert.equal(link?.targetUri, archive.uri(pathOf(0)));
  await editor.indexed();
});

test('progress begins, reports, and ends', async (t) => {
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const { progress, logged } = editor.heard;
  assert.equal(progress[0]?.kind, 'begin');
  assert.equal(progress[0]?.title, 'Event Archive');
  assert.equal(progress.at(-1)?.kind, 'end');
  const reports = progress.slice(1, -1);
  for (const [index, { kind, message, percentage = 0 }] of reports.entries()) {
    assert.equal(kind, 'report');
    assert.match(message ?? '', /^(Listing events: [\d,]+|Indexing events: [\d,]+ of 4,000)$/);
    assert.ok(percentage >= (reports[index - 1]?.percentage ?? 0) && percentage <= 100);
  }
  const summary = /: 4000 events and 0 day indexes indexed in (\d+) ms$/.exec(logged.at(-1) ?? '');
  assert.ok(summary, `the log ends with "${logged.at(-1)}"`);
  // It reports ten times a second, so a machine that is done sooner has nothing to report.
  if (Number(summary[1]) > 300) assert.ok(reports.length > 0, 'there was something to report');
});
