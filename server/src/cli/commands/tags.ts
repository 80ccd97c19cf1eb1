/** `event-archive tags`: reports what may be wrong with the tags of an archive. */
import { resolve } from 'node:path';
import { TAG_REPORT_PARTS, tagReport, type TagReportPart } from '../../features/tag-report.js';
import { parse, type Command } from '../command.js';
import { FORMAT_OPTION, readFormat, type Format } from '../format.js';
import { UsageError, type Io } from '../io.js';
import { ENVIRONMENT_HELP, openIndex, READING_HELP, READING_OPTIONS, type OpenIndex } from '../open-index.js';
import { progressLine } from '../progress.js';
import { tagsAsJson, tagsAsText } from '../report-tags.js';

const HELP = `event-archive tags: reports what may be wrong with the tags of an archive

Usage
  event-archive tags [ARCHIVE] [options]

  Nothing is changed. What should be one tag is made one by
  event-archive rename-tag.

Options
  --near-duplicates      tags that may be one thing under several names
  --used-once            tags of a single relation
  --unborne              tags that stand in neither event's title, summary nor
                         topic; reads every event
                         (without any of these three: all of them)
  --most N               at most N findings of each kind, the most telling first
                         (default: 50 as text, all as JSON)
  --format text|json     how the report is written (default: text)
${READING_HELP}
${ENVIRONMENT_HELP}
Exit status
  0  done
  2  could not run; the reason is on standard error

Examples
  event-archive tags
  event-archive tags ~/archive --near-duplicates --most 20
`;

/** The option that asks for each part. */
const PART_OPTIONS: Readonly<Record<TagReportPart, 'near-duplicates' | 'used-once' | 'unborne'>> = {
  nearDuplicates: 'near-duplicates',
  usedOnce: 'used-once',
  unborne: 'unborne',
};

const OPTIONS = {
  'near-duplicates': { type: 'boolean', default: false },
  'used-once': { type: 'boolean', default: false },
  unborne: { type: 'boolean', default: false },
  most: { type: 'string' },
  ...FORMAT_OPTION,
  ...READING_OPTIONS,
} as const;

const MOST_AS_TEXT = 50;

export const tagsCommand: Command = {
  name: 'tags',
  usage: '[ARCHIVE]',
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parse('tags', args, OPTIONS);
    const [archivePath = '.', more] = positionals;
    if (more !== undefined) throw new UsageError('tags: expected one archive (see event-archive tags --help)');
    const format = readFormat(values.format);
    const most = readMost(values.most, format === 'json' ? Infinity : MOST_AS_TEXT);
    const wanted = TAG_REPORT_PARTS.filter((part) => values[PART_OPTIONS[part]]);
    const parts = wanted.length > 0 ? wanted : TAG_REPORT_PARTS;
    await report(await openIndex(resolve(io.cwd, archivePath), values, io), parts, most, format, io);
    return 0;
  },
};

async function report(
  { root, around }: OpenIndex,
  parts: readonly TagReportPart[],
  most: number,
  format: Format,
  io: Io,
): Promise<void> {
  const progress = progressLine(io);
  const steps = tagReport(parts, most, around);
  let step = steps.next();
  for (; !step.done; step = steps.next()) progress.show('Looking at the tags');
  progress.clear();
  await io.out(format === 'json' ? tagsAsJson(root, around.archive, step.value) : tagsAsText(step.value));
}

function readMost(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d+$/.test(text)) throw new UsageError(`--most ${text}: expected a number, 0 or more`);
  return Number(text);
}
