/** Lines of 100 kB made to keep regular expressions busy: they are tokenised, and coloured where they are sound. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import textmateModule, { type IRawGrammar } from 'vscode-textmate';
import { loadTokenizer, markdownScope, type Token } from './tokenize.js';

const lineLength = 100_000;

/** Repeated to the line's length. None lets a pattern match, all look as if they might. */
const fillings = [
  '[',
  ']',
  '_',
  '1',
  '](',
  '](/news/1',
  '/news/1',
  '/index.md)',
  ' ',
  ' _',
  ', ',
  'a(b',
  '&a',
  ':',
  '1-',
];

/** What may stand before the filling: nothing, and the beginning of a link that never ends. */
const beginnings = ['', 'a](', 'a](/news/'];

/**
 * The Markdown grammar itself takes minutes for such lines (the editor gives it none beyond 20,000 characters), so ours is
 * injected into a grammar that has only what the injection builds upon.
 */
const tokenize = await loadTokenizer({ isInjected: true, markdown: bareMarkdown() });

/** Whether a pattern's time grows faster than the line shows only here: it takes minutes then. The limit is for that alone. */
const limit = { timeout: 60_000 };

test('a sound line is recognised however long its label is', limit, async () => {
  for (const filling of fillings) {
    for (const beginning of beginnings) {
      const label = `${beginning}${filling.repeat(Math.ceil(lineLength / filling.length))} x`;
      const place = JSON.stringify(label.slice(0, 30));
      const relation = lastLine(`1. [${label}](/news/2012/03/22/a.md) _Context: A, B_`);
      assert.equal(joined(relation, 'meta.relation.label.event-archive'), label, place);
      assert.equal(joined(relation, 'entity.name.type.tag.event-archive'), 'AB', place);

      const change = lastLine(`1. [${label}](/news/2012/03/22/a.md) _(Current version)_`);
      assert.equal(joined(change, 'meta.change.label.event-archive'), label, place);

      const entry = lastLine(`### [${label}](/news/2012/03/22/a.md)`);
      assert.equal(joined(entry, 'meta.entry.label.event-archive'), label, place);

      const title = lastLine(`### [2012-03-22](/news/2012/03/22/index.md)\n# x${label} `);
      assert.equal(joined(title, 'meta.title.event-archive'), `# x${label} `, place);
      await setImmediate();
    }
  }
});

test('a hundred thousand brackets, underscores, digits or tags come to an end', limit, async () => {
  for (const start of ['', '1. ', '1. [a](/news/2012/03/22/a.md) ', '_Context: ', '### ', '## [', 'Formats: [']) {
    for (const filling of ['[', ']', '_', '1', 'a,', '_,', ' ']) {
      const line = start + filling.repeat(lineLength);
      assert.equal(joined(lastLine(line), markdownScope), line);
      await setImmediate();
    }
  }
});

function lastLine(text: string): readonly Token[] {
  return tokenize(text).at(-1) ?? [];
}

function joined(tokens: readonly Token[], scope: string): string {
  return tokens
    .filter((token) => token.scopes.includes(scope))
    .map((token) => token.text)
    .join('');
}

function bareMarkdown(): IRawGrammar {
  const list = {
    begin: '(^|\\G)( {0,3})([0-9]+[.)])([ \\t])',
    while: '((^|\\G)( {2,4}|\\t))|^([ \\t]*)$',
    name: 'markup.list.numbered.markdown',
    patterns: [],
  };
  const grammar = {
    scopeName: markdownScope,
    patterns: [{ include: '#block' }],
    repository: { block: { patterns: [list] }, inline: { patterns: [] }, list_paragraph: { patterns: [] } },
  };
  return textmateModule.parseRawGrammar(JSON.stringify(grammar), 'bare.json');
}
