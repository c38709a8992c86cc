// @ts-check
/**
 * `make bench`: measures against the budgets and prints one JSON object, each figure with its floor from the same run
 * beside it. What goes wrong goes to stderr; its figure is then null and the exit code 1.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { firstLoad } from '../../tools/first-load.mjs';
import { serve } from '../../tools/serve.mjs';
import { CHROMIUM, CHROMIUM_FLAGS } from '../e2e/playwright.config.mjs';

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
const article = articleFile();
const server = await serve('dist');
/** @type {Browser} */
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
try {
  const result = {
    machine: { cpu: cpus()[0].model, cpus: cpus().length, chromium: browser.version() },
    first_load: await attempt(() => firstLoad('dist')),
    paste_to_paint_ms: await attempt(() => pasteToPaint(readFileSync(article, 'utf8'))),
    plain_text_mb_s: { native: await attempt(nativeSpeed), wasm: await attempt(wasmSpeed) },
  };
  console.log(JSON.stringify(result, null, 2));
} finally {
  await browser.close();
  server.close();
}

/** The article of the budget if the shared data lies beside the clone, else the first of our own. */
function articleFile() {
  const shared = '../shared/data/articles/berlin-talks.txt';
  if (existsSync(shared)) return shared;
  const own = readdirSync('tests/fixtures', { recursive: true }).map(String).filter((name) => name.endsWith('.txt'));
  return join('tests/fixtures', own.sort()[0]);
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

/** Plain text to sentences, native: tests/bench/read.rs prints one line of JSON. */
function nativeSpeed() {
  const output = run('cargo', 'bench', '--locked', '--quiet', '--no-default-features', '--bench', 'read');
  return JSON.parse(output.trim().split('\n').at(-1) ?? '').plain_text_mb_s;
}

/**
 * The same in wasm: tests/bench/read.rs, built as the page is, exports `read(text: string): number` there. Timed in the
 * browser, which includes what it costs to hand the string over.
 */
async function wasmSpeed() {
  const folder = mkdtempSync(join(tmpdir(), 'postil-bench-'));
  const context = await browser.newContext();
  try {
    const built = run('cargo', 'build', '--locked', '--profile', 'web', '--target', 'wasm32-unknown-unknown', '--bench', 'read', '--message-format', 'json');
    const wasm = built.split('\n').filter(Boolean).map((line) => JSON.parse(line)).find((m) => m.executable && m.target.name === 'read').executable;
    run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', folder, '--out-name', 'read', wasm);
    // With the page's own options, from index.html.
    const options = /data-wasm-opt-params="(.*?)"/.exec(readFileSync('index.html', 'utf8'))?.[1].split(' ') ?? [];
    run('wasm-opt', '-Oz', ...options, join(folder, 'read_bg.wasm'), '-o', join(folder, 'read_bg.wasm'));

    await context.route('**/bench/*', (route) => {
      const path = join(folder, basename(new URL(route.request().url()).pathname));
      return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    });
    const page = await context.newPage();
    await page.goto(`${server.url}bench/page`);
    return await page.evaluate(
      async ({ module, text, runs }) => {
        const { default: init, read } = await import(module);
        await init();
        const bytes = new TextEncoder().encode(text).length;
        const speeds = Array.from({ length: runs }, () => {
          const start = performance.now();
          read(text);
          return bytes / 1000 / (performance.now() - start);
        });
        // The first runs are the compiler's.
        return Math.round(speeds.sort((a, b) => a - b)[Math.floor(runs / 2)] * 10) / 10;
      },
      { module: './read.js', text: megabyte(), runs: RUNS },
    );
  } finally {
    await context.close();
    rmSync(folder, { recursive: true });
  }
}

/** A megabyte of the article, over and over. */
function megabyte() {
  const text = readFileSync(article, 'utf8');
  return `${text}\n\n`.repeat(Math.ceil(1_000_000 / Buffer.byteLength(text)));
}

/** @param {string} command @param {string[]} args */
function run(command, ...args) {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });
}

/** @param {number[]} times */
function summary(times) {
  const sorted = times.map((time) => Math.round(time * 10) / 10).sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted.at(-1), runs: sorted.length };
}
