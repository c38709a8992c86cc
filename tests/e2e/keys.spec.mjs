// @ts-check
/** Keys as people have them: input methods, layouts of other scripts, and where the keys of an annotation work. */
import { article, clickOn, expect, form, items, openWith, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

test('a field leaves text alone that an input method is composing', async ({ page }) => {
  await openWith(page, BRIDGE);
  await clickOn(page, 'The old bridge');
  await page.keyboard.press('1');
  const cdp = await page.context().newCDPSession(page);
  /** Composes, in the field that has the focus. @param {string} text */
  const compose = (text) => cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  /** A key that the input method takes for itself. @param {string} key */
  const taken = (key) =>
    page.evaluate(
      (key) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, isComposing: true, bubbles: true, cancelable: true })),
      key,
    );

  await form(page).getByText('More fields').click();
  const topics = form(page).getByRole('textbox', { name: 'Topics' });
  await topics.focus();
  await compose('きょう、は');
  await expect(topics, 'nothing is cut off at the comma').toHaveValue('きょう、は');
  await taken('Enter');
  await taken('Escape');
  await expect(topics, 'the focus stays').toBeFocused();
  await expect(form(page).getByRole('button', { name: /^Remove/ }), 'no tag is made').toHaveCount(0);
  await cdp.send('Input.insertText', { text: '今日、橋' });
  await expect(form(page).getByRole('button', { name: 'Remove 今日' })).toBeVisible();
  await expect(topics).toHaveValue('橋');
  await page.keyboard.press('Enter');
  await expect(form(page).getByRole('button', { name: 'Remove 橋' }), 'without a composition Enter makes a tag').toBeVisible();
});
