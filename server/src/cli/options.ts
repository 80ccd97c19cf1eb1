/** The options of `event-archive check`. */
import { isSetting, SEVERITIES, type Setting } from '../core/problem.js';
import { ruleNamed, rules } from '../rules/all.js';
import type { RuleSettings } from '../rules/lint.js';
import { parse } from './command.js';
import { FORMAT_OPTION, readFormat, type Format } from './format.js';
import { UsageError } from './io.js';
import { nearest } from './nearest.js';

export interface Options {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly output: string | undefined;
  readonly settings: RuleSettings;
  readonly quiet: boolean;
  /** Undefined: any number. */
  readonly maxWarnings: number | undefined;
  readonly fix: boolean;
  /** Where the index is kept from one run to the next. */
  readonly cache: 'default' | 'none' | { readonly folder: string };
  readonly explain: string | undefined;
  readonly version: boolean;
}

const SPECIFICATION = {
  ...FORMAT_OPTION,
  output: { type: 'string' },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  quiet: { type: 'boolean', default: false },
  'max-warnings': { type: 'string' },
  fix: { type: 'boolean', default: false },
  explain: { type: 'string' },
  'no-cache': { type: 'boolean', default: false },
  'cache-dir': { type: 'string' },
  version: { type: 'boolean', short: 'V', default: false },
} as const;

/** What `--help` says of them. */
export const CHECK_OPTIONS = `  --format text|json     how problems are written (default: text)
  --output FILE          write them to FILE instead of standard output
  --rule NAME=SEVERITY   set a rule to error, warning, information, hint or off;
                         may be given more than once
  --quiet                report errors only
  --max-warnings N       fail when there are more than N warnings
  --fix                  mend what can be mended safely, then report the rest
  --explain RULE         say what a rule looks for and why, with an example
  --no-cache             read every file, and keep nothing for the next run
  --cache-dir DIR        where to keep what was read (default: the user's cache)
  --help, --version
`;

/** Reads the arguments behind `check`; throws a `UsageError` that names the option and the nearest valid one. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse('check', args, SPECIFICATION);
  return {
    paths: positionals,
    format: readFormat(values.format),
    output: values.output,
    settings: Object.fromEntries(values.rule.map(readRule)),
    quiet: values.quiet,
    maxWarnings: values['max-warnings'] === undefined ? undefined : readCount(values['max-warnings']),
    fix: values.fix,
    cache: values['no-cache'] ? 'none' : readCacheFolder(values['cache-dir']),
    explain: values.explain,
    version: values.version,
  };
}

function readRule(text: string): readonly [string, Setting] {
  const [name = '', severity] = text.split('=', 2);
  if (!ruleNamed(name)) {
    const near = nearest(
      name,
      rules.map((rule) => rule.name),
    );
    throw new UsageError(`--rule ${text}: there is no rule "${name}"${near ? `; did you mean ${near}?` : ''}`);
  }
  if (!isSetting(severity)) {
    throw new UsageError(`--rule ${text}: expected ${name}= and one of ${[...SEVERITIES, 'off'].join(', ')}`);
  }
  return [name, severity];
}

function readCacheFolder(folder: string | undefined): Options['cache'] {
  if (folder === '') throw new UsageError('--cache-dir: expected a folder');
  return folder === undefined ? 'default' : { folder };
}

function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(`--max-warnings ${text}: expected a number, 0 or more`);
  return Number(text);
}
