/** What stands around a link that leads nowhere: other links, by which two events are told apart, and tags. */
import type { FileId } from '../core/archive-entry.js';
import type { Archive } from '../core/archive.js';
import { dayFolder, DAY_INDEX_NAME } from '../core/path.js';
import type { LostLink } from '../core/problem.js';
import { relatedTo, tagsOfRelations } from './find-events.js';

export interface CompanyEvidence {
  /** 1 when another file links to both this event and the lost one, so that they are two. */
  readonly apart: number;
  /** 1 when the event has all tags that stand beside the link, -1 when it has none, 0 when there are none. */
  readonly tags: number;
}

/** Files that link to the same lost event and are asked what else they link to. */
const MOST_LINKERS = 20;

export class Company {
  readonly #archive: Archive;
  readonly #source: FileId;
  readonly #tags: readonly string[];
  readonly #own: ReadonlySet<FileId>;
  readonly #apart: ReadonlySet<FileId>;

  /** `source` is the file that the link stands in. */
  constructor(source: string, { path, tags }: LostLink, archive: Archive) {
    this.#archive = archive;
    this.#source = archive.idOf(source) ?? -1;
    this.#tags = tags;
    this.#own = new Set([this.#source, ...linksOf(this.#source, archive)]);
    this.#apart = new Set(filesLinkingTo(path, archive).flatMap((file) => linksOf(file, archive)));
  }

  /** True for the file itself and what it links to already: nothing that a link in it is changed to. */
  isTaken(id: FileId): boolean {
    return this.#own.has(id);
  }

  evidenceOf(id: FileId): CompanyEvidence {
    return { apart: this.#apart.has(id) ? 1 : 0, tags: this.#tagsOf(id) };
  }

  /** Tags that its relations carry, in both directions, and names in its title. */
  #tagsOf(id: FileId): number {
    if (this.#tags.length === 0) return 0;
    const archive = this.#archive;
    const back = archive.backlinks(archive.pathOf(id)).filter(({ source }) => source !== this.#source);
    const known = new Set([...tagsOfRelations(id, archive), ...back.flatMap(({ tags }) => tags)]);
    const told = `${archive.titleOf(id)}\n${archive.topicOf(id)}`;
    const shared = this.#tags.filter((name) => told.includes(name) || known.has(archive.tags.idOf(name) ?? -1));
    return (2 * shared.length) / this.#tags.length - 1;
  }
}

/** The events that a file relates to or lists. */
function linksOf(file: FileId, archive: Archive): readonly FileId[] {
  return [...(archive.entriesOf(file) ?? []), ...relatedTo(file, archive)];
}

/** Events that relate to a lost one, and the index of its day if that lists it. */
function filesLinkingTo(path: string, archive: Archive): readonly FileId[] {
  const index = archive.idOf(`news/${dayFolder(path)}/${DAY_INDEX_NAME}`) ?? -1;
  const isListed = archive.entriesOf(index)?.includes(archive.idOf(path) ?? -1) === true;
  const related = archive.backlinks(path).map(({ source }) => source);
  return [...new Set([...(isListed ? [index] : []), ...related])].slice(0, MOST_LINKERS);
}
