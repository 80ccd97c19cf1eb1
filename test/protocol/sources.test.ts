/** Sources as they are written: addresses that become items, and names of outlets; each test looks at the whole text after it. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { PASTE_SOURCES } from '../../server/src/lsp/protocol.js';
import { accept, offers } from '../support/accept.js';
import { startServer } from '../support/lsp-client.js';
import { temporaryArchive } from '../support/temporary-archive.js';
import { BRIDGE, files } from './bridge-archive.js';

const OTHER = 'news/2014/03/7/toll.md';
const event = (
  sources: string,
  end = '\n### Related:\n\n1. [Toll](/news/2014/03/7/toll.md) _Context: Toll_\n',
): string => `### [2014-03-7](/news/2014/03/7/index.md)\n\n# Bridge opens\n\n### Sources:\n\n${sources}\n${end}`;

/** An archive that knows two names of one host; it cites Coast Radio under `coast-radio.example`, and a picture of it. */
async function start(t: TestContext) {
  const cited = [
    '1. [Skarn Islander](http://www.skarn.example/1)',
    '2. [Skarn Islander](http://www.skarn.example/2)',
    '3. [The Islander](http://skarn.example/3)',
    '4. [Cover Image](http://pictures.example/4.jpg)',
  ];
  const archive = temporaryArchive(t, { ...files, [OTHER]: event(cited.join('\n'), '') });
  const editor = await startServer(t, { roots: [archive.root] });
  await editor.indexed();
  const uri = archive.uri(BRIDGE);
  return {
    accepted: (sources: string, label: string): Promise<string> => accept(editor, uri, event(sources), label),
    labels: async (sources: string): Promise<readonly string[]> =>
      (await offers(editor, uri, event(sources))).map(({ label }) => label),
    pasted: async (text: string, pasted: string): Promise<string | null> => {
      const { position } = await editor.openAt(uri, text);
      return editor.requestOf<string | null>(PASTE_SOURCES, { uri, position, text: pasted });
    },
  };
}

test('an address that was typed becomes an item, with the name of its outlet and the next number', async (t) => {
  const { accepted, labels } = await start(t);
  const [first, url] = ['1. [Coast Radio](http://coast-radio.example/1)', 'https://www.skarn.example/new?utm=1#a'];
  const item = `[Skarn Islander](${url})`;
  assert.deepEqual(await labels(`${first}\n${url}$0`), ['Skarn Islander', 'The Islander']);
  assert.equal(await accepted(`${first}\n${url}$0`, 'Skarn Islander'), event(`${first}\n2. ${item}`));
  assert.equal(await accepted(`${first}\n\n${url}$0`, 'Skarn Islander'), event(`${first}\n\n2. ${item}`));
  assert.equal(await accepted(`${first}\n7. <${url}>$0`, 'Skarn Islander'), event(`${first}\n7. ${item}`));
  assert.equal(await accepted(`${url}$0`, 'The Islander'), event(`1. [The Islander](${url})`));
});

test('the outlet of a part of a known host is that of the host; an unknown one is called by its host, to be changed', async (t) => {
  const { accepted } = await start(t);
  assert.equal(
    await accepted('1. http://news.skarn.example/a_(b)$0', 'Skarn Islander'),
    event('1. [Skarn Islander](http://news.skarn.example/a_(b))'),
  );
  assert.equal(
    await accepted('1. http://new.example/a(b$0', 'new.example'),
    event('1. [new.example](http://new.example/a%28b)'),
  );
});

test('a label is completed with what the archive calls the outlet of its address', async (t) => {
  const { accepted, labels } = await start(t);
  assert.equal(
    await accepted('1. [$0](http://skarn.example/9)', 'Skarn Islander'),
    event('1. [Skarn Islander](http://skarn.example/9)'),
  );
  assert.deepEqual(await labels('1. [the$0](http://skarn.example/9)'), ['The Islander']);
  assert.deepEqual(await labels('1. [$0](skarn)'), []);
});

test('nothing is offered for prose, for what is no address, and below other sections', async (t) => {
  const { labels } = await start(t);
  for (const sources of ['see http://skarn.example/ for$0', 'skarn.example$0', '1. [A](http://skarn.example/1)$0'])
    assert.deepEqual(await labels(sources), []);
  assert.deepEqual(await labels('### Notes:\n\nhttp://skarn.example/1$0'), []);
});

test('addresses that are pasted become items, numbered on', async (t) => {
  const { pasted } = await start(t);
  const [first, url] = ['1. [Coast Radio](http://coast-radio.example/1)', 'http://skarn.example/5'];
  assert.equal(await pasted(event(`${first}\n$0`), ` ${url}\n`), `2. [Skarn Islander](${url})`);
  assert.equal(await pasted(event(`${first}\n2. $0`), url), `[Skarn Islander](${url})`);
  assert.equal(await pasted(event(`${first}\n2.$0`), url), ` [Skarn Islander](${url})`);
  const two = `${url}\nhttps://new.example/6`;
  const items = ['2. [Skarn Islander](http://skarn.example/5)', '3. [new.example](https://new.example/6)'];
  assert.equal(await pasted(event(`${first}\n$0`), two), items.join('\n'));
  assert.equal(await pasted(event(`${first}\n$0`).replaceAll('\n', '\r\n'), two), items.join('\r\n'));
});

test('what is pasted elsewhere, or is no address, is pasted as it is', async (t) => {
  const { pasted } = await start(t);
  const url = 'http://skarn.example/5';
  assert.equal(await pasted(event('1. [A]($0)'), url), null);
  assert.equal(await pasted(event('1. $0 [A](http://a.example)'), url), null);
  assert.equal(await pasted(event('$0'), `see ${url}`), null);
  assert.equal(await pasted(event('1. [A](http://a.example/)', '\n### Related:\n\n$0'), url), null);
  assert.equal(await pasted(event('$0').replace('# Bridge opens', '# Bridge opens$0'), url), null);
});
