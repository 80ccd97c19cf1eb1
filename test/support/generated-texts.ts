/** The texts of generated events and day indexes, with one known fault put in where one is asked for. */
import { formatDateLabel, formatDatePath, type CalendarDate } from '../../server/src/core/date.js';
import type { ExpectedProblem, Fault, GeneratedFile } from './generated-archive.js';
import type { Random } from './random.js';

export interface GeneratedEvent {
  readonly id: number;
  readonly date: CalendarDate;
  readonly dateLabel: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly path: string;
}

export interface GeneratedRelation {
  readonly event: GeneratedEvent;
  readonly tags: readonly string[];
}

/** An event in one of the two templates. A fault that its event has no room for, such as a relation's without relations, is left out. */
export function eventText(
  event: GeneratedEvent,
  relations: readonly GeneratedRelation[],
  fault: Fault | undefined,
  random: Random,
): GeneratedFile {
  const isNew = random.next() < 0.3;
  const lines = isNew ? ['', formatsLine(event.path), ''] : [];
  const expected: ExpectedProblem[] = [];
  const expect = (rule: Fault): void => void expected.push({ rule, line: lines.length });

  if (fault === 'date-mismatch' || fault === 'unlisted-event') expect(fault);
  const label = fault === 'date-mismatch' ? otherDay(event.date) : event.dateLabel;
  lines.push(`### [${label}](/news/${formatDatePath(event.date)}/index.md)`, '');
  if (isNew) lines.push(`##### ${event.tags[0] ?? ''}`);
  lines.push(`# ${event.title} `, '');
  if (random.next() < 0.4) lines.push(SUMMARY, '', '');
  else lines.push('', '', '');
  addSources(lines, event, isNew, fault, random, expect);
  if (isNew) lines.push('### Changes:', '', ...changeLines(event), '');
  addRelations(lines, relations, fault, expect);
  return { path: event.path, text: `${lines.join('\n')}\n`, expected };
}

export function dayIndexText(
  date: CalendarDate,
  events: readonly GeneratedEvent[],
  previous: CalendarDate | undefined,
): string {
  const entries = events.flatMap((event) => [
    `##### ${event.tags[0] ?? ''}`,
    `### [${event.title} ](/${event.path})`,
    `_Context: ${event.tags.join(', ')}_`,
    '',
  ]);
  const last = previous ? [`## [Previous Day...](/news/${formatDatePath(previous)}/index.md)`] : [];
  return `## [${formatDateLabel(date)}](/news/${formatDatePath(date)}/index.md)\n\n${[...entries, ...last].join('\n')}\n`;
}

function addSources(
  lines: string[],
  event: GeneratedEvent,
  isNew: boolean,
  fault: Fault | undefined,
  random: Random,
  expect: (rule: Fault) => void,
): void {
  const urls = Array.from(
    { length: 1 + random.below(3) },
    (_, i) => `https://${random.pick(HOSTS)}/${formatDatePath(event.date)}/${event.id}-${i}`,
  );
  if (fault === 'duplicate-source') urls.push(urls[0] ?? '');
  if (fault === 'list-numbering') urls.push(`https://coast-radio.example/${event.id}-more`);
  lines.push(isNew ? '### Sources:' : '### Source:', '');
  for (const [index, url] of urls.entries()) {
    const isLast = index === urls.length - 1;
    const isWrong = (rule: Fault): boolean => fault === rule && isLast;
    if (
      isWrong('malformed-source') ||
      isWrong('unlabelled-source') ||
      isWrong('duplicate-source') ||
      isWrong('list-numbering')
    ) {
      expect(fault ?? 'malformed-source');
    }
    const number = isWrong('list-numbering') ? index + 3 : index + 1;
    const label = isWrong('unlabelled-source') ? '' : 'Coast Radio';
    lines.push(`${number}. [${label}](${isWrong('malformed-source') ? url.replace('https:/', 'htps:') : url})`);
  }
  lines.push('');
}

function addRelations(
  lines: string[],
  relations: readonly GeneratedRelation[],
  fault: Fault | undefined,
  expect: (rule: Fault) => void,
): void {
  if (relations.length === 0) return;
  lines.push('### Related:', '');
  const all = fault === 'duplicate-relation' ? [...relations, ...relations.slice(0, 1)] : relations;
  for (const [index, { event, tags }] of all.entries()) {
    const at = index === all.length - 1 ? fault : undefined;
    if (at && at in RELATION_FAULTS) expect(at);
    const label = at === 'outdated-relation' ? `Earlier: ${event.title}` : event.title;
    const path =
      at === 'unresolved-relation'
        ? event.path.replace('.md', '-gone.md')
        : at === 'malformed-relation'
          ? event.path.replace('.md', '.html')
          : event.path;
    const context =
      at === 'missing-context' ? '' : ` _Context: ${tags.join(', ')}${at === 'malformed-context' ? '' : '_'}`;
    lines.push(`${index + 1}. [${label} ](/${path})${context}`);
  }
}

const RELATION_FAULTS: Readonly<Partial<Record<Fault, true>>> = {
  'unresolved-relation': true,
  'malformed-relation': true,
  'duplicate-relation': true,
  'outdated-relation': true,
  'missing-context': true,
  'malformed-context': true,
};

function changeLines({ path, title }: GeneratedEvent): readonly string[] {
  return [
    `1. [First report: ${title} ](/${path.replace('.md', '-first.md')}) _2018-03-15 17:30:07 (First version)_`,
    `2. [${title} ](/${path}) _(Current version)_`,
  ];
}

function formatsLine(path: string): string {
  const base = `/${path.replace(/\.md$/, '')}`;
  return `Formats: [HTML](${base}.html)  [JSON](${base}.json)  [XML](${base}.xml)  `;
}

function otherDay(date: CalendarDate): string {
  return formatDateLabel({ ...date, day: date.day === 1 ? 2 : 1 });
}

const HOSTS = ['harbour-herald.example', 'coast-radio.example', 'wend-valley-post.example', 'islander.example'];
const SUMMARY =
  'Witnesses spoke of a long night; officials said that nobody had expected it to end before the morning, and thanked all who had helped.';
