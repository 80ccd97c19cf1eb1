// @ts-check
/** Asks about all links and prints what came of it. */
import { median } from '../statistics.mjs';
import { table, time } from '../table.mjs';
import { completed, keepOneVersion, versionsOf } from './archives.mjs';
import { askAbout, problemOf } from './ask.mjs';
import { bentCases } from './cases.mjs';
import { changedLinks, withoutChanges } from './changes.mjs';
import { choiceOf, fit } from './fit.mjs';
import { halfOf } from './half.mjs';
import { randomOf } from './random.mjs';
import { Texts } from './texts.mjs';
const { LikelyEvents, withLikelyEvents } = await import('../../out/server/src/features/likely-events.js');

/** What the project promises, in per cent. */
const LEAST_FIRST = 99;

const SEED = 20_120_322;
/** Links of each archive that are bent in one way. */
const LINKS_IN_A_WAY = 200;
/** Links of each archive whose event is taken out. */
const LINKS_TO_NOTHING = 2000;
/** Links that are asked about one by one, as an editor does. */
const ASKED_ALONE = 500;

/**
 * @param {string} english the archive root
 * @param {string} chinese
 * @returns {Promise<number>} the exit status
 */
export async function measure(english, chinese) {
  const zh = await Texts.read(chinese);
  const en = await completed(english);
  const outcomes = [...askedBent('Chinese', zh, 'held out')];
  const several = [...askedBent('English, several versions of an event', en, 'held out')];
  const versions = versionsOf(en);
  const taken = keepOneVersion(en);
  outcomes.push(...askedBent('English', en, 'held out'));
  printTwins(zh);
  console.log(
    `${taken} further versions of English events were taken out for what follows, unless it says otherwise.\n`,
  );
  printBent(outcomes);
  printSeveral(several, versions);
  printChanges(await Texts.read(english));
  printNothing('Chinese', zh);
  printNothing('English', en);
  printDangling('Chinese', await Texts.read(chinese));
  printDangling('English', await Texts.read(english));
  const first = share(outcomes, ({ place }) => place === 0);
  console.log(`\nFirst, of all bent links held out: ${first.toFixed(2)} % (at least ${LEAST_FIRST} %)`);
  return first >= LEAST_FIRST ? 0 : 1;
}

/**
 * @param {string} english
 * @param {string} chinese
 * @returns {Promise<number>}
 */
export async function fitAnew(english, chinese) {
  const archives = [await Texts.read(chinese), await completed(english)];
  keepOneVersion(/** @type {Texts} */ (archives[1]));
  const choices = archives.flatMap((texts) => [...choicesOf(texts)]);
  console.log(`Fitted on ${choices.length} links:`);
  for (const [name, weight] of Object.entries(fit(choices))) console.log(`${name.padEnd(10)} ${weight.toFixed(2)}`);
  return 0;
}

/** @param {Texts} texts */
function* choicesOf(texts) {
  const random = randomOf(SEED + 1);
  const links = texts.knownLinks().filter(({ target }) => halfOf(target) === 'fitted');
  for (const bent of bentCases(texts, links, LINKS_IN_A_WAY, { random, topics: texts.names() })) {
    const choice = texts.with({ [bent.source]: bent.text }, () => {
      const problem = askAbout(texts, bent.source, bent.text, bent.path);
      return problem && choiceOf(texts, problem, bent.right);
    });
    if (choice) yield choice;
  }
  for (let i = 0; i < LINKS_TO_NOTHING; i++) {
    const { source, target, link } = random.pick(links);
    const choice = texts.with({ [target]: undefined }, () => {
      const problem = askAbout(
        texts,
        source,
        texts.of(source),
        link.url.text.slice(link.url.text.indexOf('/news/') + 1),
      );
      return problem && choiceOf(texts, problem, undefined);
    });
    if (choice) yield choice;
  }
}

