// @ts-check
/** How long the page takes to start with few and with many articles in the list. */

/** @typedef {import('@playwright/test').Browser} Browser */

const RUNS = 9;
const FEW = 10;
const MANY = 5000;

/**
 * Milliseconds from navigation until the page can be used (`data-ready`) and until the frame that shows the list, with 10 and
 * with 5,000 articles, in turns. Each has its own profile, filled once and opened again and again.
 * @param {Browser} browser @param {string} url
 */
export async function starts(browser, url) {
  const few = await filled(browser, url, FEW);
  const many = await filled(browser, url, MANY);
  try {
    /** @type {Record<string, {ready: number, list: number}[]>} */
    const found = { few: [], many: [] };
    for (let run = 0; run < RUNS; run += 1) {
      found.few.push(await start(few, url));
      found.many.push(await start(many, url));
    }
    const median = (/** @type {number[]} */ all) => Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]);
    const summary = (/** @type {{ready: number, list: number}[]} */ all) => ({
      ready: median(all.map(({ ready }) => ready)),
      list: median(all.map(({ list }) => list)),
    });
    return { [FEW]: summary(found.few), [MANY]: summary(found.many), runs: RUNS };
  } finally {
    await few.close();
    await many.close();
  }
}

/** A profile with so many articles in its list. @param {Browser} browser @param {string} url @param {number} count */
async function filled(browser, url, count) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await page.evaluate(async (count) => {
    const done = (/** @type {IDBRequest<any>} */ request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('postil'));
    const transaction = database.transaction('records', 'readwrite');
    for (let n = 0; n < count; n += 1) {
      const id = `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
      const key = `summary/${encodeURIComponent(id)}`;
      const json = JSON.stringify({
        id, name: `Article ${n}: what the council said of the bridge`, sha256: String(n).padStart(64, '0'), sentences: 40 + (n % 60),
        lookedAt: n % 40, annotations: n % 30, colors: ['#0072B2', '#E69F00', '#009E73'].slice(n % 3),
        opened: new Date(1.7e12 + n * 1e6).toISOString(), deleted: false,
      });
      transaction.objectStore('records').put({ key, json }, key);
    }
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, count);
  await page.close();
  return context;
}

/** @param {import('@playwright/test').BrowserContext} context @param {string} url */
async function start(context, url) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    /** @type {{ready?: number, list?: number}} */
    const times = (Object.assign(globalThis, { times: {} }).times);
    new MutationObserver(() => {
      if (document.documentElement.hasAttribute('data-ready')) times.ready ??= performance.now();
      if (times.list === undefined && document.querySelector('[aria-label="Articles"] li')) {
        times.list = NaN;
        requestAnimationFrame(() => {
          // This callback still comes before the frame is painted; the next task comes after.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => (times.list = performance.now());
          channel.port2.postMessage(null);
        });
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] });
  });
  await page.goto(url);
  await page.waitForFunction(() => {
    const { ready, list } = /** @type {any} */ (globalThis).times;
    return ready > 0 && list > 0;
  });
  const times = await page.evaluate(() => /** @type {any} */ (globalThis).times);
  await page.close();
  return times;
}
