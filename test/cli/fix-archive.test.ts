/** `event-archive fix`: every safe problem of an archive as one change, and the links to events that Git says have moved. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import {
  REPAIR_MOVED,
  REVISIONS,
  type RepairMovedAnswer,
  type RevisionsAnswer,
} from '../../server/src/lsp/protocol.js';
import { runHere, runProgram } from '../support/command-line.js';
import { applyWorkspaceEdit } from '../support/apply-workspace-edit.js';
import { changedFiles, filesBelow } from '../support/files-below.js';
import { temporaryArchive, type TemporaryArchive } from '../support/temporary-archive.js';
import { openEventOf } from '../support/writing-editor.js';
import {
  BRIDGE,
  DAY,
  FERRY,
  files,
  MOVED,
  PLAN,
  repaired,
  textOf,
  withSafeProblems,
} from '../protocol/bridge-archive.js';

test('every safe problem is mended as one change, and once more nothing', async (t) => {
  const { root } = temporaryArchive(t, withSafeProblems);
  const before = filesBelow(root);
  const dry = await runHere(['fix', '--dry-run'], root);
  assert.deepEqual(dry, {
    status: 0,
    out: `Fix all safe problems of the archive
  ${PLAN}:1:6  Heading says 2008-11-29, folder says 2008-11-30  date-mismatch
  ${FERRY}:18:1  Context is not closed, expected "_" after its last tag  malformed-context
  ${FERRY}:18:19  Relation leads to "news/2014/03/7/Bridge-Opens.md", which does not exist; the exact name is "${BRIDGE}"  unresolved-relation
  edits ${PLAN} (1 place)
  edits ${FERRY} (1 place)
Nothing was changed (--dry-run).
`,
    err: '',
  });
  assert.deepEqual(filesBelow(root), before);
  assert.equal((await runHere(['fix'], root)).status, 0);
  assert.deepEqual(filesBelow(root), { ...files, [PLAN]: textOf(PLAN).replaceAll('\n', '\r\n') });
  assert.equal((await runHere(['fix'], root)).out, 'No problem of the archive has a safe fix\n');
});

/** An archive whose first state is committed; in a folder of the repository where one is named. */
function repository(t: TestContext, all: Readonly<Record<string, string>>, folder = '.') {
  const inFolder = Object.entries(all).map(([path, text]) => [join(folder, path), text] as const);
  const archive = temporaryArchive(t, Object.fromEntries(inFolder));
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', archive.root, ...args], { encoding: 'utf8', stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@example.com');
  git('config', 'commit.gpgsign', 'false');
  const commit = (message: string): void => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  commit('The archive');
  return { ...archive, repository: archive.root, root: join(archive.root, folder), git, commit };
}

for (const [how, folder, move, revision] of [
  ['by git mv', '.', (r: Repository) => moveWithGit(r), 'HEAD'],
  ['and committed', '.', (r: Repository) => (moveWithGit(r), r.commit('Move')), 'HEAD~1'],
  ['by a file manager, which Git was not told of', '.', (r: Repository) => r.rename(BRIDGE, MOVED), 'HEAD'],
  [
    'in an archive in a folder of the repository',
    'deep/archive',
    (r: Repository) => moveWithGit(r, 'deep/archive/'),
    'main',
  ],
] as const) {
  test(`an event that was moved ${how}`, async (t) => {
    const made = repository(t, files, folder);
    move(made);
    const before = filesBelow(join(made.root, 'news'));
    const dry = await runHere(['fix', '--moved-since', revision, '--dry-run'], made.root);
    assert.equal(
      dry.out,
      `Repair the links to 1 moved event
  was ${BRIDGE}, is ${MOVED}
  creates news/2014/03/10/index.md
  edits ${MOVED} (2 places)
  edits ${FERRY} (1 place)
  edits ${DAY} (1 place)
Nothing was changed (--dry-run).
`,
      dry.err,
    );
    assert.equal((await runHere(['fix', '--moved-since', revision], made.root)).status, 0);
    const inNews = Object.entries(repaired).map(([path, text]) => [path.slice('news/'.length), text] as const);
    assert.deepEqual(changedFiles(before, filesBelow(join(made.root, 'news'))), Object.fromEntries(inNews));
    assert.equal((await runHere(['check', '--max-warnings', '0'], made.root)).status, 0);
    const again = await runHere(['fix', '--moved-since', revision], made.root);
    assert.equal(again.out, `Repair the links to 1 moved event\n  was ${BRIDGE}, is ${MOVED}\n`);
  });
}

type Repository = ReturnType<typeof repository>;

function moveWithGit({ write, remove, git }: Repository, folder = ''): void {
  // Git makes no folders.
  write(`${folder}news/2014/03/10/x`, '');
  git('mv', `${folder}${BRIDGE}`, `${folder}${MOVED}`);
  remove(`${folder}news/2014/03/10/x`);
}

