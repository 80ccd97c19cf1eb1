// @ts-check
/**
 * How many of an event's relations are among the events that are suggested to it: hides them, asks the engine of the language
 * server, and looks which of the hidden ones are among the first ten and the first thirty.
 *
 *   node bench/relation-suggestions.mjs [ARCHIVE]     default: the two archives beside the project
 *
 * Only relations to events that exist in the archive are asked for: nobody can suggest another. The constants were fitted on
 * half of the events of the Chinese archive, and the figures are those of the other half; a day or a month is in both, because an event
 * that is written is not alone either. Beside each stands what a plain tag match finds: the events with the most tags in common,
 * newer ones first.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { run } from '../scripts/lib/process.mjs';
import { inTemporaryFolder } from '../scripts/lib/temporary.mjs';
import { packedArchive, unpackArchive } from './archive.mjs';
import { table } from './table.mjs';

/** The least shares of the relations of a new event, in per cent: what the project promises. */
const LEAST_AMONG_TEN = 44;
const LEAST_AMONG_THIRTY = 70;

const root = fileURLToPath(new URL('..', import.meta.url));
await ensureInstalled(root);
await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'server'], { cwd: root });

const { itemsOf } = await import('../out/server/src/core/event.js');
const { scanFile } = await import('../out/server/src/core/read.js');
const { eventsWithTopics, newestOf } = await import('../out/server/src/features/find-events.js');
const { suggestRelations } = await import('../out/server/src/features/suggest-relations.js');
const { readArchiveFile } = await import('../out/server/src/host/files.js');
const { silentLog } = await import('../out/server/src/host/log.js');
const { emptyIndex, indexArchive } = await import('../out/server/src/indexing/index-archive.js');

/**
 * @typedef {import('../out/server/src/core/archive.js').Archive} Archive
 * @typedef {import('../out/server/src/core/event.js').Event} Event
 * @typedef {{ path: string, text: string, file: Event }} Asked
 * @typedef {{ name: string, isHidden: (index: number) => boolean, hidesBacklinks: boolean }} Hiding
 * @typedef {{ events: number, hidden: number, ten: number, thirty: number, plainTen: number, plainThirty: number, found: number, exact: number }} Count
 */

/** @type {readonly Hiding[]} */
const HIDINGS = [
  { name: 'its relations and those back to it', isHidden: () => true, hidesBacklinks: true },
  { name: 'its relations', isHidden: () => true, hidesBacklinks: false },
  { name: 'every other of its relations', isHidden: (index) => index % 2 === 0, hidesBacklinks: false },
];

/** Events are also counted apart by how many of their relations lead to events that exist. */
const GROUPS = [1, 5, 10];

/** @type {readonly import('./table.mjs').Column<{ hiding: Hiding, least: number, count: Count }>[]} */
const COLUMNS = [
  { title: 'hidden', align: 'left', text: ({ hiding }) => hiding.name },
  { title: 'events with', text: ({ least }) => `${least} or more` },
  { title: 'events', text: ({ count }) => String(count.events) },
  { title: 'relations', text: ({ count }) => String(count.hidden) },
  { title: 'among ten', text: ({ count }) => share(count.ten, count.hidden) },
  { title: 'plain match', text: ({ count }) => share(count.plainTen, count.hidden) },
  { title: 'among thirty', text: ({ count }) => share(count.thirty, count.hidden) },
  { title: 'plain match', text: ({ count }) => share(count.plainThirty, count.hidden) },
  { title: 'with exactly its tags', text: ({ count }) => share(count.exact, count.found) },
];

const english = resolve(root, '..', 'shared', 'archive-en');
const packed = packedArchive(root);
const [given] = process.argv.slice(2);
if (given !== undefined) await measure(given, 'The archive', () => true);
else {
  if (existsSync(packed))
    await inTemporaryFolder(async (folder) => {
      const archive = await unpackArchive(packed, folder);
      const [newEvent] = await measure(archive, 'Chinese archive', (path) => crc32(path) % 2 === 1);
      judge(newEvent);
    });
  if (existsSync(english)) await measure(english, 'English sample', () => true);
  if (!existsSync(packed) && !existsSync(english))
    console.log('No archive given and none beside the project: nothing measured.');
}

