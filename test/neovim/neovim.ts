/** A headless Neovim that is used as a person uses it, by keys, and asked what it shows. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { environmentWithPrograms } from '../support/programs.js';
import { snippetOf } from '../support/snippets.js';
import type { Scope } from '../support/temporary-archive.js';

const executable = process.env['NEOVIM_PATH'];

/** Why there is nothing to drive, or false: what `node:test` takes as `skip`. */
export const withoutNeovim =
  executable === undefined ? 'NEOVIM_PATH is not set: scripts/neovim/run-tests.mjs sets it' : false;

/** Milliseconds that anything may take before it counts as never happening. */
const LONGEST_WAIT = 30_000;

export interface Neovim {
  /** Presses keys, in Vim's notation: `grn`, `<C-]>`. */
  readonly type: (keys: string) => Promise<void>;
  /** The value of a Lua expression. */
  readonly ask: (lua: string) => Promise<unknown>;
  /** Waits until a Lua expression holds; throws with what Neovim shows when it never does. */
  readonly until: (lua: string) => Promise<void>;
  /** Opens a file, and waits until the server says that it knows the archive. */
  readonly open: (file: string) => Promise<void>;
}

/** Starts Neovim in `folder` with what docs/editors.md tells people of its version to write into `init.lua`. */
export async function startNeovim(scope: Scope, folder: string): Promise<Neovim> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'event-archive-nvim-')));
  const env = {
    ...environmentWithPrograms(scope),
    ...(JSON.parse(process.env['NEOVIM_ENVIRONMENT'] ?? '{}') as Record<string, string>),
    // Away from the user's settings, undo files and logs.
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_STATE_HOME: join(home, 'state'),
  };
  const run = promisify(execFile);
  const { stdout: version } = await run(executable ?? '', ['--version'], { env });
  writeInit(join(home, 'config', 'nvim'), version);
  const socket = join(home, 'socket');
  // The last thing of its start tells that the socket answers.
  const args = ['--headless', '-n', '-i', 'NONE', '--listen', socket, '-c', 'lua io.stderr:write("ready\\n")'];
  const child = spawn(executable ?? '', args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  scope.after(async () => {
    child.kill();
    await ended;
    rmSync(home, { recursive: true, force: true });
  });

  const remote = async (what: '--remote-expr' | '--remote-send', text: string): Promise<string> => {
    // A value is printed on standard output by newer versions, on standard error by older ones.
    const { stdout, stderr } = await run(executable ?? '', ['--server', socket, what, text], { env });
    return stdout || stderr;
  };
  const evaluate = (lua: string): Promise<string> =>
    remote('--remote-expr', `luaeval('vim.fn.json_encode(${lua.replaceAll("'", "''")})')`);
  const ask = async (lua: string): Promise<unknown> => JSON.parse(await evaluate(lua)) as unknown;
  const until = async (lua: string): Promise<void> => {
    const holds = await ask(`(vim.wait(${LONGEST_WAIT}, function() return ${lua} end, 10))`);
    if (holds !== true) throw new Error(`never: ${lua}\n${await evaluate('vim.fn.execute("messages")')}\n${said()}`);
  };
  const said = await ready(child.stderr);
  return {
    ask,
    until,
    type: async (keys) => void (await remote('--remote-send', keys)),
    open: async (file) => {
      await ask(`vim.cmd('edit ' .. vim.fn.fnameescape('${file}')) or true`);
      await until('#vim.lsp.buf_get_clients() > 0');
    },
  };
}

/** Waits for the word that Neovim is there; what it has said on standard error by whenever it is asked. */
async function ready(stream: Readable): Promise<() => string> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      said += text;
      if (said.includes('ready\n')) resolve();
    });
    stream.once('end', () => reject(new Error(`Neovim ended: ${said}`)));
  });
  return () => said;
}

/** The configuration that the documentation shows for this version, and nothing else. */
function writeInit(folder: string, version: string): void {
  const [, major = '0', minor = '0'] = /^NVIM v(\d+)\.(\d+)/.exec(version) ?? [];
  const isNew = Number(major) > 0 || Number(minor) >= 11;
  const heading = isNew ? '### Neovim 0.11 and later' : '### Neovim 0.7 to 0.10';
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'init.lua'), snippetOf('docs/editors.md', heading, 'lua'));
}
