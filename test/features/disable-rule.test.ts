/** A comment that switches a rule off for a line: on every rule's own wrong sample, and on texts as people write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Event } from '../../server/src/core/event.js';
import { scanFile } from '../../server/src/core/read.js';
import { applyEdits, LineMap } from '../../server/src/core/text.js';
import { touches } from '../../server/src/features/fixes.js';
import { disableRules } from '../../server/src/features/disable-rule.js';
import { rules } from '../../server/src/rules/all.js';
import { lint } from '../../server/src/rules/lint.js';
import { Policy } from '../../server/src/rules/policy.js';
import { fileOf, fixture } from '../support/fixture.js';
import { problemsOf } from '../support/problems.js';

const EVENT = '//- news/2014/03/7/bridge-opens.md\n';
const HEAD = '## [March 7, 2014](/news/2014/03/7/index.md)\n\n# Bridge opens\n\n';
const policy = new Policy();

/** By the rules' names, the texts that the comments make, for the line that the cursor is in. */
function disabled(sample: string, bend = (text: string): string => text): Record<string, string> {
  const { cursor, archive, ...given } = fixture(EVENT + sample);
  const { path, text } = fileOf({ cursor, archive, ...given });
  const position = new LineMap(text).position(cursor?.offset ?? 0);
  const bent = bend(text);
  const file = scanFile(path, bent);
  const cursorRange = { start: position, end: position };
  const problems = lint(path, bent, file, archive, { policy }).filter(({ range }) => touches(range, cursorRange));
  return Object.fromEntries(
    disableRules(problems, { path, text: bent, file }, archive, policy).map(({ fix }) => [
      fix.title,
      applyEdits(bent, fix.edits),
    ]),
  );
}

test('above the first item of a list, and inside of the item above for the others', () => {
  assert.deepEqual(disabled(`${HEAD}### Sources:\n\n1. [A](htp://$0a.example/)\n2. [B](http://b.example/)\n`), {
    'Disable malformed-source for this line': `${HEAD}### Sources:\n\n<!-- event-archive-disable-next-line malformed-source -->\n1. [A](htp://a.example/)\n2. [B](http://b.example/)\n`,
  });
  assert.deepEqual(disabled(`${HEAD}### Sources:\n\n10. [A](http://a.example/)\n11. [B](htp://$0b.example/)\n`), {
    'Disable malformed-source for this line': `${HEAD}### Sources:\n\n10. [A](http://a.example/)\n    <!-- event-archive-disable-next-line malformed-source -->\n11. [B](htp://b.example/)\n`,
  });
});

test('a comment that is there already gets the name, before its reason', () => {
  const comment = '<!-- event-archive-disable-next-line self-relation -- why not -->';
  const relation = '1. [Bridge opens](/news/2014/03/7/bridge-opens.md)\n';
  assert.deepEqual(disabled(`${HEAD}### Related:\n\n${comment}\n1. [$0${relation.slice(4)}`), {
    'Disable missing-context for this line': `${HEAD}### Related:\n\n${comment.replace('self-relation', 'self-relation, missing-context')}\n${relation}`,
  });
});

test('a byte order mark stays first, and line breaks are those of the file', () => {
  const text = HEAD.replace('(/news', '(/no$0ws');
  const made = disabled(text, (plain) => `\ufeff${plain.replaceAll('\n', '\r\n')}`);
  assert.deepEqual(made, {
    'Disable malformed-date-heading for this line': `\ufeff${`<!-- event-archive-disable-next-line malformed-date-heading -->\n${text.replace('$0', '')}`.replaceAll('\n', '\r\n')}`,
  });
});

test('above an item that the cursor is further down in; for the file where that is meant as a whole', () => {
  const relation = '1. [Ferry stops](/news/2014/03/7/ferry.md)\n   _$0Context: ,_\n';
  const related = `${HEAD}### Related:\n\n${relation}`;
  assert.deepEqual(disabled(`${related}//- news/2014/03/7/ferry.md\n`), {
    'Disable malformed-context for this line': related
      .replace('$0', '')
      .replace('1.', '<!-- event-archive-disable-next-line malformed-context -->\n1.'),
  });
  const untitled = '# Bridge opens\n\n### Sources:\n\n1. [A](http://a.example/)\n\n';
  const comment = '<!-- event-archive-disable-file duplicate-title -->\n';
  assert.deepEqual(disabled(`$0${untitled}${comment}`), {
    'Disable missing-date-heading for this file': `${untitled}${comment.replace('title', 'title, missing-date-heading')}`,
  });
});

test('no rule is disabled that has no problem in the line', () => {
  assert.deepEqual(disabled(`${HEAD}### Sources:\n\n1. [A](htp://a.example/)\n2. [$0B](http://b.example/)\n`), {});
});

for (const rule of rules) {
  test(`${rule.name}: where it can be disabled nothing else is found, and the file says the same`, () => {
    const given = fixture(rule.wrong);
    const severe = new Policy({ settings: { [rule.name]: 'error' } });
    for (const { path, range } of problemsOf(given, severe)) {
      const { text, file } = fileOf(given, path);
      const before = lint(path, text, file, given.archive, { policy: severe });
      const here = before.filter((each) => each.range.start.line === range.start.line);
      for (const { fix, problem } of disableRules(here, { path, text, file }, given.archive, severe)) {
        const made = applyEdits(text, fix.edits);
        const after = lint(path, made, scanFile(path, made), given.archive, { policy: severe });
        const isGone = (each: (typeof before)[number]): boolean =>
          each.rule === problem.rule && (fix.title.endsWith('file') || each.range.start.line === range.start.line);
        assert.equal(after.length, before.length - before.filter(isGone).length);
        if (file.kind === 'event') assert.deepEqual(told(made, scanFile(path, made) as Event), told(text, file));
      }
    }
  });
}

function told(text: string, event: Event): readonly string[] {
  const items = event.sections.flatMap((section) => section.items);
  return [...event.titles, ...items.map(({ span }) => span)].map(({ start, end }) => text.slice(start, end));
}
