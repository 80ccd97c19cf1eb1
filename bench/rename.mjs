// @ts-check
/** Renames that change ten thousand files: how long until the editor has the edit, who waits meanwhile, and on the command line. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atMost } from './bench.mjs';
import { namesIn } from './rename/names.mjs';
import { inFirstRelation, inTitle } from './requests/places.mjs';
import { measureInTurns, ratioOf, summary } from './rounds.mjs';
import { startServer } from './server/session.mjs';
import { spreadOf } from './statistics.mjs';
import { fixed, number, range, table, time } from './table.mjs';

/** Files that name the tag; fewer in an archive that has not ten times as many. */
const AFFECTED_FILES = 10_000;
/** Milliseconds that a person still takes for at once. */
const LONGEST_WAIT = 50;
/** How many times as long as reading the same files planning may take: they are read, understood and compared. */
const MOST_PLANNING = 15;
/** How many times as long as reading and writing the same files a rename may take that is made whole or not at all. */
const MOST_WRITING = 15;

const readAndWrite = fileURLToPath(new URL('./rename/read-and-write.mjs', import.meta.url));

/** What VS Code can do with an edit. */
const EDITS = {
  documentChanges: true,
  resourceOperations: ['create', 'rename', 'delete'],
  changeAnnotationSupport: {},
};

/**
 * @param {import('./bench.mjs').GeneratedBench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function rename(bench) {
  const { archive, events, scratch, rounds, root } = bench;
  const names = namesIn(archive, Math.min(AFFECTED_FILES, Math.floor(events / 10)));
  const cacheFolder = join(scratch, 'rename-cache');
  mkdirSync(cacheFolder);
  const asked = await renameByProtocol(bench, names, cacheFolder);
  const files = asked[0]?.files ?? [];

  const list = join(scratch, 'renamed-files');
  writeFileSync(list, files.map((file) => join(archive, file)).join('\n'));
  const program = (/** @type {string} */ name, /** @type {readonly string[]} */ args) => ({
    name,
    command: process.execPath,
    args,
    folder: archive,
    output: join(scratch, 'rename.out'),
  });
  const cli = join(root, 'dist', 'cli.cjs');
  const newTag = `${names.tag} renamed`;
  // Every round renames it forth and back, so that the archive is in the end what it was.
  const programs = [
    program('read and write the files, plain Node', [readAndWrite, list]),
    program('event-archive rename-tag', [cli, 'rename-tag', names.tag, newTag, '--cache-dir', cacheFolder]),
    program('event-archive rename-tag, back', [cli, 'rename-tag', newTag, names.tag, '--cache-dir', cacheFolder]),
    program('event-archive rename-tag --dry-run', [
      cli,
      'rename-tag',
      names.tag,
      newTag,
      '--dry-run',
      '--cache-dir',
      cacheFolder,
    ]),
  ];
  const measured = [...(await measureInTurns(programs, rounds)).values()];
  const [plain = [], forth = []] = measured;
  const onDisk = measured.map((measurements, index) => ({
    name: programs[index]?.name ?? '',
    count: files.length,
    ...summary(measurements),
    ratio: index === 0 ? undefined : ratioOf(measurements, plain),
  }));
  const rows = asked.map(({ name, files: touched, took, reading, longest, behind, size }) => ({
    name,
    count: touched.length,
    wall: spreadOf(took),
    ratio: spreadOf(took.map((each, round) => each / (reading[round] ?? NaN))),
    longest: spreadOf(longest),
    behind: spreadOf(behind),
    size,
  }));
  return {
    title: `Renames in ${number(events)} events, ${rounds} rounds; over the protocol from the request to the edit, beside reading the same files in a plain loop, with hover asked for meanwhile; on the command line beside reading and writing them`,
    text: `${table(ASKED, rows)}\n\n${table(MADE, onDisk)}`,
    rows: [...rows, ...onDisk],
    limits: [
      ...rows.flatMap(({ name, ratio, longest }, index) => [
        // Of a few files the question and the answer weigh most.
        ...(index === 0
          ? [atMost(`${name}: planning at most ${fixed(MOST_PLANNING)} reading the files`, MOST_PLANNING, ratio)]
          : []),
        atMost(`hover during ${name}: longest wait at most ${time(LONGEST_WAIT)}`, LONGEST_WAIT, longest, time),
      ]),
      atMost(
        `rename-tag: at most ${fixed(MOST_WRITING)} reading and writing the files`,
        MOST_WRITING,
        ratioOf(forth, plain),
      ),
    ],
  };
}

/**
 * @param {import('./bench.mjs').GeneratedBench} bench
 * @param {import('./rename/names.mjs').Names} names
 * @param {string} cacheFolder
 */
