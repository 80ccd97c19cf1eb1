/** The tag report: near-duplicates, tags used once, and tags that no text bears out. Nothing of it is worked out before somebody asks. */
import type { Steps } from '../core/steps.js';
import type { TagId } from '../core/tags.js';
import type { Surroundings } from './document.js';
import { nearDuplicateGroups } from './near-duplicates.js';
import { unborneTags } from './unborne-tags.js';

/** Its parts, in the order in which they are shown. */
export const TAG_REPORT_PARTS = ['nearDuplicates', 'usedOnce', 'unborne'] as const;

export type TagReportPart = (typeof TAG_REPORT_PARTS)[number];

/** A tag with how many relations carry it, in how many events. */
export interface CountedTag {
  readonly tag: string;
  readonly relations: number;
  readonly events: number;
}

/** Each part only where it was asked for. Numbers are those of the whole archive, whatever the lists leave out. */
export interface TagReport {
  readonly nearDuplicates?: {
    readonly total: number;
    readonly groups: readonly TagGroup[];
  };
  readonly usedOnce?: {
    readonly total: number;
    /** By name; each with the path of its event. */
    readonly tags: readonly { readonly tag: string; readonly path: string }[];
  };
  readonly unborne?: {
    readonly total: number;
    /** Tags of relations between two events that are there, those that no text bears out, and those of other relations. */
    readonly judged: number;
    readonly unborne: number;
    readonly unknown: number;
    /** The most suspicious first; `relations` are those that were judged. */
    readonly tags: readonly { readonly tag: string; readonly relations: number; readonly unborne: number }[];
  };
}

export interface TagGroup extends CountedTag {
  /** The spellings that would be merged into it, each with why it is thought to be the same. */
  readonly others: readonly (CountedTag & { readonly why: string })[];
}

/** At most `most` findings in each part. */
export function* tagReport(parts: readonly TagReportPart[], most: number, around: Surroundings): Steps<TagReport> {
  return {
    ...(parts.includes('nearDuplicates') ? { nearDuplicates: yield* nearDuplicatesPart(most, around) } : {}),
    ...(parts.includes('usedOnce') ? { usedOnce: yield* usedOncePart(most, around) } : {}),
    ...(parts.includes('unborne') ? { unborne: yield* unbornePart(most, around) } : {}),
  };
}

function* nearDuplicatesPart(most: number, around: Surroundings): Steps<NonNullable<TagReport['nearDuplicates']>> {
  const { archive } = around;
  const all = yield* nearDuplicateGroups(around);
  const shown = all.slice(0, most);
  const counted = (tag: TagId): CountedTag => ({
    tag: archive.tags.name(tag),
    relations: archive.tags.uses(tag),
    events: archive.taggedEvents.with(tag).length,
  });
  const groups = shown.map(({ tag, others }) => ({
    ...counted(tag),
    others: others.map((other) => ({ ...counted(other.tag), why: other.why })),
  }));
  return { total: all.length, groups };
}

function* usedOncePart(most: number, { archive }: Surroundings): Steps<NonNullable<TagReport['usedOnce']>> {
  const { tags } = archive;
  const once = [...tags.inUse()].filter((tag) => tags.uses(tag) === 1).map((tag) => ({ tag, name: tags.name(tag) }));
  while (archive.taggedEvents.prepare()) yield;
  once.sort((a, b) => (a.name < b.name ? -1 : 1));
  const shown = once.slice(0, most);
  return {
    total: once.length,
    tags: shown.map(({ tag, name }) => ({ tag: name, path: archive.pathOf(archive.taggedEvents.with(tag)[0] ?? -1) })),
  };
}

function* unbornePart(most: number, around: Surroundings): Steps<NonNullable<TagReport['unborne']>> {
  const { tags, ...sums } = yield* unborneTags(around);
  const shown = tags.slice(0, most).map((one) => ({ ...one, tag: around.archive.tags.name(one.tag) }));
  return { total: tags.length, ...sums, tags: shown };
}
