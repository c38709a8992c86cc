// @ts-check
/** What comes from outside is either taken whole or refused in one sentence, and is never more than text. */
import { writeFileSync } from 'node:fs';
import { withoutMoment } from './document.mjs';
import { expect, test } from './postil.mjs';
import { BRIDGE, shared } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

/** Marks that a test works on, and the file of it. @param {Postil} postil */
async function start(postil) {
  await postil.openWith(BRIDGE);
  await postil.mark('two of its nine arches', '1');
  await postil.mark('Few people believe her.', '8');
  await postil.saved();
  return postil.exported();
}

/** A document as text, changed. @param {any} document @param {(copy: any) => void} change */
function changed(document, change) {
  const copy = structuredClone(document);
  // Not the article that is here, so that a file taken by mistake would not stop at the question which to keep.
  copy.article.id = 'urn:uuid:7d0f3a52-2f0c-4c5e-9a51-0c62b3a9d001';
  change(copy);
  return JSON.stringify(copy);
}

/**
 * Cases: what is wrong, the file made from a good document, and the place or reason that the message must name.
 * @type {Record<string, [string, (good: any) => string | Buffer, RegExp][]>}
 */
const BAD = {
  'what is no document of Postil': [
    ['not JSON', () => 'Dear editor, please find attached', /JSON.*(line 1|column|offset|character|position)/i],
    ['empty', () => '', /JSON/],
    ['cut off', (good) => JSON.stringify(good).slice(0, 5_000), /JSON/],
    ['something behind the end', (good) => `${JSON.stringify(good)} {}`, /JSON/],
    ['bytes that are no text', () => Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe, 0]), /JSON/],
    ['another format', () => '{"format":"other","version":1}', /not a Postil file/],
    ['a list', () => '[1, 2, 3]', /not a Postil file/],
    ['a newer version', (good) => changed(good, (copy) => (copy.version = 3)), /version.*newer/],
    ['lists in lists, 100,000 deep', () => '['.repeat(100_000) + ']'.repeat(100_000), /deep|nest/i],
  ],
  'a document that contradicts itself': [
    ['no text', (good) => changed(good, (copy) => delete copy.article.text), /article\.text|article.*text/],
    ['a start outside the text', (good) => changed(good, (copy) => (copy.annotations[1].target[0].start = 1_000_000)), /annotations\[1\]\.target\[0\]\.start.*outside/],
    ['an end outside the text', (good) => changed(good, (copy) => (copy.annotations[0].target[0].end = 99_999)), /annotations\[0\]\.target\[0\]\.end.*outside/],
    // More than 32 bits, as many as wasm counts with.
    ['an end far outside the text', (good) => changed(good, (copy) => (copy.annotations[0].target[0].end = 2 ** 32)), /annotations\[0\]\.target\[0\]\.end.*outside/],
    ['an end before the start', (good) => changed(good, (copy) => {
      const [range] = copy.annotations[0].target;
      [range.start, range.end] = [range.end, range.start];
    }), /annotations\[0\]\.target\[0\]\.end/],
    ['a negative offset', (good) => changed(good, (copy) => (copy.annotations[0].target[0].start = -1)), /annotations\[0\]\.target\[0\]\.start/],
    ['an offset in the middle', (good) => changed(good, (copy) => (copy.annotations[0].target[0].start += 0.5)), /annotations\[0\]\.target\[0\]\.start/],
    ['a quote that does not match', (good) => changed(good, (copy) => (copy.annotations[0].target[0].exact = 'three of its nine arches')), /annotations\[0\]\.target\[0\]\.exact/],
    ['an id twice', (good) => changed(good, (copy) => (copy.annotations[1].id = copy.annotations[0].id)), /annotations\[1\]\.id.*twice/],
    ['a label that is none', (good) => changed(good, (copy) => (copy.annotations[1].label = 'rumour')), /annotations\[1\]\.label/],
    ['no annotations', (good) => changed(good, (copy) => delete copy.annotations), /annotations/],
    ['a text that does not match its hash', (good) => changed(good, (copy) => (copy.article.sha256 = '0'.repeat(64))), /article\.sha256/],
    ['objects in objects, 100,000 deep, in a field of a good document', (good) =>
      JSON.stringify(good).replace('"note":""', `"note":"","more":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`), /deep|nest/i],
  ],
};

