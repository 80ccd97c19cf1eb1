// @ts-check
/**
 * Which of our rules' faults a linter finds at all.
 *
 * A rule counts as found when the linter reports something on a marked line of the rule's wrong sample that it does not
 * report in the right one. What it says of both is its own taste. The two are compared by the linter's rule and by the place,
 * which is the number or the text of the line: messages quote the line, and lines move when a fault is mended.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measure } from './measure.mjs';

/** @typedef {import('./peers/linters.mjs').Linter} Linter */
/** @typedef {import('./peers/linters.mjs').LinterReport} LinterReport */
/** @typedef {{ readonly linter: Linter, readonly require: NodeJS.Require }} Installed */
/** @typedef {import('../out/server/src/rules/rule.js').Rule} Rule */
/** @typedef {import('../out/server/src/rules/example.js').ExampleFile} ExampleFile */
/** @typedef {ReadonlyMap<string, readonly string[]>} Lines of each file, by its path */

/**
 * @typedef {object} FoundRule
 * @property {string} rule
 * @property {ReadonlyMap<Linter, readonly string[]>} foundAs the linter's own rules; none: not found
 */

/**
 * @param {readonly Rule[]} rules
 * @param {(sample: string) => readonly ExampleFile[]} readExample
 * @param {readonly Installed[]} installed
 * @param {{ folder: string, scratch: string }} place
 * @returns {Promise<readonly FoundRule[]>}
 */
export async function findRules(rules, readExample, installed, { folder, scratch }) {
  const found = [];
  for (const { name, wrong, right } of rules) {
    console.error(`The samples of ${name}`);
    const samples = [wrong, right].map((sample, side) => {
      const files = readExample(sample);
      const root = join(folder, name, side === 0 ? 'wrong' : 'right');
      writeSample(root, files);
      return { root, files, lines: new Map(files.map(({ path, text }) => [path, text.split('\n')])) };
    });
    const [ofWrong, ofRight] = samples;
    if (!ofWrong || !ofRight) continue;
    const foundAs = new Map();
    for (const { linter, require } of installed) {
      const reports = await reportsIn(linter, { require, folder: ofWrong.root, scratch });
      const ordinary = await reportsIn(linter, { require, folder: ofRight.root, scratch });
      const known = new Set(ordinary.flatMap((report) => placesOf(report, ofRight.lines)));
      const own = reports
        .filter((report) => isMarked(report, ofWrong.files, name))
        .filter((report) => !placesOf(report, ofWrong.lines).some((place) => known.has(place)));
      foundAs.set(linter, [...new Set(own.map(({ rule }) => rule))]);
    }
    found.push({ rule: name, foundAs });
  }
  return found;
}

/**
 * @param {string} root
 * @param {readonly ExampleFile[]} files
 */
function writeSample(root, files) {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/**
 * @param {Linter} linter
 * @param {import('./peers/linters.mjs').Place} place
 */
async function reportsIn(linter, place) {
  const program = linter.check(place);
  await measure(program);
  return linter.read(program);
}

/**
 * @param {LinterReport} report
 * @param {Lines} lines
 * @returns {readonly string[]} two ways to say where it stands, either of which may outlast the mending
 */
function placesOf({ file, line, rule }, lines) {
  return [`${rule} in line ${line}`, `${rule} at ${lines.get(file)?.[line - 1] ?? ''}`];
}

/**
 * @param {LinterReport} report
 * @param {readonly ExampleFile[]} files
 * @param {string} rule
 */
function isMarked({ file, line }, files, rule) {
  const { text = '', marks = [] } = files.find(({ path }) => path === file) ?? {};
  /** @param {number} offset */
  const lineAt = (offset) => text.slice(0, offset).split('\n').length;
  return marks.some((mark) => mark.rule === rule && lineAt(mark.start) <= line && line <= lineAt(mark.end));
}
