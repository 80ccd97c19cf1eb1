/** The tag report for people, and as JSON for programs. */
import type { Archive } from '../core/archive.js';
import { counted } from '../core/counted.js';
import type { CountedTag, TagReport } from '../features/tag-report.js';
import { asJson } from './format.js';

/** As JSON, version 1: the same archive gives the same bytes. */
export function tagsAsJson(root: string, archive: Archive, { usedOnce, ...others }: TagReport): string {
  return asJson(root, {
    events: archive.eventCount,
    tags: [...archive.tags.inUse()].length,
    ...others,
    ...(usedOnce
      ? { usedOnce: { total: usedOnce.total, tags: usedOnce.tags.map(({ tag, path }) => ({ tag, file: path })) } }
      : {}),
  });
}

export function tagsAsText({ nearDuplicates, usedOnce, unborne }: TagReport): string {
  const parts = [
    ...(nearDuplicates ? [nearDuplicatesText(nearDuplicates)] : []),
    ...(usedOnce ? [usedOnceText(usedOnce)] : []),
    ...(unborne ? [unborneText(unborne)] : []),
  ];
  return parts.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

function nearDuplicatesText({ total, groups }: NonNullable<TagReport['nearDuplicates']>): readonly string[] {
  if (total === 0) return ['No near-duplicates'];
  return [
    `${counted(total, 'group', 'groups')} of near-duplicates, each below the spelling that is used most`,
    ...groups.flatMap(({ others, ...winner }) => [
      `  ${winner.tag}  ${usesOf(winner)}`,
      ...others.map(({ why, ...other }) => `    ${other.tag}  ${usesOf(other)}: ${why}`),
    ]),
    ...more(total - groups.length),
  ];
}

function usedOnceText({ total, tags }: NonNullable<TagReport['usedOnce']>): readonly string[] {
  if (total === 0) return ['No tag is used once only'];
  return [
    `${counted(total, 'tag', 'tags')} used once`,
    ...tags.map(({ tag, path }) => `  ${tag}  ${path}`),
    ...more(total - tags.length),
  ];
}

function unborneText({ total, tags, judged, unborne, unknown }: NonNullable<TagReport['unborne']>): readonly string[] {
  const share = judged === 0 ? 0 : (100 * unborne) / judged;
  return [
    `${counted(total, 'tag', 'tags')} that no text bears out, in ${unborne} of ${judged} places (${share.toFixed(1)} %)`,
    ...(unknown > 0
      ? [`  not judged, because the other event is not there: ${counted(unknown, 'place', 'places')}`]
      : []),
    ...tags.map((one) => `  ${one.tag}  in ${one.unborne} of ${counted(one.relations, 'relation', 'relations')}`),
    ...more(total - tags.length),
  ];
}

function usesOf({ relations, events }: CountedTag): string {
  return `${counted(relations, 'relation', 'relations')} of ${counted(events, 'event', 'events')}`;
}

function more(left: number): readonly string[] {
  return left > 0 ? [`  and ${left} more`] : [];
}