for (const [name, cases] of Object.entries(BAD)) {
  test(`${name} is refused in one sentence, and nothing changes`, async ({ postil }) => {
    const before = await start(postil);
    for (const [what, contents, reason] of cases) {
      await test.step(what, async () => {
        await postil.give('Import', 'broken.postil.json', contents(before.json));
        await expect(postil.alert).toHaveCount(1);
        await expect(postil.alert).toContainText('broken.postil.json');
        await expect(postil.alert).toContainText(reason);
        expect((await postil.alert.textContent())?.length, 'short enough to read').toBeLessThan(400);
        await postil.dismiss();
        await unchanged(postil, before);
      });
    }
    await nothingChanged(postil, before);
  });
}

test('a file of 50 MB is refused at once', async ({ postil }, info) => {
  const before = await start(postil);
  const big = Buffer.alloc(50 * 1024 * 1024, ' ');
  big.write(before.text);
  // From the disk: it is more than the test's own wire takes.
  const path = info.outputPath('big.postil.json');
  writeFileSync(path, big);
  await postil.choose(() => postil.button('Import').click(), path);
  await expect(postil.alert).toHaveCount(1);
  await expect(postil.alert).toContainText('big.postil.json');
  await expect(postil.alert).toContainText(/too large.*50/);
  await postil.dismiss();
  await nothingChanged(postil, before);
});

test('a JSON file that is not of Postil is no article either', async ({ postil }) => {
  const before = await start(postil);
  for (const contents of ['{"format":"other","version":1}', '{"articles":[{"text":"abc', '<!doctype html>']) {
    await postil.give('Import', 'annotations.json', contents);
    await expect(postil.alert).toContainText('annotations.json');
    await postil.dismiss();
  }
  await nothingChanged(postil, before);
});

test('in the library as well', async ({ postil }) => {
  await postil.open();
  await postil.give('Open file', 'broken.postil.json', '{"format":"postil","version":1}');
  await expect(postil.alert).toHaveCount(1);
  await expect(postil.alert).toContainText('broken.postil.json');
  await expect(postil.textBox).toBeVisible();
  await expect(postil.articleList).toHaveCount(0);
});

test('of several files the bad ones are told, and the good ones are here', async ({ postil }) => {
  await postil.open();
  await postil.choose(() => postil.button('Open file').click(), [
    { name: 'gardens.txt', mimeType: 'text/plain', buffer: Buffer.from('Gardens open\n\nNobody came.') },
    { name: 'broken.postil.json', mimeType: 'application/json', buffer: Buffer.from('{') },
  ]);
  await expect(postil.title).toHaveText('Gardens open');
  await expect(postil.alert).toContainText('broken.postil.json');
});

/**
 * Files made to do harm, each made from a good document. What the importer says of each is the native tests' business
 * (tests/core/import_attacks.rs); here the road through the page is tested.
 * @type {Record<string, (good: any) => string>}
 */
