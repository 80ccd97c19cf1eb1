/** Help is what a manual page is: every command says in the same order what there is to know of it, in 80 columns. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { commands } from '../../server/src/cli/commands/all.js';
import { runHere } from '../support/command-line.js';

const WIDEST_LINE = 80;

/** In this order; those in brackets where there is something to say. */
const SECTIONS =
  /^Usage,(?:Commands,)?(?:Fields,)?(?:Options,)?(?:Files,)?(?:Environment,)?Exit status,(?:Environment,)?Examples$/;

const nowhere = mkdtempSync(join(tmpdir(), 'event-archive-no-archive-'));
after(() => rmSync(nowhere, { recursive: true }));

for (const name of ['', ...commands.map((command) => command.name)]) {
  const program = `event-archive ${name}`.trim();

  test(`${program} --help has the parts of a manual page`, async () => {
    const help = await helpOf(name);
    assert.match(help, new RegExp(`^${program}: [a-z].{10,}\\n\\nUsage\\n`));
    assert.match(Object.keys(sectionsOf(help)).join(), SECTIONS);
    assert.match(help, /^ {2}2 {2,}\S/m, 'what it means that it could not run');
    assert.ok(help.endsWith('\n') && !help.endsWith('\n\n'), 'one line end at the end');
    assert.doesNotMatch(help, /undefined|\n\n\n|[ \t]\n/);
  });

  test(`${program} --help fits a terminal`, async () => {
    const lines = (await helpOf(name)).split('\n');
    assert.deepEqual(
      lines.filter((line) => [...line].length > WIDEST_LINE),
      [],
    );
  });

  test(`${program} --help says of each option what it does`, async () => {
    const { Options: options = '' } = sectionsOf(await helpOf(name));
    for (const [line] of options.matchAll(/^ {2}--.*$/gm)) {
      assert.match(line, /^ {2}--[a-z-]+(?:[= ]\S+)?(?:\n| {2,}\S+ \S)|^ {2}--help, --version$/, line);
    }
  });

  test(`the examples of ${program} --help are command lines of it`, async () => {
    const { Examples: examples = '' } = sectionsOf(await helpOf(name));
    const lines = examples.replaceAll('\\\n', ' ').split('\n');
    // What a shell does with the output is no part of them.
    const used = lines
      .map((line) => line.replace(/ [|>] .*$/, '').trim())
      .filter((line) => line.startsWith('event-archive '));
    assert.ok(used.length > 0);
    for (const line of used) {
      assert.ok(line.startsWith(program), line);
      const { err } = await runHere(wordsOf(line).slice(1), nowhere);
      // Where there is no archive, nothing else may be wrong with it.
      assert.match(err, /^$|no such file or folder|no archive/i, line);
    }
  });

  test(`every option that ${program} --help uses in an example is explained in it`, async () => {
    if (name === '') return;
    const { Options: options = '', Examples: examples = '' } = sectionsOf(await helpOf(name));
    for (const [option] of examples.matchAll(/--[a-z-]+/g)) assert.ok(options.includes(`  ${option}`), option);
  });
}

test('every option in the help is one that the command takes', async () => {
  for (const { name } of commands) {
    const { Options: options = '' } = sectionsOf(await helpOf(name));
    for (const [, option = ''] of options.matchAll(/^ {2}--([a-z-]+)/gm)) {
      const { err } = await runHere([name, `--${option}`, 'value'], nowhere);
      assert.doesNotMatch(err, /is no option/, `${name} --${option}`);
    }
  }
});

async function helpOf(name: string): Promise<string> {
  const { status, out, err } = await runHere(name === '' ? ['--help'] : [name, '--help'], nowhere);
  assert.deepEqual({ status, err }, { status: 0, err: '' });
  return out;
}

/** By heading, what stands below it. */
function sectionsOf(help: string): Record<string, string> {
  const [, ...parts] = help.split(/^(?=[A-Z][a-z]+(?: [a-z]+)?\n)/m);
  return Object.fromEntries(
    parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]),
  );
}

/** The words of a command line, as a shell would part them. */
function wordsOf(line: string): readonly string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '');
}
