/** What other people's build servers are told to run: read from the files and from docs/ci.md, and run on an archive with and without a fault. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parse } from 'yaml';
import { installPackage, needsShell } from './support/npm-package.js';
import { environmentWithPrograms } from './support/programs.js';
import { projectRoot } from './support/project.js';
import { snippetOf } from './support/snippets.js';
import { temporaryArchive, type TemporaryArchive } from './support/temporary-archive.js';

const { version, repository } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly repository: { readonly url: string };
};
const address = repository.url.replace(/\.git$/, '');

const PATH = 'news/2014/03/7/bridge-opens.md';
const DAY = 'news/2014/03/7/index.md';
const SOUND = '### [2014-03-7](/news/2014/03/7/index.md)\n\n# Bridge opens\n';
const files = {
  [PATH]: SOUND,
  [DAY]: '## [2014-03-7](/news/2014/03/7/index.md)\n\n### [Bridge opens](/news/2014/03/7/bridge-opens.md)\n',
};
const faults = { ...files, [PATH]: SOUND.replace('[2014-03-7]', '[2014-03-8]') };

interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs a script as GitHub runs a step whose shell is bash. */
function bash(script: string, cwd: string, env: Environment): Outcome {
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
  const { status, stdout, stderr } = spawnSync('bash', args, { cwd, env, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

function read(file: string): unknown {
  return parse(readFileSync(join(projectRoot, file), 'utf8'));
}

/** A Git repository, as an archive is where it is checked. */
function committed(archive: TemporaryArchive): TemporaryArchive {
  execFileSync('git', ['init', '--quiet'], { cwd: archive.root });
  return archive;
}

describe('before a commit and in review', { skip: needsShell && 'the samples are for a Unix shell' }, () => {
  const sound = committed(temporaryArchive({ after }, files));
  const faulty = committed(temporaryArchive({ after }, faults));
  const installed = installPackage({ after });
  // npx takes what is installed beside the archive, which is how it can do without a network here.
  for (const { root } of [sound, faulty])
    symlinkSync(join(installed.folder, 'node_modules'), join(root, 'node_modules'));

  describe('pre-commit', () => {
    const [hook, ...others] = read('.pre-commit-hooks.yaml') as readonly Record<string, unknown>[];
    const env = environmentWithPrograms({ after });
    /** As pre-commit does: the words of the entry, then the names of the files. */
    const commit = (archive: TemporaryArchive, ...paths: string[]): Outcome =>
      bash(`${String(hook?.['entry'])} ${paths.map((path) => `'${path}'`).join(' ')}`, archive.root, env);

    it('the hook is for events and day indexes', () => {
      assert.deepEqual(others, []);
      assert.deepEqual(hook?.['types'], ['markdown']);
      const isWanted = new RegExp(String(hook?.['files']));
      for (const path of [PATH, DAY, `archive/${PATH}`]) assert.ok(isWanted.test(path), path);
      for (const path of ['README.md', 'docs/oldnews/page.md']) assert.ok(!isWanted.test(path), path);
    });

    it('a faulty file is refused, a sound one beside it is not', () => {
      assert.equal(commit(sound, PATH, DAY).status, 0);
      const { status, out } = commit(faulty, PATH, DAY);
      assert.equal(status, 1);
      assert.match(out, /^news\/2014\/03\/7\/bridge-opens\.md\n {2}1:6 {2,}error/);
      assert.equal(commit(faulty, DAY).status, 0);
    });

    it('the page names this hook, of this version', () => {
      const { repos } = parse(snippetOf('docs/ci.md', '## pre-commit', 'yaml')) as { readonly repos: unknown };
      assert.deepEqual(repos, [{ repo: address, rev: `v${version}`, hooks: [{ id: hook?.['id'] }] }]);
    });
  });

  describe('the GitHub action', () => {
    const { inputs, runs } = read('action.yml') as {
      readonly inputs: Readonly<Record<string, { readonly default: string }>>;
      readonly runs: {
        readonly using: string;
        readonly steps: readonly { readonly shell: string; readonly env: Environment; readonly run: string }[];
      };
    };
    const act = (cwd: string, given: Readonly<Record<string, string>> = {}): Outcome => {
      const [step] = runs.steps;
      const valueOf = (name: string): string => {
        assert.ok(inputs[name], name);
        return given[name] ?? inputs[name].default;
      };
      const env = Object.entries(step?.env ?? {}).map(([name, text = '']) => [
        name,
        text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input: string) => valueOf(input)),
      ]);
      return bash(step?.run ?? '', cwd, { ...installed.env, ...(Object.fromEntries(env) as Environment) });
    };

    it('is one step of bash, without Docker', () => {
      assert.equal(runs.using, 'composite');
      assert.deepEqual(
        runs.steps.map(({ shell }) => shell),
        ['bash'],
      );
      assert.equal(inputs['version']?.default, version);
    });

    it('marks the line of a fault, and says nothing of a sound archive', () => {
      assert.deepEqual(act(sound.root), { status: 0, out: '', err: '' });
      const { status, out } = act(faulty.root);
      assert.equal(status, 1);
      assert.match(out, /^::error file=news\/2014\/03\/7\/bridge-opens\.md,line=1,[^\n]*date-mismatch/);
    });

    it('fetches the version that is asked for', () => {
      const elsewhere = temporaryArchive({ after }, faults);
      const { status, out } = act(elsewhere.root, { version: `file:${installed.tarball}` });
      assert.equal(status, 1);
      assert.match(out, /^::error file=/);
    });

    it('passes options and path on, and runs neither', () => {
      const { root } = temporaryArchive({ after }, prefixed('my archive/', faults));
      symlinkSync(join(installed.folder, 'node_modules'), join(root, 'node_modules'));
      assert.equal(act(root, { path: 'my archive', args: '--rule date-mismatch=off' }).status, 0);
      const { status, err } = act(root, { path: '$(touch ran)`touch ran`', args: '; touch ran' });
      assert.equal(status, 2);
      assert.match(err, /no such file or folder/);
      assert.ok(!existsSync(join(root, 'ran')));
    });

    it('the page uses this action, of this version, with inputs that it has', () => {
      const workflow = parse(snippetOf('docs/ci.md', '## GitHub', 'yaml')) as {
        readonly jobs: { readonly check: { readonly steps: readonly Record<string, unknown>[] } };
      };
      const step = workflow.jobs.check.steps.at(-1);
      assert.equal(`https://github.com/${String(step?.['uses'])}`, `${address}@v${version}`);
      const given = step?.['with'] as Readonly<Record<string, string>>;
      assert.equal(act(sound.root, given).status, 0);
      assert.equal(act(faulty.root, given).status, 1);
      const page = readFileSync(join(projectRoot, 'docs/ci.md'), 'utf8');
      for (const name of Object.keys(inputs)) assert.ok(page.includes(`| \`${name}\` |`), name);
    });
  });

  describe('GitLab', () => {
    const job = (parse(snippetOf('docs/ci.md', '## GitLab', 'yaml')) as Readonly<Record<string, unknown>>)[
      'event-archive'
    ] as { readonly script: readonly string[]; readonly artifacts: { readonly reports: { readonly junit: string } } };
    const run = (root: string): Outcome => bash(job.script.join('\n'), root, installed.env);

    it('has a report whether there is a fault or not', () => {
      for (const [archive, status, failures] of [
        [sound, 0, 0],
        [faulty, 1, 1],
      ] as const) {
        const outcome = run(archive.root);
        assert.equal(outcome.status, status, outcome.err);
        assert.match(outcome.out, failures === 0 ? /^No problems/ : /^news\/2014/);
        const report = readFileSync(join(archive.root, job.artifacts.reports.junit), 'utf8');
        assert.match(report, new RegExp(`<testsuites [^>]*failures="${failures}"`));
      }
    });

    it('asks for this version', () => assert.ok(job.script.join().includes(`event-archive@${version} `)));
  });

  it('the line for npx checks the archive around the current folder', () => {
    const line = snippetOf('docs/ci.md', '## One line', 'sh');
    for (const [{ root }, status] of [
      [sound, 0],
      [faulty, 1],
    ] as const) {
      const outcome = bash(line, root, installed.env);
      assert.equal(outcome.status, status, outcome.err);
    }
  });
});

function prefixed(folder: string, texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [folder + path, text]));
}
