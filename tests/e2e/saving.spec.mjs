// @ts-check
/** Work is never lost: saved as it happens, whole, before the page says so; and if it cannot be, the page says that. */
import { said } from './document.mjs';
import {
  article,
  button,
  clickOn,
  download,
  drag,
  expect,
  exported,
  form,
  items,
  mark,
  marks,
  open,
  openWith,
  passageBar,
  paste,
  ready,
  saved,
  selection,
  test,
} from './postil.mjs';
import { validate } from './schema.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const status = (/** @type {Page} */ page) => page.getByRole('status').filter({ hasText: /sav/i });
const alert = (/** @type {Page} */ page) => page.getByRole('alert');

test('"saved" goes in the very event that changes anything, and comes when it is on the disk', async ({ page }) => {
  await openWith(page, BRIDGE);
  // What each event leaves behind, before anything else can run.
  await page.evaluate(() => {
    /** @type {string[]} */
    const seen = (Object.assign(globalThis, { seen: [] }).seen);
    const flag = () => (document.documentElement.hasAttribute('data-saved') ? 'saved' : 'not saved');
    for (const type of ['keydown', 'input', 'click']) {
      // On the window, added last: after all listeners of the page.
      addEventListener(type, (event) => {
        const key = event instanceof KeyboardEvent ? event.key : '';
        seen.push(`${type} ${key}: ${flag()}`);
      });
    }
    new MutationObserver(() => seen.push(flag())).observe(document.documentElement, { attributeFilter: ['data-saved'] });
  });
  const seen = () => page.evaluate(() => /** @type {any} */ (globalThis).seen.splice(0));

  await clickOn(page, 'Few people');
  await saved(page);
  await seen();
  await page.keyboard.press('1');
  await saved(page);
  expect(await seen()).toEqual(['not saved', 'keydown 1: not saved', 'saved']);
  await expect(status(page)).toHaveText('Saved');

  await form(page).getByRole('textbox', { name: 'Note' }).focus();
  await saved(page);
  await seen();
  await page.keyboard.press('a');
  await saved(page);
  expect((await seen()).slice(-3)).toEqual(['not saved', 'input : not saved', 'saved']);

  await button(page, 'Undo').click();
  await saved(page);
  expect(await seen()).toContain('click : not saved');
});

test('"saved" is never shown before its transaction has completed', async ({ page }) => {
  await page.addInitScript(() => {
    /** @type {string[]} */
    const log = (Object.assign(globalThis, { log: [] }).log);
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const made = transaction.call(this, stores, mode, options);
      if (mode === 'readwrite') {
        log.push(`begin ${options?.durability}`);
        // The first listener: it hears of it before the page does.
        made.addEventListener('complete', () => log.push('complete'));
      }
      return made;
    };
    new MutationObserver(() => {
      if (document.documentElement.hasAttribute('data-saved')) log.push('saved');
    }).observe(document, { subtree: true, attributeFilter: ['data-saved'] });
  });
  await openWith(page, BRIDGE);
  await clickOn(page, 'Few people');
  await saved(page);
  const log = () => page.evaluate(() => /** @type {any} */ (globalThis).log.splice(0));
  await log();
  await page.keyboard.press('1');
  await saved(page);
  // One action, one transaction, on the disk for real.
  expect(await log()).toEqual(['begin strict', 'complete', 'saved']);
  await page.keyboard.press('Control+z');
  await saved(page);
  expect(await log()).toEqual(['begin strict', 'complete', 'saved']);
});

test('a page that is gone right after "Saved" has lost nothing', async ({ page }) => {
  await openWith(page, BRIDGE);
  for (const [at, passage] of ['old bridge', 'found rust', 'six weeks.', 'Few people'].entries()) {
    await mark(page, passage, '1');
    await saved(page);
    await page.reload();
    await ready(page);
    await expect(items(page)).toHaveCount(at + 1);
  }
});

test('a selected passage is still selected after a reload', async ({ page }) => {
  await openWith(page, BRIDGE);
  await drag(page, 'nine arches');
  await expect(passageBar(page)).toBeVisible();
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(passageBar(page)).toBeVisible();
  expect(await selection(page)).toBe('nine arches');
  await page.keyboard.press('1');
  await expect.poll(() => marks(page)).toEqual(['nine arches']);
});

