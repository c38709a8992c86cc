// @ts-check
/** It starts, under its policy and within its budget; and when it breaks, what was saved can still be had. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { firstLoad } from '../../tools/first-load.mjs';
import { DIST } from './playwright.config.mjs';
import { expect, test } from './postil.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const ONE_ARTICLE = {
  'article/a': { article: { id: 'a', title: 'Grain prices rise', sentences: [{ id: 't1' }, { id: 't2' }] }, labelSet: {} },
  'annotation/a/n1': { id: 'n1', target: [{ start: 0, end: 5 }] },
  'reviewed/a/t2': true,
};

test('starts without a violation', async ({ page, postil }) => {
  await postil.open();
  await expect(page.locator('#loading')).toHaveCount(0);
  await postil.shot('start');
});

test('loads before it is ready just what the budget counts', async ({ postil }) => {
  const fetches = await postil.openWatched();
  const early = (await fetches()).filter(({ early }) => early).map(({ file }) => file);
  expect(['index.html', ...early].sort()).toEqual(firstLoad(DIST).files.map(({ file }) => file).sort());
});

test('contains nothing that could reach another host past its policy', () => {
  // The policy does not govern these (SECURITY.md).
  const ways = ['RTCPeerConnection', 'sendBeacon', 'preconnect', 'dns-prefetch'];
  const files = readdirSync(DIST, { encoding: 'utf8', recursive: true }).filter((file) => statSync(join(DIST, file)).isFile());
  const found = files.flatMap((file) => {
    const content = readFileSync(join(DIST, file), 'latin1').toLowerCase();
    return ways.filter((way) => content.includes(way.toLowerCase())).map((way) => `${file}: ${way}`);
  });
  expect(files).toContain('index.html');
  expect(found).toEqual([]);
});

test('no string becomes markup or the address of a script, and nobody makes another policy', async ({ page, postil, guard }) => {
  guard.expect(/Trusted|trusted-types/);
  await postil.open();
  const passed = await page.evaluate(async () => {
    /** @type {Record<string, () => unknown>} */
    const ways = {
      'innerHTML of an element': () => (document.createElement('p').innerHTML = '<b>text</b>'),
      'the script of a worker': () => new Worker('./reader.js'),
      'a blob as the script of a worker': () => new Worker(URL.createObjectURL(new Blob(['']))),
      'the address of a script': () => (document.createElement('script').src = './boot.mjs'),
      'a service worker': () => navigator.serviceWorker.register('./reader.js'),
      'a policy of another name': () => trustedTypes.createPolicy('another', {}),
      'a policy of the same name': () => trustedTypes.createPolicy('postil', {}),
      'another script of Postil as a worker': () => globalThis.postilWorker('./boot.mjs'),
      'a script of a worker, written otherwise': () => globalThis.postilWorker(new URL('reader.js', document.baseURI).href),
    };
    const outcomes = Object.entries(ways).map(async ([name, way]) => {
      try {
        await way();
        return name;
      } catch (error) {
        return error instanceof TypeError ? '' : `${name}: ${error}`;
      }
    });
    return (await Promise.all(outcomes)).filter(Boolean);
  });
  expect(passed).toEqual([]);
  // What the page itself starts is let through.
  await postil.give('Open file', 'weir.md', '# The weir\n');
  await expect(postil.article.getByRole('heading')).toHaveText('The weir');
});

test('a browser without Trusted Types starts the workers all the same', async ({ page, postil }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'trustedTypes'));
  // Such a browser passes over what it does not know of the policy.
  await page.route(/\/$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const older = html.replace("; require-trusted-types-for 'script'; trusted-types postil", '');
    expect(older).not.toBe(html);
    await route.fulfill({ response, body: older });
  });
  await postil.open();
  expect(await page.evaluate(() => 'trustedTypes' in globalThis)).toBe(false);
  await postil.give('Open file', 'weir.md', '# The weir\n');
  await expect(postil.article.getByRole('heading')).toHaveText('The weir');
});

test.describe('after a crash', () => {
  const overlay = { name: 'Postil has stopped' };

  test('the page says so, is inert, and writes no more', async ({ page, postil }) => {
    await postil.open();
    await page.evaluate(() => globalThis.postilCrash('index out of bounds at src/somewhere.rs:1:2'));
    const dialog = page.getByRole('alertdialog', overlay);
    await expect(dialog).toContainText('src/somewhere.rs:1:2');
    await expect(postil.button('Download what was saved')).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await postil.settled();
    await expect(dialog).toBeVisible();
    expect(await page.locator('body > :not(.crash):not([inert])').count()).toBe(0);
    expect(await page.evaluate(() => {
      try {
        IDBObjectStore.prototype.put('anything');
      } catch (error) {
        return /** @type {Error} */ (error).name;
      }
    })).toBe('InvalidStateError');
    await postil.shot('crash');
    await postil.axe();
  });

  test('a trap shows it, once', async ({ page, postil, guard }) => {
    guard.expect(/unreachable/);
    await postil.open();
    for (const message of ['unreachable', 'unreachable again']) {
      // Thrown in a task of its own; the next one ends the wait.
      await page.evaluate((text) => {
        setTimeout(() => {
          throw new WebAssembly.RuntimeError(text);
        });
        return new Promise((done) => setTimeout(done));
      }, message);
    }
    const dialog = page.getByRole('alertdialog', overlay);
    await expect(dialog.locator('pre')).toHaveText('RuntimeError: unreachable');
    await expect(dialog).toHaveCount(1);
  });

  test('what was saved comes as a file', async ({ page, postil }) => {
    await postil.open();
    await save(postil, ONE_ARTICLE);
    await page.evaluate(() => globalThis.postilCrash('a test'));
    const file = await postil.download(() => postil.button('Download what was saved').click());
    expect(file.name).toBe('grain-prices-rise.postil.json');
    expect(JSON.parse(file.text)).toMatchObject({
      format: 'postil',
      article: { title: 'Grain prices rise' },
      annotations: [{ id: 'n1' }],
      reviewed: ['t2'],
    });
  });
});

test('says so when it cannot start, and still gives out what was saved', async ({ page, postil, guard }) => {
  guard.expect(/wasm|WebAssembly/i);
  await postil.open();
  await save(postil, ONE_ARTICLE);
  await page.route('**/*.wasm', (route) => route.fulfill({ body: 'not wasm', contentType: 'application/wasm' }));
  await page.reload();
  await expect(page.getByRole('alertdialog', { name: 'Postil could not start' })).toContainText('too old');
  const file = await postil.download(() => postil.button('Download what was saved').click());
  expect(JSON.parse(file.text).annotations).toHaveLength(1);
});

/**
 * Writes records as the app does (public/rescue.mjs names the layout).
 * @param {Postil} postil @param {Record<string, unknown>} records
 */
const save = (postil, records) =>
  postil.page.evaluate(
    (all) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('postil');
        opening.onupgradeneeded = () => opening.result.createObjectStore('records');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('records', 'readwrite');
          for (const [key, value] of Object.entries(all)) {
            transaction.objectStore('records').put({ json: JSON.stringify(value) }, key);
          }
          transaction.oncomplete = () => resolve(opening.result.close());
        };
      }),
    records,
  );
