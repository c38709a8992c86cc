// @ts-check
/** Label sets: a set of one's own, another set for an article that has annotations, and sets as files. */
import { axe, button, clickOn, current, download, drag, expect, exported, items, mark, marks, open, openWith, passageBar, paste, ready, saved, shot, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const dialog = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Labels', exact: true });
const bar = (/** @type {Page} */ page) => page.getByRole('toolbar', { name: 'Labels', exact: true });
const names = (/** @type {Page} */ page) => bar(page).locator('[data-k]').evaluateAll((all) => all.map((one) => one.querySelector('.label-name')?.textContent));
const row = (/** @type {Page} */ page, /** @type {string} */ name) =>
  dialog(page).getByRole('listitem').filter({ has: page.getByRole('button', { name: `More about ${name}`, exact: true }) });
const kinds = (/** @type {Page} */ page) => items(page).locator('.item-label').allTextContents();
const press = (/** @type {Page} */ page, /** @type {string} */ name) => dialog(page).getByRole('button', { name, exact: true }).click();
const said = (/** @type {Page} */ page) => dialog(page).getByRole('status');

/** Opens the dialog. @param {Page} page */
async function labels(page) {
  await button(page, 'Labels…').click();
  await expect(dialog(page)).toBeVisible();
}

/** Unfolds the details of a label. @param {Page} page @param {string} name */
async function unfold(page, name) {
  await dialog(page).getByRole('button', { name: `More about ${name}`, exact: true }).click();
  const details = row(page, name).getByRole('group', { name: 'Details' });
  await expect(details).toBeVisible();
  return details;
}

/** Gives the dialog a file. @param {Page} page @param {string} name @param {string} text */
async function importFile(page, name, text) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'Import labels…')]);
  await chooser.setFiles({ name, mimeType: '', buffer: Buffer.from(text) });
}

/** @param {Page} page */
async function close(page) {
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
}

/** Puts another preset in use. @param {Page} page @param {string} name */
async function use(page, name) {
  const select = dialog(page).getByRole('combobox', { name: 'Other sets' });
  const option = select.locator('option', { hasText: new RegExp(`^${name} `) });
  await select.selectOption(await option.getAttribute('value'));
  await press(page, 'Use that set');
}

test('a set of one’s own, made by keyboard, starts the next article', async ({ page }) => {
  await openWith(page, BRIDGE);
  await labels(page);
  await use(page, 'My labels');
  await expect(said(page)).toHaveText('The labels are now “My labels”');
  await dialog(page).getByRole('textbox', { name: 'Set', exact: true }).fill('Interviews');
  await page.keyboard.press('Tab');
  const fresh = dialog(page).getByRole('textbox', { name: 'New label' });
  for (const [name, definition] of [['Worry', 'Fears something.'], ['Hope', ''], ['Wish', 'Wants something.']]) {
    await fresh.focus();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(row(page, name).getByRole('textbox', { name: 'Definition' })).toBeFocused();
    await page.keyboard.type(definition);
  }
  // Under another, with another key, and before it.
  const wish = row(page, 'Wish');
  await expect(wish.getByRole('textbox', { name: 'Badge' })).toHaveValue('Wi');
  await wish.getByRole('textbox', { name: 'Key' }).fill('j');
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByRole('alert')).toHaveText('The key j is taken: “Next sentence”.');
  await expect(wish.getByRole('textbox', { name: 'Key' })).toHaveValue('3');
  await wish.getByRole('textbox', { name: 'Key' }).fill('y');
  await wish.getByRole('textbox', { name: 'Colour as hex' }).fill('#ffee88');
  await page.keyboard.press('Tab');
  await expect(wish).toContainText(/Contrast on light: text \d+\.\d:1/);
  await wish.getByRole('button', { name: 'Move up' }).focus();
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Label moved up');
  await expect(wish.getByRole('button', { name: 'Move up' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(dialog(page).getByRole('textbox', { name: 'Name' }).first()).toHaveValue('Wish');
  await axe(page);
  await close(page);
  expect(await names(page)).toEqual(['Wish', 'Worry', 'Hope']);
  await clickOn(page, 'Few people');
  await page.keyboard.press('y');
  await expect(items(page)).toContainText('Wish');
  await saved(page);

  await page.reload();
  await ready(page);
  await button(page, 'All articles').click();
  await paste(page, 'Another article. It has two sentences.');
  await expect(bar(page)).toBeVisible();
  expect(await names(page)).toEqual(['Wish', 'Worry', 'Hope']);
  const { json } = await exported(page);
  expect(json.labelSet).toMatchObject({ id: 'interviews', name: 'Interviews' });
  expect(json.labelSet.labels[0]).toMatchObject({ id: 'wish', key: 'y', color: '#FFEE88', badge: 'Wi' });
});

test('another set keeps every annotation, and Control+Z brings the old one back', async ({ page }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'found rust', '2');
  await mark(page, 'six weeks', '4');
  await labels(page);
  await use(page, 'Classroom');
  await expect(said(page)).toHaveText('The labels are now “Classroom”; still in use and kept as retired: Event');
  await expect(dialog(page).getByRole('list', { name: 'Retired labels' }).getByRole('listitem')).toHaveCount(1);
  await close(page);
  expect(await names(page)).toEqual(['Fact', 'Opinion', 'Quote', 'Prediction']);
  await expect.poll(() => kinds(page)).toEqual(['Event', 'Prediction']);
  await expect.poll(() => marks(page)).toEqual(['found rust', 'six weeks']);
  await saved(page);
  await page.reload();
  await ready(page);
  await page.getByRole('region', { name: 'Article' }).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => names(page)).toContain('Event');
  await expect.poll(() => kinds(page)).toEqual(['Event', 'Prediction']);
});

