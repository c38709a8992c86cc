// @ts-check
/** Work survives a second tab, a reload in the middle of typing, and a database that never answers. */
import { expect, test, Postil } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

/** Removes all records but the settings, as another tab would. @param {Postil} postil */
const forget = (postil) =>
  postil.page.evaluate(async () => {
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

test('a second tab on an article reads it, and goes on where the first one stopped', async ({ page, postil, context }) => {
  await postil.openWith(BRIDGE);
  const second = new Postil(await context.newPage());
  await second.open();
  await expect(second.alert).toContainText('open in another tab');
  await expect(postil.alert).toHaveCount(0);
  await second.article.focus();
  await second.page.keyboard.press('j');
  await expect(second.current).toHaveCount(1);
  await second.page.keyboard.press('2');
  await second.settled();
  expect(await second.marks()).toEqual([]);
  await expect(second.status.filter({ hasText: 'Read only' })).toBeVisible();
  // A setting that the first tab changes holds here too, once the person turns to this one.
  await postil.button('Settings…').click();
  await page.getByRole('radio', { name: 'Badge only' }).check();
  await page.keyboard.press('Escape');
  await postil.saved();
  // To a test every tab has the focus, and none is told of it.
  await second.page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(second.page.locator('[data-look=badge]')).toBeVisible();
  await second.axe();

  await postil.article.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await expect(postil.items).toHaveCount(1);
  await postil.saved();
  await page.close();
  await expect(second.items).toHaveCount(1);
  await expect(second.alert).toHaveCount(0);
  await second.article.focus();
  await second.page.keyboard.press('j');
  await second.page.keyboard.press('2');
  await expect(second.items).toHaveCount(2);
  await second.saved();
});

test('of an article that was deleted elsewhere nothing is written, and all of it can be kept', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await forget(postil);
  await postil.article.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await expect(postil.alert).toContainText('changed or deleted in another tab');
  expect(await postil.storedKeys()).toEqual(['app']);
  await postil.button('Keep as a copy').click();
  await postil.saved();
  await expect(postil.alert).toHaveCount(0);
  await postil.reload();
  await expect(postil.items).toHaveCount(1);
});

test('a text that is being typed is still there after a reload, until it is an article', async ({ postil }) => {
  await postil.open();
  const box = postil.textBox;
  await box.pressSequentially('The ferry stays.');
  await postil.reload();
  await expect(box).toHaveValue('The ferry stays.');
  await postil.button('Annotate').click();
  await expect(postil.article).toContainText('The ferry stays.');
  await postil.saved();
  await postil.button('All articles').click();
  await expect(box).toHaveValue('');
  await postil.reload();
  await expect(box).toHaveValue('');
});

for (const silent of ['open', 'getAll']) {
  test(`a database that never answers is given up after a while (${silent})`, async ({ page, postil }) => {
    await page.addInitScript((silent) => {
      const unanswered = () => /** @type {any} */ (new EventTarget());
      if (silent === 'open') IDBFactory.prototype.open = unanswered;
      else IDBObjectStore.prototype.getAll = unanswered;
    }, silent);
    await page.goto('./');
    // After five seconds.
    await postil.ready();
    await expect(postil.alert).toContainText('does not answer');
    await postil.textBox.fill(BRIDGE);
    await postil.button('Annotate').click();
    await postil.article.focus();
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await expect(postil.items).toHaveCount(1);
    await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
    await expect(page.locator('html[data-saved]')).toHaveCount(0);
  });
}
