/** Texts that mix the lines of events with everything that CommonMark reads in an unexpected way. */
import fc from 'fast-check';
import { scanBlocks } from '../../server/src/core/scan.js';

/** Every shape of line that events have, and every oddity of CommonMark that such a line can turn into. */
// prettier-ignore
const LINES = [
  '### [2012-03-22](/news/2012/03/22/index.md)', '# Title ', '#  The euro', '##### Bamako', 'Summary text',
  '### Source:', '### Sources:', '### Changes:', '### Related:', '### 有关:', '### 信息来源：',
  '1. [Label](http://h.example/a)', '3. [Label](http://h.example/a) [IMG](//x/y.jpg)',
  '1. [Other ](/news/2015/03/7/s.md) _Context: A, B_', '2. [Ot[he]]r ](/news/2015/03/7/s.md) _Context: A, B',
  '12. text', 'Formats: [HTML](/news/a.html)  [JSON](a.json)  ', '## [2012-05-1](/news/2012/05/1/index.md)',
  '### [E](/news/2012/05/1/e.md)', '_Context: Tag, Tag_', '_消息: 标签_', '', '', '', ' ', '   ', '\t', '    ', '> quote',
  '>', '> 1. x', '```', '```js', '~~~', '    code', '\tcode', '<div>', '</div>', '<!-- c', '-->', '<!-- c -->',
  '<b>x</b>', '<?php', '<!X', '<![CDATA[', ']]>', '<script>', '</script>', '- bullet', '* bullet', '+ bullet', '-',
  '*', '+', '---', '***', '* * *', '___', '_ _ _', '===', '=', '==  ', '--', '- - -', '1) x', '1)', '1.', '2.', '10.',
  '7. x', '1.\tx', '1.  x', '1.     x', '1.      x', ' 1. x', '  1. x', '   1. x', '    1. x', '0. x', '01. x',
  '123456789. x', '1234567890. x', '1.x', '1. # h', '1. > q', '1. - b', '1. ```', '1. 1. x', '1. 2) y', '1. ---',
  '1. <div>', '1. =', '1. _x_', '1. * * *', '1. *x*', '1. ***', '   indented', '  para', ' # h', '  # h', '   ## h',
  '    # h', '#', '##', '# ', '#\t', '#\tx', '#x', '####### x', '###### x', '# x #', '# x ##', '# x#', '# x \\#',
  '# #', '## ##', '### ###', '# x #\t', '#  #  #', 'x #', 'lazy', '[x]: /url', '[x]', '[x]: <y> "t"', '![i](u)',
  'a  ', 'a\\', '\\# no', '\\1. x', '1\\. x', '&#35; x', '&nbsp;', '&#x20;', '\u00a0', '\u3000# x', '\u3000',
  '\u2028', '\u0000', 'a\u0000b', '\u000b', '\u000cx', 'x\u0085y', '😀 astral', '# 😀', '1. 😀', '[[[', '](',
  '](/news/2015/03/7/s.md)', '1. [a](<b>)', '1. [a](b "t")', '- 1. x', '> - x', '1. x\\', '_', '__', '_x', '-x', '+x',
  '*x', '*x*', '**x**', '=x', '= =', '----x', '- -x', '~', '~~', '``', '`` x ``', '```x```', '<', '<x', '< x',
  '<http://a.b>', '<a@b.c>', '1. <!-- c', '2. <div>', '\ufeff', '\ufeff# x', '\ufeff1. x', '|a|b|', '|-|-|',
  '- [ ] t', '1. [ ] t', '1.  # h', '1.    x', '   1.  x', '\t1. x', '1. \tx', '1.\t\tx', ' \tx', '  \tx', '# h\t',
  'x\t', '>x', '  >x', '   - x', '    - x', '      x', '     1. y',
];

/** Lines that the scanner reads by itself, first in a text or below a paragraph: where it could be wrong. */
const PLAIN_LINES = LINES.filter((line) => scanBlocks(line) ?? scanBlocks(`a\n${line}`));

const INDENTS = [' ', '  ', '   ', '    ', '\t', ' \t'];
const CHARACTERS = [...' \t\n\r#>*-+_`~=<>[]()!&;:.,0123456789abcXé信息\u0000\u2028\ufeff\\|😀'];

/** Any text that mixes all of it. */
export const anyText = textOf(LINES, ['\n', '\n', '\n', '\n', '\r\n', '\r']);

/** Texts of lines that are plain one by one, and may be odd together. */
export const plainText = textOf(PLAIN_LINES, ['\n', '\n', '\n', '\r\n']);

function textOf(lines: readonly string[], lineBreaks: readonly string[]): fc.Arbitrary<string> {
  const known = fc.constantFrom(...lines);
  const line = fc.oneof(
    { weight: 6, arbitrary: known },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 12 }) },
    { weight: 1, arbitrary: fc.tuple(known, known).map((pair) => pair.join('')) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...INDENTS), known).map((pair) => pair.join('')) },
  );
  const ended = fc.tuple(line, fc.constantFrom(...lineBreaks)).map((pair) => pair.join(''));
  const start = fc.constantFrom('', '', '', '\ufeff');
  return fc
    .tuple(start, fc.array(ended, { maxLength: 12 }), fc.boolean())
    .map(([mark, all, isEnded]) => mark + (isEnded ? all.join('') : all.join('').replace(/[\r\n]+$/, '')));
}
