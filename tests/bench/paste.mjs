// @ts-check
/** A real paste, timed until it is painted; and what all parts of the bench measure with. */

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {{median: number, min: number, max: number, runs: number}} Summary Times in milliseconds. */

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

/**
 * A real paste into an empty Postil, from the paste event to the frame that shows the article; and the floor: a bare
 * page that turns the same lines into paragraphs. Each in a fresh profile, in turns.
 * @param {Browser} browser @param {string} url @param {string} text @param {number} runs
 */
export async function pastes(browser, url, text, runs) {
  /** @type {number[]} */
  const page = [];
  /** @type {number[]} */
  const floor = [];
  for (let run = 0; run < runs; run += 1) {
    page.push(await onePaste(browser, url, 'html[data-ready]', '[data-sentence]', text));
    floor.push(await onePaste(browser, `${url}floor`, 'textarea', 'p', text));
  }
  return { page: summary(page), floor: summary(floor) };
}

/**
 * @param {Browser} browser @param {string} url @param {string} ready @param {string} shown @param {string} text
 * @returns {Promise<number>}
 */
async function onePaste(browser, url, ready, shown, text) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  try {
    await context.route('**/floor', (route) => route.fulfill({ contentType: 'text/html', body: FLOOR_PAGE }));
    const page = await context.newPage();
    await page.goto(url);
    await page.locator(ready).waitFor({ state: 'attached' });
    return await timed(page, 'paste', `!!document.querySelector('${shown}')`, () => paste(page, text));
  } finally {
    await context.close();
  }
}

/** Pastes into the box for an article. @param {import('@playwright/test').Page} page @param {string} text */
export async function paste(page, text) {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await page.getByRole('textbox', { name: 'Article text' }).focus();
  await page.keyboard.press('Control+V');
}

/**
 * Milliseconds from the next `event` to the first painted frame in which `shown` holds.
 * @param {import('@playwright/test').Page} page
 * @param {string} event Its name.
 * @param {string} shown An expression, evaluated in the page before each frame.
 * @param {() => Promise<unknown>} act What brings the event about.
 * @returns {Promise<number>}
 */
export async function timed(page, event, shown, act) {
  await page.evaluate(
    ({ event, shown }) => {
      const holds = new Function(`return ${shown}`);
      // @ts-expect-error kept for the evaluation below
      globalThis.benchTime = new Promise((resolve) => {
        const heard = (/** @type {Event} */ { timeStamp }) => {
          const frame = () => {
            if (!holds()) return requestAnimationFrame(frame);
            // This callback still comes before the frame is painted; the next task comes after.
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - timeStamp);
            return channel.port2.postMessage(null);
          };
          requestAnimationFrame(frame);
        };
        addEventListener(event, heard, { capture: true, once: true });
      });
    },
    { event, shown },
  );
  await act();
  // @ts-expect-error set above
  return page.evaluate(() => globalThis.benchTime);
}

/** @param {number[]} times @returns {Summary} */
export function summary(times) {
  const sorted = times.map((time) => Math.round(time * 10) / 10).sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted[sorted.length - 1], runs: sorted.length };
}
