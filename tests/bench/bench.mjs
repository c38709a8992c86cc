// @ts-check
/**
 * `make bench`: measures against the budgets and prints one JSON object, each figure with its floor from the same run
 * beside it. What goes wrong goes to stderr; its figure is then null and the exit code 1.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { basename } from 'node:path';
import { firstLoad } from '../../tools/first-load.mjs';
import { serve } from '../../tools/serve.mjs';
import { CHROMIUM, CHROMIUM_FLAGS } from '../e2e/playwright.config.mjs';
import { pastes } from './paste.mjs';
import { scale } from './scale.mjs';
import { articles, chromiumSpeeds, nativeSpeeds } from './speed.mjs';
import { starts } from './start.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */

const ROOT = new URL('../..', import.meta.url).pathname;
const RUNS = 9;
const { chromium } = createRequire(new URL('../e2e/package.json', import.meta.url))('@playwright/test');

process.chdir(ROOT);
/** That of the budget if the shared data lies beside the clone, else the first of our own. */
const [article] = articles();
const server = await serve(process.env.POSTIL_DIST ?? 'dist');
/** @type {Browser} */
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
try {
  // `node tests/bench/bench.mjs --page` leaves out the rates of reading, which have to be built first.
  const result = {
    machine: { cpu: cpus()[0].model, cpus: cpus().length, chromium: browser.version() },
    first_load: await attempt(() => firstLoad(process.env.POSTIL_DIST ?? 'dist')),
    paste_to_paint_ms: await attempt(() => pasteToPaint(article)),
    large: await attempt(() => scale(browser, server.url)),
    start_ms: await attempt(() => starts(browser, server.url)),
    ...(process.argv.includes('--page') ? {} : { plain_text_mb_s: await plainText() }),
  };
  console.log(JSON.stringify(result, null, 2));
} finally {
  await browser.close();
  server.close();
}

/** @template T @param {() => T | Promise<T>} part @returns {Promise<T | null>} */
async function attempt(part) {
  try {
    return await part();
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
    return null;
  }
}

/** The paste of an article of the usual length. @param {string} path */
async function pasteToPaint(path) {
  const text = readFileSync(path, 'utf8');
  return { article: basename(path), bytes: Buffer.byteLength(text), ...(await pastes(browser, server.url, text, RUNS)) };
}

/**
 * Plain text to sentences, beside what `Intl.Segmenter` makes of the same text in the same run: for the article of the
 * budget, and all articles.
 */
async function plainText() {
  const native = await attempt(nativeSpeeds);
  const chromium = await attempt(() => chromiumSpeeds(browser, server.url));
  const name = basename(article, '.txt');
  return {
    article: name,
    native: native?.sentences[name].median ?? null,
    wasm: chromium?.postil[name].median ?? null,
    intl_segmenter: chromium?.intl_segmenter[name].median ?? null,
    all: { native, chromium },
  };
}
