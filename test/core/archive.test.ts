/** The archive: what it answers, and that any history of changes leaves it as if it had been read afresh. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { topicsOf } from '../../server/src/core/archive-names.js';
import { Archive } from '../../server/src/core/archive.js';
import { readLink } from '../../server/src/core/path.js';
import { scanFile } from '../../server/src/core/read.js';
import { fixture } from '../support/fixture.js';

const FOLDER = 'news/2014/03/7';

function set(archive: Archive, path: string, text: string): void {
  archive.set(path, scanFile(path, text));
}

/** The paths and tags of all relations that lead to a path. */
function backlinks(archive: Archive, path: string): readonly string[] {
  const all = archive.backlinks(path).map(({ source, tags }) => {
    return `${archive.pathOf(source)}: ${tags.map((tag) => archive.tags.name(tag)).join(', ')}`;
  });
  return all.sort();
}

test('events, days, backlinks, tags', () => {
  const { archive } = fixture(`//- ${FOLDER}/a.md
### [2014-03-7](/${FOLDER}/index.md)

##### Port Alder
# A

### Related:

1. [B](/${FOLDER}/b.md) _Context: Ferry, Bridge_
2. [B](/${FOLDER}/b.md) _Context: Ferry_
3. [Gone](/${FOLDER}/gone.md) _Context: Ferry,_
//- ${FOLDER}/b.md
`);
  assert.equal(archive.eventCount, 2);
  assert.equal(archive.dayIndexCount, 1);
  assert.equal(archive.event(`${FOLDER}/a.md`)?.title, 'A');
  assert.equal(archive.event(`${FOLDER}/a.md`)?.topic, 'Port Alder');
  assert.equal(archive.event(`${FOLDER}/gone.md`), undefined);
  assert.deepEqual(archive.eventsOfDay('2014/03/7'), [`${FOLDER}/a.md`, `${FOLDER}/b.md`]);
  assert.ok(archive.has('news/2014/03/7/index.md'));
  assert.deepEqual(backlinks(archive, `${FOLDER}/b.md`), [`${FOLDER}/a.md: Ferry`, `${FOLDER}/a.md: Ferry, Bridge`]);
  assert.deepEqual(backlinks(archive, `${FOLDER}/gone.md`), [`${FOLDER}/a.md: Ferry`]);
  assert.deepEqual([archive.tags.usesOf('Ferry'), archive.tags.usesOf('Bridge'), archive.tags.usesOf('')], [3, 1, 0]);
  archive.remove(`${FOLDER}/a.md`);
  assert.deepEqual(backlinks(archive, `${FOLDER}/b.md`), []);
  assert.equal(archive.tags.usesOf('Ferry'), 0);
  assert.equal(archive.has(`${FOLDER}/a.md`), false);
});

test('a path may be written percent-encoded or with backslashes, and is one path', () => {
  const archive = new Archive();
  set(archive, `${FOLDER}/a.md`, `# A\n\n### Related:\n\n1. [B](/${FOLDER}/caf%C3%A9.md) _Context: X_\n`);
  set(archive, `${FOLDER}/café.md`, '# B\n');
  assert.equal(archive.resolve(readLink(`/${FOLDER}/caf%C3%A9.md`)), `${FOLDER}/café.md`);
  assert.deepEqual(backlinks(archive, `${FOLDER}/café.md`), [`${FOLDER}/a.md: X`]);
});

test('a file whose name looks percent-encoded is itself, as long as it is there', () => {
  const archive = new Archive();
  const [encoded, decoded] = [`${FOLDER}/a%20b.md`, `${FOLDER}/a b.md`];
  set(archive, `${FOLDER}/a.md`, `# A\n\n### Related:\n\n1. [B](/${encoded}) _Context: X_\n`);
  set(archive, decoded, '# B\n');
  const related = (): readonly number[] =>
    [encoded, decoded]
      .map((path) => backlinks(archive, path).length)
      .concat(archive.event(`${FOLDER}/a.md`)?.relations[0]?.target === archive.idOf(encoded) ? 1 : 0);
  assert.deepEqual(related(), [0, 1, 0]);
  set(archive, encoded, '# Another\n');
  assert.deepEqual(related(), [1, 0, 1]);
  archive.remove(encoded);
  assert.deepEqual(related(), [0, 1, 0]);
});