test('merging and retiring', async ({ page }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'found rust', '2');
  await page.getByRole('textbox', { name: 'Note' }).fill('Who found it?');
  await mark(page, 'found rust', '3');
  await expect(items(page)).toHaveCount(2);
  await labels(page);
  const cause = await unfold(page, 'Cause');
  await expect(cause.getByRole('button', { name: 'Delete' })).toBeDisabled();
  await expect(cause).toContainText('In use: 1 annotation.');
  await cause.getByRole('combobox', { name: 'Other label' }).selectOption('event');
  await cause.getByRole('button', { name: 'Merge into' }).click();
  await expect(said(page)).toHaveText('Cause merged into Event');
  await expect(dialog(page).getByRole('button', { name: 'More about Event' })).toBeFocused();
  await expect(row(page, 'Event')).toContainText('In use: 1 annotation.');
  await press(page, 'Retire');
  await expect(said(page)).toHaveText('Event retired');
  await expect(dialog(page).getByRole('button', { name: 'More about Event' })).toBeFocused();
  await axe(page);
  await close(page);
  expect(await names(page)).toEqual(['Statistic', 'Prediction', 'Rule', 'Quote', 'Position', 'Opinion']);
  await expect(items(page)).toHaveCount(1);
  await items(page).first().getByRole('button').first().click();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Who found it?');
  await expect(page.getByRole('form', { name: 'Annotation' }).getByRole('combobox', { name: 'Label' })).toHaveValue('event');
  await page.getByRole('region', { name: 'Article' }).focus();
  // Its key gives nothing any more.
  await clickOn(page, 'Few people');
  await page.keyboard.press('2');
  await page.keyboard.press('k');
  await expect(current(page)).toHaveText(/the mayor said/);
  await expect(items(page)).toHaveCount(1);
  await labels(page);
  await unfold(page, 'Event');
  await press(page, 'Bring back');
  await expect(said(page)).toHaveText('Event brought back');
  await press(page, 'Undo');
  await press(page, 'Undo');
  await press(page, 'Undo');
  await expect(said(page)).toHaveText('Undone: Cause merged into Event');
  await close(page);
  await expect(items(page)).toHaveCount(2);
});

test('a label made up for a passage', async ({ page }) => {
  await openWith(page, BRIDGE);
  await drag(page, 'found rust');
  await passageBar(page).getByRole('button', { name: 'New label…' }).click();
  const fresh = page.getByRole('dialog', { name: 'New label' });
  await expect(fresh.getByRole('textbox', { name: 'Name' })).toHaveValue('found rust');
  await axe(page);
  await fresh.getByRole('textbox', { name: 'Name' }).fill('Cause');
  await page.keyboard.press('Enter');
  await expect(fresh.getByRole('alert')).toHaveText('Another label is called “Cause”.');
  await fresh.getByRole('textbox', { name: 'Name' }).fill('Damage');
  await expect(fresh.getByRole('textbox', { name: 'Badge' })).toHaveValue('D');
  await shot(page, 'new-label');
  await page.keyboard.press('Enter');
  await expect(fresh).toHaveCount(0);
  await expect.poll(() => marks(page)).toEqual(['found rust']);
  await expect(items(page)).toContainText('Damage');
  expect(await names(page)).toContain('Damage');
  // One step.
  await page.keyboard.press('Control+z');
  await expect(items(page)).toHaveCount(0);
  await expect.poll(() => names(page)).not.toContain('Damage');
  // By key, for a sentence; Escape leaves all as it was.
  await clickOn(page, 'Few people');
  await page.keyboard.press('+');
  await expect(fresh).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Article' })).toBeFocused();
  await expect(items(page)).toHaveCount(0);
});

