// @ts-check
/** Structure put right by hand: sentences split and joined, blocks made something else, the article's details. */
import { checkDocument } from './document.mjs';
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const TEXT = `A plan for the harbour

The council met late it did not agree. Dr. Vale left early.
Nobody else spoke. The mayor was away.

What comes next

A vote is due in May. It may be put off.
`;

const panel = (/** @type {Postil} */ postil) => postil.page.getByRole('group', { name: 'Structure' });
const outline = (/** @type {Postil} */ postil) => postil.outline.getByRole('listitem');
const sentences = (/** @type {Postil} */ postil) => postil.article.locator('[data-sentence]').allTextContents();

test('sentences are split and joined by keys, and no mark moves', async ({ page, postil }) => {
  await postil.openWith(TEXT);
  await postil.mark('Vale left early', '2');
  const before = await postil.marks();
  await test.step('split before the selected words', async () => {
    await postil.drag('it did');
    await page.keyboard.press('s');
    await expect.poll(() => sentences(postil)).toContain('it did not agree.');
    await expect(postil.current).toHaveText('it did not agree.');
  });
  await test.step('joined with the next one', async () => {
    await page.keyboard.press('m');
    await expect(postil.current).toHaveText('it did not agree. Dr. Vale left early.');
    expect(await postil.marks()).toEqual(before);
  });
  await test.step('said where nothing follows', async () => {
    await postil.clickOn('The mayor was away');
    await page.keyboard.press('m');
    await expect(postil.alert).toContainText('Sentences of two cannot be joined.');
  });
  await test.step('there after a reload, and undone step by step', async () => {
    await postil.saved();
    const file = await postil.exported();
    checkDocument(file.json, TEXT);
    expect(file.json.article.sentences.filter((one) => one.manual)).toHaveLength(2);
    await postil.reload();
    await expect.poll(() => sentences(postil)).toContain('it did not agree. Dr. Vale left early.');
    await postil.button('Undo').click();
    await expect.poll(() => sentences(postil)).toContain('it did not agree.');
    await postil.button('Undo').click();
    await expect.poll(() => sentences(postil)).toContain('The council met late it did not agree.');
    expect(await postil.marks()).toEqual(before);
  });
});

test('a block becomes a heading from the panel, and the outline follows', async ({ page, postil }) => {
  await postil.openWith(TEXT);
  await expect(outline(postil)).toHaveCount(2);
  await postil.clickOn('A vote is due');
  await expect(postil.structure).toHaveText('Paragraph');
  const top = () => postil.current.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await top();
  await postil.structure.click();
  await expect(panel(postil).getByRole('button', { name: 'Paragraph' })).toHaveAttribute('aria-pressed', 'true');
  await postil.axe();
  await panel(postil).getByRole('button', { name: 'Heading' }).click();
  await expect(panel(postil)).toBeHidden();
  await expect(outline(postil)).toHaveCount(3);
  await expect(postil.structure).toHaveText('Heading 2');
  expect(Math.abs((await top()) - before), 'the sentence stays where it was').toBeLessThan(60);
  await page.keyboard.press('>');
  await expect(postil.structure).toHaveText('Heading 3');
  await expect(postil.article.getByRole('heading', { level: 3 })).toHaveText('A vote is due in May. It may be put off.');
  await page.keyboard.press('u');
  await expect(postil.structure).toHaveText('List item');
  await expect(outline(postil)).toHaveCount(2);
  await postil.saved();
  const file = await postil.exported();
  checkDocument(file.json, TEXT);
  expect(file.json.article.blocks.at(-1)).toMatchObject({ kind: 'list-item', manual: true });
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await expect(postil.structure).toHaveText('Paragraph');
  await expect(postil.button('Undo')).toBeDisabled();
});

test('the panel by keyboard alone', async ({ page, postil }) => {
  await postil.openWith(TEXT);
  await page.keyboard.press('j');
  await postil.structure.focus();
  await page.keyboard.press('Enter');
  await expect(panel(postil).getByRole('button', { name: 'Title' })).toBeFocused();
  await expect(panel(postil).getByRole('button', { name: 'Title' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(panel(postil)).toBeHidden();
  await expect(postil.article).toBeFocused();
});

test('details are changed, and another language cuts the sentences anew', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  const first = await sentences(postil);
  await page.keyboard.press('e');
  const dialog = postil.dialog('Article details');
  await postil.axe();
  await dialog.getByRole('textbox', { name: 'Publisher' }).fill('The Harbour Post');
  await dialog.getByRole('textbox', { name: 'Categories' }).fill('Local, Transport');
  await dialog.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('A name of my own');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveTitle('A name of my own · Postil');
  await expect(postil.article).toHaveAttribute('lang', 'de');
  await postil.saved();
  const { json } = await postil.exported();
  expect(json.article).toMatchObject({
    title: 'A name of my own',
    language: 'de',
    metadata: { publisher: 'The Harbour Post', categories: ['Local', 'Transport'] },
  });
  // A field a step, the language one.
  for (let step = 0; step < 4; step += 1) await postil.button('Undo').click();
  await expect(postil.button('Undo')).toBeDisabled();
  await expect(postil.article).toHaveAttribute('lang', 'en');
  expect(await sentences(postil)).toEqual(first);
});
