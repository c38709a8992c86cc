// @ts-check
/** The labels: what they are called and what they mean is the person's to say. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const names = (/** @type {Postil} */ postil) => postil.dialog('Labels').getByRole('textbox', { name: 'Name' });
const definitions = (/** @type {Postil} */ postil) => postil.dialog('Labels').getByRole('textbox', { name: 'Definition' });
const bar = (/** @type {Postil} */ postil) => postil.labels.getByRole('button');

test('there are eight, each with a button and a definition', async ({ postil }) => {
  await postil.openWith(BRIDGE);
  const all = ['Statistic', 'Event', 'Cause', 'Prediction', 'Rule', 'Quote', 'Position', 'Opinion'];
  for (const [at, name] of all.entries()) await expect(bar(postil).nth(at)).toHaveAccessibleName(name);
  await postil.button('Labels…').click();
  await expect(names(postil)).toHaveCount(8);
  await expect(definitions(postil)).toHaveCount(8);
  for (const [at, name] of all.entries()) {
    await expect(names(postil).nth(at)).toHaveValue(name);
    await expect(definitions(postil).nth(at)).toHaveValue(/\w/);
  }
});

test('a new name and definition show everywhere, are exported, kept, and undone', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('Few people', '8');
  await postil.button('Labels…').click();
  await names(postil).last().fill('View');
  await definitions(postil).last().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('What somebody thinks.');
  await page.keyboard.press('Escape');
  await expect(postil.dialog('Labels')).toHaveCount(0);
  await expect(bar(postil).nth(7)).toHaveAccessibleName('View');
  await expect(postil.items).toContainText('View');
  await postil.saved();
  const { json } = await postil.exported();
  // The id stays, so that what was marked stays marked.
  expect(json.labelSet.labels[7]).toMatchObject({ id: 'opinion', name: 'View', description: 'What somebody thinks.' });
  await postil.reload();
  await expect(postil.items).toContainText('View');
  await postil.button('Undo').click();
  await postil.button('Undo').click();
  await expect(bar(postil).nth(7)).toHaveAccessibleName('Opinion');
  await expect(postil.items).toContainText('Opinion');
});

test('no label is without a name', async ({ postil }) => {
  await postil.openWith(BRIDGE);
  await postil.button('Labels…').click();
  await names(postil).first().fill('  ');
  await names(postil).nth(1).focus();
  await expect(names(postil).first()).toHaveValue('Statistic');
});

test('are of their article', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.button('Labels…').click();
  await names(postil).first().fill('Number');
  await page.keyboard.press('Escape');
  await expect(bar(postil).first()).toHaveAccessibleName('Number');
  await postil.button('All articles').click();
  await postil.button('Try the sample').click();
  await expect(bar(postil).first()).toHaveAccessibleName('Statistic');
  await postil.clickOn('Voters');
  await page.keyboard.press('1');
  await expect(postil.items).toContainText('Statistic');
});