test('a near name is the only one that differs in letter case or normal form', () => {
  const archive = new Archive();
  archive.add(`${FOLDER}/Ferry.md`);
  assert.equal(archive.nearName(`${FOLDER}/ferry.md`), `${FOLDER}/Ferry.md`);
  assert.equal(archive.nearName(`${FOLDER}/Ferry.md`), undefined);
  assert.equal(archive.nearName(`${FOLDER}/ferries.md`), undefined);
  assert.equal(archive.nearName('news/2014/03/8/ferry.md'), undefined);
  archive.add(`${FOLDER}/FERRY.md`);
  assert.equal(archive.nearName(`${FOLDER}/ferry.md`), undefined, 'two could be meant, so nobody knows which');
});

test('earlier versions lead to the events that name them', () => {
  const archive = new Archive();
  const changes = `# A\n\n### Changes:\n\n1. [Old](/${FOLDER}/old.md) _(First version)_\n2. [A](/${FOLDER}/a.md) _(Current version)_\n`;
  set(archive, `${FOLDER}/a.md`, changes);
  assert.deepEqual(archive.successors(`${FOLDER}/old.md`), [`${FOLDER}/a.md`]);
  assert.deepEqual(archive.successors(`${FOLDER}/a.md`), [], 'not itself');
  archive.remove(`${FOLDER}/a.md`);
  assert.deepEqual(archive.successors(`${FOLDER}/old.md`), []);
});

test('the prefix is what most files use; rare ones are not accepted, the empty one always is', () => {
  const archive = new Archive();
  assert.ok(archive.prefixes.accepts('/zh'), 'nothing is known yet');
  const relation = (prefix: string): string => `# A\n\n### 有关:\n\n1. [B](${prefix}/${FOLDER}/b.md) _消息: X_\n`;
  for (let i = 0; i < 20; i++) set(archive, `${FOLDER}/${i}.md`, relation('/zh'));
  set(archive, `${FOLDER}/typo.md`, relation('/zj'));
  assert.ok(archive.prefixes.accepts('/zj'), 'not all files have been read');
  archive.markRead();
  assert.equal(archive.linkPrefix, '/zh');
  assert.deepEqual(
    ['/zh', '', '/zj'].map((prefix) => archive.prefixes.accepts(prefix)),
    [true, true, false],
  );
});

test('tags that differ only in spelling are variants', () => {
  const { tags } = new Archive();
  for (const name of ['Port Alder', 'port alder', 'PORT-ALDER', 'Port Alders'])
    tags.use(tags.addList([tags.add(name)]), 1);
  const variants = (name: string): readonly string[] => tags.variants(name).map((id) => tags.name(id));
  assert.deepEqual(variants('Portalder'), ['PORT-ALDER', 'Port Alder', 'port alder']);
  tags.use(tags.addList([tags.add('port alder')]), -1);
  assert.deepEqual(variants('Port Alder'), ['PORT-ALDER', 'Port Alder'], 'one no longer used is gone');
});

const PATHS = ['a', 'b', 'A', 'index', 'README'].flatMap((name) => [
  `${FOLDER}/${name}.md`,
  `news/2014/03/8/${name}.md`,
]);
const TAGS = ['Ferry', 'ferry', 'Port Alder', '渡船'];

const anyItem = fc
  .record({ path: fc.constantFrom(...PATHS, 'news/2014/03/7/old.md'), tags: fc.array(fc.constantFrom(...TAGS)) })
  .map(({ path, tags }) => `1. [X](/${path}) _Context: ${tags.join(', ')}_`);
