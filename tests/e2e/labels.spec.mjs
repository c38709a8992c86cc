// @ts-check
/** The labels: what they are called and what they mean is the person's to say. */
import { button, clickOn, expect, exported, items, mark, openWith, ready, saved, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const dialog = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Labels' });
const names = (/** @type {Page} */ page) => dialog(page).getByRole('textbox', { name: 'Name' });
const definitions = (/** @type {Page} */ page) => dialog(page).getByRole('textbox', { name: 'Definition' });
const bar = (/** @type {Page} */ page) => page.getByRole('toolbar', { name: 'Labels', exact: true }).getByRole('button');

test('there are eight, each with a button and a definition', async ({ page }) => {
  await openWith(page, BRIDGE);
  const all = ['Statistic', 'Event', 'Cause', 'Prediction', 'Rule', 'Quote', 'Position', 'Opinion'];
  for (const [at, name] of all.entries()) await expect(bar(page).nth(at)).toHaveAccessibleName(name);
  await button(page, 'Labels…').click();
  await expect(names(page)).toHaveCount(8);
  await expect(definitions(page)).toHaveCount(8);
  for (const [at, name] of all.entries()) {
    await expect(names(page).nth(at)).toHaveValue(name);
    await expect(definitions(page).nth(at)).toHaveValue(/\w/);
  }
});

test('a new name and definition show everywhere, are exported, kept, and undone', async ({ page }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'Few people', '8');
  await button(page, 'Labels…').click();
  await names(page).last().fill('View');
  await definitions(page).last().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('What somebody thinks.');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(bar(page).nth(7)).toHaveAccessibleName('View');
  await expect(items(page)).toContainText('View');
  await saved(page);
  const { json } = await exported(page);
  // The id stays, so that what was marked stays marked.
  expect(json.labelSet.labels[7]).toMatchObject({ id: 'opinion', name: 'View', description: 'What somebody thinks.' });
  await page.reload();
  await ready(page);
  await expect(items(page)).toContainText('View');
  await button(page, 'Undo').click();
  await button(page, 'Undo').click();
  await expect(bar(page).nth(7)).toHaveAccessibleName('Opinion');
  await expect(items(page)).toContainText('Opinion');
});

test('no label is without a name', async ({ page }) => {
  await openWith(page, BRIDGE);
  await button(page, 'Labels…').click();
  await names(page).first().fill('  ');
  await names(page).nth(1).focus();
  await expect(names(page).first()).toHaveValue('Statistic');
});

test('are of their article', async ({ page }) => {
  await openWith(page, BRIDGE);
  await button(page, 'Labels…').click();
  await names(page).first().fill('Number');
  await page.keyboard.press('Escape');
  await expect(bar(page).first()).toHaveAccessibleName('Number');
  await button(page, 'All articles').click();
  await button(page, 'Try the sample').click();
  await expect(bar(page).first()).toHaveAccessibleName('Statistic');
  await clickOn(page, 'Voters');
  await page.keyboard.press('1');
  await expect(items(page)).toContainText('Statistic');
});
