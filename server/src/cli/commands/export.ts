/** `event-archive export`: all events for other programs, one JSON object a line, written while they are read. */
import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Archive } from '../../core/archive.js';
import { exportedEvent } from '../../features/export-event.js';
import { archiveNamed, parse, type Command } from '../command.js';
import type { Io } from '../io.js';
import { openIndex, READING_HELP, READING_OPTIONS, type OpenIndex } from '../open-index.js';
import { fileOutput, standardOutput, type Output } from '../outputs.js';
import { progressLine } from '../progress.js';

const HELP = `event-archive export: writes all events as JSON Lines, for other programs

Usage
  event-archive export [ARCHIVE] [options]

  One object a line for each event, in the order of their paths. Events are
  written as they are read, however many there are.

Fields
  file       the path in the archive: news/2014/03/7/slug.md
  date       the day of its folder, 2014-03-07; null when that is no date
  title, topic, summary
             null for what the event does not say
  sources    each with label and url, and further: a list of the links behind
             it on its line, such as pictures, each with label and url
  changes    each with label, url and file as below, and note: what stands
             behind the link, such as "(Current version)", or null
  relations  each with
               label, url  the link as it is written
               file        the path of the file that it leads to; null when
                           there is none
               title       the title of that event, or null
               tags        the tags of the context

  Every field is always there. url is null for an item without a link; its
  text is the label then.

Options
  --output FILE          write to FILE, all of it or, if that fails, nothing
                         (default: standard output)
${READING_HELP}
Exit status
  0  done
  2  could not run; the reason is on standard error

Examples
  event-archive export | jq -r 'select(.topic == "Mali") | .title'
  event-archive export ~/archive --output events.jsonl
`;

const OPTIONS = { output: { type: 'string' }, ...READING_OPTIONS } as const;

/** Characters that are written at once. */
const PIECE = 64 * 1024;

export const exportCommand: Command = {
  name: 'export',
  usage: '[ARCHIVE]',
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parse('export', args, OPTIONS);
    const archive = archiveNamed('export', positionals, io);
    const { output: file } = values;
    const output = file === undefined ? standardOutput(io) : fileOutput(resolve(io.cwd, file), `--output ${file}`, io);
    try {
      await writeEvents(await openIndex(archive, values, io), output, io);
      output.finish();
    } catch (error) {
      output.abandon();
      throw error;
    }
    return 0;
  },
};

/** An event that has gone since the index was read is left out, and standard error says so. */
async function writeEvents({ around }: OpenIndex, output: Output, io: Io): Promise<void> {
  const { archive } = around;
  const progress = progressLine(io);
  const paths = eventPaths(archive);
  let piece = '';
  try {
    for (const [index, path] of paths.entries()) {
      const document = around.read(path);
      if (document?.file.kind === 'event') {
        piece += `${JSON.stringify(exportedEvent({ ...document, file: document.file }, archive))}\n`;
      }
      if (piece.length < PIECE) continue;
      progress.show(`Writing events: ${index + 1} of ${paths.length}`);
      await output.write(piece);
      piece = '';
      // Also where nobody had to be waited for, so that an interrupt is heard.
      await nextTurn();
    }
    await output.write(piece);
  } finally {
    progress.clear();
  }
}

function eventPaths(archive: Archive): readonly string[] {
  return [...archive.eventIds()].map((id) => archive.pathOf(id)).sort();
}
