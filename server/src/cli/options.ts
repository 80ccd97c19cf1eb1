/** The options of `event-archive check`. */
import { isSetting, SEVERITIES, type Setting } from '../core/problem.js';
import { ruleNamed, rules } from '../rules/all.js';
import type { RuleSettings } from '../core/config.js';
import { parse } from './command.js';
import { UsageError } from './io.js';
import { nearest } from '../core/nearest.js';
import type { Shard } from './reports/report.js';
import { isFormat, REPORTERS, type Format } from './reports/all.js';

/** A report that is wanted, and the file it goes to; undefined: standard output. */
export interface WantedReport {
  readonly format: Format;
  readonly file: string | undefined;
  /** As it was asked for, such as `--output report.json`: what a message names. */
  readonly option: string;
}

export interface Options {
  readonly paths: readonly string[];
  /** A file with further paths, `-` for standard input. */
  readonly filesFrom: string | undefined;
  /** The text to be checked is on standard input, and stands for this file. */
  readonly stdin: { readonly filename: string } | undefined;
  /** Only what has changed since this revision, and what is judged differently for it. */
  readonly since: string | undefined;
  /** Only this part of the files. */
  readonly shard: Shard | undefined;
  readonly watch: boolean;
  /** Problems are counted and not listed. */
  readonly statistics: boolean;
  readonly printConfig: boolean;
  readonly updateBaseline: boolean;
  /** At most one of them goes to standard output. */
  readonly reports: readonly WantedReport[];
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
  format: { type: 'string', multiple: true, default: [] as string[] },
  output: { type: 'string' },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  quiet: { type: 'boolean', default: false },
  'max-warnings': { type: 'string' },
  fix: { type: 'boolean', default: false },
  'files-from': { type: 'string' },
  stdin: { type: 'boolean', default: false },
  'stdin-filename': { type: 'string' },
  'changed-since': { type: 'string' },
  shard: { type: 'string' },
  watch: { type: 'boolean', default: false },
  statistics: { type: 'boolean', default: false },
  'print-config': { type: 'boolean', default: false },
  'update-baseline': { type: 'boolean', default: false },
  explain: { type: 'string' },
  'no-cache': { type: 'boolean', default: false },
  'cache-dir': { type: 'string' },
  version: { type: 'boolean', short: 'V', default: false },
} as const;

/** What `--help` says of them. */
export const CHECK_OPTIONS = `Options
  What is checked

  --changed-since REV    only files that have changed since a revision of Git,
                         and those that are judged differently because of it
  --files-from FILE      the paths in FILE too, one on each line or with NUL
                         between them; - is standard input
  --shard I/N            only the I-th of N parts of the files, for builds that
                         share the work; event-archive merge joins the reports
  --stdin                the text on standard input, as if it were the file that
  --stdin-filename FILE  is named; that need not exist

  What is done

  --fix                  mend what can be mended safely, then report the rest
  --update-baseline      take what is there no longer out of the baseline (see
                         Files); where there is none, write one of all problems
  --watch                check again whenever a file changes, until interrupted
  --no-cache             read every file, and keep nothing for the next run
  --cache-dir DIR        where to keep what was read (default: the user's cache)

  What is reported

  --format NAME[=FILE]   how problems are written: text (the default), json,
                         sarif, github or junit; to FILE, or to standard output.
                         May be given more than once
  --output FILE          where the report without a FILE of its own is written
  --statistics           how many problems of each rule there are (text or json)
  --rule NAME=SEVERITY   set a rule to error, warning, information, hint or off;
                         may be given more than once
  --quiet                report errors only
  --max-warnings N       fail when there are more than N warnings

  Instead of a check

  --explain RULE         say what a rule looks for and why, with an example
  --print-config         print by what the archive, or the one file that is
                         named, is judged
  --help, --version
`;

