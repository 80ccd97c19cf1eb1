/** `event-archive doubles`: lists events that are probably one, written down twice. */
import { counted } from '../../core/counted.js';
import { plainText } from '../../core/fold.js';
import { findDoubles } from '../../features/doubles.js';
import { archiveNamed, parse, type Command } from '../command.js';
import { asJson, FORMAT_OPTION, readFormat } from '../format.js';
import { ENVIRONMENT_HELP, openIndex, READING_HELP, READING_OPTIONS } from '../open-index.js';
import { takeSteps } from '../progress.js';

const HELP = `event-archive doubles: lists events that are probably one, written down twice

Usage
  event-archive doubles [ARCHIVE] [options]

  Events of one day, or of two days in a row, with like titles; the likeliest
  first. Merge two of them with event-archive merge-events.

Options
  --format text|json     how they are written (default: text)
${READING_HELP}
${ENVIRONMENT_HELP}
Exit status
  0  done, whether there are any or not
  2  could not run; the reason is on standard error

Examples
  event-archive doubles
  event-archive doubles ~/archive --format json
`;

export const doubles: Command = {
  name: 'doubles',
  usage: '[ARCHIVE]',
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parse('doubles', args, { ...FORMAT_OPTION, ...READING_OPTIONS });
    const format = readFormat(values.format);
    const { archive, root } = await openIndex(archiveNamed('doubles', positionals, io), values, io);
    const found = await takeSteps(findDoubles(archive), 'Comparing events', io);
    if (format === 'json') {
      await io.out(asJson(root, { doubles: found }));
      return 0;
    }
    for (const { paths, likeness, why } of found) {
      const titles = paths.map((path) => `  ${path}\n    ${plainText(archive.event(path)?.title ?? '')}\n`);
      await io.out(`${why} (${Math.round(likeness * 100)} % alike)\n${titles.join('')}\n`);
    }
    await io.out(`${counted(found.length, 'probable double', 'probable doubles')}\n`);
    return 0;
  },
};
