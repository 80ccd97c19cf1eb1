// @ts-check
/** The linters that people check Markdown with, each as it comes but for what it needs to follow links between files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linterVersions } from '../install.mjs';
import { nativeProgram } from './rumdl.mjs';

/** @typedef {import('../measure.mjs').Program} Program */

/**
 * One thing that a linter says of a file.
 * @typedef {object} LinterReport
 * @property {string} file relative to the folder that is checked, with `/`
 * @property {number} line from 1
 * @property {string} rule the linter's own name for it
 */

/**
 * @typedef {object} Place
 * @property {NodeJS.Require} require finds the linter's packages
 * @property {string} folder what is checked
 * @property {string} scratch where output goes
 */

/**
 * @typedef {object} Linter
 * @property {string} name with its version
 * @property {readonly (keyof typeof linterVersions)[]} packages the linter's own first
 * @property {string} setUp what it is told, to follow a name
 * @property {string | undefined} linkRule what it says of a link that leads to no file; undefined where it looks at none
 * @property {(place: Place) => Program} check without a cache
 * @property {(place: Place) => Program} [cachedCheck] with what the run before has left in its cache
 * @property {(program: Program) => readonly LinterReport[]} read what the program has said
 */

/** @type {Linter} */
const rumdl = {
  name: `rumdl ${linterVersions.rumdl}`,
  packages: ['rumdl'],
  setUp: 'told that the archive is the root of links that begin with /',
  linkRule: 'MD057',
  check: (place) => rumdlProgram(place, ['--no-cache']),
  cachedCheck: (place) => rumdlProgram(place, ['--cache-dir', join(place.scratch, 'rumdl-cache')]),
  read: ({ output }) =>
    linesOf(output).map((line) => {
      const report = JSON.parse(line);
      return { file: report.file, line: report.line, rule: report.rule };
    }),
};

/** @type {Linter} */
const markdownlint = {
  name: `markdownlint-cli2 ${linterVersions['markdownlint-cli2']}`,
  packages: ['markdownlint-cli2'],
  setUp: 'told nothing: it follows no links to files',
  linkRule: undefined,
  check: ({ require, folder, scratch }) => ({
    name: markdownlint.name,
    command: process.execPath,
    args: [scriptOf(require, 'markdownlint-cli2'), '**/*.md'],
    folder,
    isChecker: true,
    output: join(scratch, 'markdownlint.txt'),
    errors: join(scratch, 'markdownlint-reports.txt'),
  }),
  read: ({ errors = '' }) =>
    linesOf(errors).flatMap((text) => {
      const [, file, line, rule] = /^(.+?\.md):(\d+)(?::\d+)? (?:error|warning) (MD\d+)\//.exec(text) ?? [];
      return file && rule ? [{ file, line: Number(line), rule }] : [];
    }),
};

/** @type {Linter} */
const remark = {
  name: `remark-cli ${linterVersions['remark-cli']}, validate-links ${linterVersions['remark-validate-links']}`,
  packages: ['remark-cli', 'remark-validate-links'],
  // Only in a repository that it knows the host of does it follow links that begin with `/`.
  setUp: 'told that the archive is a repository on GitHub',
  linkRule: 'missing-file',
  check({ require, folder, scratch }) {
    const settings = join(scratch, 'remark.json');
    const validateLinks = [
      require.resolve('remark-validate-links'),
      { repository: 'event-archive/event-archive', root: '.' },
    ];
    writeFileSync(settings, JSON.stringify({ plugins: [validateLinks] }));
    return {
      name: remark.name,
      command: process.execPath,
      args: [
        scriptOf(require, 'remark-cli'),
        ...['.', '--no-config', '--rc-path', settings],
        ...['--no-stdout', '--quiet', '--frail', '--no-color'],
      ],
      folder,
      isChecker: true,
      output: join(scratch, 'remark.txt'),
      errors: join(scratch, 'remark-reports.txt'),
    };
  },
  read: ({ errors = '' }) => readRemark(linesOf(errors)),
};

/** @type {readonly Linter[]} */
export const linters = [rumdl, markdownlint, remark];

/**
 * @param {readonly string[]} lines a file's name, then what is said of it
 * @returns {readonly LinterReport[]}
 */
function readRemark(lines) {
  let file = '';
  return lines.flatMap((text) => {
    const [, line, rule] =
      /^\s*(\d+):\d+(?:-\d+:\d+)?\s+(?:warning|error)\s.*\sremark-validate-links:(\S+)$/.exec(text) ?? [];
    if (rule) return [{ file, line: Number(line), rule }];
    if (text.endsWith('.md')) file = text;
    return [];
  });
}

/**
 * @param {Place} place
 * @param {readonly string[]} cache
 * @returns {Program}
 */
function rumdlProgram({ require, folder, scratch }, cache) {
  return {
    name: rumdl.name,
    command: nativeProgram(require),
    args: [
      ...['check', '--isolated', '--output-format', 'json-lines'],
      ...['--config', 'MD057.absolute-links = "relative_to_roots"', '--config', 'MD057.roots = ["."]'],
      ...cache,
      '.',
    ],
    folder,
    isChecker: true,
    output: join(scratch, 'rumdl.jsonl'),
  };
}

/**
 * The script behind a package's command, which Node runs without a shell on every system.
 * @param {NodeJS.Require} require
 * @param {string} name of the package
 */
function scriptOf(require, name) {
  const [folder] = require.resolve.paths(name) ?? [];
  const manifest = join(folder ?? '', name, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const script = typeof bin === 'string' ? bin : Object.values(bin)[0];
  return join(dirname(manifest), script);
}

/** @param {string} file */
function linesOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
