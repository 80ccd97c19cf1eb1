/** What happens to an archive in a property test: steps at random, each of them possible at any time, and readable in a report. */
import fc from 'fast-check';
import { kindOfPath } from '../../server/src/core/path.js';
import { DAYS, LABELS, PREFIXES, SOURCES, THEMES, TITLES, TOPICS, type Theme } from './alphabet.js';

/** What a file says, before it is known which kind of file. */
export interface Content {
  readonly title: string;
  readonly topic: string;
  readonly links: readonly ContentLink[];
  /** Earlier versions. */
  readonly changes: readonly string[];
  readonly sources: readonly ContentSource[];
  /** How often its first relation is repeated, to make a tag usual, and its first source, to make a label usual. */
  readonly repeats: number;
}

interface ContentLink {
  readonly link: string;
  readonly label: string;
  readonly tags: readonly string[];
}

interface ContentSource {
  readonly url: string;
  readonly label: string;
}

/** How the editor tells what happened on the disk since it last did: events come in any order, and more than once. */
export const TELLINGS = ['in order', 'reversed', 'twice', 'one by one', 'in two', 'by folders'] as const;
export type Telling = (typeof TELLINGS)[number];

/** What somebody does to the files. */
export type DiskStep =
  | { readonly do: 'write'; readonly path: string; readonly content: Content }
  | { readonly do: 'remove' | 'remove folder'; readonly path: string }
  | { readonly do: 'move' | 'move folder'; readonly from: string; readonly to: string };

export type Step =
  | DiskStep
  | { readonly do: 'edit'; readonly path: string; readonly content: Content }
  | { readonly do: 'retitle' | 'prefix links'; readonly path: string; readonly by: string }
  | { readonly do: 'open' | 'close' | 'save'; readonly path: string }
  | { readonly do: 'tell'; readonly how: Telling }
  | { readonly do: 'stop' | 'start' | 'rebuild' | 'compare' };

/** A run: the files that are there at the start, then what happens. */
export interface Run {
  readonly files: readonly DiskStep[];
  readonly steps: readonly Step[];
}

const is = <Do extends string>(name: Do): fc.Arbitrary<Do> => fc.constant(name);

export function anyContent({ links, prefixes, tags }: Theme): fc.Arbitrary<Content> {
  const anyLink: fc.Arbitrary<ContentLink> = fc.record({
    link: fc.tuple(fc.constantFrom(...prefixes), fc.constantFrom(...links)).map((parts) => parts.join('')),
    label: fc.constantFrom(...TITLES),
    tags: fc.array(fc.constantFrom(...tags), { maxLength: 3 }),
  });
  return fc.record({
    title: fc.constantFrom(...TITLES),
    topic: fc.constantFrom(...TOPICS),
    links: fc.array(anyLink, { maxLength: 4 }),
    changes: fc.array(fc.constantFrom(...links), { maxLength: 2 }),
    sources: fc.array(fc.record({ url: fc.constantFrom(...SOURCES), label: fc.constantFrom(...LABELS) }), {
      maxLength: 2,
    }),
    repeats: fc.constantFrom(0, 0, 0, 10),
  });
}

