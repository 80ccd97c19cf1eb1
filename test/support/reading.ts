/** Reads texts by both readers at once, so that no test can pass by one of them alone. */
import assert from 'node:assert/strict';
import type { DayIndex, Event, Item, Page } from '../../server/src/core/event.js';
import { parseFile, scanFile } from '../../server/src/core/read.js';

/** Asserts that both readers agree and gives what they say. */
export function readFile(path: string, text: string): Event | DayIndex | Page {
  const file = scanFile(path, text);
  assert.deepEqual(parseFile(path, text), file);
  return file;
}

export function readEvent(text: string): Event {
  const file = readFile('news/2014/03/7/bridge-opens.md', text);
  assert.ok(file.kind === 'event');
  return file;
}

export function readDayIndex(text: string): DayIndex {
  const file = readFile('news/2014/03/7/index.md', text);
  assert.ok(file.kind === 'day-index');
  return file;
}

/** The items of the one section that a text has. */
export function readItems(text: string): readonly Item[] {
  const { sections } = readEvent(text);
  assert.equal(sections.length, 1);
  return sections[0]?.items ?? [];
}

export const readSource = (text: string): Item | undefined => readItems(`# T\n\n### Source:\n\n1. ${text}\n`)[0];
export const readRelation = (text: string): Item | undefined => readItems(`# T\n\n### Related:\n\n1. ${text}\n`)[0];
export const tagsOf = (item: Item | undefined): readonly string[] => item?.context?.tags.map(({ text }) => text) ?? [];
