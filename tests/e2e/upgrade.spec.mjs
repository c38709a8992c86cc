// @ts-check
/** Other versions of Postil: what an earlier one saved, what a newer one saved, and tabs that run both. */
import { readdirSync, readFileSync } from 'node:fs';
import { withoutMoment } from './document.mjs';
import { article, button, expect, exported, form, items, mark, marks, open, openWith, passageBar, paste, ready, saved, selection, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const folder = new URL('../fixtures/saved/', import.meta.url);
const alert = (/** @type {Page} */ page) => page.getByRole('alert');
const status = (/** @type {Page} */ page) => page.getByRole('status').filter({ hasText: /sav/i });
const list = (/** @type {Page} */ page) => page.getByRole('list', { name: 'Articles' });

/** A page at Postil's own address that does not run it. @param {import('@playwright/test').BrowserContext} context */
async function bare(context) {
  const page = await context.newPage();
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<title>bare</title>' }));
  await page.goto('./');
  return page;
}

/** All records of the database, by key, whatever its version. @param {Page} page */
const records = (page) =>
  page.evaluate(
    () =>
      new Promise((/** @type {(found: {version: number, records: Record<string, string>}) => void} */ resolve, reject) => {
        const opening = indexedDB.open('postil');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const all = database.transaction('records').objectStore('records').getAll();
          all.onsuccess = () => {
            database.close();
            resolve({ version: database.version, records: Object.fromEntries(all.result.map(({ key, json }) => [key, json])) });
          };
        };
      }),
  );

/** Fills a database of an earlier version. @param {Page} page @param {{version: number, records: object[]}} dump */
const fill = (page, dump) =>
  page.evaluate(
    ({ version, records }) =>
      new Promise((/** @type {(done: void) => void} */ resolve, reject) => {
        const opening = indexedDB.open('postil', version);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = ({ oldVersion }) => oldVersion || opening.result.createObjectStore('records');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('records', 'readwrite');
          for (const record of records) transaction.objectStore('records').put(record, /** @type {any} */ (record).key);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    dump,
  );

/** An export without what says when and by which version it was written. @param {string} text */
const timeless = (text) => withoutMoment(text).replace(/"generator": \{[^}]*\}/, '');

for (const version of readdirSync(folder).filter((name) => /^v\d+$/.test(name))) {
  const read = (/** @type {string} */ name) => readFileSync(new URL(`${version}/${name}`, folder), 'utf8');

  test(`what ${version} saved opens: every article, where the person was, and the steps of undo`, async ({ page, context }) => {
    const other = await bare(context);
    const dump = JSON.parse(read('records.json'));
    await fill(other, dump);
    await open(page);
    await expect(alert(page)).toHaveCount(0);
    // The article that was open, with what was selected.
    await expect(passageBar(page)).toBeVisible();
    expect(await selection(page)).toBe('before winter');
    expect(timeless((await exported(page)).text)).toBe(timeless(read('bridge.postil.json')));
    await saved(page);
    expect((await records(other)).version).toBeGreaterThan(dump.version);
    // Its history, backwards and forwards, and once more after a reload in the present schema.
    for (let round = 0; round < 2; round += 1) {
      await expect(items(page)).toHaveCount(3);
      await button(page, 'Redo').click();
      await button(page, 'Redo').click();
      await expect(items(page)).toHaveCount(5);
      await expect(button(page, 'Redo')).toBeDisabled();
      for (let step = 12; step > 0; step -= 1) await button(page, 'Undo').click();
      await expect(items(page)).toHaveCount(0);
      await expect(button(page, 'Undo')).toBeDisabled();
      for (let step = 0; step < 10; step += 1) await button(page, 'Redo').click();
      await saved(page);
      await page.reload();
      await ready(page);
    }
    expect(timeless((await exported(page)).text)).toBe(timeless(read('bridge.postil.json')));
    // The others; the one that was deleted is gone.
    for (const [title, name] of [['河上的旧桥', 'chinese'], ['What we know', 'list']]) {
      await button(page, 'All articles').click();
      await expect(list(page).getByRole('listitem')).toHaveCount(3);
      await list(page).getByRole('button', { name: title }).first().click();
      await expect(article(page)).toBeVisible();
      expect(timeless((await exported(page)).text)).toBe(timeless(read(`${name}.postil.json`)));
    }
    await expect(alert(page)).toHaveCount(0);
  });
}

test('a tab that is needed out of the way by a newer version saves, lets go of the store, and says so', async ({ page, context }) => {
  await openWith(page, BRIDGE);
  const newer = await bare(context);
  // What is typed last is on its way to the store when the newer version comes.
  await mark(page, 'found rust', '1');
  await form(page).getByRole('textbox', { name: 'Note' }).focus();
  await page.keyboard.type('Which arches?');
  await newer.evaluate(
    () =>
      new Promise((/** @type {(done: void) => void} */ resolve, reject) => {
        const opening = indexedDB.open('postil', 99);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  await expect(alert(page)).toContainText('Postil was updated in another tab');
  await expect(alert(page)).toContainText('All of it is saved');
  await expect(status(page)).toHaveText('Saved');
  const { version, records: kept } = await records(newer);
  expect(version).toBe(99);
  expect(Object.values(kept).filter((json) => json.includes('Which arches?')).length).toBeGreaterThan(0);
  // What is done now is not saved, is said not to be, and can be had as a file.
  await mark(page, 'six weeks.', '2');
  await expect(items(page)).toHaveCount(2);
  await expect(status(page)).toHaveText('Not saved');
  await expect(alert(page)).toContainText('could not be saved');
  expect(await page.locator('html').getAttribute('data-saved')).toBe(null);
  expect((await records(newer)).records).toEqual(kept);
  await expect(alert(page).getByRole('button', { name: 'Reload' })).toBeVisible();
  await expect(alert(page).getByRole('button', { name: 'Download' })).toBeVisible();
});

test('while a tab of an older version is in the way, the page says what to do and then goes on by itself', async ({ page, context }) => {
  const older = await bare(context);
  await older.evaluate(
    () =>
      new Promise((/** @type {(done: void) => void} */ resolve) => {
        const opening = indexedDB.open('postil', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('records');
        // It heeds nothing, as the first versions did not.
        opening.onsuccess = () => {
          Object.assign(globalThis, { held: opening.result });
          resolve();
        };
      }),
  );
  await page.goto('./');
  await expect(alert(page)).toContainText('another tab still runs the version before');
  expect(await page.locator('html').getAttribute('data-ready')).toBe(null);
  await older.evaluate(() => /** @type {any} */ (globalThis).held.close());
  await ready(page);
  await expect(alert(page)).toHaveCount(0);
  await openWith(page, BRIDGE);
  await mark(page, 'old bridge', '1');
  await saved(page);
  await page.reload();
  await ready(page);
  expect(await marks(page)).toEqual(['old bridge']);
});

test('what a newer version saved is refused, told, and left as it is', async ({ page, context }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'found rust', '1');
  await saved(page);
  await page.goto('about:blank');
  const other = await bare(context);
  const before = await records(other);
  await fill(other, { version: 99, records: [{ key: 'of the future', json: '{"later": true}' }] });
  await open(page);
  await expect(alert(page)).toContainText(/newer/i);
  // Nothing that is done here touches it.
  await paste(page, 'Another text.');
  await expect(article(page)).toBeVisible();
  await page.keyboard.press('0');
  await expect(status(page)).toHaveText('Not saved');
  const after = await records(other);
  expect(after).toEqual({ version: 99, records: { ...before.records, 'of the future': '{"later": true}' } });
});
