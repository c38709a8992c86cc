// @ts-check
/** A narrow window shows one pane at a time: what one goes to in another pane is in view when the article comes back. */
import { article, button, current, expect, form, items, openWith, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

test.use({ viewport: { width: 390, height: 600 } });

test('the outline and the list lead to places in the article', async ({ page }) => {
  const text = `${BRIDGE}\n\nThe far end\n\n${'Nobody has an answer to that yet. '.repeat(30)}\n\nThe last part\n\nThe very last words.`;
  await openWith(page, text);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Outline' }).click();
  await page.getByRole('navigation', { name: 'Outline' }).getByText('The last part').click();
  await expect(current(page)).toHaveText('The last part');
  await expect(current(page)).toBeInViewport();
  await page.getByRole('button', { name: /^Annotations/ }).click();
  await items(page).first().getByRole('button').first().click();
  await page.getByRole('button', { name: 'Article', exact: true }).click();
  await expect(article(page).locator('mark.selected').first()).toBeInViewport();
});

test('Enter leads to the note, where what is typed is no command', async ({ page }) => {
  await openWith(page, BRIDGE);
  const text = await article(page).textContent();
  for (const key of ['j', 'j', '1']) await page.keyboard.press(key);
  await expect(article(page).locator('mark')).toHaveCount(1);
  await page.keyboard.press('Enter');
  const note = form(page).getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await page.keyboard.type('note with t');
  await expect(note).toHaveValue('note with t');
  await button(page, 'Article').click();
  expect((await article(page).textContent())?.replace(/\s/g, '')).toContain(text?.replace(/\s/g, '').slice(0, 40));
});

test('what is told in the library moves no button, and is over when an article opens', async ({ page }) => {
  await openWith(page, BRIDGE);
  await button(page, 'All articles').click();
  const more = button(page, 'Commands');
  const before = (await more.boundingBox())?.x;
  await page.getByRole('button', { name: /^Delete “/ }).click();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.told')).toHaveText(/^Undone/);
  // The list may have been scrolled to the article that came back.
  expect((await more.boundingBox())?.x).toBe(before);
  await page.getByRole('list', { name: 'Articles' }).getByRole('button').first().click();
  await expect(article(page)).toBeVisible();
  await expect(page.locator('.told')).toHaveText('');
});
