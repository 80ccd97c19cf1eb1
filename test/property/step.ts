/** What happens to an archive in a property test: steps at random, each of them possible at any time, and readable in a report. */
import fc from 'fast-check';
import { kindOfPath } from '../../server/src/core/path.js';
import { DAYS, FOLDERS, LINKS, OPENED, PATHS, PREFIXES, TAGS, TITLES, TOPICS } from './alphabet.js';

/** What a file says, before it is known which kind of file. */
export interface Content {
  readonly title: string;
  readonly topic: string;
  readonly links: readonly ContentLink[];
  /** Earlier versions. */
  readonly changes: readonly string[];
  /** How often its first relation is repeated, to make a tag usual. */
  readonly repeats: number;
}

interface ContentLink {
  readonly link: string;
  readonly label: string;
  readonly tags: readonly string[];
}

/** How the editor tells what happened on the disk since it last did: events come in any order, and more than once. */
export const TELLINGS = ['in order', 'reversed', 'twice', 'one by one', 'in two', 'by folders'] as const;
export type Telling = (typeof TELLINGS)[number];

export type Step =
  | { readonly do: 'write' | 'edit'; readonly path: string; readonly content: Content }
  | { readonly do: 'remove' | 'open' | 'close' | 'save'; readonly path: string }
  | { readonly do: 'move' | 'move folder'; readonly from: string; readonly to: string }
  | { readonly do: 'remove folder'; readonly path: string }
  | { readonly do: 'tell'; readonly how: Telling }
  | { readonly do: 'stop' | 'start' | 'rebuild' | 'compare' };

const anyLink: fc.Arbitrary<ContentLink> = fc.record({
  link: fc
    .tuple(
      fc.oneof({ weight: 5, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...PREFIXES) }),
      fc.constantFrom(...LINKS),
    )
    .map((parts) => parts.join('')),
  label: fc.constantFrom(...TITLES),
  tags: fc.array(fc.constantFrom(...TAGS), { maxLength: 3 }),
});

export const anyContent: fc.Arbitrary<Content> = fc.record({
  title: fc.constantFrom(...TITLES),
  topic: fc.constantFrom(...TOPICS),
  links: fc.array(anyLink, { maxLength: 4 }),
  changes: fc.array(fc.constantFrom(...LINKS), { maxLength: 2 }),
  repeats: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(10) }),
});

const anyPath = fc.constantFrom(...PATHS);
const anyOpened = fc.constantFrom(...OPENED);
const anyFolder = fc.constantFrom(...FOLDERS);
const is = <Do extends string>(name: Do): fc.Arbitrary<Do> => fc.constant(name);

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: is('write'), path: anyPath, content: anyContent }) },
  { weight: 8, arbitrary: fc.record({ do: is('edit'), path: anyOpened, content: anyContent }) },
  { weight: 4, arbitrary: fc.record({ do: is('remove'), path: anyPath }) },
  { weight: 3, arbitrary: fc.record({ do: is('open'), path: anyOpened }) },
  { weight: 3, arbitrary: fc.record({ do: is('close'), path: anyOpened }) },
  { weight: 3, arbitrary: fc.record({ do: is('save'), path: anyOpened }) },
  { weight: 4, arbitrary: fc.record({ do: is('move'), from: anyPath, to: anyPath }) },
  { weight: 2, arbitrary: fc.record({ do: is('move folder'), from: anyFolder, to: anyFolder }) },
  { weight: 1, arbitrary: fc.record({ do: is('remove folder'), path: anyFolder }) },
  { weight: 6, arbitrary: fc.record({ do: is('tell'), how: fc.constantFrom(...TELLINGS) }) },
  { weight: 4, arbitrary: fc.record({ do: is('compare') }) },
  { weight: 1, arbitrary: fc.record({ do: is('stop') }) },
  { weight: 1, arbitrary: fc.record({ do: is('start') }) },
  { weight: 1, arbitrary: fc.record({ do: is('rebuild') }) },
);

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
  const versions = changes.map((link) => `[Earlier](${link}) _(First version)_`);
  const relations = links.map(({ link, label, tags }) => `[${label}](${link}) _Context: ${tags.join(', ')}_`);
  return [
    `### ${date}`,
    ...(topic === '' ? [] : [`##### ${topic}`]),
    `# ${title}`,
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
    case 'tell':
      return `tell ${step.how}`;
    default:
      return 'path' in step ? `${step.do} ${step.path}` : step.do;
  }
}
