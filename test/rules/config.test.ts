/** The configuration as the programs read it, and as its schema judges it: the same texts are right by both. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { parse } from 'jsonc-parser';
import { NO_CONFIG } from '../../server/src/core/config.js';
import { readConfig } from '../../server/src/rules/read-config.js';
import { projectRoot } from '../support/project.js';

const schema = JSON.parse(readFileSync(join(projectRoot, 'event-archive.schema.json'), 'utf8')) as object;
const isRight = new Ajv({ strict: false }).compile(schema);

for (const [text, messages] of [
  ['{}', []],
  ['{ "$schema": "x", "rules": { "missing-title": "hint" }, "overrides": [] }', []],
  ['{ /* why */ "sections": { "related": ["Siehe auch"] }, "context": "Bezug", "linkPrefix": "/de", }', []],
  ['{ "linkPrefix": "" }', []],
  ['[]', ['The file is an array, expected an object']],
  ['{ "rules": [] }', ['"rules" is an array, expected an object']],
  ['{ "rules": { "missing-title": null } }', ['"missing-title" is null, expected a string']],
  ['{ "rule": {} }', ['There is no "rule" here; did you mean "rules"?']],
  ['{ "overrides": [{ "files": ["a"] }] }', ['An item of "overrides" has no "rules"']],
  ['{ "overrides": [{ "files": [], "rules": {} }] }', ['"files" is empty, expected at least 1']],
  ['{ "overrides": [{ "files": [" "], "rules": {} }] }', ['An item of "files" is " ", expected a pattern']],
  [
    '{ "sections": { "related": ["Related:"] } }',
    ['An item of "related" is "Related:", expected a heading without "#", colon and blanks around it'],
  ],
  ['{ "context": "Two words" }', ['"context" is "Two words", expected one word without "_", "*", colon and digits']],
  ['{ "linkPrefix": "zh" }', ['"linkPrefix" is "zh", expected at most two folders, such as "/zh", or nothing']],
  ['{ "__proto__": {}, "toString": 1 }', ['There is no "__proto__" here', 'There is no "toString" here']],
] as const) {
  test(`${text} ${messages.length === 0 ? 'is right' : 'is not'}`, () => {
    assert.deepEqual(
      readConfig(text).faults.map(({ message }) => message),
      messages,
    );
    assert.equal(isRight(parse(text, [], { allowTrailingComma: true })), messages.length === 0);
  });
}

for (const [text, message] of [
  ['', 'The file is empty, expected {}'],
  ['{ "rules": ', 'Not valid JSON: value expected'],
  ['nothing', 'Not valid JSON: invalid symbol'],
  ['['.repeat(50_000), 'Not valid JSON: nested too deeply'],
] as const) {
  test(`${JSON.stringify(text.slice(0, 20))} is told, and nothing of it counts`, () => {
    const { config, faults } = readConfig(text);
    assert.ok(
      faults.some((fault) => fault.message === message),
      faults
        .slice(0, 3)
        .map((fault) => fault.message)
        .join(),
    );
    assert.deepEqual(config, NO_CONFIG);
  });
}
