/** The statistics of an archive, counted by no code of ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownFiles } from '../support/shared.js';

export interface CountedOtherwise {
  readonly years: Readonly<Record<string, number>>;
  readonly relations: { readonly total: number; readonly toOthers: number };
  readonly tags: Readonly<Record<string, number>>;
  readonly deadEnds: readonly string[];
  readonly unrelated: readonly string[];
  readonly alone: number;
  /** Undefined without any event. */
  readonly largestGroup: number | undefined;
  readonly islands: readonly (readonly string[])[];
}

/** By lines and regular expressions, and by walking from event to event instead of joining groups. */
export function countedOtherwise(root: string): CountedOtherwise {
  const events = markdownFiles(root).filter((path) =>
    /^news\/\d+\/\d+\/\d+\/(?!index\.md$|README\.md$)[^/]+$/.test(path),
  );
  events.sort();
  const years: Record<string, number> = {};
  const tags: Record<string, number> = {};
  const neighbours = new Map<string, Set<string>>(events.map((event) => [event, new Set()]));
  const isRelatedTo = new Set<string>();
  const deadEnds: string[] = [];
  let [total, toOthers] = [0, 0];
  for (const event of events) {
    const year = event.slice(5, 9);
    years[year] = (years[year] ?? 0) + 1;
    const text = readFileSync(join(root, event), 'utf8');
    const [, related = ''] = text.split(/^### (?:Related|有关|有關):?\s*$/m);
    let others = 0;
    for (const line of related.split('\n')) {
      const target = /\]\((?:\/zh)?\/(news\/\d{4}\/\d\d\/\d+\/[^/]+\.md)\)/.exec(line)?.[1];
      if (!/^\s*\d+\./.test(line) || target === undefined) continue;
      total++;
      for (const tag of /\.md\)\s*_[^:]*:(.*)_\s*$/.exec(line)?.[1]?.split(',') ?? []) {
        if (tag.trim() !== '') tags[tag.trim()] = (tags[tag.trim()] ?? 0) + 1;
      }
      if (target === event || !neighbours.has(target)) continue;
      others++;
      isRelatedTo.add(target);
      neighbours.get(event)?.add(target);
      neighbours.get(target)?.add(event);
    }
    toOthers += others;
    if (others === 0) deadEnds.push(event);
  }
  const unrelated = events.filter((event) => !isRelatedTo.has(event));
  const groups = groupsOf(neighbours).sort((a, b) => b.length - a.length);
  return {
    years,
    relations: { total, toOthers },
    tags,
    deadEnds,
    unrelated,
    alone: groups.filter(({ length }) => length === 1).length,
    largestGroup: groups[0]?.length,
    islands: groups.slice(1).filter(({ length }) => length > 1),
  };
}

function groupsOf(neighbours: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const seen = new Set<string>();
  const groups: string[][] = [];
  for (const event of neighbours.keys()) {
    if (seen.has(event)) continue;
    seen.add(event);
    const group = [event];
    for (const member of group) {
      for (const other of neighbours.get(member) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        group.push(other);
      }
    }
    groups.push(group.sort());
  }
  return groups;
}