/**
 * @param {string} folder the archive root
 * @param {string} name
 * @param {(path: string) => boolean} isAsked
 * @returns {Promise<readonly Count[]>} of all events, for each way of hiding
 */
async function measure(folder, name, isAsked) {
  const index = emptyIndex();
  for await (const _step of indexArchive(folder, index, silentLog)) continue;
  const { archive } = index;
  const events = readEvents(archive, folder);
  const sizes = [...events.values()].map((event) => targetsOf(event, events).length);
  const qualify = GROUPS.map((least) => `${sizes.filter((size) => size >= least).length} have ${least}`).join(', ');
  console.log(`\n# ${name}: ${events.size} events; of relations to one of them ${qualify} or more\n`);

  const rows = [];
  const all = [];
  for (const hiding of HIDINGS) {
    const counts = GROUPS.map(() => emptyCount());
    for (const event of events.values()) if (isAsked(event.path)) askAbout(event, events, archive, hiding, counts);
    for (const [group, count] of counts.entries()) rows.push({ hiding, least: GROUPS[group] ?? 1, count });
    all.push(counts[0] ?? emptyCount());
  }
  console.log(table(COLUMNS, rows));
  return all;
}

/**
 * @param {Archive} archive
 * @param {string} folder
 */
function readEvents(archive, folder) {
  /** @type {Map<string, Asked>} */
  const events = new Map();
  for (const path of [...archive.paths()].sort()) {
    const text = readArchiveFile(folder, path, silentLog);
    const file = text === undefined ? undefined : scanFile(path, text);
    if (text !== undefined && file?.kind === 'event') events.set(path, { path, text, file });
  }
  return events;
}

/**
 * @param {Asked} event
 * @param {ReadonlyMap<string, Asked>} events
 * @param {Archive} archive
 * @param {Hiding} hiding
 * @param {readonly Count[]} counts for each group
 */
function askAbout(event, events, archive, { isHidden, hidesBacklinks }, counts) {
  const { path, file } = event;
  const size = targetsOf(event, events).length;
  const asked = without(event, (_, index) => isHidden(index));
  const kept = targetsOf(asked, events);
  const hidden = new Map(
    itemsOf(file, 'related').flatMap(({ link, context }) => {
      const target = link?.target.kind === 'event' ? link.target.path : '';
      const isWanted = events.has(target) && target !== path && !kept.includes(target);
      return isWanted ? [[target, context?.tags.map(({ text }) => text).join(', ') ?? '']] : [];
    }),
  );
  if (hidden.size === 0) return;

  const sources = hidesBacklinks ? archive.backlinks(path).map(({ source }) => archive.pathOf(source)) : [];
  const changed = [...new Set(sources)]
    .flatMap((source) => events.get(source) ?? [])
    .filter((source) => source !== event);
  for (const source of changed)
    archive.set(
      source.path,
      without(source, ({ link }) => link?.target.kind === 'event' && link.target.path === path).file,
    );
  archive.set(path, asked.file);
  const suggested = suggestRelations(asked, archive, 30);
  const plain = plainMatch(asked, archive, 30);
  for (const source of [...changed, event]) archive.set(source.path, source.file);

  for (const [group, count] of counts.entries()) {
    if (size < (GROUPS[group] ?? 1)) continue;
    const among = (/** @type {readonly string[]} */ paths) => paths.filter((found) => hidden.has(found)).length;
    const paths = suggested.map((suggestion) => suggestion.path);
    count.events++;
    count.hidden += hidden.size;
    count.ten += among(paths.slice(0, 10));
    count.thirty += among(paths);
    count.plainTen += among(plain.slice(0, 10));
    count.plainThirty += among(plain);
    const found = suggested.filter((suggestion) => hidden.has(suggestion.path));
    count.found += found.length;
    count.exact += found.filter((suggestion) => hidden.get(suggestion.path) === suggestion.tags.join(', ')).length;
  }
}

