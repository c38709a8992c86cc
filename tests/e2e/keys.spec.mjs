// @ts-check
/** Keys as people have them: input methods, layouts of other scripts, and where the keys of an annotation work. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

test('a field leaves text alone that an input method is composing', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.clickOn('The old bridge');
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

  await postil.form.getByText('More fields').click();
  const topics = postil.form.getByRole('textbox', { name: 'Topics' });
  await topics.focus();
  await compose('きょう、は');
  await expect(topics, 'nothing is cut off at the comma').toHaveValue('きょう、は');
  await taken('Enter');
  await taken('Escape');
  await expect(topics, 'the focus stays').toBeFocused();
  await expect(postil.form.getByRole('button', { name: /^Remove/ }), 'no tag is made').toHaveCount(0);
  await cdp.send('Input.insertText', { text: '今日、橋' });
  await expect(postil.form.getByRole('button', { name: 'Remove 今日' })).toBeVisible();
  await expect(topics).toHaveValue('橋');
  await page.keyboard.press('Enter');
  await expect(postil.form.getByRole('button', { name: 'Remove 橋' }), 'without a composition Enter makes a tag').toBeVisible();
});

test('keys work by their place on a keyboard of another script, and Ctrl+K while one types', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  /** A press as a layout reports it. @param {string} key @param {string} code @param {object} [more] */
  const press = (key, code, more) =>
    page.evaluate(
      (init) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })),
      { key, code, ...more },
    );
  await postil.clickOn('The old bridge');
  await press('о', 'KeyJ');
  await expect(postil.current).toHaveText('Engineers found rust in two of its nine arches.');
  await press('1', 'Digit1', { shiftKey: true });
  await expect(postil.items).toHaveCount(1);
  await press('я', 'KeyZ', { ctrlKey: true });
  await expect(postil.items).toHaveCount(0);

  await page.keyboard.press('1');
  const note = postil.note;
  await page.keyboard.press('Enter');
  await expect(note).toBeFocused();
  await page.keyboard.type('ask');
  await page.keyboard.press('Control+k');
  await expect(postil.dialog('Commands')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(note, 'who was typing goes on').toBeFocused();
  await page.keyboard.type('jx');
  await expect(note).toHaveValue('askjx');
});

test('the keys of the selected annotation work on its card, and a deletion is taken back by a button', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  for (const words of ['The old bridge', 'Engineers found', 'The city says']) {
    await postil.clickOn(words);
    await page.keyboard.press('1');
  }
  await expect(postil.items).toHaveCount(3);
  const card = (/** @type {number} */ at) => postil.items.nth(at).getByRole('button', { name: /Statistic|Event/ }).first();
  await card(0).click();
  await expect(postil.form).toBeVisible();
  await page.keyboard.press('2');
  await expect(card(0)).toHaveText(/Event/);
  await page.keyboard.press('n');
  await expect(card(1)).toHaveAttribute('aria-expanded', 'true');
  await expect(card(1), 'the focus goes along').toBeFocused();
  await page.keyboard.press('p');
  await expect(card(0)).toBeFocused();
  // From a control of the form, which goes with its annotation.
  await postil.form.getByRole('button', { name: 'Edit fields…' }).focus();
  await page.keyboard.press('n');
  await expect(card(1)).toBeFocused();
  // A text field keeps its keys.
  await postil.note.focus();
  await page.keyboard.type('n2');
  await expect(postil.note).toHaveValue('n2');
  await card(1).focus();
  await page.keyboard.press('Delete');
  await expect(postil.items).toHaveCount(2);
  await expect(page.getByText('Annotation deleted', { exact: true })).toBeVisible();
  await postil.axe();
  await postil.shot('deleted');
  await postil.button('Undo deletion').click();
  await expect(postil.items).toHaveCount(3);
  await expect(postil.button('Undo deletion')).toHaveCount(0);
  await expect(postil.note).toHaveValue('n2');
  // The button would take back whatever was done last, so it goes with the next edit.
  await page.keyboard.press('Delete');
  await expect(postil.button('Undo deletion')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await expect(postil.button('Undo deletion')).toHaveCount(0);
});

test('a drag, a double click and Shift with arrows keep to the words of a script without spaces', async ({ page, postil }) => {
  await postil.openWith('港口大桥\n\n委员会昨天批准了新的预算。工程需要六个星期。\n\nสะพานจะปิดในวันจันทร์');
  await postil.drag('批准了');
  await expect.poll(() => postil.selection()).toBe('批准了');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => postil.selection()).toBe('批准了新的');
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(() => postil.selection()).toBe('昨天批准了新的');
  const word = await postil.place('พาน', 'พาน', 'start');
  await page.mouse.dblclick(word.x + 3, word.y);
  await expect.poll(() => postil.selection()).toBe('สะพาน');
  await page.keyboard.press('1');
  await expect.poll(() => postil.marks()).toEqual(['สะพาน']);
});