test('nothing is kept in localStorage', async ({ page }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'old bridge', '1');
  await saved(page);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
});

test('a page closed in the middle of typing has all that was typed when it was last saved', async ({ page, context }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'found rust', '1');
  await form(page).getByRole('textbox', { name: 'Note' }).focus();
  await page.keyboard.type('Which arches? Ask the engineers.');
  await saved(page);
  await page.close();
  const again = await context.newPage();
  await open(again);
  await expect(form(again).getByRole('textbox', { name: 'Note' })).toHaveValue('Which arches? Ask the engineers.');
  // What was typed in one go is one step, and its undo outlived the page.
  await button(again, 'Undo').click();
  await expect(form(again).getByRole('textbox', { name: 'Note' })).toHaveValue('');
});

test.describe('while the disk is full', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (...given) {
        if (/** @type {any} */ (globalThis).full) throw new DOMException('The disk is full (a test).', 'QuotaExceededError');
        return put.apply(this, given);
      };
      // Every word that the line at the foot changes to.
      const said = Object.assign(globalThis, { said: new Set() }).said;
      /** @type {string | null | undefined} */
      let last;
      addEventListener('DOMContentLoaded', () => {
        new MutationObserver(() => {
          const word = document.querySelector('footer [role=status]')?.textContent;
          if (word !== last) said.add(word);
          last = word;
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      });
    });
  });
  const disk = (/** @type {Page} */ page, /** @type {boolean} */ full) =>
    page.evaluate((full) => {
      const world = /** @type {any} */ (globalThis);
      world.full = full;
      world.said.clear();
    }, full);
  const saidSince = (/** @type {Page} */ page) => page.evaluate(() => [.../** @type {any} */ (globalThis).said]);

  test('the page says so, never "Saved", and goes on', async ({ page }) => {
    await openWith(page, BRIDGE);
    await disk(page, true);
    await mark(page, 'found rust', '1');
    await expect(alert(page)).toContainText('not saved');
    await expect(alert(page)).toContainText(/no room|full|quota/i);
    await expect(status(page)).toHaveText('Not saved');
    await mark(page, 'six weeks.', '2');
    await expect(items(page)).toHaveCount(2);
    await button(page, 'Undo').click();
    await expect(items(page)).toHaveCount(1);
    await expect(alert(page)).toHaveCount(1);
    expect(await saidSince(page)).not.toContain('Saved');
    expect(await page.locator('html').getAttribute('data-saved')).toBe(null);
  });

  test('"Download" gives out all that was done', async ({ page }) => {
    await openWith(page, BRIDGE);
    await disk(page, true);
    await mark(page, 'found rust', '1');
    const file = await download(page, () => alert(page).getByRole('button', { name: 'Download' }).click());
    expect(file.name).toBe('harbour-bridge-to-close-for-six-weeks.postil.json');
    const document = JSON.parse(file.text);
    expect(validate(document)).toEqual([]);
    expect(said(document)).toEqual([['found rust', 'statistic', '']]);
    await expect(alert(page), 'a file is not saved work').toBeVisible();
  });

  test('"Try again" saves all of it once there is room', async ({ page }) => {
    await openWith(page, BRIDGE);
    await disk(page, true);
    await mark(page, 'found rust', '1');
    await mark(page, 'six weeks.', '2');
    await expect(alert(page)).toBeVisible();
    await disk(page, false);
    await alert(page).getByRole('button', { name: 'Try again' }).click();
    await saved(page);
    await expect(alert(page)).toHaveCount(0);
    await expect(status(page)).toHaveText('Saved');
    await page.reload();
    await ready(page);
    expect(await marks(page)).toEqual(['found rust', 'six weeks.']);
    await button(page, 'Undo').click();
    await expect.poll(() => marks(page)).toEqual(['found rust']);
  });

  test('"Try again" in vain says so again', async ({ page }) => {
    await openWith(page, BRIDGE);
    await disk(page, true);
    await mark(page, 'found rust', '1');
    await alert(page).getByRole('button', { name: 'Try again' }).click();
    await expect(alert(page)).toBeVisible();
    expect(await saidSince(page)).not.toContain('Saved');
  });

  test('it saves by itself when there is room again', async ({ page }) => {
    await openWith(page, BRIDGE);
    await disk(page, true);
    await mark(page, 'found rust', '1');
    await expect(alert(page)).toBeVisible();
    await disk(page, false);
    await saved(page);
    await expect(alert(page)).toHaveCount(0);
  });

  test('a new article is told of as well, and can be had as a file', async ({ page }) => {
    await open(page);
    await disk(page, true);
    await paste(page, BRIDGE);
    await expect(article(page)).toBeVisible();
    await expect(alert(page)).toContainText('not saved');
    const file = await download(page, () => alert(page).getByRole('button', { name: 'Download' }).click());
    expect(JSON.parse(file.text).article.text).toBe(BRIDGE);
  });

  test('leaving for the desk and coming back loses nothing', async ({ page }) => {
    await openWith(page, BRIDGE);
    await disk(page, true);
    await mark(page, 'found rust', '1');
    await expect(alert(page)).toBeVisible();
    await button(page, 'All articles').click();
    await page.getByRole('list', { name: 'Articles' }).getByRole('button').first().click();
    await expect(items(page)).toHaveCount(1);
    expect(await saidSince(page)).not.toContain('Saved');
  });
});

