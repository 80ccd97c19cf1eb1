/** What is true of an archive, told twice: once by its index, once worked out from all texts in the plainest way there is. */
import type { Archive } from '../../server/src/core/archive.js';
import { itemsOf, type ArchiveFile } from '../../server/src/core/event.js';
import { linkSpellings, type LinkTarget } from '../../server/src/core/path.js';

/** What the index says, one line for each fact, sorted. */
export function factsOf(archive: Archive): readonly string[] {
  const facts: string[] = [];
  const tagNames = (tags: readonly number[]): string => tags.map((tag) => archive.tags.name(tag)).join(', ');
  for (const path of archive.paths()) {
    facts.push(`there is ${path}`);
    for (const target of archive.listedEvents(path) ?? []) facts.push(`${path} lists ${archive.pathOf(target)}`);
    const event = archive.event(path);
    if (!event) continue;
    facts.push(`${path} is titled "${event.title}", topic "${event.topic}"`);
    for (const { target, tags } of event.relations) {
      facts.push(`${path} relates to ${archive.pathOf(target)} by ${tagNames(tags)}`);
    }
  }
  const named = new Set(
    facts.flatMap((fact) => /^(?:there is|.* (?:lists|relates to)) (.*?\.md)/.exec(fact)?.[1] ?? []),
  );
  for (const path of named) {
    for (const { source, tags } of archive.backlinks(path)) {
      facts.push(`${path} is related to by ${archive.pathOf(source)} by ${tagNames(tags)}`);
    }
    for (const successor of archive.successors(path)) facts.push(`${path} became ${successor}`);
  }
  for (const tag of archive.tags.inUse())
    facts.push(`${archive.tags.name(tag)} is used ${archive.tags.uses(tag)} times`);
  return facts.sort();
}

/** The same facts, from what the files say. */
export function factsFrom(files: ReadonlyMap<string, ArchiveFile>): readonly string[] {
  const facts: string[] = [];
  const uses = new Map<string, number>();
  const named = new Set(files.keys());
  const backlinks: (readonly [target: string, fact: string])[] = [];
  const leadsTo = (target: LinkTarget | undefined): string | undefined => {
    if (target?.kind !== 'event') return undefined;
    const spellings = linkSpellings(target.path);
    return spellings.find((path) => files.has(path)) ?? spellings.at(-1);
  };
  for (const [path, file] of files) {
    facts.push(`there is ${path}`);
    if (file.kind === 'day-index') {
      for (const { link } of file.entries) {
        const target = leadsTo(link.target);
        if (target === undefined) continue;
        named.add(target);
        facts.push(`${path} lists ${target}`);
      }
    }
    if (file.kind !== 'event') continue;
    facts.push(`${path} is titled "${file.titles[0]?.text ?? ''}", topic "${file.topic?.text ?? ''}"`);
    for (const { link, context } of itemsOf(file, 'related')) {
      const target = leadsTo(link?.target);
      if (target === undefined) continue;
      const tags = (context?.tags ?? []).map(({ text }) => text).filter((text) => text !== '');
      for (const tag of tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
      named.add(target);
      facts.push(`${path} relates to ${target} by ${tags.join(', ')}`);
      backlinks.push([target, `is related to by ${path} by ${tags.join(', ')}`]);
    }
    const earlier = itemsOf(file, 'changes').map(({ link }) => leadsTo(link?.target));
    for (const target of new Set(earlier)) {
      if (target !== undefined && target !== path) backlinks.push([target, `became ${path}`]);
    }
  }
  for (const [target, fact] of backlinks) if (named.has(target)) facts.push(`${target} ${fact}`);
  for (const [tag, count] of uses) facts.push(`${tag} is used ${count} times`);
  return facts.sort();
}
