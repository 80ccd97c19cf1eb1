/** The text of `event-archive --help`, and what several commands say in theirs. */
import { commands } from './commands/all.js';

export const HELP = `event-archive: checks and mends an archive of news events

Usage
${commands.map(({ name, usage }) => `  event-archive ${name} ${usage}\n`).join('')}  event-archive --version

  event-archive COMMAND --help   lists the options of a command

The language server for editors is the program event-archive-server.
`;
