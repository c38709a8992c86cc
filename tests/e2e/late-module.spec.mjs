// @ts-check
/** What is not needed at first comes in a second wasm, after the page is ready; and nothing breaks where it does not come. */
import { readdirSync } from 'node:fs';
import { DIST } from './playwright.config.mjs';
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const FILE = readdirSync(DIST).find((name) => name.endsWith('_more.wasm'));
const URLS = `**/${FILE}`;

test('it is fetched once, when the page is ready', async ({ page, postil }) => {
  const arrived = page.waitForResponse(URLS);
  const fetches = await postil.openWatched();
  await (await arrived).finished();
  await postil.paste(BRIDGE);
  await postil.mark('two of its nine arches', '1');
  await postil.exported();
  expect((await fetches()).filter(({ file }) => file === FILE)).toEqual([{ file: FILE, early: false }]);
});

/**
 * Holds it back until the function that this answers with is called.
 * @param {Postil} postil
 * @param {(route: import('@playwright/test').Route) => Promise<void>} go
 */
async function heldBack(postil, go = (route) => route.continue()) {
  /** @type {() => void} */
  let deliver = () => {};
  const delivery = new Promise((resolve) => (deliver = () => resolve(undefined)));
  await postil.page.route(URLS, async (route) => {
    await delivery;
    await go(route);
  });
  return deliver;
}

test('a dialog opened before it is here appears when it comes, and a wait is told', async ({ page, postil }) => {
  const deliver = await heldBack(postil);
  await postil.openWith(BRIDGE);
  await postil.button('Keyboard help').click();
  await expect(postil.status.filter({ hasText: 'Loading…' })).toBeVisible();
  await postil.shot('more-loading');
  await postil.axe();
  // The page goes on meanwhile.
  await postil.mark('two of its nine arches', '1');
  await expect(postil.items).toHaveCount(1);
  deliver();
  await expect(postil.dialog('Keyboard help')).toBeVisible();
  await expect(page.getByText('Loading…')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(postil.dialog('Keyboard help')).toHaveCount(0);
  await expect(postil.note).toBeVisible();
});

test('where it does not come, the page says so and goes on, and the next press tries again', async ({ page, postil, guard }) => {
  guard.expect(/ERR_FAILED|Failed to fetch/);
  const failed = page.waitForEvent('requestfailed');
  await page.route(URLS, (route) => route.abort());
  await postil.openWith(BRIDGE);
  await failed;
  // Nobody has asked for anything.
  await postil.settled();
  await expect(postil.alert).toHaveCount(0);
  await postil.button('Keyboard help').click();
  const alert = postil.alert;
  await expect(alert).toContainText('could not be loaded');
  await postil.shot('more-failed');
  await postil.axe();
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await postil.mark('two of its nine arches', '1');
  await expect(postil.items).toHaveCount(1);
  await expect(postil.article.locator('mark')).toHaveText(['two of its nine arches']);
  await page.unroute(URLS);
  await postil.alert.getByRole('button', { name: 'Dismiss' }).click();
  await postil.button('Keyboard help').click();
  await expect(postil.dialog('Keyboard help')).toBeVisible();
  await expect(postil.alert).toHaveCount(0);
});

test('a file opened and the sample asked for before it is here are opened when it comes', async ({ postil }) => {
  const deliver = await heldBack(postil);
  await postil.open();
  await postil.give('Open file', 'bridge.txt', BRIDGE);
  await postil.button('Try the sample').click();
  deliver();
  await expect(postil.article).toBeVisible();
  await postil.button('All articles').click();
  await expect(postil.articles).toHaveCount(2);
});

test('a trap in it is caught like any other', async ({ page, postil, guard }) => {
  guard.expect(/unreachable/);
  const deliver = await heldBack(postil, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: trapping(await response.body()) });
  });
  await postil.openWith(BRIDGE);
  deliver();
  const overlay = page.getByRole('alertdialog', { name: 'Postil has stopped' });
  await expect(overlay).toContainText('unreachable');
  const file = await postil.download(() => postil.button('Download what was saved').click());
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
