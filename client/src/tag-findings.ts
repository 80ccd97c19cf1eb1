/** The tree of the tag report: its three parts, a finding in each row, and the events behind it. */
import { ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { CountedTag, TagEventsAnswer, TagReportAnswer, TagReportPart } from '../../server/src/lsp/tag-protocol.js';
import { counted } from './counted.js';
import type { RejectedFindings } from './rejected-findings.js';

/** A row of the tree. */
export type Finding = PartRow | MergeRow | TagRow | EventRow | NoteRow;

export interface PartRow {
  readonly kind: 'part';
  readonly part: TagReportPart;
}

/** Two spellings of what may be one tag: one decision. */
export interface MergeRow {
  readonly kind: 'merge';
  readonly parent: PartRow;
  readonly tag: CountedTag;
  /** The spelling that is used most. */
  readonly into: CountedTag;
  readonly why: string;
}

/** A tag that is used once, or that no text bears out; below a merge the tag that the other one is merged into. */
export interface TagRow {
  readonly kind: 'tag';
  readonly parent: PartRow | MergeRow;
  readonly tag: string;
  readonly detail: string;
  /** Only relations of which no text bears it out are shown below. */
  readonly isUnborne: boolean;
}

export interface EventRow {
  readonly kind: 'event';
  readonly parent: MergeRow | TagRow;
  readonly event: TagEventsAnswer['events'][number];
}

/** Only says something. */
export interface NoteRow {
  readonly kind: 'note';
  readonly parent: PartRow | MergeRow | TagRow;
  readonly text: string;
}

/** What is known of a part. */
export interface PartFindings {
  /** Those that are dealt with are taken out. */
  readonly rows: (MergeRow | TagRow)[];
  /** How many there are beside them. */
  readonly left: number;
  /** What else there is to say. */
  readonly summary: string;
}

/** The findings of a part in a report that was asked for it, without those that somebody has rejected. */
export function findingsOf(parent: PartRow, report: TagReportAnswer, rejected: RejectedFindings): PartFindings {
  const { nearDuplicates, usedOnce, unborne } = report;
  if (nearDuplicates) {
    // The server leaves out what is to be kept apart.
    const rows = nearDuplicates.groups.flatMap(({ others, ...into }) =>
      others.map(({ why, ...tag }): MergeRow => ({ kind: 'merge', parent, tag, into, why })),
    );
    return { rows, left: nearDuplicates.total - nearDuplicates.groups.length, summary: '' };
  }
  const tagRow = (tag: string, detail: string): TagRow => ({
    kind: 'tag',
    parent,
    tag,
    detail,
    isUnborne: parent.part === 'unborne',
  });
  const open = <Tag extends { readonly tag: string }>(tags: readonly Tag[]): readonly Tag[] =>
    tags.filter(({ tag }) => !rejected.isRight(tag));
  if (usedOnce) {
    const rows = open(usedOnce.tags).map(({ tag }) => tagRow(tag, ''));
    return { rows, left: usedOnce.total - usedOnce.tags.length, summary: '' };
  }
  if (!unborne) return { rows: [], left: 0, summary: '' };
  const rows = open(unborne.tags).map(({ tag, unborne: bare, relations }) =>
    tagRow(tag, `in ${bare} of ${counted(relations, 'relation', 'relations')}`),
  );
  const share = unborne.judged === 0 ? 0 : (100 * unborne.unborne) / unborne.judged;
  const summary = `${unborne.unborne.toLocaleString('en')} of ${counted(unborne.judged, 'place', 'places')}, ${share.toFixed(1)} %`;
  return { rows, left: unborne.total - unborne.tags.length, summary };
}

const TITLES: Readonly<Record<TagReportPart, string>> = {
  nearDuplicates: 'Near-duplicates',
  usedOnce: 'Used once',
  unborne: 'Borne out by no text',
};

const { Collapsed, Expanded, None } = TreeItemCollapsibleState;

/** How a row looks. */
export function rowOf(row: Finding, findings: ReadonlyMap<TagReportPart, PartFindings>): TreeItem {
  switch (row.kind) {
    case 'part':
      return partItem(row, findings.get(row.part));
    case 'merge':
      return mergeItem(row);
    case 'tag': {
      const item = new TreeItem(row.tag, Collapsed);
      item.id = idOf(row);
      item.description = row.detail;
      item.iconPath = new ThemeIcon('tag');
      item.contextValue = row.parent.kind === 'part' ? 'tag' : 'winner';
      return item;
    }
    case 'event':
      return eventItem(row);
    case 'note':
      return new TreeItem(row.text, None);
  }
}

function partItem({ part }: PartRow, findings: PartFindings | undefined): TreeItem {
  const item = new TreeItem(TITLES[part], part === 'nearDuplicates' ? Expanded : Collapsed);
  item.id = part;
  item.description = findings
    ? [(findings.rows.length + findings.left).toLocaleString('en'), findings.summary]
        .filter((text) => text !== '')
        .join('; ')
    : 'unfold to read every event';
  return item;
}

function mergeItem(row: MergeRow): TreeItem {
  const { tag, into, why } = row;
  const item = new TreeItem(`${tag.tag} → ${into.tag}`, Collapsed);
  const sizes = `${relationsOf(tag)} of ${counted(tag.events, 'event', 'events')} into ${relationsOf(into)}`;
  item.id = idOf(row);
  item.description = `${why}; ${sizes}`;
  item.iconPath = new ThemeIcon('git-merge');
  item.contextValue = 'merge';
  item.accessibilityInformation = { label: `Merge ${tag.tag} into ${into.tag}: ${why}; ${sizes}` };
  return item;
}

function eventItem({ event: { uri, date, title, related, range } }: EventRow): TreeItem {
  const item = new TreeItem(title, None);
  item.description = related === '' ? date : `${date} → ${related}`;
  item.tooltip = related === '' ? title : `${title}\n→ ${related}`;
  // The keyboard stays in the list: who has seen the event decides there.
  const options = { selection: range, preserveFocus: true, preview: true };
  item.command = { title: 'Open', command: 'vscode.open', arguments: [Uri.parse(uri), options] };
  return item;
}

/** Keeps a row selected and unfolded while others go. */
function idOf(row: MergeRow | TagRow): string {
  const place = row.parent.kind === 'part' ? row.parent.part : idOf(row.parent);
  return JSON.stringify([place, row.kind, row.kind === 'merge' ? [row.tag.tag, row.into.tag] : row.tag]);
}

function relationsOf({ relations }: CountedTag): string {
  return counted(relations, 'relation', 'relations');
}
