// @ts-check
/** The parts of boot that need no browser. Run by `node --test`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assemble } from '../../public/rescue.mjs';

const now = new Date('2026-01-02T03:04:05Z');
const files = (/** @type {Record<string, string>} */ records) =>
  assemble(new Map(Object.entries(records)), { version: '9.9.9', now });
const article = (/** @type {object} */ fields) =>
  JSON.stringify({ article: { id: 'a', sentences: [], ...fields }, extra: {} });

test('one article becomes one native document, fields and lists in the order of an export', () => {
  const at = (/** @type {number} */ start, /** @type {number} */ end, id = `${start}-${end}`) =>
    JSON.stringify({ id, target: [{ start, end }] });
  const { files: [file], damaged } = files({
    'annotation/a/3': at(7, 9),
    'annotation/a/1': at(0, 9),
    'annotation/a/2': at(0, 5, 'z'),
    'annotation/a/4': at(0, 5, 'y'),
    'article/a': JSON.stringify({
      article: { id: 'a', title: 'Prices rise', sentences: [{ id: 't1' }, { id: 't/2' }, { id: 't3' }] },
      extra: { later: [1.5] },
    }),
    'labels/a': '{"id":"claims"}',
    'relation/a/r': '{"id":"r"}',
    'reviewed/a/t3': 'true',
    'reviewed/a/t%2F2': 'true',
    'state/a': '{}',
    'log/a/0001': '{}',
    app: '{}',
  });
  const root = JSON.parse(file.text);
  assert.equal(damaged, 0);
  assert.equal(file.name, 'prices-rise.postil.json');
  assert.deepEqual(Object.keys(root), [
    'format', 'version', 'generator', 'exported', 'offsetUnit', 'article', 'labelSet', 'annotations', 'relations', 'reviewed', 'later',
  ]);
  assert.deepEqual([root.format, root.version, root.offsetUnit], ['postil', 1, 'codePoint']);
  assert.deepEqual([root.generator, root.exported], [{ name: 'Postil', version: '9.9.9' }, '2026-01-02T03:04:05.000Z']);
  assert.deepEqual(root.annotations.map((/** @type {any} */ a) => a.id), ['0-9', 'y', 'z', '7-9']);
  assert.deepEqual([root.reviewed, root.relations, root.later], [['t/2', 't3'], [{ id: 'r' }], [1.5]]);
});

test('file names come from titles, and none twice', () => {
  const names = (/** @type {unknown[]} */ ...titles) =>
    files(Object.fromEntries(titles.map((title, n) => [`article/${n}`, article({ title })]))).files.map(({ name }) => name);
  assert.deepEqual(names('A/B: “c”', '../a b c', null, '物価が上がる'), [
    'a-b-c.postil.json', 'a-b-c-2.postil.json', 'article.postil.json', '物価が上がる.postil.json',
  ]);
});

test('a file has the version of the format that its records have', () => {
  const versions = files({
    'article/a': article({ title: 'First' }),
    'article/b': JSON.stringify({ schema: 7, version: 3, article: { id: 'b', sentences: [] }, extra: {} }),
  }).files.map(({ text }) => JSON.parse(text).version);
  assert.deepEqual(versions, [1, 3]);
});

test('damaged records are counted and cost only themselves', () => {
  const { files: [file, ...more], damaged } = files({
    'article/a': article({ title: 'Good' }),
    'annotation/a/1': '{"id":',
    'annotation/a/2': '{"id":"2"}',
    'article/b': 'null',
    'annotation/b/1': '{"id":"1"}',
    'annotation/c/1': '{"id":"1"}',
  });
  assert.deepEqual([JSON.parse(file.text).annotations.length, more.length, damaged], [1, 0, 4]);
});

test('the page and the crate say the same version', () => {
  const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const crate = /^version = "(.*)"/m.exec(read('Cargo.toml'))?.[1] ?? '';
  assert.match(crate, /^\d+\.\d+\.\d+$/);
  assert.equal(/<meta name="version" content="(.*)">/.exec(read('index.html'))?.[1], crate);
});
