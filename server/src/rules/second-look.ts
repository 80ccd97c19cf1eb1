/**
 * Which files must be linted again once the whole archive is known. A file is first linted while the archive is being read,
 * by the rules that need no more than the names of the other files; what these rules could not see is found in the index,
 * without reading the file again. On a sound archive hardly a file needs a second look, so a check reads each file once.
 */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { baseName, dayFolder, DAY_INDEX_NAME } from '../core/path.js';
import type { TagId, TagListId, Tags } from '../core/tags.js';
import type { OutletId, Sources } from '../core/sources.js';
import { isVariantOf } from './context-variant.js';
import { mismatchesAt } from './outlet-mismatch.js';

/** Says of a file whether it needs a second look; for an archive that has been read and is not changing. */
export function secondLook(archive: Archive): (id: FileId) => boolean {
  const variants = listsWithVariants(archive);
  const unlisted = unlistedEvents(archive);
  const mismatches = mismatchedOutlets(archive.sources);
  return (id) => {
    if (archive.isEvent(id)) {
      return (
        !archive.prefixes.acceptsFile(id) ||
        unlisted.has(id) ||
        hasSuspicion(id, archive, variants) ||
        hasSuspiciousSource(id, archive.sources, mismatches)
      );
    }
    // Pages are not in the index.
    const entries = archive.entriesOf(id);
    return !entries || !archive.prefixes.acceptsFile(id) || entries.some((target) => hasSuccessor(target, archive));
  };
}

function hasSuspicion(id: FileId, archive: Archive, variants: ReadonlySet<TagListId>): boolean {
  return archive.someRelation(id, (target, labelHash, tags) => {
    const isOutdated = archive.isEvent(target)
      ? archive.titleHashOf(target) !== labelHash
      : hasSuccessor(target, archive);
    return isOutdated || variants.has(tags);
  });
}

function hasSuspiciousSource(id: FileId, sources: Sources, mismatches: ReadonlySet<OutletId>): boolean {
  if (sources.citedBy(id).some((source) => sources.isShared(source))) return true;
  return mismatches.size > 0 && sources.outletsOf(id).some((outlet) => mismatches.has(outlet));
}

/** The names that contradict the usual one of their host. */
function mismatchedOutlets(sources: Sources): ReadonlySet<OutletId> {
  return new Set([...sources.hosts()].flatMap((host) => mismatchesAt(host, sources)));
}

/** True for a missing event whose later version is known, which the first look may have been too early to offer. */
function hasSuccessor(target: number, archive: Archive): boolean {
  const path = archive.pathOf(target);
  return !archive.has(path) && archive.successors(path).length > 0;
}

/** The events of days whose index does not list them. */
function unlistedEvents(archive: Archive): ReadonlySet<FileId> {
  const unlisted = new Set<FileId>();
  for (let id = 0; id < archive.fileCount; id++) {
    const entries = archive.entriesOf(id);
    const path = archive.pathOf(id);
    if (!entries || baseName(path) !== DAY_INDEX_NAME) continue;
    const listed = new Set(entries);
    for (const event of archive.eventIdsOfDay(dayFolder(path))) if (!listed.has(event)) unlisted.add(event);
  }
  return unlisted;
}

/** The contexts that hold a rare spelling of a common tag. */
function listsWithVariants({ tags }: Archive): ReadonlySet<TagListId> {
  const variants = variantTags(tags);
  const lists = new Set<TagListId>();
  for (let list = 0; variants.size > 0 && list < tags.listCount; list++) {
    if (tags.tagsOf(list).some((tag) => variants.has(tag))) lists.add(list);
  }
  return lists;
}

function variantTags(tags: Tags): ReadonlySet<TagId> {
  const variants = new Set<TagId>();
  for (const group of tags.variantGroups()) {
    const most = Math.max(...group.map((tag) => tags.uses(tag)));
    for (const tag of group) if (isVariantOf(tags.uses(tag), most)) variants.add(tag);
  }
  return variants;
}

/**
 * Says of an event or a day index whether the look it was given earlier may no longer be true, now that files have come or
 * gone: because it leads to one of their days, where another name may now be the nearest, or lies there.
 */
export function touchedBy(archive: Archive, cameOrWent: readonly string[]): (id: FileId) => boolean {
  const days = new Set(cameOrWent.map(dayFolder));
  const isTouched = (id: FileId): boolean => days.has(dayFolder(archive.pathOf(id)));
  return (id) =>
    isTouched(id) || archive.someRelation(id, isTouched) || (archive.entriesOf(id)?.some(isTouched) ?? false);
}
