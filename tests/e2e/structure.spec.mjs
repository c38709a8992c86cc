// @ts-check
/** Structure put right by hand: sentences split and joined, blocks made something else, the article's details. */
import { checkDocument } from './document.mjs';
import { article, axe, button, clickOn, current, drag, expect, exported, mark, marks, openWith, ready, saved, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const TEXT = `A plan for the harbour

The council met late it did not agree. Dr. Vale left early.
Nobody else spoke. The mayor was away.

What comes next

A vote is due in May. It may be put off.
`;

const structure = (/** @type {Page} */ page) => page.getByRole('button', { name: /^Structure:/ });
const panel = (/** @type {Page} */ page) => page.getByRole('group', { name: 'Structure' });
const outline = (/** @type {Page} */ page) => page.getByRole('navigation', { name: 'Outline' }).getByRole('listitem');
const sentences = (/** @type {Page} */ page) => article(page).locator('[data-sentence]').allTextContents();

test('sentences are split and joined by keys, and no mark moves', async ({ page }) => {
  await openWith(page, TEXT);
  await mark(page, 'Vale left early', '2');
  const before = await marks(page);
  await test.step('split before the selected words', async () => {
    await drag(page, 'it did');
    await page.keyboard.press('s');
    await expect.poll(() => sentences(page)).toContain('it did not agree.');
    await expect(current(page)).toHaveText('it did not agree.');
  });
  await test.step('joined with the next one', async () => {
    await page.keyboard.press('m');
    await expect(current(page)).toHaveText('it did not agree. Dr. Vale left early.');
    expect(await marks(page)).toEqual(before);
  });
  await test.step('said where nothing follows', async () => {
    await clickOn(page, 'The mayor was away');
    await page.keyboard.press('m');
    await expect(page.getByRole('alert')).toContainText('Sentences of two cannot be joined.');
  });
  await test.step('there after a reload, and undone step by step', async () => {
    await saved(page);
    const file = await exported(page);
    checkDocument(file.json, TEXT);
    expect(file.json.article.sentences.filter((one) => one.manual)).toHaveLength(2);
    await page.reload();
    await ready(page);
    await expect.poll(() => sentences(page)).toContain('it did not agree. Dr. Vale left early.');
    await button(page, 'Undo').click();
    await expect.poll(() => sentences(page)).toContain('it did not agree.');
    await button(page, 'Undo').click();
    await expect.poll(() => sentences(page)).toContain('The council met late it did not agree.');
    expect(await marks(page)).toEqual(before);
  });
});

test('a block becomes a heading from the panel, and the outline follows', async ({ page }) => {
  await openWith(page, TEXT);
  await expect(outline(page)).toHaveCount(2);
  await clickOn(page, 'A vote is due');
  await expect(structure(page)).toHaveText('Paragraph');
  const top = () => current(page).evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await top();
  await structure(page).click();
  await expect(panel(page).getByRole('button', { name: 'Paragraph' })).toHaveAttribute('aria-pressed', 'true');
  await axe(page);
  await panel(page).getByRole('button', { name: 'Heading' }).click();
  await expect(panel(page)).toBeHidden();
  await expect(outline(page)).toHaveCount(3);
  await expect(structure(page)).toHaveText('Heading 2');
  expect(Math.abs((await top()) - before), 'the sentence stays where it was').toBeLessThan(60);
  await page.keyboard.press('>');
  await expect(structure(page)).toHaveText('Heading 3');
  await expect(article(page).getByRole('heading', { level: 3 })).toHaveText('A vote is due in May. It may be put off.');
  await page.keyboard.press('u');
  await expect(structure(page)).toHaveText('List item');
  await expect(outline(page)).toHaveCount(2);
  await saved(page);
  const file = await exported(page);
  checkDocument(file.json, TEXT);
  expect(file.json.article.blocks.at(-1)).toMatchObject({ kind: 'list-item', manual: true });
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await expect(structure(page)).toHaveText('Paragraph');
  await expect(button(page, 'Undo')).toBeDisabled();
});

test('the panel by keyboard alone', async ({ page }) => {
  await openWith(page, TEXT);
  await page.keyboard.press('j');
  await structure(page).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('button', { name: 'Title' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(article(page)).toBeFocused();
});

test('details are changed, and another language cuts the sentences anew', async ({ page }) => {
  await openWith(page, BRIDGE);
  const first = await sentences(page);
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Article details' });
  await axe(page);
  await dialog.getByRole('textbox', { name: 'Publisher' }).fill('The Harbour Post');
  await dialog.getByRole('textbox', { name: 'Categories' }).fill('Local, Transport');
  await dialog.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('A name of my own');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveTitle('A name of my own · Postil');
  await expect(article(page)).toHaveAttribute('lang', 'de');
  await saved(page);
  const { json } = await exported(page);
  expect(json.article).toMatchObject({
    title: 'A name of my own',
    language: 'de',
    metadata: { publisher: 'The Harbour Post', categories: ['Local', 'Transport'] },
  });
  // A field a step, the language one.
  for (let step = 0; step < 4; step += 1) await button(page, 'Undo').click();
  await expect(button(page, 'Undo')).toBeDisabled();
  await expect(article(page)).toHaveAttribute('lang', 'en');
  expect(await sentences(page)).toEqual(first);
});
