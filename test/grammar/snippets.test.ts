/** The snippets expand to what the archive's own reader understands, written as the archive writes it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DayIndex, Event } from '../../server/src/core/event.js';
import { scanFile } from '../../server/src/core/read.js';
import { expandSnippet } from './expand-snippet.js';
import { projectRoot } from '../support/project.js';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = JSON.parse(readFileSync(join(projectRoot, 'snippets/event-archive.json'), 'utf8')) as Readonly<
  Record<string, Snippet>
>;

/** A day and a month that need a zero in one place and must not have it in the other. */
const variables = {
  CURRENT_YEAR: '2014',
  CURRENT_MONTH: '05',
  CURRENT_DATE: '07',
  CURRENT_HOUR: '09',
  CURRENT_MINUTE: '08',
  CURRENT_SECOND: '03',
  TM_FILENAME_BASE: 'a-bridge-opens',
};

test('every snippet has a short prefix of its own and a description', () => {
  const prefixes = Object.values(snippets).map((snippet) => snippet.prefix);
  assert.deepEqual(prefixes, [...new Set(prefixes)]);
  for (const { prefix, description } of Object.values(snippets)) {
    assert.match(prefix, /^[a-z-]{3,12}$/);
    assert.match(description, /^[A-Z].{10,}[^.]$/);
  }
});

test('event', () => {
  const text = expand('event');
  assert.equal(
    text,
    `### [2014-05-7](/news/2014/05/7/index.md)

# Title${' '}

Summary


### Source:

1. [Label](https://)

### Related:

1. [Title of the other event ](/news/YYYY/MM/D/slug.md) _Context: Tag, Other tag_
`,
  );
  checkEvent(readEvent(text));
});

test('event-topic', () => {
  const text = expand('event-topic');
  assert.equal(
    text,
    `
Formats: [HTML](/news/2014/05/7/a-bridge-opens.html)  [JSON](/news/2014/05/7/a-bridge-opens.json)  [XML](/news/2014/05/7/a-bridge-opens.xml)${'  '}

### [2014-05-7](/news/2014/05/7/index.md)

##### Topic
# Title${' '}

Summary


### Sources:

1. [Label](https://)

### Related:

1. [Title of the other event ](/news/YYYY/MM/D/slug.md) _Context: Tag, Other tag_
`,
  );
  const event = readEvent(text);
  checkEvent(event);
  assert.equal(event.topic?.text, 'Topic');
});

test('source and sources', () => {
  const [item] = readEvent(`# Title\n\n### Sources:\n\n${expand('source')}\n`).sections[0]?.items ?? [];
  assert.equal(item?.number?.value, 1);
  assert.equal(item?.link?.label.text, 'Label');
  assert.equal(item?.link?.url.text, 'https://');
  assert.equal(expand('sources'), `### Sources:\n\n${expand('source')}\n`);
});

test('relation and related', () => {
  const [item] = readEvent(`# Title\n\n### Related:\n\n${expand('relation')}\n`).sections[0]?.items ?? [];
  assert.equal(item?.link?.url.text, '/news/YYYY/MM/D/slug.md');
  assert.deepEqual(
    item?.context?.tags.map((tag) => tag.text),
    ['Tag', 'Other tag'],
  );
  assert.equal(item?.context?.isClosed, true);
  assert.equal(expand('related'), `### Related:\n\n${expand('relation')}\n`);
});

test('context', () => {
  assert.equal(expand('context'), '_Context: Tag, Other tag_');
});

test('changes and change', () => {
  assert.equal(
    expand('changes'),
    `### Changes:

1. [Earlier title ](/news/YYYY/MM/D/earlier-slug.md) _2014-05-07 09:08:03 (First version)_
2. [Title ](/news/YYYY/MM/D/a-bridge-opens.md) _(Current version)_
`,
  );
  assert.equal(expand('change'), '2. [Earlier title ](/news/YYYY/MM/D/earlier-slug.md) _2014-05-07 09:08:03 (Update)_');
  assert.equal(readEvent(`# Title\n\n${expand('changes')}`).sections[0]?.kind, 'changes');
});

test('day and entry', () => {
  const text = expand('day');
  assert.equal(
    text,
    `## [2014-05-7](/news/2014/05/7/index.md)

##### Topic
### [Title ](/news/2014/05/7/slug.md)
_Context: Tag, Other tag_

## [Previous Day...](/news/YYYY/MM/D/index.md)
`,
  );
  const day = scanFile('news/2014/05/7/index.md', text) as DayIndex;
  assert.equal(day.entries[0]?.topic?.text, 'Topic');
  assert.equal(day.entries[0]?.context?.tags.length, 2);
  assert.equal(day.previousDay?.label.text, 'Previous Day...');
  assert.ok(text.includes(`\n\n${expand('entry')}`));
});

function checkEvent(event: Event): void {
  assert.equal(event.dateHeading?.link?.label.text, '2014-05-7');
  assert.deepEqual(
    event.titles.map((title) => title.text),
    ['Title'],
  );
  assert.equal(event.summary?.text, 'Summary');
  assert.deepEqual(
    event.sections.map((section) => [section.kind, section.items.length]),
    [
      ['sources', 1],
      ['related', 1],
    ],
  );
}

function expand(prefix: string): string {
  const snippet = Object.values(snippets).find((candidate) => candidate.prefix === prefix);
  assert.ok(snippet, `no snippet ${prefix}`);
  return expandSnippet(snippet.body, variables);
}

function readEvent(text: string): Event {
  return scanFile('news/2014/05/7/a-bridge-opens.md', text) as Event;
}
