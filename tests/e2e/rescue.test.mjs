// @ts-check
/** The parts of boot that need no browser. Run by `node --test`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assemble } from '../../public/rescue.mjs';
import { validate } from './schema.mjs';

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
    'relation/a/r': '{"id":"r","from":"y","to":"z"}',
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
  assert.deepEqual([root.reviewed, root.relations, root.later], [['t/2', 't3'], [{ id: 'r', from: 'y', to: 'z' }], [1.5]]);
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
    // As an export, one of version 2 says so only where it has something of it.
    'article/c': JSON.stringify({ version: 2, article: { id: 'c', sentences: [] }, extra: {} }),
    'article/d': JSON.stringify({ version: 2, article: { id: 'd', sentences: [], replaces: {} }, extra: {} }),
  }).files.map(({ text }) => JSON.parse(text).version);
  assert.deepEqual(versions, [1, 3, 1, 2]);
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

/** The records that the store has of a file. @param {any} file @returns {Record<string, string>} */
function recordsOf({ format, version, generator, exported, offsetUnit, article, labelSet, reviewed, instructions, ...lists }) {
  const key = (/** @type {string} */ kind, /** @type {string[]} */ ...ids) => [kind, ...ids.map(encodeURIComponent)].join('/');
  const kinds = { annotations: 'annotation', relations: 'relation', layers: 'layer', runs: 'run', proposals: 'proposal' };
  const parts = Object.entries(kinds).flatMap(([name, kind]) =>
    (lists[name] ?? []).map((/** @type {any} */ one) => [key(kind, article.id, one.id), one]));
  const records = [
    [key('article', article.id), { schema: 4, version, article, extra: {} }],
    [key('labels', article.id), labelSet],
    ...(instructions ? [[key('instructions', article.id), { instructions }]] : []),
    ...parts,
    ...reviewed.map((/** @type {string} */ id) => [key('reviewed', article.id, id), true]),
  ];
  // In the order of their keys, as the store gives them.
  return Object.fromEntries(records.map(([key, value]) => [key, JSON.stringify(value)]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

for (const name of ['layers', 'machine', 'moved']) {
  const read = () => JSON.parse(readFileSync(new URL(`../fixtures/native/v2/${name}.postil.json`, import.meta.url), 'utf8'));

  test(`a document of version 2 is what its export is: ${name}`, () => {
    const { files: [file], damaged } = files(recordsOf(read()));
    assert.equal(damaged, 0);
    const timeless = (/** @type {any} */ root) => JSON.stringify({ ...root, generator: 0, exported: 0 }, null, 2);
    assert.equal(timeless(JSON.parse(file.text)), timeless(read()));
    assert.deepEqual(validate(JSON.parse(file.text)), []);
  });
}

test('what names a layer or a run that is damaged is kept, and what lost an end is not', () => {
  const [layers, machine] = ['layers', 'machine'].map((name) =>
    recordsOf(JSON.parse(readFileSync(new URL(`../fixtures/native/v2/${name}.postil.json`, import.meta.url), 'utf8'))));
  const without = (/** @type {Record<string, string>} */ records, /** @type {string} */ kind) =>
    Object.fromEntries(Object.entries(records).map(([key, json]) => [key, key.startsWith(kind) ? '{' : json]));
  const count = (/** @type {Record<string, string>} */ records) => Object.keys(records).length;

  const unnamed = files(without(layers, 'layer/'));
  const root = JSON.parse(unnamed.files[0].text);
  assert.equal(unnamed.damaged, 3);
  assert.deepEqual(root.layers.map((/** @type {any} */ layer) => layer.name), root.layers.map((/** @type {any} */ layer) => layer.id));
  assert.equal(root.layers.length, 3);
  assert.equal(root.annotations.length, 5);
  assert.deepEqual(validate(root), []);

  const engineless = files(without(machine, 'run/'));
  const proposed = JSON.parse(engineless.files[0].text);
  assert.equal(engineless.damaged, count(machine) - count(Object.fromEntries(Object.entries(machine).filter(([key]) => !key.startsWith('run/')))));
  assert.deepEqual(new Set(proposed.proposals.map((/** @type {any} */ one) => one.run)), new Set(proposed.runs.map((/** @type {any} */ run) => run.id)));
  assert.deepEqual(validate(proposed), []);

  const endless = files(without(layers, 'annotation/'));
  assert.deepEqual(JSON.parse(endless.files[0].text).relations, []);
  assert.equal(endless.damaged, 7);
});

test('the page and the crate say the same version', () => {
  const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const crate = /^version = "(.*)"/m.exec(read('Cargo.toml'))?.[1] ?? '';
  assert.match(crate, /^\d+\.\d+\.\d+$/);
  assert.equal(/<meta name="version" content="(.*)">/.exec(read('index.html'))?.[1], crate);
});
