// @ts-check
/** What is not needed at first comes in a second wasm, after the page is ready; and nothing breaks where it does not come. */
import { readdirSync } from 'node:fs';
import { article, axe, button, download, expect, exported, form, give, items, mark, open, openWatched, openWith, paste, settled, shot, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

const FILE = readdirSync(new URL('../../dist', import.meta.url)).find((name) => name.endsWith('_more.wasm'));
const URLS = `**/${FILE}`;

const help = (/** @type {import('@playwright/test').Page} */ page) => page.getByRole('dialog', { name: 'Keyboard help' });

test('it is fetched once, when the page is ready', async ({ page }) => {
  const arrived = page.waitForResponse(URLS);
  const fetches = await openWatched(page);
  await (await arrived).finished();
  await paste(page, BRIDGE);
  await mark(page, 'two of its nine arches', '1');
  await exported(page);
  expect((await fetches()).filter(({ file }) => file === FILE)).toEqual([{ file: FILE, early: false }]);
});

/**
 * Holds it back until the function that this answers with is called.
 * @param {import('@playwright/test').Page} page
 * @param {(route: import('@playwright/test').Route) => Promise<void>} go
 */
async function heldBack(page, go = (route) => route.continue()) {
  /** @type {() => void} */
  let deliver = () => {};
  const delivery = new Promise((resolve) => (deliver = () => resolve(undefined)));
  await page.route(URLS, async (route) => {
    await delivery;
    await go(route);
  });
  return deliver;
}

test('a dialog opened before it is here appears when it comes, and a wait is told', async ({ page }) => {
  const deliver = await heldBack(page);
  await openWith(page, BRIDGE);
  await button(page, 'Keyboard help').click();
  await expect(page.getByRole('status').filter({ hasText: 'Loading…' })).toBeVisible();
  await shot(page, 'more-loading');
  await axe(page);
  // The page goes on meanwhile.
  await mark(page, 'two of its nine arches', '1');
  await expect(items(page)).toHaveCount(1);
  deliver();
  await expect(help(page)).toBeVisible();
  await expect(page.getByText('Loading…')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(help(page)).toHaveCount(0);
  await expect(form(page).getByRole('textbox', { name: 'Note' })).toBeVisible();
});

test('where it does not come, the page says so and goes on, and the next press tries again', async ({ page, guard }) => {
  guard.expect(/ERR_FAILED|Failed to fetch/);
  const failed = page.waitForEvent('requestfailed');
  await page.route(URLS, (route) => route.abort());
  await openWith(page, BRIDGE);
  await failed;
  // Nobody has asked for anything.
  await settled(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await button(page, 'Keyboard help').click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('could not be loaded');
  await shot(page, 'more-failed');
  await axe(page);
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await mark(page, 'two of its nine arches', '1');
  await expect(items(page)).toHaveCount(1);
  await expect(article(page).locator('mark')).toHaveText(['two of its nine arches']);
  await page.unroute(URLS);
  await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
  await button(page, 'Keyboard help').click();
  await expect(help(page)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a file opened and the sample asked for before it is here are opened when it comes', async ({ page }) => {
  const deliver = await heldBack(page);
  await open(page);
  await give(page, 'Open file', 'bridge.txt', BRIDGE);
  await button(page, 'Try the sample').click();
  deliver();
  await expect(article(page)).toBeVisible();
  await button(page, 'All articles').click();
  await expect(page.getByRole('list', { name: 'Articles' }).getByRole('listitem')).toHaveCount(2);
});

test('a trap in it is caught like any other', async ({ page, guard }) => {
  guard.expect(/unreachable/);
  const deliver = await heldBack(page, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: trapping(await response.body()) });
  });
  await openWith(page, BRIDGE);
  deliver();
  const overlay = page.getByRole('alertdialog', { name: 'Postil has stopped' });
  await expect(overlay).toContainText('unreachable');
  const file = await download(page, () => button(page, 'Download what was saved').click());
  expect(JSON.parse(file.text).article.text).toBe(BRIDGE);
});

/**
 * A wasm, with functions that do nothing but trap. https://webassembly.github.io/spec/core/binary/modules.html
 * @param {Buffer} wasm
 */
function trapping(wasm) {
  const CODE = 10;
  for (let at = 8; at < wasm.length; ) {
    const kind = wasm[at];
    const [size, from] = number(wasm, at + 1);
    if (kind === CODE) {
      const [count, first] = number(wasm, from);
      // Each is three bytes long: no locals, `unreachable`, `end`.
      const bodies = Buffer.concat([wasm.subarray(from, first), ...Array(count).fill(Buffer.from([3, 0, 0x00, 0x0b]))]);
      return Buffer.concat([wasm.subarray(0, at + 1), leb(bodies.length), bodies, wasm.subarray(from + size)]);
    }
    at = from + size;
  }
  throw new Error('no code');
}

/** A number in LEB128, and where it ends. @param {Buffer} bytes @param {number} at @returns {[number, number]} */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at];
  }
}

/** A number as LEB128. @param {number} value */
function leb(value) {
  const bytes = [];
  for (; value > 0x7f; value >>= 7) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}
