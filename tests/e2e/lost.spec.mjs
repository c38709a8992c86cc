// @ts-check
/** Annotations of a file whose words are not in the text: listed as such, placed by hand, and nothing of the file lost. */
import { readFileSync } from 'node:fs';
import { expect, test } from './postil.mjs';
import { validate } from './schema.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const file = (/** @type {string} */ name) => readFileSync(new URL(`../fixtures/native/v2/${name}.postil.json`, import.meta.url), 'utf8');

/** A file without what says when and by which version it was written. @param {any} root */
const timeless = (root) => ({ ...root, generator: 0, exported: 0 });

/** @param {Postil} postil @param {string} name */
async function openFile(postil, name) {
  await postil.open();
  await postil.give('Open file', `${name}.postil.json`, file(name));
  await expect(postil.article).toBeVisible();
  await postil.saved();
}

test('what was not found is the last in the list, is placed by keys, and that is undone in one step', async ({ page, postil }) => {
  await openFile(postil, 'moved');
  await expect(postil.article.locator('p.excluded')).toHaveText('Subscribe to our newsletter.');
  const last = postil.items.last();
  await expect(last.getByRole('button')).toHaveAccessibleName(/Not found in this text.*“?.*/);
  const before = await postil.marks();

  await last.getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  const here = postil.form.getByRole('button', { name: 'Place here' });
  await expect(here).toBeDisabled();
  await expect(postil.form.getByRole('group', { name: 'Not found in this text' })).toBeVisible();
  await postil.note.fill('Looked for it.');
  await postil.axe();
  await postil.shot('lost-form');
  await page.keyboard.press('Escape');
  // To the second sentence, and from its first word on.
  for (const key of ['j', 'j', 'Shift+ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await expect(postil.button('Place here')).toBeEnabled();
  await postil.shot('lost-words');
  await page.keyboard.press('Shift+P');
  await expect(postil.form.getByRole('button', { name: 'Place here' })).toHaveCount(0);
  await expect(postil.article.locator('mark.selected')).toHaveText('The harvest');
  await expect(postil.note).toHaveValue('Looked for it.');
  await expect(page.locator('.told')).toHaveText('Placed here');
  await page.keyboard.press('Control+z');
  await expect(postil.items.last()).toContainText('Not found in this text');
  expect(await postil.marks()).toEqual(before);
});

test('a part that is missing is named, found with the mouse, and let go of', async ({ postil }) => {
  await openFile(postil, 'moved');
  await postil.filter.fill('tonnes');
  await expect(postil.items).toHaveCount(1);
  await expect(postil.items).toContainText('In part found more than once');
  await postil.items.getByRole('button').first().click();
  const group = postil.form.getByRole('group', { name: 'Found more than once' });
  await expect(group).toContainText('Tonnes');
  // It has a place too, so nobody need look for another.
  await expect(postil.button('Cancel')).toHaveCount(0);
  await postil.drag('Tonnes');
  await expect(postil.button('Cancel')).toBeVisible();
  await group.getByRole('button', { name: 'Place here' }).click();
  await expect(group).toHaveCount(0);
  await expect(postil.article.locator('mark.selected')).toHaveText(['rose by a third', 'Tonnes']);
  await postil.button('Undo').click();
  await postil.items.getByRole('button').first().click();
  await group.getByRole('button', { name: 'Let go' }).click();
  await expect(group).toHaveCount(0);
  await postil.clickOn('The harvest');
  await expect(postil.form).toHaveCount(0);
});

test('what the page does not show is kept, and said in the details', async ({ page, postil }) => {
  for (const [name, says] of [['layers', 'Also holds 3 layers of others and instructions for its readers.'], ['machine', 'Also holds 4 proposals.']]) {
    await openFile(postil, name);
    await page.reload();
    await expect(postil.article).toBeVisible();
    await expect(postil.alert).toHaveCount(0);
    const { json } = await postil.exported();
    expect(timeless(json)).toEqual(timeless(JSON.parse(file(name))));
    expect(validate(json)).toEqual([]);
    await expect(postil.items).toHaveCount(1);
    await postil.article.focus();
    await page.keyboard.press('e');
    await expect(postil.dialog('Article details')).toContainText(`${says} They are kept and exported.`);
    await page.keyboard.press('Escape');
    await postil.button('All articles').click();
  }
});

test.describe('on a phone in the dark', () => {
  test.use({ viewport: { width: 390, height: 760 }, colorScheme: 'dark' });

  test('the words are chosen in the article, and placed from there', async ({ postil }) => {
    await openFile(postil, 'moved');
    await postil.button('Annotations 4').click();
    await postil.items.last().getByRole('button').first().click();
    await expect(postil.form).toBeVisible();
    await postil.axe();
    await postil.shot('lost-phone-form');
    await postil.button('Article').click();
    await postil.drag('Prices');
    await postil.axe();
    await postil.shot('lost-phone-article');
    await postil.button('Place here').click();
    await expect(postil.article.locator('mark.selected')).toHaveText('Prices');
    const { json } = await postil.exported();
    expect(json.annotations.every((/** @type {any} */ one) => one.target.every((/** @type {any} */ range) => range.anchor?.state !== 'orphan'))).toBe(true);
  });
});
