/** `event-archive stats`: what an archive amounts to, and how its events hang together. */
import { archiveStats } from '../../features/archive-stats.js';
import { archiveNamed, parse, type Command } from '../command.js';
import { asJson, FORMAT_OPTION, MOST_OPTION, readFormat, readMost } from '../format.js';
import { openIndex, READING_HELP, READING_OPTIONS } from '../open-index.js';
import { takeSteps } from '../progress.js';
import { statsAsText } from '../report-stats.js';

const HELP = `event-archive stats: counts what is in an archive and how it hangs together

Usage
  event-archive stats [ARCHIVE] [options]

  Events by year       by the folders that they are in
  Tags by use          how many relations carry each, of how many events
  Dead ends            events that relate to no other event that is there
  Nobody relates to    events that no other event relates to
  Islands              groups of events that relate only among themselves,
                       whichever of two relates to the other; the largest
                       group of the archive is no island, and neither is an
                       event without any relation

Options
  --most N               at most N tags, dead ends, events that nobody relates
                         to and islands (default: 20 as text, all as JSON)
  --format text|json     how they are written (default: text)
${READING_HELP}
Exit status
  0  done
  2  could not run; the reason is on standard error

Examples
  event-archive stats --most 5
  event-archive stats ~/archive --format json > stats.json
`;

const OPTIONS = { ...MOST_OPTION, ...FORMAT_OPTION, ...READING_OPTIONS } as const;

const MOST_AS_TEXT = 20;

export const statsCommand: Command = {
  name: 'stats',
  usage: '[ARCHIVE]',
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parse('stats', args, OPTIONS);
    const format = readFormat(values.format);
    const most = readMost(values.most, format, MOST_AS_TEXT);
    const { archive, root } = await openIndex(archiveNamed('stats', positionals, io), values, io);
    const stats = await takeSteps(archiveStats(archive, most), 'Counting', io);
    await io.out(format === 'json' ? asJson(root, stats) : statsAsText(stats));
    return 0;
  },
};
