// @ts-check
/** The JSON Schema of the native format, against files of every version and against what Postil refuses. Run by `node --test`. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { validate } from './schema.mjs';

const fixtures = new URL('../fixtures/', import.meta.url);
const parse = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(path, fixtures), 'utf8'));

test('what every version wrote is valid', () => {
  const all = /** @type {string[]} */ (readdirSync(fixtures, { recursive: true }));
  const documents = all.filter((path) => path.endsWith('.postil.json'));
  // Of three schemas of the store and of version 2 of the format.
  assert.ok(documents.length >= 12, `${documents}`);
  for (const path of documents) assert.deepEqual(validate(parse(path)), [], path);
});

// Each: a file, a place in it (RFC 6901), what to put there, what Postil says of it (tests/core/native_v2.rs), and whether the
// schema can see it too.
test('what the schema refuses is refused by Postil', () => {
  for (const [name, pointer, value, message, by] of parse('native/refused.json')) {
    const document = parse(`native/v2/${name}.postil.json`);
    const path = pointer.slice(1).split('/');
    const last = path.pop();
    path.reduce((/** @type {any} */ inside, /** @type {string} */ step) => inside[step], document)[last] = value;
    assert.equal(validate(document).length > 0, by === 'schema', `${name} ${pointer}: ${message}`);
  }
});
