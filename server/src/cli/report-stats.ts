/** The statistics of an archive for people: numbers in columns, names behind them, because names are of any width. */
import { counted } from '../core/counted.js';
import type { ArchiveStats, Islands, ListedEvents } from '../features/archive-stats.js';

/** The longest bar, in characters. */
const BAR = 30;

/** How many events of an island are named. */
const EVENTS_OF_AN_ISLAND = 5;

export function statsAsText(stats: ArchiveStats): string {
  const { events, relations, tags, deadEnds, unrelated } = stats;
  const parts: readonly (readonly string[])[] = [
    [
      `${counted(events, 'event', 'events')}, ${counted(tags.total, 'tag', 'tags')}, ${counted(relations.total, 'relation', 'relations')}` +
        (relations.total > 0
          ? `, ${relations.toOthers} of them to another event that is there (${share(relations.toOthers, relations.total)})`
          : ''),
    ],
    ['Events by year', ...yearLines(stats)],
    ['Tags by use', ...tagLines(stats)],
    listLines('Dead ends', deadEnds, events, deadEnds.named, 'with relations, but to no other event that is there'),
    listLines('Nobody relates to', unrelated, events, stats.alone, 'dead ends as well'),
    islandLines(stats),
  ];
  return parts.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

function yearLines({ years, undated, events }: ArchiveStats): readonly string[] {
  const rows = years.map(({ year, events: of }) => ({ name: String(year).padStart(4, '0'), of }));
  if (undated > 0) rows.push({ name: 'no date', of: undated });
  if (rows.length === 0) return ['  none'];
  const most = largest(rows.map(({ of }) => of));
  const nameWidth = largest(rows.map(({ name }) => name.length));
  const width = String(most).length;
  return rows.map(({ name, of }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((BAR * of) / most)));
    return `  ${name.padEnd(nameWidth)}  ${String(of).padStart(width)}  ${share(of, events).padStart(7)}  ${bar}`;
  });
}

function tagLines({ tags: { total, tags } }: ArchiveStats): readonly string[] {
  if (total === 0) return ['  none'];
  if (tags.length === 0) return more(total);
  const relationsWidth = largest(tags.map(({ relations }) => String(relations).length));
  const eventsWidth = largest(tags.map(({ events }) => String(events).length));
  const heads = ['relations', 'events'] as const;
  const row = (relations: string | number, events: string | number, tag: string): string =>
    `  ${String(relations).padStart(Math.max(relationsWidth, heads[0].length))}  ${String(events).padStart(Math.max(eventsWidth, heads[1].length))}  ${tag}`;
  return [
    row(...heads, 'tag'),
    ...tags.map(({ tag, relations, events }) => row(relations, events, tag)),
    ...more(total - tags.length),
  ];
}

/** `some` of the events are what `which` says. */
function listLines(
  heading: string,
  found: ListedEvents,
  events: number,
  some: number,
  which: string,
): readonly string[] {
  const { total, files } = found;
  if (total === 0) return [`${heading}: none`];
  const ofThem = some > 0 ? `, ${some} of them ${which}` : '';
  return [
    `${heading}: ${counted(total, 'event', 'events')} (${share(total, events)})${ofThem}`,
    ...files.map((file) => `  ${file}`),
    ...more(total - files.length),
  ];
}

function islandLines({ islands, events, largestGroup }: ArchiveStats): readonly string[] {
  const { total, events: ofIslands, sizes, islands: listed } = islands;
  const around =
    largestGroup > 1
      ? `the largest group has ${counted(largestGroup, 'event', 'events')} (${share(largestGroup, events)})`
      : 'no two events relate';
  if (total === 0) return [`Islands: none; ${around}`];
  return [
    `Islands: ${total}, with ${ofIslands} events together (${share(ofIslands, events)}); ${around}`,
    `  ${sizes.map(sizeText).join(', ')}`,
    ...listed.flatMap(({ size, files }) => [
      `  ${size} events`,
      ...files.slice(0, EVENTS_OF_AN_ISLAND).map((file) => `    ${file}`),
      ...more(size - Math.min(size, EVENTS_OF_AN_ISLAND)).map((line) => `  ${line}`),
    ]),
    ...more(total - listed.length),
  ];
}

function sizeText({ size, islands }: Islands['sizes'][number]): string {
  return `${islands} with ${size} events`;
}

function more(left: number): readonly string[] {
  return left > 0 ? [`  and ${left} more`] : [];
}

function share(part: number, whole: number): string {
  return `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(1)} %`;
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}