function anyStep(theme: Theme): fc.Arbitrary<Step> {
  const path = fc.constantFrom(...theme.paths);
  const opened = fc.constantFrom(...theme.opened);
  const folder = fc.constantFrom(...theme.folders);
  const content = anyContent(theme);
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: is('write'), path, content }) },
    { weight: 8, arbitrary: fc.record({ do: is('edit'), path: opened, content }) },
    { weight: 2, arbitrary: fc.record({ do: is('retitle'), path: opened, by: fc.constantFrom(...TITLES) }) },
    { weight: 2, arbitrary: fc.record({ do: is('prefix links'), path: opened, by: fc.constantFrom(...PREFIXES) }) },
    { weight: 4, arbitrary: fc.record({ do: is('remove'), path }) },
    { weight: 3, arbitrary: fc.record({ do: is('open'), path: opened }) },
    { weight: 4, arbitrary: fc.record({ do: is('close'), path: opened }) },
    { weight: 3, arbitrary: fc.record({ do: is('save'), path: opened }) },
    { weight: 4, arbitrary: fc.record({ do: is('move'), from: path, to: path }) },
    { weight: 4, arbitrary: fc.record({ do: is('move folder'), from: folder, to: folder }) },
    { weight: 1, arbitrary: fc.record({ do: is('remove folder'), path: folder }) },
    { weight: 6, arbitrary: fc.record({ do: is('tell'), how: fc.constantFrom(...TELLINGS) }) },
    { weight: 5, arbitrary: fc.record({ do: is('compare') }) },
    { weight: 1, arbitrary: fc.record({ do: is('stop') }) },
    { weight: 1, arbitrary: fc.record({ do: is('start') }) },
    { weight: 2, arbitrary: fc.record({ do: is('rebuild') }) },
  );
}

/** So many steps; a run may begin with files. */
export function anyRun(leastSteps: number, mostSteps: number): fc.Arbitrary<Run> {
  return fc.oneof(
    ...THEMES.map((theme) => {
      const write = fc.record({ do: is('write'), path: fc.constantFrom(...theme.paths), content: anyContent(theme) });
      return fc.record({
        files: fc.array(write, { maxLength: 20, size: 'max' }),
        steps: fc.array(anyStep(theme), { minLength: leastSteps, maxLength: mostSteps, size: 'max' }),
      });
    }),
  );
}

/** The text of a file that says so, as a file of its kind would. */
export function textOf(path: string, content: Content): string {
  const { title, topic, changes, repeats } = content;
  const links = [...Array.from({ length: repeats }, () => content.links.slice(0, 1)).flat(), ...content.links];
  const kind = kindOfPath(path);
  if (kind === 'page') return links.map(({ link, label }) => `See [${label}](${link}).\n`).join('\n');
  const folder = DAYS.find((day) => path.startsWith(day)) ?? DAYS[0];
  const date = `[${folder.slice('news/'.length).replaceAll('/', '-')}](/${folder}/index.md)`;
  if (kind === 'day-index') {
    const entries = links.map(({ link, label, tags }) => `### [${label}](${link})\n_Context: ${tags.join(', ')}_\n`);
    return [`## ${date}`, ...entries].join('\n\n');
  }
  const items = (values: readonly string[]): string => values.map((value, i) => `${i + 1}. ${value}\n`).join('');
  const cited = [...Array.from({ length: 2 * repeats }, () => content.sources.slice(0, 1)).flat(), ...content.sources];
  const sources = cited.map(({ url, label }) => `[${label}](${url})`);
  const versions = changes.map((link) => `[Earlier](${link}) _(First version)_`);
  const relations = links.map(({ link, label, tags }) => `[${label}](${link}) _Context: ${tags.join(', ')}_`);
  return [
    `### ${date}`,
    ...(topic === '' ? [] : [`##### ${topic}`]),
    `# ${title}`,
    ...(sources.length === 0 ? [] : ['### Sources:', items(sources)]),
    ...(versions.length === 0 ? [] : ['### Changes:', items(versions)]),
    ...(relations.length === 0 ? [] : ['### Related:', items(relations)]),
  ].join('\n\n');
}

/** A step on one line, as a person would tell it. */
export function describeStep(step: Step): string {
  switch (step.do) {
    case 'write':
    case 'edit':
      return `${step.do} ${step.path}: ${JSON.stringify(textOf(step.path, step.content))}`;
    case 'move':
    case 'move folder':
      return `${step.do} ${step.from} to ${step.to}`;
    case 'retitle':
    case 'prefix links':
      return `${step.do} ${step.path} by "${step.by}"`;
    case 'tell':
      return `tell ${step.how}`;
    case 'remove':
    case 'remove folder':
    case 'open':
    case 'close':
    case 'save':
      return `${step.do} ${step.path}`;
    case 'stop':
    case 'start':
    case 'rebuild':
    case 'compare':
      return step.do;
  }
}
