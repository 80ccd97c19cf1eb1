/** The line scanner and the CommonMark parser read every text alike: what makes it safe to have two readers. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ArchiveFile } from '../../server/src/core/event.js';
import { parseBlocks } from '../../server/src/core/parse.js';
import { parseFile, scanFile } from '../../server/src/core/read.js';
import { scanBlocks } from '../../server/src/core/scan.js';
import { projectRoot } from '../support/project.js';
import { anyText, plainText } from '../support/markdown.js';
import {
  chineseArchive,
  englishArchive,
  markdownFiles,
  seedFolder,
  withoutChinese,
  withoutShared,
} from '../support/shared.js';

/** Fixed, so that a failure is the same for everybody; fast-check prints it with the text that it shrank to. */
const SEED = 20120322;
const PATHS = ['news/2012/03/22/a.md', 'news/2012/03/22/index.md', 'faq/a.md'];

test('on the sample archive', () => {
  assert.ok(checkFolder(join(projectRoot, 'test/sample')) > 50);
});

test('on the seed event', { skip: withoutShared }, () => {
  assert.equal(checkFolder(seedFolder), 1);
});

test('on the English archive', { skip: withoutShared }, () => {
  assert.ok(checkFolder(englishArchive) > 150);
});

test('on the Chinese archive', { skip: withoutChinese }, () => {
  assert.equal(checkFolder(chineseArchive()), 6122);
});

test('on generated texts, as files of every kind', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const path of PATHS) assert.deepEqual(whole(scanFile(path, text)), whole(parseFile(path, text)));
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test('the scanner gives the parser’s blocks or leaves the text to it', () => {
  let scanned = 0;
  fc.assert(
    fc.property(plainText, (text) => {
      const blocks = scanBlocks(text);
      if (blocks === undefined) return;
      scanned++;
      assert.deepEqual(blocks, parseBlocks(text));
    }),
    { seed: SEED, numRuns: 1000 },
  );
  assert.ok(scanned > 300, `only ${scanned} of the texts were plain enough for the scanner`);
});

test('the scanner reads every event and day index of the real archives by itself', { skip: withoutShared }, () => {
  for (const path of markdownFiles(join(englishArchive, 'news'))) {
    const text = readFileSync(join(englishArchive, 'news', path), 'utf8');
    assert.ok(scanBlocks(text), `${path} was left to the parser`);
  }
});

/** Compares both readers on every file below a folder; how many there were. */
function checkFolder(folder: string): number {
  const paths = markdownFiles(folder);
  for (const path of paths) {
    const text = readFileSync(join(folder, path), 'utf8');
    const asEvent = path.startsWith('news/') ? path : `news/2012/03/22/${path}`;
    assert.deepEqual(whole(scanFile(asEvent, text)), whole(parseFile(asEvent, text)), path);
    const blocks = scanBlocks(text);
    if (blocks) assert.deepEqual(blocks, parseBlocks(text), path);
  }
  return paths.length;
}

/** The file with all that it says read and spelt out, to be compared. */
function whole(file: ArchiveFile): ArchiveFile {
  if (file.kind !== 'event') return file;
  return {
    ...file,
    sections: file.sections.map((section) => ({ ...section, items: section.items, extent: section.extent })),
  };
}
