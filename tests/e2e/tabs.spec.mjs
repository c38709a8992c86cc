// @ts-check
/** Work survives a second tab, a reload in the middle of typing, and a database that never answers. */
import { article, axe, button, current, expect, items, marks, open, openWith, ready, saved, settled, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const alert = (/** @type {Page} */ page) => page.getByRole('alert');

/** Removes all records but the settings, as another tab would. @param {Page} page */
const forget = (page) =>
  page.evaluate(async () => {
    const done = (/** @type {IDBRequest<any>} */ request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('postil'));
    const records = database.transaction('records', 'readwrite').objectStore('records');
    for (const key of await done(records.getAllKeys())) if (key !== 'app') await done(records.delete(key));
    database.close();
  });

/** The keys of what is stored. @param {Page} page @returns {Promise<string[]>} */
const keys = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('postil');
        opening.onsuccess = () => {
          const asked = opening.result.transaction('records').objectStore('records').getAllKeys();
          asked.onsuccess = () => resolve(asked.result.map(String));
          opening.result.close();
        };
      }),
  );

test('a second tab on an article reads it, and goes on where the first one stopped', async ({ page, context }) => {
  await openWith(page, BRIDGE);
  const second = await context.newPage();
  await open(second);
  await expect(alert(second)).toContainText('open in another tab');
  await expect(alert(page)).toHaveCount(0);
  await article(second).focus();
  await second.keyboard.press('j');
  await expect(current(second)).toHaveCount(1);
  await second.keyboard.press('2');
  await settled(second);
  expect(await marks(second)).toEqual([]);
  await expect(second.getByRole('status').filter({ hasText: 'Read only' })).toBeVisible();
  // A setting that the first tab changes holds here too, once the person turns to this one.
  await button(page, 'Settings…').click();
  await page.getByRole('radio', { name: 'Badge only' }).check();
  await page.keyboard.press('Escape');
  await saved(page);
  // To a test every tab has the focus, and none is told of it.
  await second.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(second.locator('[data-look=badge]')).toBeVisible();
  await axe(second);

  await article(page).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await expect(items(page)).toHaveCount(1);
  await saved(page);
  await page.close();
  await expect(items(second)).toHaveCount(1);
  await expect(alert(second)).toHaveCount(0);
  await article(second).focus();
  await second.keyboard.press('j');
  await second.keyboard.press('2');
  await expect(items(second)).toHaveCount(2);
  await saved(second);
});

test('of an article that was deleted elsewhere nothing is written, and all of it can be kept', async ({ page }) => {
  await openWith(page, BRIDGE);
  await forget(page);
  await article(page).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await expect(alert(page)).toContainText('changed or deleted in another tab');
  expect(await keys(page)).toEqual(['app']);
  await button(page, 'Keep as a copy').click();
  await saved(page);
  await expect(alert(page)).toHaveCount(0);
  await page.reload();
  await ready(page);
  await expect(items(page)).toHaveCount(1);
});

test('a text that is being typed is still there after a reload, until it is an article', async ({ page }) => {
  await open(page);
  const box = page.getByRole('textbox', { name: 'Article text' });
  await box.pressSequentially('The ferry stays.');
  await page.reload();
  await ready(page);
  await expect(box).toHaveValue('The ferry stays.');
  await button(page, 'Annotate').click();
  await expect(article(page)).toContainText('The ferry stays.');
  await saved(page);
  await button(page, 'All articles').click();
  await expect(box).toHaveValue('');
  await page.reload();
  await ready(page);
  await expect(box).toHaveValue('');
});

for (const silent of ['open', 'getAll']) {
  test(`a database that never answers is given up after a while (${silent})`, async ({ page }) => {
    await page.addInitScript((silent) => {
      const unanswered = () => /** @type {any} */ (new EventTarget());
      if (silent === 'open') IDBFactory.prototype.open = unanswered;
      else IDBObjectStore.prototype.getAll = unanswered;
    }, silent);
    await page.goto('./');
    // After five seconds.
    await ready(page);
    await expect(alert(page)).toContainText('does not answer');
    await page.getByRole('textbox', { name: 'Article text' }).fill(BRIDGE);
    await button(page, 'Annotate').click();
    await article(page).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await expect(items(page)).toHaveCount(1);
    await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
    await expect(page.locator('html[data-saved]')).toHaveCount(0);
  });
}
