/** What an archive says of itself in `event-archive.json`: words, link prefix, rules. Data only, never code. */
import type { SectionKind } from './event.js';
import type { Setting } from './problem.js';

/** The name of the file, at the archive root. */
export const CONFIG_NAME = 'event-archive.json';

/** Rule names with the severity they are set to; a rule that is not named has its default. */
export type RuleSettings = Readonly<Record<string, Setting>>;

/** Severities for some of the files. */
export interface Override {
  /** Patterns as in `.gitignore`, from the archive root. */
  readonly files: readonly string[];
  readonly rules: RuleSettings;
}

/** How the events of an archive are written, as far as it says so. */
export interface Conventions {
  /** Words of section headings beside those that are known anyway, without their colon; the first is what new sections are called. */
  readonly sections: Readonly<Partial<Record<SectionKind, readonly string[]>>>;
  /** The word that begins a new context; undefined: what the archive's own contexts begin with. */
  readonly context: string | undefined;
  /** What links into the archive begin with, such as `/zh`; undefined: what most of its links begin with. */
  readonly linkPrefix: string | undefined;
}

export interface Config extends Conventions {
  readonly rules: RuleSettings;
  /** Later ones win over earlier ones. */
  readonly overrides: readonly Override[];
}

export const NO_CONVENTIONS: Conventions = { sections: {}, context: undefined, linkPrefix: undefined };

export const NO_CONFIG: Config = { rules: {}, overrides: [], ...NO_CONVENTIONS };
