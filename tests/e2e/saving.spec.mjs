// @ts-check
/** Work is never lost: saved as it happens, whole, before the page says so; and if it cannot be, the page says that. */
import { said } from './document.mjs';
import { expect, test, Postil } from './postil.mjs';
import { validate } from './schema.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

test('"saved" goes in the very event that changes anything, and comes when it is on the disk', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
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

  await postil.clickOn('Few people');
  await postil.saved();
  await seen();
  await page.keyboard.press('1');
  await postil.saved();
  expect(await seen()).toEqual(['not saved', 'keydown 1: not saved', 'saved']);
  await expect(postil.savedStatus).toHaveText('Saved');

  await postil.note.focus();
  await postil.saved();
  await seen();
  await page.keyboard.press('a');
  await postil.saved();
  expect((await seen()).slice(-3)).toEqual(['not saved', 'input : not saved', 'saved']);

  await postil.button('Undo').click();
  await postil.saved();
  expect(await seen()).toContain('click : not saved');
});

test('"saved" is never shown before its transaction has completed', async ({ page, postil }) => {
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
  await postil.openWith(BRIDGE);
  await postil.clickOn('Few people');
  await postil.saved();
  const log = () => page.evaluate(() => /** @type {any} */ (globalThis).log.splice(0));
  await log();
  await page.keyboard.press('1');
  await postil.saved();
  // One action, one transaction, on the disk for real.
  expect(await log()).toEqual(['begin strict', 'complete', 'saved']);
  await page.keyboard.press('Control+z');
  await postil.saved();
  expect(await log()).toEqual(['begin strict', 'complete', 'saved']);
});

test('a page that is gone right after "Saved" has lost nothing', async ({ postil }) => {
  await postil.openWith(BRIDGE);
  for (const [at, passage] of ['old bridge', 'found rust', 'six weeks.', 'Few people'].entries()) {
    await postil.mark(passage, '1');
    await postil.saved();
    await postil.reload();
    await expect(postil.items).toHaveCount(at + 1);
  }
});

test('a selected passage is still selected after a reload', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.drag('nine arches');
  await expect(postil.passageBar).toBeVisible();
  await postil.saved();
  await postil.reload();
  await expect(postil.passageBar).toBeVisible();
  expect(await postil.selection()).toBe('nine arches');
  await page.keyboard.press('1');
  await expect.poll(() => postil.marks()).toEqual(['nine arches']);
});

test('nothing is kept in localStorage', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('old bridge', '1');
  await postil.saved();
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
});

test('a page closed in the middle of typing has all that was typed when it was last saved', async ({ page, postil, context }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('found rust', '1');
  await postil.note.focus();
  await page.keyboard.type('Which arches? Ask the engineers.');
  await postil.saved();
  await page.close();
  const again = new Postil(await context.newPage());
  await again.open();
  await expect(again.note).toHaveValue('Which arches? Ask the engineers.');
  // What was typed in one go is one step, and its undo outlived the page.
  await again.button('Undo').click();
  await expect(again.note).toHaveValue('');
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
  const disk = (/** @type {Postil} */ postil, /** @type {boolean} */ full) =>
    postil.page.evaluate((full) => {
      const world = /** @type {any} */ (globalThis);
      world.full = full;
      world.said.clear();
    }, full);
  const saidSince = (/** @type {Postil} */ postil) => postil.page.evaluate(() => [.../** @type {any} */ (globalThis).said]);

  test('the page says so, never "Saved", and goes on', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await disk(postil, true);
    await postil.mark('found rust', '1');
    await expect(postil.alert).toContainText('not saved');
    await expect(postil.alert).toContainText(/no room|full|quota/i);
    await expect(postil.savedStatus).toHaveText('Not saved');
    await postil.mark('six weeks.', '2');
    await expect(postil.items).toHaveCount(2);
    await postil.button('Undo').click();
    await expect(postil.items).toHaveCount(1);
    await expect(postil.alert).toHaveCount(1);
    expect(await saidSince(postil)).not.toContain('Saved');
    expect(await page.locator('html').getAttribute('data-saved')).toBe(null);
  });

  test('"Download" gives out all that was done', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await disk(postil, true);
    await postil.mark('found rust', '1');
    const file = await postil.download(() => postil.alert.getByRole('button', { name: 'Download' }).click());
    expect(file.name).toBe('harbour-bridge-to-close-for-six-weeks.postil.json');
    const document = JSON.parse(file.text);
    expect(validate(document)).toEqual([]);
    expect(said(document)).toEqual([['found rust', 'statistic', '']]);
    await expect(postil.alert, 'a file is not saved work').toBeVisible();
  });

  test('"Try again" saves all of it once there is room', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await disk(postil, true);
    await postil.mark('found rust', '1');
    await postil.mark('six weeks.', '2');
    await expect(postil.alert).toBeVisible();
    await disk(postil, false);
    await postil.alert.getByRole('button', { name: 'Try again' }).click();
    await postil.saved();
    await expect(postil.alert).toHaveCount(0);
    await expect(postil.savedStatus).toHaveText('Saved');
    await postil.reload();
    expect(await postil.marks()).toEqual(['found rust', 'six weeks.']);
    await postil.button('Undo').click();
    await expect.poll(() => postil.marks()).toEqual(['found rust']);
  });

  test('"Try again" in vain says so again', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await disk(postil, true);
    await postil.mark('found rust', '1');
    await postil.alert.getByRole('button', { name: 'Try again' }).click();
    await expect(postil.alert).toBeVisible();
    expect(await saidSince(postil)).not.toContain('Saved');
  });

  test('it saves by itself when there is room again', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await disk(postil, true);
    await postil.mark('found rust', '1');
    await expect(postil.alert).toBeVisible();
    await disk(postil, false);
    await postil.saved();
    await expect(postil.alert).toHaveCount(0);
  });

  test('a new article is told of as well, and can be had as a file', async ({ postil }) => {
    await postil.open();
    await disk(postil, true);
    await postil.paste(BRIDGE);
    await expect(postil.article).toBeVisible();
    await expect(postil.alert).toContainText('not saved');
    const file = await postil.download(() => postil.alert.getByRole('button', { name: 'Download' }).click());
    expect(JSON.parse(file.text).article.text).toBe(BRIDGE);
  });

  test('leaving for the library and coming back loses nothing', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await disk(postil, true);
    await postil.mark('found rust', '1');
    await expect(postil.alert).toBeVisible();
    await postil.button('All articles').click();
    await postil.articleList.getByRole('button').first().click();
    await expect(postil.items).toHaveCount(1);
    expect(await saidSince(postil)).not.toContain('Saved');
  });
});

