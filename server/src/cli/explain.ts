/** `--explain RULE`: the rule's page, as plain text. */
import { rules, rulePage, ruleNamed } from '../rules/all.js';
import { readExample } from '../rules/example.js';
import { UsageError } from './io.js';
import { nearest } from '../core/nearest.js';

export function explain(name: string): string {
  const rule = ruleNamed(name);
  if (!rule) {
    const near = nearest(
      name,
      rules.map((known) => known.name),
    );
    throw new UsageError(`--explain ${name}: there is no such rule${near ? `; did you mean ${near}?` : ''}`);
  }
  return [
    `${rule.name} (${rule.severity})`,
    '',
    `${rule.what}.`,
    '',
    rule.why,
    '',
    'Wrong:',
    '',
    sample(rule.wrong),
    'Right:',
    '',
    sample(rule.right),
    rulePage(rule.name),
    '',
  ].join('\n');
}

function sample(text: string): string {
  const files = readExample(text).filter((file) => file.isShown);
  const lines = files.flatMap(({ path, text: content }) => [
    path,
    ...content
      .trimEnd()
      .split('\n')
      .map((line) => `| ${line}`),
    '',
  ]);
  return lines.map((line) => (line === '' ? '' : `  ${line.trimEnd()}`)).join('\n');
}