/**
 * What a plain search by tags would find: events that have the most of those tags that the event's text, topic and relations name.
 * @param {Asked} event
 * @param {Archive} archive
 * @param {number} most
 * @returns {readonly string[]}
 */
function plainMatch({ path, file }, archive, most) {
  const topic = file.topic?.text ?? '';
  const names = new Set([
    ...archive.namesIn(`${file.titles[0]?.text ?? ''}\n${file.summary?.text ?? ''}`).keys(),
    ...itemsOf(file, 'related').flatMap(({ context }) => context?.tags.map(({ text }) => text) ?? []),
    ...(topic === '' ? [] : [topic]),
  ]);
  const tags = [...names].map((name) => archive.tags.idOf(name)).filter((tag) => tag !== undefined);
  const byTopic = eventsWithTopics(archive, [...names]);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const [tag, withTag] of tags.map((tag) => /** @type {const} */ ([tag, archive.taggedEvents.with(tag)]))) {
    for (const id of new Set([...withTag, ...(byTopic.get(archive.tags.name(tag)) ?? [])]))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const related = new Set(
    itemsOf(file, 'related').map(({ link }) => (link?.target.kind === 'event' ? link.target.path : '')),
  );
  /** @type {Map<number, number[]>} */
  const byCount = new Map();
  for (const [id, count] of counts) byCount.set(count, [...(byCount.get(count) ?? []), id]);
  return [...byCount]
    .sort(([a], [b]) => b - a)
    .flatMap(([, ids]) => newestOf(archive, ids, ids.length))
    .map((id) => archive.pathOf(id))
    .filter((other) => other !== path && !related.has(other))
    .slice(0, most);
}

/**
 * The event without some of its relations.
 * @param {Asked} event
 * @param {(item: import('../out/server/src/core/event.js').Item, index: number) => boolean} isHidden
 * @returns {Asked}
 */
function without({ path, text, file }, isHidden) {
  const sections = file.sections.map((section) => ({
    ...section,
    items: section.kind === 'related' ? section.items.filter((item, index) => !isHidden(item, index)) : section.items,
  }));
  return { path, text, file: { ...file, sections } };
}

/**
 * The events that it relates to, each once, as far as they exist.
 * @param {Asked} event
 * @param {ReadonlyMap<string, Asked>} events
 */
function targetsOf({ path, file }, events) {
  const targets = itemsOf(file, 'related').map(({ link }) => (link?.target.kind === 'event' ? link.target.path : ''));
  return [...new Set(targets)].filter((target) => target !== path && events.has(target));
}

/** @returns {Count} */
function emptyCount() {
  return { events: 0, hidden: 0, ten: 0, thirty: 0, plainTen: 0, plainThirty: 0, found: 0, exact: 0 };
}

/** @param {Count | undefined} count */
function judge(count = emptyCount()) {
  const [ten, thirty] = [percent(count.ten, count.hidden), percent(count.thirty, count.hidden)];
  const isMet = ten >= LEAST_AMONG_TEN && thirty >= LEAST_AMONG_THIRTY;
  console.log(
    `\nOf a new event at least ${LEAST_AMONG_TEN} % among ten, ${LEAST_AMONG_THIRTY} % among thirty: ${isMet ? 'met' : 'missed'}`,
  );
  if (!isMet) process.exitCode = 1;
}

/**
 * @param {number} part
 * @param {number} whole
 */
function percent(part, whole) {
  return (100 * part) / Math.max(whole, 1);
}

/**
 * @param {number} part
 * @param {number} whole
 */
function share(part, whole) {
  return `${percent(part, whole).toFixed(1)} %`;
}
