/** Holds a document of the native format against its JSON Schema. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';

const schema = JSON.parse(readFileSync(new URL('../../public/postil.schema.json', import.meta.url), 'utf8'));

// `format` is a remark in the schema (JSON Schema Validation, 7.2.1); the patterns beside it are what is checked. Strict:
// an unknown keyword in the schema is an error.
const check = new Ajv({ allErrors: true, validateFormats: false, allowUnionTypes: true }).compile(schema);

/**
 * What is wrong with a document, each with its place; empty where nothing is.
 * @param {unknown} document a parsed `.postil.json`
 * @returns {string[]}
 */
export function validate(document) {
  if (check(document)) return [];
  return (check.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`);
}
