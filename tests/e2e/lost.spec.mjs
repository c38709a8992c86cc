// @ts-check
/** Annotations of a file whose words are not in the text: listed as such, placed by hand, and nothing of the file lost. */
import { readFileSync } from 'node:fs';
import { article, axe, button, clickOn, drag, expect, exported, form, give, items, marks, open, saved, shot, test } from './postil.mjs';
import { validate } from './schema.mjs';

const file = (/** @type {string} */ name) => readFileSync(new URL(`../fixtures/native/v2/${name}.postil.json`, import.meta.url), 'utf8');

/** A file without what says when and by which version it was written. @param {any} root */
const timeless = (root) => ({ ...root, generator: 0, exported: 0 });

/** @param {import('@playwright/test').Page} page @param {string} name */
async function openFile(page, name) {
  await open(page);
  await give(page, 'Open file', `${name}.postil.json`, file(name));
  await expect(article(page)).toBeVisible();
  await saved(page);
}

test('what was not found is the last in the list, is placed by keys, and that is undone in one step', async ({ page }) => {
  await openFile(page, 'moved');
  await expect(article(page).locator('p.excluded')).toHaveText('Subscribe to our newsletter.');
  const last = items(page).last();
  await expect(last.getByRole('button')).toHaveAccessibleName(/Not found in this text.*“?.*/);
  const before = await marks(page);

  await last.getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  const here = form(page).getByRole('button', { name: 'Place here' });
  await expect(here).toBeDisabled();
  await expect(form(page).getByRole('group', { name: 'Not found in this text' })).toBeVisible();
  await form(page).getByRole('textbox', { name: 'Note' }).fill('Looked for it.');
  await axe(page);
  await shot(page, 'lost-form');
  await page.keyboard.press('Escape');
  // To the second sentence, and from its first word on.
  for (const key of ['j', 'j', 'Shift+ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await expect(button(page, 'Place here')).toBeEnabled();
  await shot(page, 'lost-words');
  await page.keyboard.press('Shift+P');
  await expect(form(page).getByRole('button', { name: 'Place here' })).toHaveCount(0);
  await expect(article(page).locator('mark.selected')).toHaveText('The harvest');
  await expect(form(page).getByRole('textbox', { name: 'Note' })).toHaveValue('Looked for it.');
  await expect(page.locator('.told')).toHaveText('Placed here');
  await page.keyboard.press('Control+z');
  await expect(items(page).last()).toContainText('Not found in this text');
  expect(await marks(page)).toEqual(before);
});

test('a part that is missing is named, found with the mouse, and let go of', async ({ page }) => {
  await openFile(page, 'moved');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('tonnes');
  await expect(items(page)).toHaveCount(1);
  await expect(items(page)).toContainText('In part found more than once');
  await items(page).getByRole('button').first().click();
  const group = form(page).getByRole('group', { name: 'Found more than once' });
  await expect(group).toContainText('Tonnes');
  // It has a place too, so nobody need look for another.
  await expect(button(page, 'Cancel')).toHaveCount(0);
  await drag(page, 'Tonnes');
  await expect(button(page, 'Cancel')).toBeVisible();
  await group.getByRole('button', { name: 'Place here' }).click();
  await expect(group).toHaveCount(0);
  await expect(article(page).locator('mark.selected')).toHaveText(['rose by a third', 'Tonnes']);
  await button(page, 'Undo').click();
  await items(page).getByRole('button').first().click();
  await group.getByRole('button', { name: 'Let go' }).click();
  await expect(group).toHaveCount(0);
  await clickOn(page, 'The harvest');
  await expect(form(page)).toHaveCount(0);
});

test('what the page does not show is kept, and said in the details', async ({ page }) => {
  for (const [name, says] of [['layers', 'Also holds 3 layers of others and instructions for its readers.'], ['machine', 'Also holds 4 proposals.']]) {
    await openFile(page, name);
    await page.reload();
    await expect(article(page)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    const { json } = await exported(page);
    expect(timeless(json)).toEqual(timeless(JSON.parse(file(name))));
    expect(validate(json)).toEqual([]);
    await expect(items(page)).toHaveCount(1);
    await article(page).focus();
    await page.keyboard.press('e');
    await expect(page.getByRole('dialog', { name: 'Article details' })).toContainText(`${says} They are kept and exported.`);
    await page.keyboard.press('Escape');
    await button(page, 'All articles').click();
  }
});

test.describe('on a phone in the dark', () => {
  test.use({ viewport: { width: 390, height: 760 }, colorScheme: 'dark' });

  test('the words are chosen in the article, and placed from there', async ({ page }) => {
    await openFile(page, 'moved');
    await button(page, 'Annotations 4').click();
    await items(page).last().getByRole('button').first().click();
    await expect(form(page)).toBeVisible();
    await axe(page);
    await shot(page, 'lost-phone-form');
    await button(page, 'Article').click();
    await drag(page, 'Prices');
    await axe(page);
    await shot(page, 'lost-phone-article');
    await button(page, 'Place here').click();
    await expect(article(page).locator('mark.selected')).toHaveText('Prices');
    const { json } = await exported(page);
    expect(json.annotations.every((/** @type {any} */ one) => one.target.every((/** @type {any} */ range) => range.anchor?.state !== 'orphan'))).toBe(true);
  });
});