/**
 * @typedef {object} Outcome
 * @property {string} archive
 * @property {string} way
 * @property {boolean} isSlugOnly
 * @property {string} path
 * @property {string} right
 * @property {readonly string[]} offered
 * @property {number} place of the right one among them; -1 where it is not
 *
 * @param {string} archive
 * @param {Texts} texts
 * @param {ReturnType<typeof halfOf>} half
 * @returns {Generator<Outcome>}
 */
function* askedBent(archive, texts, half) {
  const means = { random: randomOf(SEED), topics: texts.names() };
  const links = texts.knownLinks().filter(({ target }) => halfOf(target) === half);
  for (const { way, isSlugOnly, source, text, path, right } of bentCases(texts, links, LINKS_IN_A_WAY, means)) {
    const problem = texts.with({ [source]: text }, () => askAbout(texts, source, text, path));
    const offered = problem?.suggestions ?? [];
    yield { archive, way, isSlugOnly, path, right, offered, place: offered.indexOf(right) };
  }
}

/** Where two events have the very same title, nobody could say which is meant once the day is wrong. @param {Texts} texts */
function printTwins(texts) {
  const titles = texts.events().map((path) => texts.titleOf(path));
  const twins = titles.filter((title) => titles.indexOf(title) !== titles.lastIndexOf(title));
  console.log(`${titles.length} Chinese events, ${twins.length} of them with the title of another one.`);
}

/** @param {readonly Outcome[]} outcomes */
function printBent(outcomes) {
  const ways = [...new Set(outcomes.map(({ way }) => way))];
  const rows = [...ways, 'all'].flatMap((way) =>
    [false, true].flatMap((isSlugOnly) => {
      const these = outcomes.filter((one) => (way === 'all' || one.way === way) && one.isSlugOnly === isSlugOnly);
      return these.length === 0 ? [] : [{ way, isSlugOnly, these }];
    }),
  );
  const first = (/** @type {readonly Outcome[]} */ these, /** @type {string} */ archive) =>
    percent(
      these.filter((one) => one.archive === archive),
      ({ place }) => place === 0,
    );
  console.log(
    table(
      [
        { title: 'bent', text: ({ way }) => way, align: 'left' },
        { title: 'label', text: ({ isSlugOnly }) => (isSlugOnly ? 'as it was' : 'bent too'), align: 'left' },
        { title: 'links', text: ({ these }) => String(these.length) },
        { title: 'right one first', text: ({ these }) => percent(these, ({ place }) => place === 0) },
        { title: 'among five', text: ({ these }) => percent(these, ({ place }) => place >= 0) },
        { title: 'nothing offered', text: ({ these }) => percent(these, ({ offered }) => offered.length === 0) },
        { title: 'Chinese first', text: ({ these }) => first(these, 'Chinese') },
        { title: 'English first', text: ({ these }) => first(these, 'English') },
      ],
      rows,
    ),
  );
  const wrong = outcomes.filter(({ place, offered }) => place !== 0 && offered.length > 0);
  console.log(`\n${wrong.length} of ${outcomes.length} links have another event first:`);
  for (const { way, path, right, offered } of wrong.slice(0, 20)) {
    console.log(`  ${way}\n    link   ${path}\n    right  ${right}\n    first  ${offered[0]}`);
  }
}

/** @param {readonly Outcome[]} outcomes @param {ReadonlyMap<string, readonly string[]>} versions */
function printSeveral(outcomes, versions) {
  const of = new Map([...versions].flatMap(([event, paths]) => paths.map((path) => [path, event])));
  const isOne = (/** @type {Outcome} */ { offered: [first = ''], right }) => of.get(first) === of.get(right);
  console.log(
    `\nWith all versions of English events in the archive: the very one first ${percent(outcomes, ({ place }) => place === 0)}, ` +
      `it or another version of the event first ${percent(outcomes, isOne)} (of ${outcomes.length} links)`,
  );
}

