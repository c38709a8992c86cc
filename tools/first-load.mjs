// @ts-check
/**
 * What a browser fetches before the page is ready, and what that weighs: index.html and all it links to. The second wasm
 * comes after that, the two workers when they are first needed: each is told apart.
 * `node tools/first-load.mjs` prints tables and fails above a budget. (A test in tests/e2e holds the list against
 * the requests of a real browser.)
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** Most that the first load may weigh: kB of 1000 bytes, compressed with Brotli. An issue that may raise it says so; never above 290. */
export const BUDGET_KB = 265;
/** The same for the reader's wasm, which is fetched when the first formatted copy or file comes in. */
export const READER_BUDGET_KB = 400;
/** The same for the wasm of formats, which is fetched when a file is first read or written by it. */
export const FORMATS_BUDGET_KB = 400;

/** @typedef {{file: string, bytes: number, brotli: number}} Weighed */

/**
 * @param {string} dist
 * @returns {{files: Weighed[], bytes: number, brotli: number}}
 */
export function firstLoad(dist) {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const linked = [...html.matchAll(/<(?:link|script)\b[^>]*?\s(?:href|src)=["']?([^"'\s>]+)/g)]
    .map(([, url]) => url)
    .filter((url) => !url.startsWith('data:'))
    .map((url) => url.replace(/^\.\//, ''));
  return weigh(dist, ['index.html', ...linked]);
}

/** The second wasm. @param {string} dist */
export const later = (dist) => weigh(dist, readdirSync(dist).filter((file) => file.endsWith('_more.wasm')));

/** The wasm of the reader's worker. @param {string} dist */
export const reader = (dist) => weigh(dist, ['postil-reader_bg.wasm']);

/** The wasm of the worker of formats. @param {string} dist */
export const formats = (dist) => weigh(dist, ['postil-formats_bg.wasm']);

/** @param {string} dist @param {string[]} names */
function weigh(dist, names) {
  const files = [...new Set(names)].map((file) => {
    const content = readFileSync(join(dist, file));
    return { file, bytes: content.length, brotli: brotli(content) };
  });
  const sum = (/** @type {'bytes' | 'brotli'} */ key) => files.reduce((total, file) => total + file[key], 0);
  return { files, bytes: sum('bytes'), brotli: sum('brotli') };
}

/** @param {Buffer} content */
const brotli = (content) =>
  brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }).length;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, weight, budget] of /** @type {const} */ ([
    ['first load', firstLoad('dist'), BUDGET_KB],
    ['second wasm', later('dist'), Infinity],
    ['reader', reader('dist'), READER_BUDGET_KB],
    ['formats', formats('dist'), FORMATS_BUDGET_KB],
  ])) {
    const row = (/** @type {string} */ name, /** @type {number} */ bytes, /** @type {number} */ packed) =>
      console.log(name.padEnd(48), (bytes / 1000).toFixed(1).padStart(9), (packed / 1000).toFixed(1).padStart(9));
    console.log(`${name}, kB`.padEnd(48), '    plain    brotli');
    for (const { file, bytes, brotli } of weight.files) row(file, bytes, brotli);
    row('total', weight.bytes, weight.brotli);
    if (weight.brotli > budget * 1000) {
      console.error(`The ${name} is above its budget of ${budget} kB.`);
      process.exitCode = 1;
    }
  }
}
