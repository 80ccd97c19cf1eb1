/** The real archives: every problem that is reported is truly in the file, and none is missed, by an independent count. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { scanFile } from '../server/src/core/read.js';
import { lint } from '../server/src/rules/lint.js';
import { indexOf } from './support/index-of.js';
import { chineseArchive, englishArchive, markdownFiles, withoutChinese, withoutShared } from './support/shared.js';

/** Rule to places, each `path:line:from-to`, counted from zero as the problems are. */
type Places = Readonly<Record<string, readonly string[]>>;

test('the Chinese archive', { skip: withoutChinese }, async () => {
  const root = chineseArchive();
  const found = await problemPlaces(root);
  assert.deepEqual(found['unresolved-relation'], unresolvedRelations(root));
  assert.deepEqual(found['malformed-source'], malformedSources(root));
  assert.deepEqual(found['outlet-mismatch'], mislabelledSources(root));
  assert.deepEqual(found['shared-source'], sharedSources(root));
  assert.deepEqual(counts(found), {
    'duplicate-entry': 6,
    'duplicate-relation': 8,
    'malformed-source': 2,
    'outdated-relation': 3,
    'outlet-mismatch': 17,
    'shared-source': 22,
    'unresolved-relation': 13118,
  });
});

test('the English archive', { skip: withoutShared }, async () => {
  const found = await problemPlaces(englishArchive);
  assert.deepEqual(found['unresolved-relation'], unresolvedRelations(englishArchive));
  assert.deepEqual(found['unresolved-entry'], unresolvedEntries(englishArchive));
  assert.deepEqual(found['unlisted-event'], unlistedEvents(englishArchive));
  assert.deepEqual(found['missing-day-index'], missingDayIndexes(englishArchive));
  assert.deepEqual(found['shared-source'], sharedSources(englishArchive));
  assert.deepEqual(malformedSources(englishArchive), []);
  assert.deepEqual(mislabelledSources(englishArchive), []);
  assert.deepEqual(counts(found), {
    'list-numbering': 40,
    'missing-day-index': 8,
    'shared-source': 128,
    'unlisted-event': 68,
    'unresolved-entry': 55,
    'unresolved-relation': 993,
  });
});

function counts(places: Places): Readonly<Record<string, number>> {
  const rules = Object.keys(places).sort();
  return Object.fromEntries(rules.map((rule) => [rule, places[rule]?.length ?? 0]));
}

/** What the rules find in every file. */
async function problemPlaces(root: string): Promise<Places> {
  const messages: string[] = [];
  const log = { warn: (message: string) => void messages.push(message), info: () => {} };
  const archive = await indexOf(root, log, ({ listed, read }) => assert.ok(read <= listed));
  assert.deepEqual(messages, [], 'every file can be read');
  assert.deepEqual([...archive.paths()].sort(), [...markdownFiles(root)].sort());

  const places: Record<string, string[]> = {};
  for (const path of archive.paths()) {
    const text = readFileSync(join(root, path), 'utf8');
    for (const { rule, range } of lint(path, text, scanFile(path, text), archive)) {
      assert.equal(range.start.line, range.end.line, 'every problem of these archives lies within a line');
      (places[rule] ??= []).push(placeOf(path, range.start.line, range.start.character, range.end.character));
    }
  }
  for (const found of Object.values(places)) found.sort();
  return places;
}

// From here on no code of the project is used: lines, plain expressions, and whether a file exists.

interface Found {
  readonly path: string;
  readonly line: number;
  /** The section heading above the line. */
  readonly section: string;
  readonly text: string;
  readonly start: number;
  readonly url: string;
}

const RELATED = /^### (?:Related|有关)\s*:/;
const SOURCES = /^### (?:Sources?|信息来源)\s*:/;

function unresolvedRelations(root: string): readonly string[] {
  const relations = linksOf(root, /^\d+\. \[.*?\]\(((?:\/zh)?\/news\/[^)]*)\)/d, isEvent);
  return missing(
    root,
    relations.filter(({ section }) => RELATED.test(section)),
  );
}

