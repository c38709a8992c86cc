// @ts-check
/** Other versions of Postil: what an earlier one saved, what a newer one saved, and tabs that run both. */
import { readdirSync, readFileSync } from 'node:fs';
import { withoutMoment } from './document.mjs';
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Page} Page */

const folder = new URL('../fixtures/saved/', import.meta.url);

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

  test(`what ${version} saved opens: every article, where the person was, and the steps of undo`, async ({ postil, context }) => {
    const other = await bare(context);
    const dump = JSON.parse(read('records.json'));
    await fill(other, dump);
    await postil.open();
    await expect(postil.alert).toHaveCount(0);
    // The article that was open, with what was selected.
    await expect(postil.passageBar).toBeVisible();
    expect(await postil.selection()).toBe('before winter');
    expect(timeless((await postil.exported()).text)).toBe(timeless(read('bridge.postil.json')));
    await postil.saved();
    expect((await records(other)).version).toBeGreaterThan(dump.version);
    // Its history, backwards and forwards, and once more after a reload in the present schema.
    for (let round = 0; round < 2; round += 1) {
      await expect(postil.items).toHaveCount(3);
      await postil.button('Redo').click();
      await postil.button('Redo').click();
      await expect(postil.items).toHaveCount(5);
      await expect(postil.button('Redo')).toBeDisabled();
      for (let step = 12; step > 0; step -= 1) await postil.button('Undo').click();
      await expect(postil.items).toHaveCount(0);
      await expect(postil.button('Undo')).toBeDisabled();
      for (let step = 0; step < 10; step += 1) await postil.button('Redo').click();
      await postil.saved();
      await postil.reload();
    }
    expect(timeless((await postil.exported()).text)).toBe(timeless(read('bridge.postil.json')));
    // The others; the one that was deleted is gone.
    for (const [title, name] of [['河上的旧桥', 'chinese'], ['What we know', 'list']]) {
      await postil.button('All articles').click();
      await expect(postil.articles).toHaveCount(3);
      await postil.articleList.getByRole('button', { name: title }).first().click();
      await expect(postil.article).toBeVisible();
      expect(timeless((await postil.exported()).text)).toBe(timeless(read(`${name}.postil.json`)));
    }
    await expect(postil.alert).toHaveCount(0);
  });
}

test('a tab that is needed out of the way by a newer version saves, lets go of the store, and says so', async ({ page, postil, context }) => {
  await postil.openWith(BRIDGE);
  const newer = await bare(context);
  // What is typed last is on its way to the store when the newer version comes.
  await postil.mark('found rust', '1');
  await postil.note.focus();
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
  await expect(postil.alert).toContainText('Postil was updated in another tab');
  await expect(postil.alert).toContainText('All of it is saved');
  await expect(postil.savedStatus).toHaveText('Saved');
  const { version, records: kept } = await records(newer);
  expect(version).toBe(99);
  expect(Object.values(kept).filter((json) => json.includes('Which arches?')).length).toBeGreaterThan(0);
  // What is done now is not saved, is said not to be, and can be had as a file.
  await postil.mark('six weeks.', '2');
  await expect(postil.items).toHaveCount(2);
  await expect(postil.savedStatus).toHaveText('Not saved');
  await expect(postil.alert).toContainText('could not be saved');
  expect(await page.locator('html').getAttribute('data-saved')).toBe(null);
  expect((await records(newer)).records).toEqual(kept);
  await expect(postil.alert.getByRole('button', { name: 'Reload' })).toBeVisible();
  await expect(postil.alert.getByRole('button', { name: 'Download' })).toBeVisible();
});

test('while a tab of an older version is in the way, the page says what to do and then goes on by itself', async ({ page, postil, context }) => {
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
  await expect(postil.alert).toContainText('another tab still runs the version before');
  expect(await page.locator('html').getAttribute('data-ready')).toBe(null);
  await older.evaluate(() => /** @type {any} */ (globalThis).held.close());
  await postil.ready();
  await expect(postil.alert).toHaveCount(0);
  await postil.openWith(BRIDGE);
  await postil.mark('old bridge', '1');
  await postil.saved();
  await postil.reload();
  expect(await postil.marks()).toEqual(['old bridge']);
});

test('what a newer version saved is refused, told, and left as it is', async ({ page, postil, context }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('found rust', '1');
  await postil.saved();
  await page.goto('about:blank');
  const other = await bare(context);
  const before = await records(other);
  await fill(other, { version: 99, records: [{ key: 'of the future', json: '{"later": true}' }] });
  await postil.open();
  await expect(postil.alert).toContainText(/newer/i);
  // Nothing that is done here touches it.
  await postil.paste('Another text.');
  await expect(postil.article).toBeVisible();
  await page.keyboard.press('0');
  await expect(postil.savedStatus).toHaveText('Not saved');
  const after = await records(other);
  expect(after).toEqual({ version: 99, records: { ...before.records, 'of the future': '{"later": true}' } });
});
