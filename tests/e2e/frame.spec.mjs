// @ts-check
/** The frame around the article: the page never scrolls as a whole, what gets the focus can be seen, rings are for keys. */
import { article, button, clickOn, expect, form, mark, open, openWith, paste, saved, settled, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const dialog = (/** @type {Page} */ page) => page.getByRole('dialog');

/** By how much the document is larger than the window, on several windows. @param {Page} page @param {string} state */
async function stands(page, state) {
  for (const [width, height] of [[390, 600], [1280, 500]]) {
    await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
    const over = await page.evaluate(() => {
      // As far as it can be scrolled, by whatever: not only where the document says so.
      const root = /** @type {Element} */ (document.scrollingElement);
      root.scrollTo(9999, 9999);
      const places = [root, document.querySelector('.bench')].map((one) => [one?.scrollLeft ?? 0, one?.scrollTop ?? 0]);
      return [root.scrollWidth - innerWidth, root.scrollHeight - innerHeight, ...places.flat()];
    });
    expect(over, `${state}, ${width} × ${height}`).toEqual([0, 0, 0, 0, 0, 0]);
  }
}

test('the page never scrolls as a whole', async ({ page }) => {
  await open(page);
  await stands(page, 'empty library');
  await paste(page, BRIDGE);
  await expect(article(page)).toBeVisible();
  await stands(page, 'new article');
  await page.setViewportSize({ width: 1600, height: 900 });
  const passages = ['bridge will close', 'nine arches', 'half of that', 'Few people'];
  for (const passage of passages) await mark(page, passage, '2');
  // One related to each of the others: a long form, and a long list.
  for (const far of passages.slice(1)) {
    await clickOn(page, passages[0] ?? '');
    await page.keyboard.press('r');
    await clickOn(page, far);
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('1');
    await expect(dialog(page)).toHaveCount(0);
  }
  await page.getByText(/^Relations \(3\)/).click();
  await expect(page.getByRole('list', { name: 'Relations' }).getByRole('listitem')).toHaveCount(3);
  await form(page).getByRole('button', { name: 'Add evidence' }).click();
  await stands(page, 'form and relations');
  await page.setViewportSize({ width: 390, height: 600 });
  await page.getByRole('button', { name: /^Annotations/ }).click();
  await stands(page, 'annotations');
  await page.getByRole('button', { name: /^Structure:/ }).click();
  await stands(page, 'structure');
  await page.keyboard.press('Escape');
  for (const name of ['Labels…', 'Settings…', 'Keyboard help', 'Commands', 'Export']) {
    await button(page, name).click();
    await expect(dialog(page)).toBeVisible();
    await stands(page, name);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
  await saved(page);
  await button(page, 'All articles').click();
  await expect(page.getByRole('list', { name: 'Articles' })).toBeVisible();
  await stands(page, 'library');
});

/** What of the focused element its panel or dialog does not show, in pixels; sticky heads and feet hide as well. @param {Page} page */
const hidden = (page) =>
  page.evaluate(() => {
    const focused = /** @type {Element} */ (document.activeElement);
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const seen = (/** @type {number} */ x, /** @type {number} */ y) => focused.contains(document.elementFromPoint(x, y));
    const middle = (left + right) / 2;
    return [seen(middle, top + 3), seen(middle, bottom - 3), top >= 0, bottom <= innerHeight].every(Boolean) ? '' : focused.outerHTML.slice(0, 90);
  });

test('what gets the focus is in view, whole, in panels and dialogs', async ({ page }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'found rust', '2');
  for (const [width, height] of [[1280, 400], [1280, 560], [1280, 800], [390, 700]]) {
    await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
    if (width === 390) await page.getByRole('button', { name: /^Annotations/ }).click();
    await form(page).getByRole('button', { name: 'Add evidence' }).click();
    await expect(form(page).getByRole('textbox', { name: 'URL', exact: true }).last()).toBeFocused();
    await settled(page);
    expect(await hidden(page), `${width} × ${height}`).toBe('');
  }
  await page.setViewportSize({ width: 1280, height: 420 });
  // By Tab, there and back, past heads and feet that stick.
  const walk = async (/** @type {string} */ key, /** @type {number} */ steps) => {
    for (let step = 0; step < steps; step += 1) {
      await page.keyboard.press(key);
      await settled(page);
      expect(await hidden(page), `${key} ${step}`).toBe('');
    }
  };
  await walk('Shift+Tab', 5);
  await button(page, 'Labels…').click();
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByRole('textbox', { name: 'New label' }).fill('Worry');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('button', { name: 'Undo' })).toBeVisible();
  const scrolled = () => dialog(page).evaluate((box) => Math.round(box.scrollTop));
  const before = await scrolled();
  await dialog(page).getByRole('button', { name: 'Undo' }).focus();
  await settled(page);
  expect(await scrolled(), 'what is always in view scrolls nothing').toBe(before);
  await dialog(page).getByRole('textbox', { name: 'New label' }).focus();
  await walk('Tab', 3);
  await walk('Shift+Tab', 10);
});

test('a ring shows where the keys go, and only then', async ({ page }) => {
  const ring = (/** @type {Page} */ one) => one.evaluate(() => getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineStyle);
  await openWith(page, BRIDGE);
  await expect(article(page)).toBeFocused();
  expect(await ring(page), 'after a paste').toBe('none');
  await button(page, 'Export').click();
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page).locator(':focus')).toHaveCount(1);
  expect(await ring(page), 'opened with the mouse').toBe('none');
  await page.keyboard.press('Tab');
  expect(await ring(page), 'by Tab').toBe('solid');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(article(page)).toBeFocused();
  expect(await ring(page), 'closed by a key').toBe('solid');
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeVisible();
  expect(await ring(page), 'opened by a key').toBe('solid');
});

test('messages move nothing and take no drags, and the palette stays where it is typed into', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await openWith(page, BRIDGE);
  await page.keyboard.press('j');
  const structure = page.getByRole('button', { name: /^Structure:/ });
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
  const [undo, dismiss] = await Promise.all(['Undo deletion', 'Dismiss'].map((name) => button(page, name).boundingBox()));
  expect(undo?.y, 'the buttons stand in one line').toBe(dismiss?.y);

  await page.keyboard.press('Control+k');
  const field = page.getByPlaceholder('Find a command');
  const place = await field.boundingBox();
  await page.keyboard.type('nothing is called so');
  await expect(page.getByText('No command is called that.')).toBeVisible();
  expect(await field.boundingBox()).toEqual(place);
});

test('a dialog opens again right after Escape', async ({ page }) => {
  await openWith(page, BRIDGE);
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await page.keyboard.press(',');
  await expect(settings).toBeVisible();
  for (let round = 0; round < 5; round += 1) {
    // Not waited for: the second key comes before the browser has told that the dialog is closed.
    await Promise.all([page.keyboard.press('Escape'), page.keyboard.press(',')]);
    await settled(page);
    await expect(settings).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await expect(article(page)).toBeFocused();
});