function unresolvedEntries(root: string): readonly string[] {
  return missing(root, linksOf(root, /^### \[.*?\]\((\/news\/[^)]*)\)/d, isDayIndex));
}

function missingDayIndexes(root: string): readonly string[] {
  return missing(root, linksOf(root, /^##+ \[\d+-\d+-\d+\]\((\/news\/[^)]*)\)/d, isInNews));
}

/** Addresses of sources and their pictures that are not `http(s)://`, a name, a dot and a name. */
function malformedSources(root: string): readonly string[] {
  const sources = linksOf(root, /\]\(([^)]*)\)/dg, isEvent).filter(({ section }) => SOURCES.test(section));
  return places(sources.filter(({ url }) => !/^https?:\/\/[^\s/.]+\.[^\s/]+/.test(url)));
}

/** Sources that a second file cites: neither scheme, `www.`, fragment nor a slash at the end tells them apart. */
function sharedSources(root: string): readonly string[] {
  const pageOf = ({ url }: Found) => url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/(?:\/+)?(?:#.*)?$/, '');
  const citing = groupBy(citedSources(root), pageOf);
  const shared = [...citing.values()].filter((found) => new Set(found.map(({ path }) => path)).size > 1);
  return places(shared.flat());
}

/** Labels that are used for a host once or twice, where another is at least 20 times as often and three in four. */
function mislabelledSources(root: string): readonly string[] {
  const mislabelled: Found[] = [];
  for (const sources of groupBy(citedSources(root), hostOf).values()) {
    const byLabel = [...groupBy(sources, labelOf).values()].sort((a, b) => b.length - a.length);
    const [usual, ...others] = byLabel;
    if (!usual || usual.length / sources.length < 0.75) continue;
    const established = byLabel.filter((found) => found === usual || found.length >= 3).map(nameOf);
    const slips = others.filter((found) => found.length < 3 && usual.length / found.length >= 20);
    const isForm = (name: string): boolean => established.some((known) => known.includes(name) || name.includes(known));
    mislabelled.push(...slips.filter((found) => !isForm(nameOf(found))).flat());
  }
  const labels = mislabelled.map((source) => ({ source, label: labelOf(source) }));
  return places(labels.map(({ source, label }) => ({ ...source, start: source.start - 2 - label.length, url: label })));
}

/** First links of numbered items in the sources sections of events, but not to pictures. */
function citedSources(root: string): readonly Found[] {
  const links = linksOf(root, /^\d+\. \[[^\]]*\]\((https?:[^)]*)\)/d, isEvent);
  return links.filter(
    ({ section, url }) => SOURCES.test(section) && !/\.(?:jpe?g|png|gif|webp|svg|bmp)(?:\?|$)/i.test(url),
  );
}

function labelOf({ text, start }: Found): string {
  return text.slice(text.indexOf('[') + 1, start - 2);
}

function nameOf([source]: readonly Found[]): string {
  return source
    ? labelOf(source)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '')
    : '';
}

function hostOf({ url }: Found): string {
  return new URL(url.replace(/^https?:\/\/web\.archive\.org\/web\/\d+\//, '')).host.replace(/^www\./, '');
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

function unlistedEvents(root: string): readonly string[] {
  const headings = linksOf(root, /^### (?=\[\d+-\d+-\d+\])(.*)/d, isEvent);
  return places(
    headings.filter(({ path }) => {
      const dayIndex = join(root, dirname(path), 'index.md');
      return existsSync(dayIndex) && !readFileSync(dayIndex, 'utf8').includes(`(/${path})`);
    }),
  );
}

/** Every match of the expression's first group, line by line. */
function linksOf(root: string, expression: RegExp, isWanted: (path: string) => boolean): readonly Found[] {
  const found: Found[] = [];
  for (const path of markdownFiles(root).filter(isWanted)) {
    let section = '';
    for (const [line, text] of readFileSync(join(root, path), 'utf8').split('\n').entries()) {
      if (text.startsWith('#')) section = text;
      const matches = expression.global ? [...text.matchAll(expression)] : [expression.exec(text)];
      for (const match of matches) {
        if (match) found.push({ path, line, section, text, start: match.indices?.[1]?.[0] ?? -1, url: match[1] ?? '' });
      }
    }
  }
  return found;
}

function missing(root: string, links: readonly Found[]): readonly string[] {
  return places(links.filter(({ url }) => !existsSync(join(root, url.replace(/^\/zh/, '')))));
}

function places(found: readonly Found[]): readonly string[] {
  return found.map(({ path, line, start, url }) => placeOf(path, line, start, start + url.length)).sort();
}

function placeOf(path: string, line: number, start: number, end: number): string {
  return `${path}:${line}:${start}-${end}`;
}

function isInNews(path: string): boolean {
  return path.startsWith('news/');
}

function isDayIndex(path: string): boolean {
  return isInNews(path) && /\/(?:index|README)\.md$/.test(path);
}

function isEvent(path: string): boolean {
  return isInNews(path) && !isDayIndex(path);
}
