/** `event-archive suggest`: lists the events that one most likely relates to. */
import { resolve } from 'node:path';
import { counted } from '../../core/counted.js';
import { plainText } from '../../core/fold.js';
import { eventAt } from '../../edits/event-at.js';
import { MOST_SUGGESTED, suggestRelations, type Suggestion } from '../../features/suggest-relations.js';
import { archivePathOf } from '../../host/files.js';
import { parse, type Command } from '../command.js';
import { asJson, FORMAT_OPTION, readFormat } from '../format.js';
import { UsageError } from '../io.js';
import { ENVIRONMENT_HELP, openIndex, READING_HELP, READING_OPTIONS } from '../open-index.js';

const HELP = `event-archive suggest: lists the events that one most likely relates to

Usage
  event-archive suggest EVENT [options]

  The likeliest first, at most ${MOST_SUGGESTED}, with the tags that both have in common, told
  by the titles, topics and relations of the whole archive. EVENT itself and
  what it relates to already are left out. Nothing is changed.

Options
  --format text|json     how they are written (default: text)
${READING_HELP}
${ENVIRONMENT_HELP}
Exit status
  0  done, whether there are any or not
  2  could not run; the reason is on standard error

Examples
  event-archive suggest news/2012/03/22/bridge-opens.md
`;

export const suggest: Command = {
  name: 'suggest',
  usage: 'EVENT',
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parse('suggest', args, { ...FORMAT_OPTION, ...READING_OPTIONS });
    const format = readFormat(values.format);
    const [name, more] = positionals;
    if (name === undefined || more !== undefined)
      throw new UsageError('suggest: expected one event (see event-archive suggest --help)');
    const { archive, root, around } = await openIndex(resolve(io.cwd, name), values, io);
    const path = archivePathOf(root, resolve(io.cwd, name)) ?? name;
    const suggestions = suggestRelations(eventAt(path, around), archive);
    if (format === 'json') await io.out(asJson(root, { event: path, suggestions: suggestions.map(withFile) }));
    else
      await io.out(`${suggestions.map(textOf).join('')}${counted(suggestions.length, 'suggestion', 'suggestions')}\n`);
    return 0;
  },
};

function textOf({ path, title, date, tags, reasons, relatesBack }: Suggestion): string {
  const lines = [
    path,
    `${date} ${plainText(title)}`,
    ...(tags.length > 0 ? [`Common: ${tags.join(', ')}`] : []),
    `Why: ${[...reasons, ...(relatesBack ? ['relates back'] : [])].join('; ')}`,
  ];
  return `${lines.join('\n  ')}\n\n`;
}

/** A path is a `file` wherever this program writes JSON. */
function withFile({ path, ...rest }: Suggestion): object {
  return { file: path, ...rest };
}
