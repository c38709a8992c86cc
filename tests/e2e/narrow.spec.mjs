// @ts-check
/** A narrow window shows one pane at a time: what one goes to in another pane is in view when the article comes back. */
import { article, current, expect, items, openWith, test } from './postil.mjs';
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