async function renameByProtocol({ root, archive, rounds }, { tag, tagged, event }, cacheFolder) {
  const server = await startServer({ root, archive, cacheFolder, edits: EDITS });
  await server.ready();
  const [ofTag, ofTitle] = [await server.open(tagged), await server.open(event)];
  const renames = [
    {
      name: 'a tag',
      uri: ofTag.uri,
      position: positionIn(ofTag.text, `_Context: .*?(?=${escaped(tag)}[,_])`),
      newName: `${tag} renamed`,
    },
    {
      name: 'a title',
      uri: ofTitle.uri,
      position: inTitle(ofTitle.text).position,
      newName: 'A title that nobody had before',
    },
  ].map((each) => ({
    ...each,
    files: /** @type {readonly string[]} */ ([]),
    took: [0],
    reading: [0],
    longest: [0],
    behind: [0],
    size: 0,
  }));
  for (let round = 0; round <= rounds; round++) {
    console.error(round === 0 ? 'Renaming, to warm up' : `Renaming, round ${round} of ${rounds}`);
    for (const each of renames) {
      const { edit, took, longest, behind } = await askMeanwhile(server, each, ofTag);
      each.files = filesOf(edit, server.uriOf('.'));
      each.size = JSON.stringify(edit).length;
      const began = performance.now();
      for (const file of each.files) readFileSync(join(archive, file), 'utf8');
      const reading = performance.now() - began;
      // What the first round finds is not what an editor meets after a few seconds.
      if (round <= 1) Object.assign(each, { took: [], reading: [], longest: [], behind: [] });
      each.took.push(took);
      each.reading.push(reading);
      each.longest.push(longest);
      each.behind.push(behind);
    }
  }
  await server.end();
  return renames;
}

/**
 * @param {import('./server/session.mjs').Session} server
 * @param {{ uri: string, position: import('./server/session.mjs').Position, newName: string }} rename
 * @param {{ uri: string, text: string }} document which hover is asked about
 */
async function askMeanwhile(server, { uri, position, newName }, document) {
  const began = performance.now();
  let took = NaN;
  const renamed = server.request('textDocument/rename', { textDocument: { uri }, position, newName }).then((edit) => {
    took = performance.now() - began;
    return edit;
  });
  let [longest, behind] = [0, 0];
  while (Number.isNaN(took)) {
    const askedAt = performance.now();
    const { position: at } = inFirstRelation(document.text);
    await server.request('textDocument/hover', { textDocument: { uri: document.uri }, position: at });
    const waited = performance.now() - askedAt;
    // The last one stands in line behind the edit: who asks has to read megabytes first.
    if (Number.isNaN(took)) longest = Math.max(longest, waited);
    else behind = waited;
  }
  return { edit: await renamed, took, longest, behind };
}

/**
 * @param {any} edit
 * @param {string} folder the archive's address
 * @returns {readonly string[]} the files that are edited, relative to the archive
 */
function filesOf({ documentChanges }, folder) {
  const uris = documentChanges.flatMap((/** @type {any} */ { textDocument }) => textDocument?.uri ?? []);
  return uris.map((/** @type {string} */ uri) => decodeURIComponent(uri.slice(folder.length + 1)));
}

/**
 * @param {string} text
 * @param {string} before what stands before the place, as an expression
 */
function positionIn(text, before) {
  const match = new RegExp(before).exec(text);
  if (!match) throw new Error(`${before} is not in ${text}`);
  const lines = text.slice(0, match.index + match[0].length).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** @type {readonly import('./table.mjs').Column<any>[]} */
const ASKED = [
  { title: 'renamed in the editor', align: 'left', text: ({ name }) => name },
  { title: 'files', text: ({ count }) => number(count) },
  { title: 'edit', text: ({ size }) => `${(size / 1e6).toFixed(1)} MB` },
  { title: 'planned', text: ({ wall }) => time(wall.median) },
  { title: 'least – most', text: ({ wall }) => range(wall) },
  { title: 'reading them', text: ({ ratio }) => fixed(ratio.median) },
  { title: 'longest wait for hover', text: ({ longest }) => time(longest.median) },
  { title: 'least – most', text: ({ longest }) => range(longest) },
  { title: 'behind the edit', text: ({ behind }) => time(behind.median) },
];

/** @type {readonly import('./table.mjs').Column<any>[]} */
const MADE = [
  { title: 'made on the disk', align: 'left', text: ({ name }) => name },
  { title: 'files', text: ({ count }) => number(count) },
  { title: 'wall clock', text: ({ wall }) => time(wall.median) },
  { title: 'least – most', text: ({ wall }) => range(wall) },
  { title: 'processor', text: ({ cpu }) => (cpu === undefined ? '–' : time(cpu)) },
  { title: 'plain loop', text: ({ ratio }) => (ratio ? fixed(ratio.median) : '') },
];
