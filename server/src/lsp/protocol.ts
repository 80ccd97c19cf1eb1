/** What client and server say to each other beyond LSP; the client imports this file and `tag-protocol.ts`, and nothing else of the server. */

/** `initializationOptions` of the server; every member may be left out. */
export interface InitializationOptions {
  /** Where the index is kept between sessions: an absolute folder. Default: the user's cache folder. */
  readonly cacheDir?: string;
  /** A command of the client that asks for completions, run after a relation was completed so that its tags are offered. */
  readonly suggestCommand?: string;
  /** A command of the client that shows the references to a place; it is given the file's address and an LSP position. */
  readonly showReferencesCommand?: string;
  /** The client wants `STATUS` notifications. */
  readonly wantsStatus?: boolean;
  /** The client answers `SHOW_CHANGES`. */
  readonly showsChanges?: boolean;
}

/** The settings section `eventArchive`. */
export interface Settings {
  /** Rule names with `error`, `warning`, `information`, `hint` or `off`. */
  readonly rules?: Readonly<Record<string, unknown>>;
  /** One of `PROBLEMS_OF`; without it `openFiles`. */
  readonly problems?: unknown;
  /** How many problems of each rule are listed for files that are not open, at least 1; without it 100. */
  readonly problemsPerRule?: unknown;
  readonly rename?: {
    /** One of `CHANGES_LISTS`: which events list their earlier versions; without it `whereUsed`. */
    readonly changes?: unknown;
  };
}

/** Whose problems are shown: nobody's, those of open documents, those of every file of the archive. */
export const PROBLEMS_OF = ['off', 'openFiles', 'wholeArchive'] as const;

export type ProblemsOf = (typeof PROBLEMS_OF)[number];

/** Notification from the server: the archives that are open, whenever one of them has changed. */
export const STATUS = 'eventArchive/status';

export interface StatusParams {
  readonly archives: readonly ArchiveStatus[];
}

export interface ArchiveStatus {
  /** The address of the archive root. */
  readonly uri: string;
  readonly events: number;
  readonly dayIndexes: number;
  /** `incomplete`: indexing was cancelled, and only what is known is checked. */
  readonly state: 'indexing' | 'ready' | 'incomplete';
  /** Undefined while only open documents are checked. */
  readonly problems?: ProblemCounts;
}

/** How many problems a whole archive has, as far as they have been found. */
export interface ProblemCounts {
  readonly found: number;
  /** How many of them the client has been given; of the others only the number is known. */
  readonly listed: number;
  /** In how many files they are. */
  readonly files: number;
  /** `checking`: there may be more; `cancelled`: not every file was checked. */
  readonly state: 'checking' | 'complete' | 'cancelled';
}

/** Request from the client, without parameters: builds the index of every open archive anew. Answers null when done. */
export const REBUILD_INDEX = 'eventArchive/rebuildIndex';

/**
 * Request from the client, without parameters: checks every file of every open archive and keeps the problems right from
 * then on, as the setting `wholeArchive` does; until `eventArchive.problems` is changed. Answers `StatusParams` when done or
 * cancelled. Fails, with a message for people, where no archive is open or there is no complete index to check by.
 */
export const CHECK_ARCHIVE = 'eventArchive/checkArchive';

/** A request about one archive: that of the file at `uri`, or the one that is open. */
export interface ArchiveParams {
  readonly uri?: string;
}

/** Request: reads a date as people write it. Answers it as `2012-03-22`, or null when it is none. */
export const READ_DATE = 'eventArchive/readDate';

export interface ReadDateParams {
  /** `2012-03-22`, `22 March 2012`, `yesterday`. */
  readonly text: string;
}

/** Request: what the archive calls the outlet of a URL, the most used name first; none for an unknown host. */
export const OUTLET_NAMES = 'eventArchive/outletNames';

export interface OutletNamesParams extends ArchiveParams {
  readonly url: string;
}

/**
 * Request: what to paste in place of a text, addresses with white space between them, into the sources of an event: numbered
 * items with the names of their outlets. Answers null where the text is to be pasted as it is.
 */
export const PASTE_SOURCES = 'eventArchive/pasteSources';

export interface PasteSourcesParams {
  readonly uri: string;
  /** An LSP position. */
  readonly position: { readonly line: number; readonly character: number };
  readonly text: string;
}

/** Request: plans a new event. Nothing is written: the answer's edit creates the file and lists it in the index of its day. */
export const NEW_EVENT = 'eventArchive/newEvent';

