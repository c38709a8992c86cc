// @ts-check
/**
 * What every end-to-end test stands on: `test` fails on anything that goes wrong unseen, and the functions below do
 * what a person does, by real input events. They wait for states, never for time.
 */
import { test as base, expect } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** @typedef {import('@playwright/test').Page} Page */
/**
 * @typedef {{expect: (pattern: RegExp) => void,
 *   watchAlso: (context: import('@playwright/test').BrowserContext) => Promise<void>}} Guard
 */

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * `test` with a guard around the browser context. Each of these fails the test it happens in: a console error or
 * warning, an uncaught error, a violation of the content security policy, a request to any other origin.
 * A test that provokes one names it first: `guard.expect(/RuntimeError/)`.
 *
 * `fresh()` opens Postil as someone else would: in a context of its own with nothing saved, under the same guard.
 *
 * @type {import('@playwright/test').TestType<
 *   import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions &
 *     {guard: Guard, fresh: () => Promise<Page>},
 *   import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions>}
 */
export const test = base.extend({
  guard: [
    async ({ context, baseURL }, use) => {
      /** @type {string[]} */
      const troubles = [];
      /** @type {RegExp[]} */
      const expected = [];
      const watchAlso = (/** @type {import('@playwright/test').BrowserContext} */ other) =>
        watch(other, new URL(baseURL ?? '').origin, (text) => troubles.push(text));
      await watchAlso(context);
      await use({ expect: (pattern) => expected.push(pattern), watchAlso });
      expect(troubles.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
      const unseen = expected.filter((pattern) => !troubles.some((text) => pattern.test(text)));
      expect(unseen, 'what was named did not happen').toEqual([]);
    },
    { auto: true },
  ],
  fresh: async ({ browser, guard }, use) => {
    /** @type {import('@playwright/test').BrowserContext[]} */
    const contexts = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      await guard.watchAlso(context);
      const page = await context.newPage();
      await open(page);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/**
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} origin @param {(text: string) => void} trouble
 */
async function watch(context, origin, trouble) {
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => trouble(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['blob:', 'data:'].includes(url.protocol)) trouble(`request to ${url.href}`);
  });
  await context.exposeBinding('postilTestViolation', (_, text) => trouble(`content security policy: ${text}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      // @ts-expect-error: the binding above
      globalThis.postilTestViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
}

export { expect };

/** Opens Postil and waits until it can be used. @param {Page} page */
export async function open(page) {
  await page.goto('./');
  await ready(page);
}

/**
 * Opens Postil. Answers with a function that lists what has been fetched by then, and whether before Postil could be used.
 * @param {Page} page @returns {Promise<() => Promise<{file: string, early: boolean}[]>>}
 */
export async function openWatched(page) {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.documentElement.hasAttribute('data-ready')) performance.mark('ready');
    }).observe(document, { attributes: true, attributeFilter: ['data-ready'], subtree: true });
  });
  await open(page);
  return () =>
    page.evaluate(() => {
      const ready = performance.getEntriesByName('ready')[0]?.startTime ?? Infinity;
      return performance.getEntriesByType('resource').map(({ name, startTime }) => ({
        file: name.slice(document.baseURI.length),
        early: startTime < ready,
      }));
    });
}

/** @param {Page} page */
export const ready = (page) => page.locator('html[data-ready]').waitFor({ state: 'attached' });

/** Waits until all that was done is in the database. @param {Page} page */
export const saved = (page) => page.locator('html[data-saved]').waitFor({ state: 'attached' });

/**
 * Waits until all has been drawn that the last input set off: its effects run before the next frame. For what must not come
 * of an input, and so cannot be waited for.
 * @param {Page} page
 */
export const settled = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))));

/** Waits until the second wasm is here, so that what it holds opens at once from then on. @param {Page} page */
export async function whole(page) {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Pastes into the desk's text box, through the clipboard and Control+V. @param {Page} page @param {string} text */
export async function paste(page, text) {
  await copy(page, text);
  await page.getByRole('textbox', { name: 'Article text' }).focus();
  await page.keyboard.press('Control+V');
}

/** Opens Postil and pastes an article into it. @param {Page} page @param {string} text */
export async function openWith(page, text) {
  await open(page);
  await paste(page, text);
  await expect(article(page)).toBeVisible();
  await saved(page);
}

// What people with a screen reader find things by (DESIGN.md, section 7).

/** The article on the workbench. @param {Page} page */
export const article = (page) => page.getByRole('region', { name: 'Article' });

/** The sentence that the keys act on. @param {Page} page */
export const current = (page) => article(page).locator('[data-sentence][aria-current]');

/** The annotations in the list. @param {Page} page */
export const items = (page) => page.getByRole('list', { name: 'Annotations' }).getByRole('listitem');

/** The form of the selected annotation. @param {Page} page */
export const form = (page) => page.getByRole('form', { name: 'Annotation' });

/** The bar beside a selected passage. @param {Page} page */
export const passageBar = (page) => page.getByRole('toolbar', { name: 'Mark this passage' });

/** A button that is always there on a wide window. @param {Page} page @param {string} name */
export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** What the `<mark>` elements of the article hold, each the whole of one annotation's piece. @param {Page} page */
export const marks = (page) => article(page).locator('mark[data-annotation]').allTextContents();

/** What is selected, as the browser has it. @param {Page} page */
export const selection = (page) => page.evaluate(() => String(getSelection()));

/** Puts a text on the clipboard. @param {Page} page @param {string} text */
export const copy = (page, text) => page.evaluate((content) => navigator.clipboard.writeText(content), text);

/**
 * Drags the mouse over the article from the first occurrence of `from` to the end of the next `to`.
 * @param {Page} page @param {string} from @param {string} [to]
 */
export async function drag(page, from, to = from) {
  const start = await place(page, from, to, 'start');
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  const end = await place(page, from, to, 'end');
  // In steps, for a selection follows the pointer's way.
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

/**
 * Selects a passage with the mouse and presses a label's key.
 * @param {Page} page @param {string} passage @param {string} key
 */
export async function mark(page, passage, key) {
  await drag(page, passage);
  await expect(passageBar(page)).toBeVisible();
  await page.keyboard.press(key);
  await expect(passageBar(page)).toBeHidden();
}

/**
 * Drags a handle of the selected annotation to the first or last letter of a passage.
 * @param {Page} page @param {'start' | 'end'} edge @param {string} text
 */
export async function dragHandle(page, edge, text) {
  const to = await place(page, text, text, edge);
  const handle = page.locator(`.handle.${edge}`);
  const box = await handle.boundingBox();
  if (!box) throw new Error(`no ${edge} handle`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

/**
 * Clicks into the article, on the first letter of a passage.
 * @param {Page} page @param {string} text
 */
export async function clickOn(page, text) {
  const { x, y } = await place(page, text, text, 'start');
  await page.mouse.click(x + 2, y);
}

/**
 * Where on screen a passage of the article starts or ends. Scrolls only for the start, so that a drag's end is measured
 * against the same scroll position.
 * @param {Page} page @param {string} from @param {string} to @param {'start' | 'end'} edge
 * @returns {Promise<{x: number, y: number}>}
 */
export const place = (page, from, to, edge) =>
  page.getByRole('region', { name: 'Article' }).evaluate(
    async (region, [from, to, edge]) => {
      // The text as the DOM has it, and the node in which each of its characters lies.
      const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
      /** @type {{node: Text, start: number}[]} */
      const nodes = [];
      let text = '';
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push({ node: /** @type {Text} */ (node), start: text.length });
        text += node.nodeValue;
      }
      const start = text.indexOf(from);
      const last = text.indexOf(to, from === to ? start : start + from.length);
      if (start < 0 || last < 0) throw new Error(`not in the article: ${start < 0 ? from : to}`);
      const at = edge === 'start' ? start : last + to.length - 1;
      const { node, start: base } = /** @type {typeof nodes[0]} */ (nodes.findLast((n) => n.start <= at));
      const range = document.createRange();
      range.setStart(node, at - base);
      range.setEnd(node, at - base + 1);
      if (edge === 'start') {
        node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        // What came into view by that is laid out only now.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }
      const box = range.getClientRects()[0];
      if (!box) throw new Error(`not laid out: ${edge === 'start' ? from : to}`);
      return { x: edge === 'start' ? box.left + 1 : box.right - 1, y: box.top + box.height / 2 };
    },
    /** @type {const} */ ([from, to, edge]),
  );

/**
 * Does what starts a download, and reads the file.
 * @param {Page} page @param {() => Promise<unknown>} action
 * @returns {Promise<{name: string, text: string}>}
 */
export async function download(page, action) {
  const [file] = await Promise.all([page.waitForEvent('download'), action()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/**
 * Exports the open article by the buttons and reads the file.
 * @param {Page} page @returns {Promise<{name: string, text: string, json: any}>}
 */
export async function exported(page) {
  await button(page, 'Export').click();
  const file = await download(page, () => page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'JSON', exact: true }).click());
  return { ...file, json: JSON.parse(file.text) };
}

/**
 * Gives the page a file through the browser's file chooser.
 * @param {Page} page @param {'Open file' | 'Import'} name which button @param {string} fileName
 * @param {string | Buffer} contents
 */
export async function give(page, name, fileName, contents) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, name).click()]);
  await chooser.setFiles({ name: fileName, mimeType: '', buffer: Buffer.from(contents) });
}

/** Fails on any finding of axe. Call it in every state that looks different. @param {Page} page */
export async function axe(page) {
  // By the debugger's protocol, which the content security policy does not bind: a script tag would break it.
  const session = await page.context().newCDPSession(page);
  const source = await readFile(axePath, 'utf8');
  await session.send('Runtime.evaluate', { expression: `globalThis.axe ?? (() => {${source}})()` });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map((v) =>
      v.id + ': ' + v.help + '\\n' + v.nodes.map((n) => '  ' + n.target + ' ' + n.failureSummary).join('\\n')))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  expect(result.value).toEqual([]);
}

/** Keeps a picture of this state if POSTIL_SHOTS names a folder. @param {Page} page @param {string} name */
export async function shot(page, name) {
  const folder = process.env.POSTIL_SHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}