const anyText = fc
  .record({
    title: fc.constantFrom('A', 'B', ''),
    topic: fc.constantFrom('', ...TAGS),
    related: fc.array(anyItem),
    changes: fc.array(anyItem),
  })
  .map(({ title, topic, related, changes }) => {
    const entries = related.map((item) => `### ${item.slice(3)}`);
    const sections = ['### Changes:', '', ...changes, '', '### Related:', '', ...related];
    return ['## [2014-03-7](/x)', '', `##### ${topic}`, '', `# ${title}`, '', ...sections, '', ...entries, ''].join(
      '\n',
    );
  });
const anyStep = fc.record({ path: fc.constantFrom(...PATHS), text: fc.option(anyText, { nil: undefined }) });

test('after any sequence of changes the archive answers as one that was read afresh', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), fc.boolean(), (steps, isSearched) => {
      const changed = new Archive();
      const texts = new Map<string, string>();
      for (const { path, text } of steps) {
        // Names, titles and who has a tag are kept up to date only once somebody has asked for them.
        if (isSearched) {
          changed.taggedEvents.with(0);
          changed.namesIn('');
          changed.titles.search('', 1);
        }
        if (text === undefined) changed.remove(path);
        else set(changed, path, text);
        if (text === undefined) texts.delete(path);
        else texts.set(path, text);
      }
      const fresh = new Archive();
      for (const [path, text] of texts) set(fresh, path, text);
      assert.deepEqual(answers(changed), answers(fresh));
      assert.deepEqual(
        answers(new Archive(structuredClone(changed.state()))),
        answers(fresh),
        'and so does what was kept of it',
      );
    }),
    { numRuns: 500 },
  );
});

/** Each tag with its events. */
function tagged(archive: Archive): readonly string[] {
  const found = [...archive.tags.inUse()].map((tag) => {
    const paths = archive.taggedEvents.with(tag).map((event) => archive.pathOf(event));
    return [archive.tags.name(tag), ...paths.sort()].join();
  });
  return found.sort();
}

/** Everything that can be asked of an archive, in an order that does not depend on its history. */
function answers(archive: Archive): unknown {
  const tagNames = [...archive.tags.inUse()].map((id) => `${archive.tags.name(id)} ${archive.tags.uses(id)}`);
  return {
    counts: [archive.eventCount, archive.dayIndexCount, archive.linkPrefix],
    paths: [...archive.paths()].sort(),
    events: [...archive.eventIds()].map((id) => archive.pathOf(id)).sort(),
    tags: tagNames.sort(),
    variants: TAGS.map((name) =>
      archive.tags
        .variants(name)
        .map((id) => archive.tags.name(id))
        .sort(),
    ),
    names: [...archive.namesIn('Ferry in Port Alder 渡船')].map((name) => name.join(' ')).sort(),
    tagged: tagged(archive),
    topics: [...topicsOf(archive)].map((topic) => topic.join(' ')).sort(),
    files: [...PATHS, 'news/2014/03/7/old.md'].map((path) => ({
      path,
      exists: archive.has(path),
      title: archive.event(path)?.title,
      relations: archive
        .event(path)
        ?.relations.map(({ target, tags }) => [archive.pathOf(target), ...tags.map((tag) => archive.tags.name(tag))]),
      changes: archive.event(path)?.changes.map((id) => archive.pathOf(id)),
      listed: archive.listedEvents(path)?.map((id) => archive.pathOf(id)),
      backlinks: backlinks(archive, path),
      successors: [...archive.successors(path)].sort(),
      near: archive.nearName(path),
    })),
    titles: ['', 'a', 'b'].map((typed) =>
      archive.titles
        .search(typed, 99)
        .map(({ id }) => archive.pathOf(id))
        .sort(),
    ),
    ofDay: archive.eventsOfDay('2014/03/7'),
    below: ['news', 'news/2014', FOLDER].map((folder) => [...archive.pathsBelow(folder)].sort()),
  };
}