test('an event that was retitled, rewritten and moved, beside one that is new and one that is gone', async (t) => {
  const made = repository(t, {
    ...files,
    'news/2014/03/7/lamp.md': '### [2014-03-7](/news/2014/03/7/index.md)\n\n# Lamp lit\n',
  });
  const { root, rename, write, remove } = made as Repository & TemporaryArchive;
  const to = 'news/2014/03/7/bridge-opens-at-last.md';
  rename(BRIDGE, to);
  write(
    to,
    '### [2014-03-7](/news/2014/03/7/index.md)\n\n# Bridge opens at last\n\nRewritten from its first word to its last.\n',
  );
  remove('news/2014/03/7/lamp.md');
  write('news/2014/03/8/toll.md', '### [2014-03-8](/news/2014/03/8/index.md)\n\n# Toll raised\n');
  const { out } = await runHere(['fix', '--moved-since', 'HEAD', '--changes', 'never'], root);
  assert.match(
    out,
    /^Repair the links to 1 moved event\n {2}was news\/2014\/03\/7\/bridge-opens\.md, is news\/2014\/03\/7\/bridge-opens-at-last\.md\n {2}edits/,
  );
  const renamed = (text: string): string =>
    text
      .replaceAll('[Bridge opens]', '[Bridge opens at last]')
      .replaceAll('/bridge-opens.md', '/bridge-opens-at-last.md');
  assert.equal(filesBelow(root)[FERRY], renamed(textOf(FERRY)));
  assert.equal(filesBelow(root)[DAY], renamed(textOf(DAY)));
});

test('two events that changed places: only the label of a link says which of them it means', async (t) => {
  const made = repository(t, files);
  const { root, rename } = made;
  rename(BRIDGE, 'x');
  rename(FERRY, BRIDGE);
  rename('x', FERRY);
  made.git('add', '--all');
  const { out, err } = await runHere(['fix', '--moved-since', 'HEAD', '--changes', 'never'], root);
  assert.match(out, /^Repair the links to 2 moved events\n/, err);
  const after = filesBelow(root);
  assert.match(
    after[DAY] ?? '',
    /\[Bridge opens\]\(\/news\/2014\/03\/7\/ferry-retired\.md\)[^]*\[Ferry retired\]\(\/news\/2014\/03\/7\/bridge-opens\.md\)/,
  );
  const again = await runHere(['fix', '--moved-since', 'HEAD', '--changes', 'never', '--dry-run'], root);
  assert.doesNotMatch(again.out, /edits/);
});

test('the editor asks Git for the same, and says which revisions there are', async (t) => {
  const editor = await openEventOf(t, files, PLAN, { rename: { changes: 'never' } });
  const { root } = editor.archive;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: 'pipe' });
  await assert.rejects(editor.editor.requestOf(REVISIONS, {}), {
    message: `${root} is in no Git repository, so nothing is known of what has moved since "HEAD".`,
  });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git(
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
    'commit',
    '--quiet',
    '--message',
    'The archive',
  );
  const { revisions } = await editor.editor.requestOf<RevisionsAnswer>(REVISIONS, {});
  assert.deepEqual(revisions, [
    { name: 'HEAD', description: `${git('rev-parse', '--short', 'HEAD').trim()} The archive` },
  ]);
  const before = filesBelow(join(root, 'news'));
  editor.archive.rename(BRIDGE, MOVED);
  await editor.editor.filesChanged(2, [editor.archive.uri(BRIDGE), editor.archive.uri(MOVED)]);
  await editor.editor.heard.until(
    () => (editor.editor.heard.questions.length > 0 ? true : undefined),
    () => 'the move was not noticed',
  );
  const answer = await editor.editor.requestOf<RepairMovedAnswer>(REPAIR_MOVED, { revision: 'HEAD' });
  assert.deepEqual([answer.moved, answer.files], [1, 4]);
  applyWorkspaceEdit(answer.edit);
  const expected = { [BRIDGE]: undefined, ...repaired };
  const inNews = Object.entries(expected).map(([path, text]) => [path.slice('news/'.length), text] as const);
  assert.deepEqual(changedFiles(before, filesBelow(join(root, 'news'))), Object.fromEntries(inNews));
});

test('what cannot be asked is said', async (t) => {
  const plain = temporaryArchive(t, files);
  const said = async (root: string, revision: string): Promise<string> => {
    const { status, err } = await runHere(['fix', '--moved-since', revision], root);
    assert.equal(status, 2);
    return err.replace(/^event-archive: /, '').trimEnd();
  };
  assert.equal(
    await said(plain.root, 'HEAD'),
    `${plain.root} is in no Git repository, so nothing is known of what has moved since "HEAD".`,
  );
  const { root } = repository(t, files);
  for (const revision of ['no-such-branch', '--output=x', 'HEAD~99', 'HEAD; rm -rf .', '']) {
    const args = ['fix', `--moved-since=${revision}`];
    const { err } = await runHere(args, root);
    assert.equal(err, `event-archive: There is no revision "${revision}" in the repository of ${root}.\n`);
  }
  const { out } = await runHere(['fix', '--moved-since', 'HEAD'], root);
  assert.equal(out, 'No event has moved since HEAD\n');
  const missing = runProgram(['fix', '--moved-since', 'HEAD'], root, { PATH: '/nowhere' });
  assert.equal(missing.status, 2);
  assert.match(missing.err, /^event-archive: Git is not installed, or not where programs are looked for/);
});
