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
import { articles, chromiumSpeeds, nativeSpeeds } from './speed.mjs';
import { starts } from './start.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */

const ROOT = new URL('../..', import.meta.url).pathname;
const RUNS = 9;
/** Turns the same lines into paragraphs, and does no more. */
const FLOOR_PAGE = `<!doctype html><textarea aria-label="Article text"></textarea><script>
  document.querySelector('textarea').addEventListener('paste', (event) => {
    event.preventDefault();
    const lines = event.clipboardData.getData('text/plain').split('\\n').filter((line) => line.trim());
    document.body.replaceChildren(...lines.map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    }));
  });
</script>`;
const { chromium } = createRequire(new URL('../e2e/package.json', import.meta.url))('@playwright/test');

process.chdir(ROOT);
/** That of the budget if the shared data lies beside the clone, else the first of our own. */
const [article] = articles();
const server = await serve('dist');
/** @type {Browser} */
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
try {
  // `node tests/bench/bench.mjs --page` leaves out the rates of reading, which have to be built first.
  const result = {
    machine: { cpu: cpus()[0].model, cpus: cpus().length, chromium: browser.version() },
    first_load: await attempt(() => firstLoad('dist')),
    paste_to_paint_ms: await attempt(() => pasteToPaint(readFileSync(article, 'utf8'))),
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

/**
 * A real paste into an empty Postil, from the paste event to the frame that shows the article; and the floor: a bare
 * page that turns the same lines into paragraphs. Each in a fresh profile, in turns.
 * @param {string} text
 */
async function pasteToPaint(text) {
  /** @type {number[]} */
  const page = [];
  /** @type {number[]} */
  const floor = [];
  for (let run = 0; run < RUNS; run += 1) {
    page.push(await onePaste(server.url, 'html[data-ready]', '[data-sentence]', text));
    floor.push(await onePaste(`${server.url}floor`, 'textarea', 'p', text));
  }
  return { article: basename(article), bytes: Buffer.byteLength(text), page: summary(page), floor: summary(floor) };
}

/** @param {string} url @param {string} ready @param {string} shown @param {string} text @returns {Promise<number>} */
async function onePaste(url, ready, shown, text) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  try {
    await context.route('**/floor', (route) => route.fulfill({ contentType: 'text/html', body: FLOOR_PAGE }));
    const page = await context.newPage();
    await page.goto(url);
    await page.locator(ready).waitFor({ state: 'attached' });
    await page.evaluate((content) => navigator.clipboard.writeText(content), text);
    const time = page.evaluate(
      (selector) =>
        new Promise((resolve) => {
          const onPaste = (/** @type {Event} */ event) => {
            const frame = () => {
              if (!document.querySelector(selector)) return requestAnimationFrame(frame);
              // This callback still comes before the frame is painted; the next task comes after.
              const channel = new MessageChannel();
              channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
              return channel.port2.postMessage(null);
            };
            requestAnimationFrame(frame);
          };
          addEventListener('paste', onPaste, { capture: true, once: true });
        }),
      shown,
    );
    await page.getByRole('textbox', { name: 'Article text' }).focus();
    await page.keyboard.press('Control+V');
    return /** @type {number} */ (await time);
  } finally {
    await context.close();
  }
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

/** @param {number[]} times */
function summary(times) {
  const sorted = times.map((time) => Math.round(time * 10) / 10).sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted.at(-1), runs: sorted.length };
}
