/** Damages sound events and day indexes the way people and programs do, a little at a time. */
import type { Random } from './random.js';

type Damage = (text: string, random: Random) => string;

/** By name, so that a failure says what was done. A damage that a text has no room for leaves it as it is. */
const OF_EVENTS: Readonly<Record<string, Damage>> = {
  'a source or relation twice': onItem((line) => `${line}\n${line}`),
  'a relation twice, with another tag': onItem(
    (line) => `${line}\n${line.replace(/_(?:Context|消息): .*_/, '_Context: Harbour, Ferry_')}`,
  ),
  'a number wrong': onItem((line, random) => line.replace(/^\d+/, String(random.below(12)))),
  'a number gone': onItem((line) => line.replace(/^\d+\./, '-')),
  'another delimiter': onItem((line) => line.replace(/^(\d+)\./, '$1)')),
  'an unclosed context': onItem((line) => line.replace(/_$/, '')),
  'a repeated tag': onItem((line) => line.replace(/: ([^,_]*)/, ': $1,$1 , $1')),
  'an empty tag': onItem((line) => line.replace(/: /, ': , ').replace(/_$/, ' ,, _')),
  'no context': onItem((line) => line.replace(/ _.*_$/, '')),
  'another ending': onItem((line) => line.replace(/\.md\)/, '.html)')),
  'a padded day': onItem((line) => line.replace(/\/(\d)\/(?=[^/]*\.md\))/, '/0$1/')),
  'a relative link': onItem((line) => line.replace(/\]\(\/(?:zh\/)?news\//, '](news/')),
  'a label of its own': onItem((line) => line.replace(/\[[^\]]*/, '[Something else entirely')),
  'an older label': onItem((line) => line.replace(/\[/, '[Late: ')),
  'a scheme misspelt': onItem((line) => line.replace('](http', '](htp')),
  'a line below an item': onItem((line) => `${line}\n   and more of it`),
  'something nested below an item': onItem((line) => `${line}\n\n    1. nested`),
  'no label': onItem((line) => line.replace(/\[[^\]]*\]\(http/, '[](http')),
  'sections in another order': sections((parts, random) => [...parts].sort(() => random.next() - 0.5)),
  'a section twice': sections((parts, random) => (parts.length > 0 ? [...parts, random.pick(parts)] : [])),
  'a section cut in two': sections((parts) =>
    parts.flatMap((part) => part.replace(/\n(2\. )/, '\n\n### Related:\n\n$1').split(/(?=^### Related)/m)),
  ),
  'a section under another word': (text) => text.replace(/^### (?:Related|有关):/m, '### See also'),
  'a remark between sections': (text) => text.replace(/^(?=### (?:Related|有关))/m, 'Somebody wrote this.\n\n'),
  'no date heading': (text) => text.replace(/^### \[\d.*\n\n?/m, ''),
  'a padded label': (text) => text.replace(/^(### \[\d+-\d+-)(\d\])/m, '$10$2'),
  'a label that is no date': (text) => text.replace(/^(### \[)\d[^\]]*/m, '$1some day'),
  'another day in the label': (text) => text.replace(/^(### \[\d+-\d+-)\d+/m, '$111'),
  'another day in the link': (text) => text.replace(/^(### \[.*\/\d\d\/)\d+(?=\/index)/m, '$112'),
  'a padded link': (text) => text.replace(/^(### \[.*\/\d\d\/)(\d)(?=\/index)/m, '$10$2'),
  'a heading without a link': (text) => text.replace(/^### \[(\d[^\]]*)\]\(.*/m, '### $1'),
  'a day that never was': (text) => text.replace(/^(### \[\d+-)\d+-\d+/m, '$102-30'),
  'a second title': (text) => text.replace(/^(# .*\n)/m, '$1\n# Another title\n'),
  'the title twice': (text) => text.replace(/^(# .*\n)/m, '$1$1'),
  'no title': (text) => text.replace(/^# .*\n/m, ''),
  'more empty lines': (text, random) => text.replace(/\n/g, (line) => (random.next() < 0.2 ? `${line}\n\n` : line)),
  'fewer empty lines': (text, random) => text.replace(/\n\n/g, (lines) => (random.next() < 0.5 ? '\n' : lines)),
  'spaces at the ends of lines': (text, random) => text.replace(/$/gm, () => (random.next() < 0.3 ? '  ' : '')),
};

const OF_DAY_INDEXES: Readonly<Record<string, Damage>> = {
  'an entry twice': onEntry((entry) => entry + entry),
  'an entry twice, under another title': onEntry((entry) => entry + entry.replace(/\[[^\]]*/, '[Something else')),
  'an entry to no event': onEntry((entry) => entry.replace('.md)', '-gone.md)')),
  'a remark below an entry': onEntry((entry) => `${entry}\nSomebody wrote this.\n\n`),
  'a padded label': (text) => text.replace(/^(## \[\d+-\d+-)(\d\])/m, '$10$2'),
  'no date heading': (text) => text.replace(/^## \[\d.*\n\n?/m, ''),
  'another day in the label': (text) => text.replace(/^(## \[\d+-\d+-)\d+/m, '$111'),
  'a padded link': (text) => text.replace(/^(## \[.*\/\d\d\/)(\d)(?=\/index)/m, '$10$2'),
  'more empty lines': (text, random) => text.replace(/\n/g, (line) => (random.next() < 0.2 ? `${line}\n\n` : line)),
};

/** The text with one to three damages done to it, and their names. */
export function damaged(path: string, text: string, random: Random): { readonly text: string; readonly done: string } {
  const damages = Object.entries(/\/(?:index|README)\.md$/.test(path) ? OF_DAY_INDEXES : OF_EVENTS);
  const chosen = Array.from({ length: 1 + random.below(3) }, () => random.pick(damages));
  return {
    text: chosen.reduce((result, [, damage]) => damage(result, random), text),
    done: chosen.map(([name]) => name).join(', then '),
  };
}

/** Damages one item of a list. */
function onItem(damage: (line: string, random: Random) => string): Damage {
  return onOneOf(/^\d+\. .*$/gm, damage);
}

function onEntry(damage: (entry: string, random: Random) => string): Damage {
  return onOneOf(/^(?:##### .*\n)?### \[.*\n(?:[^#\n].*\n)*\n*/gm, damage);
}

function onOneOf(pattern: RegExp, damage: (found: string, random: Random) => string): Damage {
  return (text, random) => {
    const all = [...text.matchAll(pattern)];
    if (all.length === 0) return text;
    const { index, 0: found } = random.pick(all);
    return text.slice(0, index) + damage(found, random) + text.slice(index + found.length);
  };
}

/** Rearranges what begins with a section's heading. */
function sections(rearrange: (parts: readonly string[], random: Random) => readonly string[]): Damage {
  return (text, random) => {
    const [head = '', ...parts] = text.split(/^(?=### [^[])/m);
    return (
      head +
      rearrange(
        parts.map((part) => `${part.trimEnd()}\n\n`),
        random,
      ).join('')
    );
  };
}