/** @param {Texts} texts */
function printChanges(texts) {
  const links = changedLinks(texts);
  const source = 'news/2018/03/20/later-event.md';
  const count = { key: 0, certain: 0, hidden: 0, five: 0 };
  for (const { path, title, right, gone } of links) {
    const text = `### [2018-03-20](/news/2018/03/20/index.md)\n\n# Later event\n\n### Related:\n\n1. [${title} ](/${path})\n`;
    const removed = Object.fromEntries(gone.map((other) => [other, undefined]));
    const ask = (/** @type {string} */ rightText) =>
      texts.with({ ...removed, [source]: text, [right]: rightText }, () => askAbout(texts, source, text, path));
    const known = ask(texts.of(right));
    if (known?.suggestions[0] === right) count.key++;
    if (known?.fixes.some(({ safety }) => safety === 'safe')) count.certain++;
    const hidden = ask(withoutChanges(texts.of(right)))?.suggestions.indexOf(right) ?? -1;
    if (hidden === 0) count.hidden++;
    if (hidden >= 0) count.five++;
  }
  console.log(
    `\n${links.length} earlier versions named in lists of changes: by that list the current one is first for ${count.key}, ` +
      `for certain for ${count.certain}; with the list hidden first for ${count.hidden}, among five for ${count.five}`,
  );
}

/** @param {string} archive @param {Texts} texts */
function printNothing(archive, texts) {
  const random = randomOf(SEED + 2);
  const links = texts.knownLinks().filter(({ target }) => halfOf(target) === 'held out');
  const offers = [];
  for (let i = 0; i < LINKS_TO_NOTHING; i++) {
    const { source, target, link } = random.pick(links);
    const path = link.url.text.slice(link.url.text.indexOf('/news/') + 1);
    const problem = texts.with({ [target]: undefined }, () => askAbout(texts, source, texts.of(source), path));
    const [first] = problem?.suggestions ?? [];
    if (first !== undefined) offers.push({ path, first });
  }
  console.log(
    `\n${archive}: of ${LINKS_TO_NOTHING} links whose event was taken out, something is offered for ${offers.length}, such as`,
  );
  printOffers(offers, 10);
}

/** @param {string} archive @param {Texts} texts */
function printDangling(archive, texts) {
  const links = texts.danglingLinks();
  const problems = links.flatMap(({ source, target }) => problemOf(texts, source, texts.of(source), target) ?? []);
  const together = new LikelyEvents(texts.archive);
  const began = performance.now();
  const answers = problems.map((problem) => withLikelyEvents(problem, together, texts.archive));
  const spent = performance.now() - began;
  const alone = problems.slice(0, ASKED_ALONE).map((problem) => {
    const start = performance.now();
    withLikelyEvents(problem, new LikelyEvents(texts.archive), texts.archive);
    return performance.now() - start;
  });
  const offers = answers.flatMap(({ lost, suggestions: [first] }) =>
    lost && first ? [{ path: lost.path, first }] : [],
  );
  const seen = new Set(offers.map(({ path, first }) => `${path} ${first}`));
  console.log(
    `\n${archive}: of ${links.length} links that really lead nowhere, something is offered for ${offers.length} ` +
      `(${seen.size} different ones). Ranking took ${time(spent)} for all of them, ${time(median(alone))} for one alone (median).`,
  );
  printOffers(offers, 30);
}

/** @param {readonly { path: string, first: string }[]} offers @param {number} most */
function printOffers(offers, most) {
  const different = new Map(offers.map((offer) => [`${offer.path} ${offer.first}`, offer]));
  for (const { path, first } of [...different.values()].slice(0, most))
    console.log(`  link   ${path}\n  first  ${first}`);
}

/** @template Row @param {readonly Row[]} rows @param {(row: Row) => boolean} isCounted */
function percent(rows, isCounted) {
  return rows.length === 0 ? '-' : `${share(rows, isCounted).toFixed(1)} %`;
}

/** @template Row @param {readonly Row[]} rows @param {(row: Row) => boolean} isCounted */
function share(rows, isCounted) {
  return (100 * rows.filter(isCounted).length) / Math.max(rows.length, 1);
}