test('sets go out as files and come in again', async ({ page, fresh }) => {
  await openWith(page, BRIDGE);
  await labels(page);
  await use(page, 'Argument');
  await expect(said(page)).toHaveText('The labels are now “Argument”');
  // What a format leaves out is said before it is pressed: beside the button, and with it.
  for (const [name, lost] of [
    ['JSON', ''],
    ['REFI-QDA codebook', 'REFI-QDA codebook leaves out the name of the set, 3 badges, 3 keys, 2 line styles, 4 fields, 2 types of relations.'],
    ['CSV', 'CSV leaves out the name of the set, 4 fields, 2 types of relations.'],
  ]) {
    const export_ = dialog(page).getByRole('button', { name: `Export labels as ${name}`, exact: true });
    await expect(export_).toHaveAccessibleDescription(lost);
    if (lost) await expect(dialog(page).getByText(lost, { exact: true })).toBeVisible();
  }
  await expect(dialog(page).getByText('leaves out')).toHaveCount(2);
  const files = [];
  for (const name of ['JSON', 'REFI-QDA codebook', 'CSV']) {
    files.push(await download(page, () => press(page, `Export labels as ${name}`)));
  }
  expect(files.map((file) => file.name)).toEqual(['argument.labels.json', 'argument.qdc', 'argument.csv']);

  for (const { name, text } of files) {
    const other = await fresh();
    await paste(other, BRIDGE);
    await mark(other, 'found rust', '1');
    await labels(other);
    await importFile(other, name, text);
    const offer = other.getByRole('dialog', { name: 'Import labels' });
    await expect(offer).toContainText('3 labels, none of them here yet.');
    await expect(offer.getByRole('listitem')).toHaveText([/^CClaim/, /^PPremise/, /^EEvidence/]);
    await expect(offer.getByRole('listitem').first()).toContainText('key 1 is taken by “Statistic”');
    await expect(offer).toContainText('keeps what is in use as retired: Statistic.');
    await expect(offer.getByRole('button', { name: 'Use this set instead' })).toBeFocused();
    await expect(offer.getByRole('button', { name: 'Use this set instead' })).toBeInViewport({ ratio: 1 });
    await axe(other);
    await offer.getByRole('button', { name: 'Add its labels' }).click();
    await expect(said(other)).toHaveText('3 labels added');
    await press(other, 'Undo');
    await importFile(other, name, text);
    await offer.getByRole('button', { name: 'Use this set instead' }).click();
    await expect(said(other)).toContainText('kept as retired: Statistic');
    await close(other);
    expect(await names(other)).toEqual(['Claim', 'Premise', 'Evidence']);
    await expect(items(other)).toContainText('Statistic');
  }

  // Where nothing is lost, nothing is said.
  await close(page);
  await button(page, 'Export').click();
  const formats = page.getByRole('dialog', { name: 'Export' });
  await expect(formats.getByRole('button', { name: 'JSON', exact: true })).toHaveAccessibleDescription('');
  await expect(formats.getByText(/leaves out/i)).toHaveCount(0);
});

test('a bad file is refused where it was chosen, and changes nothing', async ({ page }) => {
  await openWith(page, BRIDGE);
  await labels(page);
  await importFile(page, 'codes.qdc', '<!DOCTYPE a [<!ENTITY b "c">]><CodeBook/>');
  await expect(dialog(page).getByRole('alert')).toHaveText(
    '“codes.qdc” was not imported, and nothing has changed. line 1: has a document type of its own, which is not read',
  );
  await close(page);
  expect(await names(page)).toHaveLength(8);
});

test.describe('many labels', () => {
  const csv = `name\n${Array.from({ length: 40 }, (_, n) => `Category ${n + 1}`).join('\n')}\n`;

  for (const [width, height] of /** @type {const} */ ([[320, 640], [390, 844], [1024, 768], [1600, 1000]])) {
    test(`are all within reach at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width: 1280, height });
      await open(page);
      await paste(page, BRIDGE);
      await labels(page);
      await importFile(page, 'forty.csv', csv);
      await press(page, 'Use this set instead');
      await page.setViewportSize({ width, height });
      await axe(page);
      await shot(page, `labels-forty-${width}`);
      await close(page);
      await clickOn(page, 'Few people');
      const all = bar(page).getByRole('button', { name: 'All labels' });
      await expect(all).toBeVisible();
      await shot(page, `bar-forty-${width}`);
      await all.click();
      await expect(all).toHaveAttribute('aria-expanded', 'true');
      await axe(page);
      await shot(page, `bar-all-${width}`);
      // The button leaves the focus in the article; Escape closes what was opened last, and nothing else.
      const held = await current(page).textContent();
      await page.keyboard.press('Escape');
      await expect(all).toHaveAttribute('aria-expanded', 'false');
      await expect(current(page)).toHaveText(held ?? '');
      await all.click();
      await bar(page).getByRole('button', { name: 'Category 40', exact: true }).click();
      await expect(all).toHaveAttribute('aria-expanded', 'false');
      await expect.poll(() => marks(page)).toHaveLength(1);
      // Nothing makes the page wider than the window.
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  }
});