test('a transaction that fails when it is to complete is no success', async ({ page, postil }) => {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      if (/** @type {any} */ (globalThis).failing) this.transaction.abort();
      return request;
    };
  });
  await postil.openWith(BRIDGE);
  await page.evaluate(() => Object.assign(globalThis, { failing: true }));
  await postil.mark('found rust', '1');
  await expect(postil.alert).toContainText('not saved');
  await expect(postil.savedStatus).toHaveText('Not saved');
  // In one go, for the page tries again by itself too.
  await postil.alert.getByRole('button', { name: 'Try again' }).evaluate((button) => {
    Object.assign(globalThis, { failing: false });
    /** @type {HTMLElement} */ (button).click();
  });
  await postil.saved();
  await postil.reload();
  await expect(postil.items).toHaveCount(1);
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
  test(`storage that is ${how} is told before anything is done`, async ({ page, postil }) => {
    await page.addInitScript(script);
    await postil.open();
    await expect(postil.alert).toHaveCount(1);
    expect(await page.locator('html').getAttribute('data-saved'), 'nothing can be').toBe(null);
  });

  test(`storage that is ${how} is told, and the page works without`, async ({ page, postil }) => {
    await page.addInitScript(script);
    await postil.open();
    await postil.paste(BRIDGE);
    await expect(postil.alert, 'now there is something to lose').toContainText('not saved');
    await postil.mark('found rust', '1');
    await expect(postil.items).toHaveCount(1);
    await postil.button('Undo').click();
    await expect(postil.items).toHaveCount(0);
    await postil.button('Redo').click();
    await expect(postil.savedStatus).toHaveText('Not saved');
    expect(await page.locator('html').getAttribute('data-saved')).toBe(null);
    expect(said((await postil.exported()).json)).toEqual([['found rust', 'statistic', '']]);
    const file = await postil.download(() => postil.alert.getByRole('button', { name: 'Download' }).click());
    expect(said(JSON.parse(file.text))).toEqual([['found rust', 'statistic', '']]);
    // Several articles can be worked on all the same, until the page goes.
    await postil.button('All articles').click();
    await postil.articleList.getByRole('button').first().click();
    await expect(postil.items).toHaveCount(1);
  });
}

test('what a newer Postil has saved is left alone, and the page says so', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await page.goto('about:blank');
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    // Raised once, by this very script, before the page opens it.
    if (!sessionStorage.getItem('raised')) {
      sessionStorage.setItem('raised', 'yes');
      open.call(indexedDB, 'postil', 99).onsuccess = (event) => /** @type {any} */ (event.target).result.close();
    }
  });
  await postil.open();
  await expect(postil.alert).toContainText(/newer/i);
});
