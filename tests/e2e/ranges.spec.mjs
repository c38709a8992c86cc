// @ts-check
/** What an annotation marks: one of several in a place, several passages, whole sections, two from one and one from two. */
import { said } from './document.mjs';
import {
  article,
  axe,
  button,
  clickOn,
  current,
  drag,
  dragHandle,
  expect,
  exported,
  form,
  items,
  mark,
  marks,
  openWith,
  passageBar,
  place,
  saved,
  selection,
  settled,
  test,
} from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const chooser = (/** @type {Page} */ page) => page.getByRole('group', { name: 'Annotations here' });
/** What the exported annotations mark: a list of passages each. @param {Page} page */
const targets = async (page) =>
  (await exported(page)).json.annotations.map((/** @type {any} */ one) => one.target.map((/** @type {any} */ range) => range.exact));

test.describe('several annotations in one place', () => {
  test('are listed at a click, the innermost selected, and each can be had', async ({ page }) => {
    await openWith(page, BRIDGE);
    await mark(page, 'Engineers found rust in two of its nine arches', '2');
    await mark(page, 'two of its nine arches', '1');
    await page.keyboard.press('Escape');
    await clickOn(page, 'nine arches');
    await expect(chooser(page).getByRole('button')).toHaveText([/Statistic.*two of its/, /Event.*Engineers/]);
    await expect(form(page).getByRole('combobox', { name: 'Label' })).toHaveValue('statistic');
    await axe(page);
    await chooser(page).getByRole('button', { name: /Event/ }).click();
    await expect(chooser(page)).toBeHidden();
    await expect(form(page).getByRole('combobox', { name: 'Label' })).toHaveValue('event');
    // Alone in its place, an annotation needs no list.
    await clickOn(page, 'Few people');
    await expect(form(page)).toBeHidden();
    await clickOn(page, 'Engineers');
    await expect(form(page).getByRole('combobox', { name: 'Label' })).toHaveValue('event');
    await expect(chooser(page)).toBeHidden();
  });

  test('are listed for the keyboard, and Escape goes back to the article', async ({ page }) => {
    await openWith(page, BRIDGE);
    await mark(page, 'Engineers found rust in two of its nine arches', '2');
    await mark(page, 'two of its nine arches', '1');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expect(chooser(page).getByRole('button').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(chooser(page).getByRole('button').nth(1)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(chooser(page)).toBeHidden();
    await expect(article(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(form(page).getByRole('combobox', { name: 'Label' })).toHaveValue('statistic');
    await expect(article(page)).toBeFocused();
  });
});

test.describe('an annotation of several passages', () => {
  test('is made with Ctrl held, before or after its label was given', async ({ page }) => {
    await openWith(page, BRIDGE);
    await drag(page, 'Engineers');
    await page.keyboard.down('Control');
    await drag(page, 'nine arches');
    await page.keyboard.up('Control');
    await expect(page.getByRole('status').filter({ hasText: '2 passages' })).toBeVisible();
    await page.keyboard.press('1');
    await expect.poll(() => marks(page)).toEqual(['Engineers', 'nine arches']);
    await page.keyboard.down('Control');
    await drag(page, 'rust');
    await page.keyboard.up('Control');
    await expect.poll(() => marks(page)).toEqual(['Engineers', 'rust', 'nine arches']);
    await expect(items(page)).toHaveCount(1);
    expect(await targets(page)).toEqual([['Engineers', 'rust', 'nine arches']]);
    await button(page, 'Undo').click();
    await expect.poll(() => marks(page)).toEqual(['Engineers', 'nine arches']);
  });

  test('is made by keys alone, and lasts', async ({ page }) => {
    await openWith(page, BRIDGE);
    for (const key of ['j', 'j', 'Shift+ArrowRight', '2', 'w', 'j']) await page.keyboard.press(key);
    await expect(page.getByRole('status').filter({ hasText: 'Select the words to add' })).toBeVisible();
    await axe(page);
    const wanted = await current(page).textContent();
    await page.keyboard.press('Enter');
    const all = await marks(page);
    expect(all.slice(1).join('')).toBe(wanted);
    await expect(items(page)).toHaveCount(1);
    await saved(page);
    await page.reload();
    await expect.poll(() => marks(page)).toEqual(all);
  });

  test('is made with buttons, and each passage has its own ends and goes alone', async ({ page }) => {
    await openWith(page, BRIDGE);
    await mark(page, 'Engineers', '2');
    await form(page).getByRole('button', { name: 'Add a passage' }).click();
    await drag(page, 'nine');
    await expect.poll(() => selection(page)).toBe('nine');
    await settled(page);
    await expect(passageBar(page)).toBeHidden();
    await button(page, 'Add').click();
    await expect.poll(() => marks(page)).toEqual(['Engineers', 'nine']);
    await form(page).getByRole('button', { name: 'End one word later of passage 2' }).click();
    await expect.poll(() => marks(page)).toEqual(['Engineers', 'nine arches']);
    // Two handles a passage.
    await expect(page.locator('.handle.start')).toHaveCount(2);
    await form(page).getByRole('button', { name: 'Remove passage 1' }).click();
    await expect.poll(() => marks(page)).toEqual(['nine arches']);
    await dragHandle(page, 'start', 'two of');
    await expect.poll(() => marks(page)).toEqual(['two of its nine arches']);
  });

  test('waits for its passage until Escape', async ({ page }) => {
    await openWith(page, BRIDGE);
    await mark(page, 'Engineers', '2');
    await page.keyboard.press('w');
    await drag(page, 'nine arches');
    await expect.poll(() => selection(page)).toBe('nine arches');
    await page.keyboard.press('Escape');
    await expect.poll(() => selection(page)).toBe('');
    expect(await marks(page)).toEqual(['Engineers']);
    await expect(form(page)).toBeVisible();
  });
});

test('words under the bar of one passage are selected all the same', async ({ page }) => {
  await openWith(page, BRIDGE);
  await drag(page, 'Engineers');
  await expect(passageBar(page)).toBeVisible();
  const bar = await passageBar(page).boundingBox();
  if (!bar) throw new Error('no bar');
  const start = await place(page, 'The old bridge', 'The old bridge', 'start');
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(bar.x + 20, bar.y + 20, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => selection(page)).toMatch(/^The old bridge/);
  // Over the bar the browser would take everything up to the end.
  expect(await selection(page)).not.toContain('Few people');
});

test('a whole section is marked from its heading, by the sign beside it and by key', async ({ page }) => {
  await openWith(page, 'A Bridge\n\nFew people noticed it at first.\n\nWhat happened\n\nRust was found.\n\nThe road was closed.\n\nWhat comes now\n\nNobody knows that yet.\n');
  await clickOn(page, 'What happened');
  await button(page, 'Select the whole section').click();
  await page.keyboard.press('2');
  await expect.poll(() => targets(page)).toEqual([['What happened\n\nRust was found.\n\nThe road was closed.']]);
  await clickOn(page, 'What comes now');
  await page.keyboard.press('o');
  await page.keyboard.press('3');
  await expect.poll(async () => said((await exported(page)).json).map(([exact]) => exact)).toHaveLength(2);
  expect((await targets(page))[1]).toEqual(['What comes now\n\nNobody knows that yet.']);
});

test('an annotation is split in two and joined again', async ({ page }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'Engineers found rust in two of its nine arches', '2');
  await page.keyboard.press('Escape');
  await drag(page, 'two of its');
  await page.keyboard.press('Shift+S');
  await expect.poll(() => marks(page)).toEqual(['Engineers found rust in', 'two of its nine arches']);
  await expect(items(page)).toHaveCount(2);
  await clickOn(page, 'Engineers');
  await form(page).getByRole('button', { name: 'Join with next' }).click();
  await expect.poll(() => marks(page)).toEqual(['Engineers found rust in two of its nine arches']);
  await button(page, 'Undo').click();
  await button(page, 'Undo').click();
  await expect(items(page)).toHaveCount(1);
  expect(await targets(page)).toEqual([['Engineers found rust in two of its nine arches']]);
});