const ATTACKS = {
  'proto': () => '{"__proto__":{"polluted":1,"format":"postil"},"version":1}',
  'constructor': () => '{"constructor":{"prototype":{"polluted":1}},"format":"postil","version":1}',
  'proto-deep': (good) => JSON.stringify(good).replace('"note":""', '"note":{"__proto__":{"polluted":1}}'),
  'proto-of-an-article': (good) => JSON.stringify(good).replace('"article":{', '"article":{"__proto__":{"polluted":1},"id":"x",'),
  'a-function': () => '(() => { ({}).__proto__.polluted = 1; return {"format":"postil"} })()',
  'two-formats': () => '{"format":"other","format":"postil","version":1}',
  'two-documents': (good) => JSON.stringify(good).repeat(2),
  'lines': () => '{"format":"postil"}\n{"format":"postil"}\n',
  'html': () => '<!doctype html><script>globalThis.polluted = 1</script>',
  'html-in-a-name': (good) => changed(good, (copy) => (copy.labelSet.labels[0].line = '<img src=x onerror="Object.prototype.polluted=1">')),
  'html-in-an-id': (good) => changed(good, (copy) => (copy.annotations[0].label = '"><img src=x onerror=Object.prototype.polluted=1>')),
  'a-script-as-url': (good) => changed(good, (copy) => (copy.article.source = 'javascript:Object.prototype.polluted=1')),
  'half-a-character': (good) => JSON.stringify(good).replace('"note":""', '"note":"\\ud800"'),
  'a-control': (good) => JSON.stringify(good).replace('"note":""', '"note":"\n"'),
  'an-end-of-2-64': (good) => changed(good, (copy) => (copy.annotations[0].target[0].end = 2 ** 64)),
  'an-end-of-1e400': (good) => JSON.stringify(good).replace(/"end":\d+/g, '"end":1e400'),
  'a-start-as-text': (good) => changed(good, (copy) => (copy.annotations[0].target[0].start = '0')),
  'no-start': (good) => changed(good, (copy) => (copy.annotations[0].target[0].start = null)),
  'no-range': (good) => changed(good, (copy) => (copy.annotations[0].target = [])),
  'an-empty-range': (good) => changed(good, (copy) => (copy.annotations[0].target[0].end = copy.annotations[0].target[0].start)),
  'an-empty-id': (good) => changed(good, (copy) => (copy.annotations[0].id = '')),
  'a-version-as-text': (good) => changed(good, (copy) => (copy.version = '1')),
  'a-version-far-off': (good) => changed(good, (copy) => (copy.version = 999_999)),
  'parents-in-a-circle': (good) =>
    changed(good, (copy) => {
      const [one, other] = copy.labelSet.labels;
      [one.parent, other.parent] = [other.id, one.id];
    }),
  'a-link-to-nobody': (good) => changed(good, (copy) => (copy.relations = [{ id: 'r', type: 'supports', from: 'a', to: 'b' }])),
  'a-remote-context': () => '{"@context":"https://evil.example/c.jsonld","type":"Annotation"}',
  'a-list-of-lists': () => '[[[["postil"]]]]',
  'nothing-but-space': () => ' \n\t ',
};

/** Imports files of which each must be refused by its name. @param {Postil} postil @param {[string, string][]} files */
async function refuses(postil, files) {
  for (const [name, contents] of files) {
    const file = `${name}.postil.json`;
    await postil.give('Import', file, contents);
    await expect(postil.alert, name).toContainText(file);
    await expect(postil.alert).toHaveCount(1);
    await postil.dismiss();
  }
  expect(await postil.page.evaluate(() => [/** @type {any} */ ({}).polluted, /** @type {any} */ (globalThis).polluted])).toEqual([undefined, undefined]);
}

test('no attack on importers gets further than a message', async ({ postil }) => {
  const before = await start(postil);
  await refuses(postil, Object.entries(ATTACKS).map(([name, contents]) => [name, contents(before.json)]));
  await nothingChanged(postil, before);
});

test('nor does one of the attacks beside the repository', async ({ postil }) => {
  /** @type {{cases: {name: string, json?: string}[]}} */
  const { cases } = JSON.parse(shared('bad-input/import_json_attacks.json'));
  const before = await start(postil);
  // Those that are made at run time are native tests' business, being large.
  const files = cases.flatMap(({ name, json }) => (json === undefined ? [] : [/** @type {[string, string]} */ ([name.replaceAll('_', '-'), json])]));
  expect(files.length).toBeGreaterThan(30);
  await refuses(postil, files);
  await nothingChanged(postil, before);
});

/** The session is what it was. @param {Postil} postil @param {{text: string}} before */
async function unchanged(postil, before) {
  await expect(postil.items).toHaveCount(2);
  expect(withoutMoment((await postil.exported()).text)).toBe(withoutMoment(before.text));
}

/** The session is what it was, and the page still does what it is told. @param {Postil} postil @param {{text: string}} before */
async function nothingChanged(postil, before) {
  await unchanged(postil, before);
  await postil.mark('The county', '3');
  await expect(postil.items).toHaveCount(3);
}

