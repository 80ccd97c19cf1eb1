/** By what an archive is judged: its configuration, its ignore file, its baseline, and what the user sets beside them. */
import ignore, { type Ignore } from 'ignore';
import { NO_CONFIG, type Config, type RuleSettings } from '../core/config.js';
import { NO_BASELINE, type Baseline } from './baseline.js';

/** The name of the ignore file, at the archive root: patterns as in `.gitignore`. */
export const IGNORE_NAME = '.event-archive-ignore';

/** A policy as plain data: what is handed to threads and what an index is kept for. */
export interface PolicyData {
  readonly config: Config;
  /** What the ignore file says; empty without one. */
  readonly ignored: string;
  /** Severities that the user sets; they win over those of the configuration. */
  readonly settings: RuleSettings;
}

export class Policy {
  readonly data: PolicyData;
  readonly baseline: Baseline;
  readonly #whole: RuleSettings;
  readonly #overrides: readonly { readonly files: Ignore; readonly rules: RuleSettings }[];
  readonly #ignored: Ignore | undefined;
  /** By which overrides count, so that few objects are made for many files. */
  readonly #settings = new Map<string, RuleSettings>();

  constructor(data: Partial<PolicyData> = {}, baseline = NO_BASELINE) {
    const { config = NO_CONFIG, ignored = '', settings = {} } = data;
    this.data = { config, ignored, settings };
    this.baseline = baseline;
    this.#whole = { ...config.rules, ...settings };
    this.#overrides = config.overrides.map(({ files, rules }) => ({
      files: ignore({ ignorecase: false }).add(files),
      rules,
    }));
    this.#ignored = ignored.trim() === '' ? undefined : ignore({ ignorecase: false }).add(ignored);
  }

  /** The severities that count for a file; undefined: those that count wherever nothing else is said. */
  settingsFor(path: string | undefined): RuleSettings {
    if (path === undefined) return this.#whole;
    if (this.#overrides.length === 0) return this.#whole;
    const counting = this.#overrides.filter(({ files }) => files.ignores(path));
    if (counting.length === 0) return this.#whole;
    const key = counting.map((override) => this.#overrides.indexOf(override)).join();
    const known = this.#settings.get(key);
    if (known) return known;
    const { config, settings } = this.data;
    const merged = Object.assign({}, config.rules, ...counting.map(({ rules }) => rules), settings) as RuleSettings;
    this.#settings.set(key, merged);
    return merged;
  }

  /** The same with other settings of the user's. */
  with(settings: RuleSettings): Policy {
    return new Policy({ ...this.data, settings }, this.baseline);
  }

  /** True for a file whose problems nobody wants to be told. It exists nevertheless. */
  isIgnored(path: string): boolean {
    return this.#ignored?.ignores(path) === true;
  }
}

/** Of an archive that says nothing of itself. */
export const DEFAULT_POLICY = new Policy();
