/** What the rules find, in the form that editors and reports show. */
import type { Edit, Range, Span } from './text.js';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A severity, or `off`: what a rule is set to. */
export type Setting = Severity | 'off';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export function isSetting(value: unknown): value is Setting {
  return value === 'off' || SEVERITIES.includes(value as Severity);
}

/** Whether a problem's fix may be applied unasked (`safe`), only on request (`ask`), or does not exist. */
export type FixSafety = 'safe' | 'ask' | 'none';

/** A change to the problem's own file that mends it. */
export interface Fix {
  /** What the fix does, as the editor's menu shows it: `Change to "news/…"`. */
  readonly title: string;
  readonly safety: 'safe' | 'ask';
  readonly edits: readonly Edit[];
  /** Those of them that mend, where the others only keep a list numbered: that is done once for several fixes together. */
  readonly mending?: readonly Edit[];
}

/** A fix whose edits are worked out when somebody asks for them: most problems are only ever shown. */
export function fixOf(
  title: string,
  safety: Fix['safety'],
  mend: () => readonly Edit[],
  number: () => readonly Edit[] = () => [],
): Fix {
  return {
    title,
    safety,
    get edits() {
      return [...mend(), ...number()];
    },
    get mending() {
      return mend();
    },
  };
}

/** Another place that explains a problem; `path` is an archive path, `range` undefined for the file as a whole. */
export interface RelatedPlace {
  readonly path: string;
  readonly range: Range | undefined;
  readonly message: string;
}

/** A link that leads to no event: what it says of the event that is meant. */
export interface LostLink {
  /** Of the address, in the file's text. */
  readonly span: Span;
  /** What the address begins with: `""` or `/zh`. */
  readonly prefix: string;
  /** Where it leads, as written. */
  readonly path: string;
  /** The title that the event had, most often. */
  readonly label: string;
  /** Context tags that stand beside it. */
  readonly tags: readonly string[];
}

/** One fault in one file. */
export interface Problem {
  /** The file's archive path. */
  readonly path: string;
  /** The rule's name, which is the diagnostic's code everywhere. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** Archive paths of the events most likely meant, best first, at most five; `withLikelyEvents` may find more. */
  readonly suggestions: readonly string[];
  /** Of an unresolved link, unless it is certain which event is meant. */
  readonly lost: LostLink | undefined;
}

export function fixSafety({ fixes }: Problem): FixSafety {
  if (fixes.some((fix) => fix.safety === 'safe')) return 'safe';
  return fixes.length > 0 ? 'ask' : 'none';
}