/** Reads the arguments behind `check`; throws a `UsageError` that names the option and the nearest valid one. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse('check', args, SPECIFICATION);
  refuseTogether(values, positionals);
  const reports = readReports(values.format, values.output);
  if (values.statistics) refuseStatistics(reports);
  return {
    paths: positionals,
    filesFrom: values['files-from'],
    stdin: values.stdin ? { filename: values['stdin-filename'] ?? '' } : undefined,
    since: values['changed-since'],
    shard: values.shard === undefined ? undefined : readShard(values.shard),
    watch: values.watch,
    statistics: values.statistics,
    printConfig: values['print-config'],
    updateBaseline: values['update-baseline'],
    reports,
    settings: Object.fromEntries(values.rule.map(readRule)),
    quiet: values.quiet,
    maxWarnings: values['max-warnings'] === undefined ? undefined : readCount(values['max-warnings']),
    fix: values.fix,
    cache: values['no-cache'] ? 'none' : readCacheFolder(values['cache-dir']),
    explain: values.explain,
    version: values.version,
  };
}

type Values = ReturnType<typeof parse<typeof SPECIFICATION>>['values'];

/** What makes no sense beside `--stdin`, or without it. */
function refuseTogether(values: Values, paths: readonly string[]): void {
  const filename = values['stdin-filename'];
  if (!values.stdin) {
    if (filename !== undefined) throw new UsageError(`--stdin-filename ${filename}: expected --stdin beside it`);
    return;
  }
  if (!filename)
    throw new UsageError('--stdin: expected --stdin-filename FILE beside it, to know where the text belongs');
  if (paths.length > 0) throw new UsageError(`--stdin: expected no other path, found ${paths.join(', ')}`);
  for (const other of ['files-from', 'changed-since', 'shard', 'watch', 'fix', 'update-baseline'] as const) {
    if (values[other] !== undefined && values[other] !== false)
      throw new UsageError(`--stdin and --${other} cannot be given together`);
  }
}

function refuseStatistics(reports: readonly WantedReport[]): void {
  const other = reports.find(({ format }) => format !== 'text' && format !== 'json');
  if (other) throw new UsageError(`--statistics: expected --format text or json, found ${other.format}`);
}

function readShard(text: string): Shard {
  const [, number, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (!number || !of || shard.number < 1 || shard.number > shard.of)
    throw new UsageError(`--shard ${text}: expected a part and the number of parts, such as 1/3`);
  return shard;
}

/** Where reports go, as `--format` and `--output` say. */
export function readReports(formats: readonly string[], output: string | undefined): readonly WantedReport[] {
  const reports = (formats.length > 0 ? formats : ['text']).map(readFormat);
  const [first, second] = reports.filter(({ file }) => file === undefined);
  if (first && second) {
    throw new UsageError(
      `--format ${first.format} and --format ${second.format} would both go to one place; write one of them --format ${second.format}=FILE`,
    );
  }
  if (output === undefined) return reports;
  if (output === '') throw new UsageError('--output: expected a file');
  if (!first) throw new UsageError(`--output ${output}: every --format has a file of its own`);
  return reports.map((report) =>
    report === first ? { ...report, file: output, option: `--output ${output}` } : report,
  );
}

function readFormat(text: string): WantedReport {
  const [name = '', ...rest] = text.split('=');
  const file = rest.length > 0 ? rest.join('=') : undefined;
  if (!isFormat(name)) {
    const formats = Object.keys(REPORTERS);
    const near = nearest(name, formats);
    throw new UsageError(
      `--format ${text}: ${near ? `did you mean ${near}? Expected` : 'expected'} one of ${formats.join(', ')}`,
    );
  }
  if (file === '') throw new UsageError(`--format ${text}: expected a file behind "="`);
  return { format: name, file, option: `--format ${text}` };
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

/** The number behind `--max-warnings`. */
export function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(`--max-warnings ${text}: expected a number, 0 or more`);
  return Number(text);
}
