// @ts-check
/** The frame around the article: the page never scrolls as a whole, what gets the focus can be seen, rings are for keys. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

/** By how much the document is larger than the window, on several windows. @param {Postil} postil @param {string} state */
async function stands(postil, state) {
  for (const [width, height] of [[390, 600], [1280, 500]]) {
    await postil.page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
    const over = await postil.page.evaluate(() => {
      // As far as it can be scrolled, by whatever: not only where the document says so.
      const root = /** @type {Element} */ (document.scrollingElement);
      root.scrollTo(9999, 9999);
      const places = [root, document.querySelector('.bench')].map((one) => [one?.scrollLeft ?? 0, one?.scrollTop ?? 0]);
      return [root.scrollWidth - innerWidth, root.scrollHeight - innerHeight, ...places.flat()];
    });
    expect(over, `${state}, ${width} × ${height}`).toEqual([0, 0, 0, 0, 0, 0]);
  }
}

test('the page never scrolls as a whole', async ({ page, postil }) => {
  await postil.open();
  await stands(postil, 'empty library');
  await postil.paste(BRIDGE);
  await expect(postil.article).toBeVisible();
  await stands(postil, 'new article');
  await page.setViewportSize({ width: 1600, height: 900 });
  const passages = ['bridge will close', 'nine arches', 'half of that', 'Few people'];
  for (const passage of passages) await postil.mark(passage, '2');
  // One related to each of the others: a long form, and a long list.
  for (const far of passages.slice(1)) {
    await postil.clickOn(passages[0] ?? '');
    await page.keyboard.press('r');
    await postil.clickOn(far);
    await expect(postil.dialogs).toBeVisible();
    await page.keyboard.press('1');
    await expect(postil.dialogs).toHaveCount(0);
  }
  await page.getByText(/^Relations \(3\)/).click();
  await expect(page.getByRole('list', { name: 'Relations' }).getByRole('listitem')).toHaveCount(3);
  await postil.form.getByRole('button', { name: 'Add evidence' }).click();
  await stands(postil, 'form and relations');
  await page.setViewportSize({ width: 390, height: 600 });
  await page.getByRole('button', { name: /^Annotations/ }).click();
  await stands(postil, 'annotations');
  await postil.structure.click();
  await stands(postil, 'structure');
  await page.keyboard.press('Escape');
  for (const name of ['Labels…', 'Settings…', 'Keyboard help', 'Commands', 'Export']) {
    await postil.button(name).click();
    await expect(postil.dialogs).toBeVisible();
    await stands(postil, name);
    await page.keyboard.press('Escape');
    await expect(postil.dialogs).toHaveCount(0);
  }
  await postil.saved();
  await postil.button('All articles').click();
  await expect(postil.articleList).toBeVisible();
  await stands(postil, 'library');
});

/** What of the focused element its panel or dialog does not show, in pixels; sticky heads and feet hide as well. @param {Postil} postil */
const hidden = (postil) =>
  postil.page.evaluate(() => {
    const focused = /** @type {Element} */ (document.activeElement);
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const seen = (/** @type {number} */ x, /** @type {number} */ y) => focused.contains(document.elementFromPoint(x, y));
    const middle = (left + right) / 2;
    return [seen(middle, top + 3), seen(middle, bottom - 3), top >= 0, bottom <= innerHeight].every(Boolean) ? '' : focused.outerHTML.slice(0, 90);
  });

