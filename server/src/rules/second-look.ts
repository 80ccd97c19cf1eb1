/**
 * Which files must be linted again once the whole archive is known. A file is first linted while the archive is being read,
 * by the rules that need no more than the names of the other files; what these rules could not see is found in the index,
 * without reading the file again. On a sound archive hardly a file needs a second look, so a check reads each file once.
 */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { dayFolder, DAY_INDEX_NAME, kindOfPath } from '../core/path.js';
import type { TagId, TagListId, Tags } from '../core/tags.js';
import { isVariantOf } from './context-variant.js';

/** Says of a path whether its file needs a second look; for an archive that has been read and is not changing. */
export function secondLook(archive: Archive): (path: string) => boolean {
  const variants = listsWithVariants(archive);
  return (path) => {
    // Pages are not in the index.
    if (kindOfPath(path) === 'page' || !archive.acceptsPrefixesOf(path)) return true;
    const id = archive.idOf(path);
    if (id !== undefined && archive.isEvent(id))
      return hasSuspicion(id, archive, variants) || isUnlisted(path, archive);
    return archive.listedEvents(path)?.some((target) => hasSuccessor(target, archive)) ?? true;
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

/** True for a missing event whose later version is known, which the first look may have been too early to offer. */
function hasSuccessor(target: number, archive: Archive): boolean {
  const path = archive.pathOf(target);
  return !archive.has(path) && archive.successors(path).length > 0;
}

function isUnlisted(path: string, archive: Archive): boolean {
  const listed = archive.listedEvents(`news/${dayFolder(path)}/${DAY_INDEX_NAME}`);
  const id = archive.idOf(path);
  return listed !== undefined && id !== undefined && !listed.includes(id);
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
    isTouched(id) ||
    archive.someRelation(id, isTouched) ||
    (archive.listedEvents(archive.pathOf(id))?.some(isTouched) ?? false);
}
