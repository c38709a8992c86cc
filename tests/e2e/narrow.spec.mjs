// @ts-check
/** A narrow window shows one pane at a time: what one goes to in another pane is in view when the article comes back. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

test.use({ viewport: { width: 390, height: 600 } });

test('the outline and the list lead to places in the article', async ({ page, postil }) => {
  const text = `${BRIDGE}\n\nThe far end\n\n${'Nobody has an answer to that yet. '.repeat(30)}\n\nThe last part\n\nThe very last words.`;
  await postil.openWith(text);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await postil.button('Outline').click();
  await postil.outline.getByText('The last part').click();
  await expect(postil.current).toHaveText('The last part');
  await expect(postil.current).toBeInViewport();
  await page.getByRole('button', { name: /^Annotations/ }).click();
  await postil.items.first().getByRole('button').first().click();
  await postil.button('Article').click();
  await expect(postil.article.locator('mark.selected').first()).toBeInViewport();
});

test('Enter leads to the note, where what is typed is no command', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  const text = await postil.article.textContent();
  for (const key of ['j', 'j', '1']) await page.keyboard.press(key);
  await expect(postil.article.locator('mark')).toHaveCount(1);
  await page.keyboard.press('Enter');
  const note = postil.note;
  await expect(note).toBeFocused();
  await page.keyboard.type('note with t');
  await expect(note).toHaveValue('note with t');
  await postil.button('Article').click();
  expect((await postil.article.textContent())?.replace(/\s/g, '')).toContain(text?.replace(/\s/g, '').slice(0, 40));
});

test('what is told in the library moves no button, and is over when an article opens', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.button('All articles').click();
  const more = postil.button('Commands');
  const before = (await more.boundingBox())?.x;
  await page.getByRole('button', { name: /^Delete “/ }).click();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.told')).toHaveText(/^Undone/);
  // The list may have been scrolled to the article that came back.
  expect((await more.boundingBox())?.x).toBe(before);
  await postil.articleList.getByRole('button').first().click();
  await expect(postil.article).toBeVisible();
  await expect(page.locator('.told')).toHaveText('');
});
