// @ts-check
/**
 * How fast plain text becomes sentences, in megabytes (1,000,000 bytes of UTF-8) a second: native, in Chromium, and what
 * Chromium's own `Intl.Segmenter` needs for the same texts in the same run. Each text is a megabyte of one article.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {{median: number, best: number}} Speed On a busy machine the best says more than the median. */

const RUNS = 9;
/** The article that the budget names; it lies beside a clone, or not. */
export const BERLIN = '../shared/data/articles/berlin-talks.txt';
/** The texts that are in another language than English; `Intl.Segmenter` is told. */
const LANGUAGES = new Map([['german', 'de'], ['japanese', 'ja']]);

/** The articles to read: BERLIN if it is there, and our own. The native benchmark takes the same. */
export function articles() {
  const own = readdirSync('tests/fixtures').filter((name) => name.endsWith('.txt')).sort();
  return [BERLIN, ...own.map((name) => join('tests/fixtures', name))].filter((path) => existsSync(path));
}

/**
 * tests/bench/read.rs, by divan, whose table has one line with times and one with speeds for each text.
 * @returns {{sentences: Record<string, Speed>, bare_uax29: Record<string, Speed>}}
 */
export function nativeSpeeds() {
  const table = run('cargo', 'bench', '--locked', '--quiet', '--no-default-features', '--bench', 'read');
  /** @type {Record<string, Record<string, Speed>>} */
  const found = {};
  let [bench, text] = ['', ''];
  for (const line of table.split('\n')) {
    const [, depth, name] = /^([ │]*)[├╰]─ (\S+)/.exec(line) ?? [];
    if (name && depth.length <= 3) bench = name;
    else if (name) text = name;
    const speeds = [...line.matchAll(/([\d.]+) ([kMG]?)B\/s/g)].map(([, number, unit]) => Number(number) * (MEGA[unit] ?? NaN));
    if (speeds.length === 0) continue;
    // Fastest, slowest, median, mean.
    (found[bench] ??= {})[text] = { median: round(speeds[2]), best: round(speeds[0]) };
  }
  if (!found.sentences) throw new Error(`no speeds in what divan printed:\n${table}`);
  return { sentences: found.sentences, bare_uax29: found.bare_uax29 };
}

/** @type {Record<string, number>} */
const MEGA = { '': 1e-6, k: 1e-3, M: 1, G: 1e3 };

/**
 * The same in wasm: tests/bench/read.rs, built as the page is, exports `read(text: string): number` there. Timed in the
 * browser, which includes what it costs to hand the string over. The two take turns.
 * @param {Browser} browser
 * @param {string} url Where anything is served: it gives the page its origin.
 * @returns {Promise<{postil: Record<string, Speed>, intl_segmenter: Record<string, Speed>}>}
 */
export async function chromiumSpeeds(browser, url) {
  const folder = mkdtempSync(join(tmpdir(), 'postil-bench-'));
  const context = await browser.newContext();
  try {
    buildWasm(folder);
    await context.route('**/bench/*', (route) => {
      const path = join(folder, basename(new URL(route.request().url()).pathname));
      return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    });
    const page = await context.newPage();
    await page.goto(`${url}bench/page`);
    /** @type {Record<string, Record<string, Speed>>} */
    const found = { postil: {}, intl_segmenter: {} };
    for (const path of articles()) {
      const name = basename(path, '.txt');
      const speeds = await page.evaluate(inTurns, { text: megabyte(path), language: LANGUAGES.get(name) ?? 'en', runs: RUNS });
      for (const [what, all] of Object.entries(speeds)) found[what][name] = summary(all);
    }
    return { postil: found.postil, intl_segmenter: found.intl_segmenter };
  } finally {
    await context.close();
    rmSync(folder, { recursive: true });
  }
}

/** Runs in the page. @param {{text: string, language: string, runs: number}} work */
async function inTurns({ text, language, runs }) {
  // @ts-expect-error it exists in the page only
  const { default: init, read } = await import('./read.js');
  await init();
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const work = {
    postil: () => read(text),
    intl_segmenter: () => Array.from(segmenter.segment(text), (segment) => segment.index).length,
  };
  const bytes = new TextEncoder().encode(text).length;
  /** @type {Record<string, number[]>} */
  const speeds = { postil: [], intl_segmenter: [] };
  for (let turn = 0; turn < runs; turn += 1) {
    for (const [what, once] of Object.entries(work)) {
      const start = performance.now();
      const sentences = once();
      const took = performance.now() - start;
      if (sentences < 100) throw new Error(`${what} found ${sentences} sentences in a megabyte`);
      speeds[what].push(bytes / 1000 / took);
    }
  }
  return speeds;
}

/** @param {string} folder Gets `read.js` and `read_bg.wasm`. */
function buildWasm(folder) {
  const built = run('cargo', 'build', '--locked', '--profile', 'web', '--target', 'wasm32-unknown-unknown', '--bench', 'read', '--message-format', 'json');
  const wasm = built.split('\n').filter(Boolean).map((line) => JSON.parse(line)).find((m) => m.executable && m.target.name === 'read').executable;
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', folder, '--out-name', 'read', wasm);
  // With the page's own options, from index.html.
  const options = /data-wasm-opt-params="(.*?)"/.exec(readFileSync('index.html', 'utf8'))?.[1].split(' ') ?? [];
  run('wasm-opt', '-Oz', ...options, join(folder, 'read_bg.wasm'), '-o', join(folder, 'read_bg.wasm'));
}

/** A megabyte of an article, over and over, a blank line after each. @param {string} path */
function megabyte(path) {
  const text = `${readFileSync(path, 'utf8')}\n\n`;
  return text.repeat(Math.ceil(1_000_000 / Buffer.byteLength(text)));
}

/** @param {string} command @param {string[]} args */
function run(command, ...args) {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });
}

/** @param {number[]} speeds @returns {Speed} */
function summary(speeds) {
  const sorted = speeds.toSorted((a, b) => a - b);
  return { median: round(sorted[Math.floor(sorted.length / 2)]), best: round(sorted[sorted.length - 1]) };
}

/** @param {number} speed */
function round(speed) {
  return Math.round(speed * 10) / 10;
}