test('what gets the focus is in view, whole, in panels and dialogs', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('found rust', '2');
  for (const [width, height] of [[1280, 400], [1280, 560], [1280, 800], [390, 700]]) {
    await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
    if (width === 390) await page.getByRole('button', { name: /^Annotations/ }).click();
    await postil.form.getByRole('button', { name: 'Add evidence' }).click();
    await expect(postil.form.getByRole('textbox', { name: 'URL', exact: true }).last()).toBeFocused();
    await postil.settled();
    expect(await hidden(postil), `${width} × ${height}`).toBe('');
  }
  await page.setViewportSize({ width: 1280, height: 420 });
  // By Tab, there and back, past heads and feet that stick.
  const walk = async (/** @type {string} */ key, /** @type {number} */ steps) => {
    for (let step = 0; step < steps; step += 1) {
      await page.keyboard.press(key);
      await postil.settled();
      expect(await hidden(postil), `${key} ${step}`).toBe('');
    }
  };
  await walk('Shift+Tab', 5);
  await postil.button('Labels…').click();
  await expect(postil.dialogs).toBeVisible();
  await postil.dialogs.getByRole('textbox', { name: 'New label' }).fill('Worry');
  await page.keyboard.press('Enter');
  await expect(postil.dialogs.getByRole('button', { name: 'Undo' })).toBeVisible();
  const scrolled = () => postil.dialogs.evaluate((box) => Math.round(box.scrollTop));
  const before = await scrolled();
  await postil.dialogs.getByRole('button', { name: 'Undo' }).focus();
  await postil.settled();
  expect(await scrolled(), 'what is always in view scrolls nothing').toBe(before);
  await postil.dialogs.getByRole('textbox', { name: 'New label' }).focus();
  await walk('Tab', 3);
  await walk('Shift+Tab', 10);
});

test('a ring shows where the keys go, and only then', async ({ page, postil }) => {
  const ring = (/** @type {Postil} */ one) => one.page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineStyle);
  await postil.openWith(BRIDGE);
  await expect(postil.article).toBeFocused();
  expect(await ring(postil), 'after a paste').toBe('none');
  await postil.button('Export').click();
  await expect(postil.dialogs).toBeVisible();
  await expect(postil.dialogs.locator(':focus')).toHaveCount(1);
  expect(await ring(postil), 'opened with the mouse').toBe('none');
  await page.keyboard.press('Tab');
  expect(await ring(postil), 'by Tab').toBe('solid');
  await page.keyboard.press('Escape');
  await expect(postil.dialogs).toHaveCount(0);
  await expect(postil.article).toBeFocused();
  expect(await ring(postil), 'closed by a key').toBe('solid');
  await page.keyboard.press('?');
  await expect(postil.dialogs).toBeVisible();
  expect(await ring(postil), 'opened by a key').toBe('solid');
});

test('messages move nothing and take no drags, and the palette stays where it is typed into', async ({ page, postil }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await postil.openWith(BRIDGE);
  await page.keyboard.press('j');
  const structure = postil.structure;
  await expect(structure).toBeVisible();
  const before = await structure.boundingBox();
  await page.keyboard.press('1');
  await expect(page.locator('.told')).toHaveText(/^Marked/);
  expect(await structure.boundingBox()).toEqual(before);
  await page.keyboard.press('Delete');
  const toast = page.locator('.toast', { hasText: 'Annotation deleted' });
  const under = await toast.evaluate((element) => {
    const place = (/** @type {Element} */ one) => {
      const box = one.getBoundingClientRect();
      return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    };
    const [text, ...buttons] = [element.querySelector('p'), ...element.querySelectorAll('button')];
    return [text && place(text)?.closest('#article')?.id, buttons.every((button) => place(button) === button)];
  });
  expect(under, 'the article is what is pressed under the words of the toast').toEqual(['article', true]);
  const [undo, dismiss] = await Promise.all(['Undo deletion', 'Dismiss'].map((name) => postil.button(name).boundingBox()));
  expect(undo?.y, 'the buttons stand in one line').toBe(dismiss?.y);

  await page.keyboard.press('Control+k');
  const field = page.getByPlaceholder('Find a command');
  const place = await field.boundingBox();
  await page.keyboard.type('nothing is called so');
  await expect(page.getByText('No command is called that.')).toBeVisible();
  expect(await field.boundingBox()).toEqual(place);
});

test('a dialog opens again right after Escape', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  const settings = postil.dialog('Settings');
  await page.keyboard.press(',');
  await expect(settings).toBeVisible();
  for (let round = 0; round < 5; round += 1) {
    // Not waited for: the second key comes before the browser has told that the dialog is closed.
    await Promise.all([page.keyboard.press('Escape'), page.keyboard.press(',')]);
    await postil.settled();
    await expect(settings).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await expect(postil.article).toBeFocused();
});