test('a transaction that fails when it is to complete is no success', async ({ page }) => {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      if (/** @type {any} */ (globalThis).failing) this.transaction.abort();
      return request;
    };
  });
  await openWith(page, BRIDGE);
  await page.evaluate(() => Object.assign(globalThis, { failing: true }));
  await mark(page, 'found rust', '1');
  await expect(alert(page)).toContainText('not saved');
  await expect(status(page)).toHaveText('Not saved');
  // In one go, for the page tries again by itself too.
  await alert(page).getByRole('button', { name: 'Try again' }).evaluate((button) => {
    Object.assign(globalThis, { failing: false });
    /** @type {HTMLElement} */ (button).click();
  });
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(items(page)).toHaveCount(1);
});

for (const [how, script] of /** @type {const} */ ([
  ['refused', () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Storage is switched off (a test).', 'SecurityError');
    };
  }],
  ['missing', () => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
  }],
])) {
  test(`storage that is ${how} is told before anything is done`, async ({ page }) => {
    await page.addInitScript(script);
    await open(page);
    await expect(alert(page)).toHaveCount(1);
    expect(await page.locator('html').getAttribute('data-saved'), 'nothing can be').toBe(null);
  });

  test(`storage that is ${how} is told, and the page works without`, async ({ page }) => {
    await page.addInitScript(script);
    await open(page);
    await paste(page, BRIDGE);
    await expect(alert(page), 'now there is something to lose').toContainText('not saved');
    await mark(page, 'found rust', '1');
    await expect(items(page)).toHaveCount(1);
    await button(page, 'Undo').click();
    await expect(items(page)).toHaveCount(0);
    await button(page, 'Redo').click();
    await expect(status(page)).toHaveText('Not saved');
    expect(await page.locator('html').getAttribute('data-saved')).toBe(null);
    expect(said((await exported(page)).json)).toEqual([['found rust', 'statistic', '']]);
    const file = await download(page, () => alert(page).getByRole('button', { name: 'Download' }).click());
    expect(said(JSON.parse(file.text))).toEqual([['found rust', 'statistic', '']]);
    // Several articles can be worked on all the same, until the page goes.
    await button(page, 'All articles').click();
    await page.getByRole('list', { name: 'Articles' }).getByRole('button').first().click();
    await expect(items(page)).toHaveCount(1);
  });
}

test('what a newer Postil has saved is left alone, and the page says so', async ({ page }) => {
  await openWith(page, BRIDGE);
  await page.goto('about:blank');
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    // Raised once, by this very script, before the page opens it.
    if (!sessionStorage.getItem('raised')) {
      sessionStorage.setItem('raised', 'yes');
      open.call(indexedDB, 'postil', 99).onsuccess = (event) => /** @type {any} */ (event.target).result.close();
    }
  });
  await open(page);
  await expect(alert(page)).toContainText(/newer/i);
});
