/** The package for npm: what it holds, and that both programs run where nothing but it is installed. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { installPackage, needsShell } from './support/npm-package.js';
import { projectRoot } from './support/project.js';
import { temporaryArchive } from './support/temporary-archive.js';

/** Bytes of the package as it is sent and as it lies on the disk. */
const LARGEST_PACKED = 600_000;
const LARGEST_UNPACKED = 2_000_000;

const PATH = 'news/2014/03/7/bridge-opens.md';
const SOUND = '### [2014-03-7](/news/2014/03/7/index.md)\n\n# Bridge opens\n';
const files = {
  [PATH]: SOUND,
  'news/2014/03/7/index.md':
    '## [2014-03-7](/news/2014/03/7/index.md)\n\n### [Bridge opens](/news/2014/03/7/bridge-opens.md)\n',
};

describe('the package for npm', () => {
  const sound = temporaryArchive({ after }, files);
  const faulty = temporaryArchive({ after }, { ...files, [PATH]: SOUND.replace('[2014-03-7]', '[2014-03-8]') });
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  const packed = installPackage({ after });
  const bin = (name: string): string => join(packed.folder, 'node_modules', '.bin', name);
  const run = (name: string, ...args: string[]) =>
    spawnSync(bin(name), args, { cwd: packed.folder, env: packed.env, encoding: 'utf8', shell: needsShell });

  it('holds the programs and what people read', () => {
    assert.deepEqual(packed.files.map(({ path }) => path).sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cli.cjs',
      'dist/reader.cjs',
      'dist/server.cjs',
      'package.json',
    ]);
  });

  it('is small', () => {
    assert.ok(packed.size < LARGEST_PACKED, `${packed.size} bytes`);
    assert.ok(packed.unpackedSize < LARGEST_UNPACKED, `${packed.unpackedSize} bytes`);
  });

  it('brings no other package along', () => {
    const modules = readdirSync(join(packed.folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    assert.deepEqual(modules, ['event-archive']);
  });

  it('has both programs, which know their version', () => {
    for (const name of ['event-archive', 'event-archive-server']) {
      const { stdout, stderr, status } = run(name, '--version');
      assert.deepEqual({ stdout, stderr, status }, { stdout: `${version}\n`, stderr: '', status: 0 });
    }
  });

  it('checks an archive', () => {
    const good = run('event-archive', 'check', sound.root);
    assert.deepEqual({ status: good.status, err: good.stderr }, { status: 0, err: '' });
    const bad = run('event-archive', 'check', faulty.root);
    assert.equal(bad.status, 1);
    assert.match(bad.stdout, /Heading says 2014-03-8, folder says 2014-03-7/);
  });

  it('serves an editor', { skip: needsShell && 'a .cmd file has no streams of its own' }, async () => {
    const server = spawn(bin('event-archive-server'), ['--stdio'], { cwd: packed.folder, env: packed.env });
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    const { serverInfo } = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: sound.uri(''),
      capabilities: {},
    });
    assert.deepEqual(serverInfo, { name: 'event-archive-server', version });
    await connection.sendRequest(ShutdownRequest.type);
    const exited = once(server, 'exit');
    await connection.sendNotification(ExitNotification.type);
    assert.deepEqual(await exited, [0, null]);
  });
});
