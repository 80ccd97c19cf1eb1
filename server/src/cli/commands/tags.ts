/** `event-archive tags`: reports what may be wrong with the tags of an archive. */
import { TAG_REPORT_PARTS, tagReport, type TagReportPart } from '../../features/tag-report.js';
import { archiveNamed, parse, type Command } from '../command.js';
import { FORMAT_OPTION, MOST_OPTION, readFormat, readMost, type Format } from '../format.js';
import type { Io } from '../io.js';
import { ENVIRONMENT_HELP, openIndex, READING_HELP, READING_OPTIONS, type OpenIndex } from '../open-index.js';
import { takeSteps } from '../progress.js';
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
  ...MOST_OPTION,
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
    const path = archiveNamed('tags', positionals, io);
    const format = readFormat(values.format);
    const most = readMost(values.most, format, MOST_AS_TEXT);
    const wanted = TAG_REPORT_PARTS.filter((part) => values[PART_OPTIONS[part]]);
    const parts = wanted.length > 0 ? wanted : TAG_REPORT_PARTS;
    await report(await openIndex(path, values, io), parts, most, format, io);
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
  const found = await takeSteps(tagReport(parts, most, around), 'Looking at the tags', io);
  await io.out(format === 'json' ? tagsAsJson(root, around.archive, found) : tagsAsText(found));
}