export interface NewEventParams extends ArchiveParams {
  readonly date: string;
  readonly title: string;
  /** Without a label the outlet is called what the archive calls it. */
  readonly sources: readonly { readonly url: string; readonly label?: string }[];
  /** The first is the topic. */
  readonly tags: readonly string[];
  readonly summary?: string;
}

export interface NewEventAnswer {
  readonly uri: string;
  /** An LSP `WorkspaceEdit`. */
  readonly edit: object;
  /** Events that may be the same: to be pointed out before the edit is made. */
  readonly doubles: readonly { readonly uri: string; readonly path: string; readonly why: string }[];
}

/** Request: plans the safe fixes of every file of an archive. May be cancelled. */
export const FIX_ARCHIVE = 'eventArchive/fixArchive';

export interface FixArchiveAnswer {
  /** How many files it changes. */
  readonly files: number;
  /** An LSP `WorkspaceEdit`. */
  readonly edit: object;
}

/** Request: plans the index of the day that the file at `uri` belongs to, from its events. Answers an LSP `WorkspaceEdit`. */
export const REBUILD_DAY_INDEX = 'eventArchive/rebuildDayIndex';

/** Request: lists events that are probably one, written down twice; the likeliest first. May be cancelled. */
export const FIND_DOUBLES = 'eventArchive/findDoubles';

export interface FoundDouble {
  /** The two events, in the order of their paths. */
  readonly events: readonly [FoundEvent, FoundEvent];
  /** From 0 to 1. */
  readonly likeness: number;
  /** `same title`, `one title holds the other`. */
  readonly why: string;
}

export interface FoundEvent {
  readonly uri: string;
  readonly title: string;
  /** `2012-05-1`. */
  readonly date: string;
  /** How many events relate to it. */
  readonly backlinks: number;
}

/** Request: plans the merge of two events. Nothing is written: the answer's edit makes it. Refused for what are no two events. */
export const MERGE_EVENTS = 'eventArchive/mergeEvents';

export interface MergeEventsParams {
  /** The event that stays. */
  readonly kept: string;
  readonly other: string;
}

export interface PlannedEdit {
  /** What it does, for a question or the undo list. */
  readonly title: string;
  /** How many files it changes. */
  readonly files: number;
  /** An LSP `WorkspaceEdit`. */
  readonly edit: object;
}

/**
 * Request from the server: shows what an edit would change, and asks whether it shall be made. Answers true or false. The
 * edit is the server's to make.
 */
export const SHOW_CHANGES = 'eventArchive/showChanges';

export interface ShowChangesParams {
  /** What the edit does. */
  readonly title: string;
  readonly question: string;
  /** What the button says that has it made. */
  readonly action: string;
  /** An LSP `WorkspaceEdit`. */
  readonly edit: object;
}

/** Request: the revisions of Git that people compare an archive with most often. Fails in words where there is no Git. */
export const REVISIONS = 'eventArchive/revisions';

export interface RevisionsAnswer {
  readonly revisions: readonly {
    /** `HEAD~1`. */
    readonly name: string;
    /** Its number and first line. */
    readonly description: string;
  }[];
}

/** Request: plans the repair of all links to events that have moved since a revision of Git. May be cancelled. */
export const REPAIR_MOVED = 'eventArchive/repairMoved';

export interface RepairMovedParams extends ArchiveParams {
  readonly revision: string;
}

export interface RepairMovedAnswer {
  /** How many events have moved. */
  readonly moved: number;
  /** How many files the edit changes. */
  readonly files: number;
  /** An LSP `WorkspaceEdit`. */
  readonly edit: object;
}

/** Request: the events that the event at `uri` most likely relates to, best first. Reads only. */
export const SUGGEST_RELATIONS = 'eventArchive/suggestRelations';

export interface SuggestRelationsParams {
  readonly uri: string;
}

export interface SuggestedRelation {
  readonly uri: string;
  readonly title: string;
  /** `2012-05-1`. */
  readonly date: string;
  /** What the two have in common, as a context lists it; may be empty. */
  readonly tags: readonly string[];
  /** Why it is offered, in words, the strongest reason first. */
  readonly reasons: readonly string[];
  /** It relates to the event at `uri` already. */
  readonly relatesBack: boolean;
}

/**
 * Request: plans relations from the event at `uri` to others, each at its place. Nothing is written: the answer's edit makes
 * them. Refused where there is nothing to add.
 */
export const ADD_RELATIONS = 'eventArchive/addRelations';

export interface AddRelationsParams {
  readonly uri: string;
  readonly relations: readonly { readonly uri: string; readonly tags: readonly string[] }[];
  /** The others are related back to the event, too. */
  readonly isMutual?: boolean;
}
