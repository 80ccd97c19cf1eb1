/** The text of `event-archive --help`. */
import { commands } from './commands/all.js';
import { ENVIRONMENT_HELP } from './open-index.js';

const WIDEST = Math.max(...commands.map(({ name }) => name.length));

export const HELP = `event-archive: checks and mends an archive of news events

Usage
${commands.map(({ name, usage }) => `  event-archive ${name} ${usage}\n`).join('')}  event-archive --version

  An archive is a folder that holds news/, with one Markdown file for each
  event: news/YYYY/MM/D/slug.md. Without a name of one, a command works on the
  archive around the current folder.

Commands
${commands.map(({ name, help }) => `  ${name.padEnd(WIDEST)}  ${whatOf(name, help)}\n`).join('')}
  event-archive COMMAND --help says what a command does, and lists its options.

${ENVIRONMENT_HELP}
Exit status
  0  done, or no error found
  1  check found an error, or too many warnings
  2  could not run, or nothing was changed; the reason is on standard error

Examples
  event-archive check
  event-archive fix --dry-run
  event-archive check --explain unresolved-relation

The language server for editors is the program event-archive-server.
`;

/** What a command does, as the first line of its help says it. */
function whatOf(name: string, help: string): string {
  return help.slice(`event-archive ${name}: `.length, help.indexOf('\n'));
}
