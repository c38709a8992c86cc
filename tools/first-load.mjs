// @ts-check
/**
 * What a browser fetches before the page is ready, and what that weighs: index.html and all it links to. The second wasm
 * comes after that, and is told apart.
 * `node tools/first-load.mjs` prints a table and fails above the budget. (A test in tests/e2e holds the list against
 * the requests of a real browser.)
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * Brotli, kB of 1000 bytes: what the page weighs now, and a little. It may shrink; an issue that may grow it says by how
 * much. With all issues in, 300 is the most.
 */
export const BUDGET_KB = 250;

/** @typedef {{file: string, bytes: number, brotli: number}} Weighed */

/**
 * @param {string} dist
 * @returns {{files: Weighed[], later: Weighed[], bytes: number, brotli: number}}
 */
export function firstLoad(dist) {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const linked = [...html.matchAll(/<(?:link|script)\b[^>]*?\s(?:href|src)=["']?([^"'\s>]+)/g)]
    .map(([, url]) => url)
    .filter((url) => !url.startsWith('data:'))
    .map((url) => url.replace(/^\.\//, ''));
  const weighed = (/** @type {string} */ file) => {
    const content = readFileSync(join(dist, file));
    return { file, bytes: content.length, brotli: brotli(content) };
  };
  const files = [...new Set(['index.html', ...linked])].map(weighed);
  const later = readdirSync(dist).filter((file) => file.endsWith('_more.wasm')).map(weighed);
  const sum = (/** @type {'bytes' | 'brotli'} */ key) => files.reduce((total, file) => total + file[key], 0);
  return { files, later, bytes: sum('bytes'), brotli: sum('brotli') };
}

/** @param {Buffer} content */
const brotli = (content) =>
  brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }).length;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { files, later, ...total } = firstLoad('dist');
  const row = (/** @type {string} */ name, /** @type {number} */ bytes, /** @type {number} */ packed) =>
    console.log(name.padEnd(48), (bytes / 1000).toFixed(1).padStart(9), (packed / 1000).toFixed(1).padStart(9));
  console.log('first load, kB'.padEnd(48), '    plain    brotli');
  for (const { file, bytes, brotli } of files) row(file, bytes, brotli);
  row('total', total.bytes, total.brotli);
  for (const { file, bytes, brotli } of later) row(`when idle: ${file}`, bytes, brotli);
  if (total.brotli > BUDGET_KB * 1000) {
    console.error(`The first load is above its budget of ${BUDGET_KB} kB.`);
    process.exit(1);
  }
}
