/** What is true of an archive, told twice: once by its index, once worked out from all texts in the plainest way there is. */
import type { FileId } from '../../server/src/core/archive-entry.js';
import type { Archive } from '../../server/src/core/archive.js';
import { itemsOf, type ArchiveFile } from '../../server/src/core/event.js';
import { linkSpellings, type LinkTarget } from '../../server/src/core/path.js';
import { isPictureUrl, readSourceUrl } from '../../server/src/core/source-url.js';
import type { TagId } from '../../server/src/core/tags.js';
import { SOURCES } from './alphabet.js';

/** What the index says, one line for each fact, sorted. */
export function factsOf(archive: Archive): readonly string[] {
  const facts: string[] = [];
  const named = new Set(archive.paths());
  const nameOf = (id: FileId): string => {
    named.add(archive.pathOf(id));
    return archive.pathOf(id);
  };
  const tagNames = (tags: readonly TagId[]): string => tags.map((tag) => archive.tags.name(tag)).join(', ');
  for (const path of archive.paths()) {
    facts.push(`there is ${path}`);
    for (const target of archive.listedEvents(path) ?? []) facts.push(`${path} lists ${nameOf(target)}`);
    const event = archive.event(path);
    if (!event) continue;
    facts.push(`${path} is titled "${event.title}", topic "${event.topic}"`);
    for (const { target, tags } of event.relations) {
      facts.push(`${path} relates to ${nameOf(target)} by ${tagNames(tags)}`);
    }
    for (const target of event.changes) facts.push(`${path} was ${nameOf(target)}`);
  }
  for (const path of named) {
    for (const { source, tags } of archive.backlinks(path)) {
      facts.push(`${path} is related to by ${archive.pathOf(source)} by ${tagNames(tags)}`);
    }
    for (const successor of archive.successors(path)) facts.push(`${path} became ${successor}`);
  }
  for (const url of SOURCES) {
    const source = archive.sources.idOf(url);
    const citing = source === undefined ? [] : archive.sources.citing(source);
    for (const id of citing) facts.push(`${archive.pathOf(id)} cites ${readSourceUrl(url)?.key}`);
    const { host = '' } = readSourceUrl(url) ?? {};
    for (const { name, uses } of archive.sources.namesOf(host)) facts.push(`${host} is called ${name} ${uses} times`);
  }
  for (const tag of archive.tags.inUse())
    facts.push(`${archive.tags.name(tag)} is used ${archive.tags.uses(tag)} times`);
  return [...new Set(facts)].sort();
}

/** The same facts, from what the files say. */
export function factsFrom(files: ReadonlyMap<string, ArchiveFile>): readonly string[] {
  const facts: string[] = [];
  const uses = new Map<string, number>();
  const names = new Map<string, number>();
  const leadsTo = (target: LinkTarget | undefined): readonly string[] => {
    if (target?.kind !== 'event') return [];
    const spellings = linkSpellings(target.path);
    return [spellings.find((path) => files.has(path)) ?? spellings.at(-1) ?? target.path];
  };
  for (const [path, file] of files) {
    facts.push(`there is ${path}`);
    if (file.kind === 'day-index') {
      for (const { link } of file.entries)
        facts.push(...leadsTo(link.target).map((target) => `${path} lists ${target}`));
    }
    if (file.kind !== 'event') continue;
    facts.push(`${path} is titled "${file.titles[0]?.text ?? ''}", topic "${file.topic?.text ?? ''}"`);
    for (const { link, context } of itemsOf(file, 'related')) {
      for (const target of leadsTo(link?.target)) {
        const tags = (context?.tags ?? []).map(({ text }) => text).filter((text) => text !== '');
        for (const tag of tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
        facts.push(`${path} relates to ${target} by ${tags.join(', ')}`);
        facts.push(`${target} is related to by ${path} by ${tags.join(', ')}`);
      }
    }
    for (const { link } of itemsOf(file, 'sources')) {
      const source = link && !isPictureUrl(link.url.text) ? readSourceUrl(link.url.text) : undefined;
      if (!link || !source) continue;
      facts.push(`${path} cites ${source.key}`);
      if (link.label.text === '') continue;
      const outlet = `${source.host} is called ${link.label.text}`;
      names.set(outlet, (names.get(outlet) ?? 0) + 1);
    }
    const earlier = itemsOf(file, 'changes').flatMap(({ link }) => leadsTo(link?.target));
    facts.push(...earlier.map((target) => `${path} was ${target}`));
    for (const target of new Set(earlier)) if (target !== path) facts.push(`${target} became ${path}`);
  }
  for (const [tag, count] of uses) facts.push(`${tag} is used ${count} times`);
  for (const [outlet, count] of names) facts.push(`${outlet} ${count} times`);
  return [...new Set(facts)].sort();
}
