/** `event-archive doubles`: lists events that are probably one, written down twice. */
import { resolve } from 'node:path';
import { counted } from '../../core/counted.js';
import { plainText } from '../../core/fold.js';
import { allSteps } from '../../core/steps.js';
import { findDoubles } from '../../features/doubles.js';
import { parse, type Command } from '../command.js';
import { asJson, FORMAT_OPTION, readFormat } from '../format.js';
import { UsageError } from '../io.js';
import { ENVIRONMENT_HELP, openIndex, READING_HELP, READING_OPTIONS } from '../open-index.js';

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
    const [archivePath = '.', more] = positionals;
    if (more !== undefined) throw new UsageError('doubles: expected one archive (see event-archive doubles --help)');
    const { archive, root } = await openIndex(resolve(io.cwd, archivePath), values, io);
    const found = allSteps(findDoubles(archive));
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