test.describe('what looks like code is text', () => {
  const CODE = [
    'Minister <img src=x onerror="globalThis.caught=1"> Breaks the <b>News</b>',
    '',
    'Minister <img src=x onerror="globalThis.caught=1"> Breaks the <b>News</b>',
    '',
    '<script>globalThis.caught=2</script> The minister said <iframe src="https://example.org/"></iframe> nothing. &lt;i&gt; stays as it is.',
    '',
    '  • <svg onload="globalThis.caught=3"></svg> one',
    '  • "><img src=x onerror=globalThis.caught=4> two',
    '',
    'See javascript:globalThis.caught=5 and [a link](javascript:globalThis.caught=6) here.',
  ].join('\n');

  /** Nothing ran, nothing was built from the text. @param {Postil} postil */
  async function isText(postil) {
    expect(await postil.page.evaluate(() => /** @type {any} */ (globalThis).caught)).toBe(undefined);
    expect(await postil.page.locator('img, iframe, svg[onload], b:text-is("News"), body script:not([type])').count()).toBe(0);
    expect(await postil.page.locator('[href^="javascript:" i]').count()).toBe(0);
  }

  test('pasted, marked, listed, reloaded and imported again', async ({ page, postil, fresh }) => {
    await postil.openWith(CODE);
    await expect(postil.title).toHaveText(/^Minister <img src=x/);
    await expect(page).toHaveTitle(/<img src=x/);
    await isText(postil);
    await postil.mark('<script>globalThis.caught=2</script>', '1');
    await expect(postil.items).toContainText('globalThis.caught=2');
    await postil.note.fill('<img src=x onerror=globalThis.caught=7>');
    await postil.saved();
    await isText(postil);
    const file = await postil.exported();
    expect(file.name).toMatch(/^minister-img-src-x-onerror[\p{L}\p{N}-]*\.postil\.json$/u);
    expect(file.json.article.text).toBe(CODE);
    await page.reload();
    await expect(postil.items).toHaveCount(1);
    await isText(postil);
    await postil.button('All articles').click();
    await expect(postil.articleList).toContainText('Minister <img src=x');
    await page.getByRole('button', { name: /^Delete/ }).click();
    await expect(page.getByText('Deleted “Minister <img')).toBeVisible();
    await isText(postil);

    const other = await fresh();
    await other.give('Open file', file.name, file.text);
    await expect(other.items).toHaveCount(1);
    await isText(other);
  });

  test('in the names and definitions of imported labels, in the file name, in ids', async ({ postil, fresh }) => {
    const { json } = await start(postil);
    const evil = '<img src=x onerror=globalThis.caught=8>';
    const text = changed(json, (copy) => {
      const [label] = copy.labelSet.labels;
      label.name = evil;
      label.description = evil;
      label.badge = '<b>';
      copy.labelSet.name = evil;
      copy.annotations[0].id = `"><img src=x onerror=globalThis.caught=9>`;
      copy.annotations[0].creator = evil;
      copy.article.id = '../../__proto__';
      copy.article.metadata.publisher = evil;
    });
    const other = await fresh();
    await other.give('Open file', `${evil}.postil.json`, text);
    await expect(other.items).toHaveCount(2);
    await expect(other.items.first()).toContainText('<img src=x');
    await other.button('Labels…').click();
    await expect(other.dialog('Labels').getByRole('textbox', { name: 'Name' }).first()).toHaveValue(evil);
    await isText(other);
    await other.page.keyboard.press('Escape');
    await other.saved();
    expect(withoutMoment((await other.exported()).text)).toBe(withoutMoment(`${JSON.stringify(JSON.parse(text), null, 2)}\n`));
    await other.page.reload();
    await expect(other.items).toHaveCount(2);
    await other.give('Import', `${evil}.postil.json`, '{');
    await expect(other.alert).toContainText(evil);
    await isText(other);
  });

  test('characters that turn, hide or ring change no offset and no other text', async ({ page, postil }) => {
    const text = 'Prices \u202Eesir\u202C fast\n\nThe \u2066bidi\u2069 text \u0007 rings, \u200Bhides \u00ADand \u0000 ends. It costs 5 €.';
    await postil.openWith(text);
    await postil.mark('It costs 5 €', '1');
    expect(await postil.marks()).toEqual(['It costs 5 €']);
    const { name, json } = await postil.exported();
    expect(json.article.text).toBe(text);
    const [range] = json.annotations[0].target;
    expect(range.start).toBe([...text].join('').indexOf('It costs'));
    // Controls must not make a file name read as another.
    expect(name).toMatch(/^[\p{L}\p{N}-]+\.postil\.json$/u);
    // Each block keeps its own direction: what turns in one does not turn what stands beside it.
    await expect(postil.article.locator('h1, p')).toHaveCount(2);
    for (const block of await postil.article.locator('h1, p').all()) await expect(block).toHaveAttribute('dir', 'auto');
    await postil.saved();
    await page.reload();
    await expect.poll(() => postil.marks()).toEqual(['It costs 5 €']);
  });
});
