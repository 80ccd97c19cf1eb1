/** What client and server say to each other about tags, beside `protocol.ts`. */
import type { ArchiveParams, PlannedEdit } from './protocol.js';

/** Request: what may be wrong with the tags of an archive. Answers `TagReportAnswer`. Long work where `unborne` is asked for; may be cancelled. */
export const TAG_REPORT = 'eventArchive/tagReport';

export type TagReportPart = 'nearDuplicates' | 'usedOnce' | 'unborne';

export interface TagReportParams extends ArchiveParams {
  /** Without it all. */
  readonly parts?: readonly TagReportPart[];
  /** At most so many findings of each part, the most telling first; without it all. */
  readonly most?: number;
}

/** Each part only if it was asked for. `total` counts what the lists leave out too. */
export interface TagReportAnswer {
  /** One thing under several names, each group with the spelling that is used most and those that could be merged into it. */
  readonly nearDuplicates?: { readonly total: number; readonly groups: readonly TagGroup[] };
  /** Tags of a single relation, by name, each with the address of its event. */
  readonly usedOnce?: {
    readonly total: number;
    readonly tags: readonly { readonly tag: string; readonly uri: string }[];
  };
  /** Tags that stand in neither event's title, summary nor topic. */
  readonly unborne?: {
    readonly total: number;
    /** Places of tags in relations between two events that are there, how many of them no text bears out, and places in other relations. */
    readonly judged: number;
    readonly unborne: number;
    readonly unknown: number;
    /** `unborne` of `relations` that were judged. */
    readonly tags: readonly { readonly tag: string; readonly relations: number; readonly unborne: number }[];
  };
}

export interface CountedTag {
  readonly tag: string;
  readonly relations: number;
  /** That have those relations. */
  readonly events: number;
}

export interface TagGroup extends CountedTag {
  /** `why` is how the name differs: `plural`, `differs in letter case`, `traditional script`, `one letter`. */
  readonly others: readonly (CountedTag & { readonly why: string })[];
}

/** Request: where a tag stands. Answers `TagEventsAnswer`. */
export const TAG_EVENTS = 'eventArchive/tagEvents';

export interface TagEventsParams extends ArchiveParams {
  readonly tag: string;
  /** Only relations of which no text bears the tag out; without it every event with the tag, once. */
  readonly unborne?: boolean;
  /** At most so many. */
  readonly most: number;
}

export interface TagEventsAnswer {
  readonly total: number;
  /** Newest first; with `unborne` by path. */
  readonly events: readonly {
    readonly uri: string;
    /** `2012-03-22`; empty in a folder that is no date. */
    readonly date: string;
    readonly title: string;
    /** With `unborne` the title of the event at the other end of the relation, else empty. */
    readonly related: string;
    /** Of the tag, as in LSP. */
    readonly range: object;
  }[];
}

/** Request: plans the merge of a tag into another one, or its renaming. Answers `TagEditAnswer`. May be cancelled. */
export const MERGE_TAG = 'eventArchive/mergeTag';

export interface MergeTagParams extends ArchiveParams {
  readonly tag: string;
  readonly into: string;
}

/** Request: plans to take a tag out of the archive. Answers `TagEditAnswer`. May be cancelled. */
export const REMOVE_TAG = 'eventArchive/removeTag';

export interface RemoveTagParams extends ArchiveParams {
  readonly tag: string;
  /** Only of relations of which no text bears it out; without it everywhere. */
  readonly unborne?: boolean;
}

export interface TagEditAnswer extends PlannedEdit {
  /**
   * `3 relations join the 12 that have "Ferry" already`, `2 contexts have no other tag and go with it`; undefined where nothing
   * but the tag's name is lost.
   */
  readonly warning?: string;
}

/** Notification from the client: the tags that somebody has called two things, in pairs. They are never again taken for near-duplicates. */
export const TAGS_APART = 'eventArchive/tagsApart';

export interface TagsApartParams {
  readonly pairs: readonly (readonly [string, string])[];
}
