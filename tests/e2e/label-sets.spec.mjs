// @ts-check
/** Label sets: a set of one's own, another set for an article that has annotations, and sets as files. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const row = (/** @type {Postil} */ postil, /** @type {string} */ name) =>
  postil.dialog('Labels').getByRole('listitem').filter({ has: postil.page.getByRole('button', { name: `More about ${name}`, exact: true }) });
const kinds = (/** @type {Postil} */ postil) => postil.items.locator('.item-label').allTextContents();
const press = (/** @type {Postil} */ postil, /** @type {string} */ name) => postil.dialog('Labels').getByRole('button', { name, exact: true }).click();
const said = (/** @type {Postil} */ postil) => postil.dialog('Labels').getByRole('status');

/** Opens the dialog. @param {Postil} postil */
async function labels(postil) {
  await postil.button('Labels…').click();
  await expect(postil.dialog('Labels')).toBeVisible();
}

/** Unfolds the details of a label. @param {Postil} postil @param {string} name */
async function unfold(postil, name) {
  await postil.dialog('Labels').getByRole('button', { name: `More about ${name}`, exact: true }).click();
  const details = row(postil, name).getByRole('group', { name: 'Details' });
  await expect(details).toBeVisible();
  return details;
}

/** Gives the dialog a file. @param {Postil} postil @param {string} name @param {string} text */
const importFile = (postil, name, text) =>
  postil.choose(() => press(postil, 'Import labels…'), { name, mimeType: '', buffer: Buffer.from(text) });

/** @param {Postil} postil */
async function close(postil) {
  await postil.page.keyboard.press('Escape');
  await expect(postil.dialog('Labels')).toHaveCount(0);
}

test('a set of one’s own, made by keyboard, starts the next article', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await labels(postil);
  await postil.useLabels('My labels');
  await expect(said(postil)).toHaveText('The labels are now “My labels”');
  await postil.dialog('Labels').getByRole('textbox', { name: 'Set', exact: true }).fill('Interviews');
  await page.keyboard.press('Tab');
  const fresh = postil.dialog('Labels').getByRole('textbox', { name: 'New label' });
  for (const [name, definition] of [['Worry', 'Fears something.'], ['Hope', ''], ['Wish', 'Wants something.']]) {
    await fresh.focus();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(row(postil, name).getByRole('textbox', { name: 'Definition' })).toBeFocused();
    await page.keyboard.type(definition);
  }
  // Under another, with another key, and before it.
  const wish = row(postil, 'Wish');
  await expect(wish.getByRole('textbox', { name: 'Badge' })).toHaveValue('Wi');
  await wish.getByRole('textbox', { name: 'Key' }).fill('j');
  await page.keyboard.press('Tab');
  await expect(postil.dialog('Labels').getByRole('alert')).toHaveText('The key j is taken: “Next sentence”.');
  await expect(wish.getByRole('textbox', { name: 'Key' })).toHaveValue('3');
  await wish.getByRole('textbox', { name: 'Key' }).fill('y');
  await wish.getByRole('textbox', { name: 'Colour as hex' }).fill('#ffee88');
  await page.keyboard.press('Tab');
  await expect(wish).toContainText(/Contrast on light: text \d+\.\d:1/);
  await wish.getByRole('button', { name: 'Move up' }).focus();
  await page.keyboard.press('Enter');
  await expect(said(postil)).toHaveText('Label moved up');
  await expect(wish.getByRole('button', { name: 'Move up' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(postil.dialog('Labels').getByRole('textbox', { name: 'Name' }).first()).toHaveValue('Wish');
  await postil.axe();
  await close(postil);
  expect(await postil.labelNames()).toEqual(['Wish', 'Worry', 'Hope']);
  await postil.clickOn('Few people');
  await page.keyboard.press('y');
  await expect(postil.items).toContainText('Wish');
  await postil.saved();

  await postil.reload();
  await postil.button('All articles').click();
  await postil.paste('Another article. It has two sentences.');
  await expect(postil.labels).toBeVisible();
  expect(await postil.labelNames()).toEqual(['Wish', 'Worry', 'Hope']);
  const { json } = await postil.exported();
  expect(json.labelSet).toMatchObject({ id: 'interviews', name: 'Interviews' });
  expect(json.labelSet.labels[0]).toMatchObject({ id: 'wish', key: 'y', color: '#FFEE88', badge: 'Wi' });
});

test('another set keeps every annotation, and Control+Z brings the old one back', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('found rust', '2');
  await postil.mark('six weeks', '4');
  await labels(postil);
  await postil.useLabels('Classroom');
  await expect(said(postil)).toHaveText('The labels are now “Classroom”; still in use and kept as retired: Event');
  await expect(postil.dialog('Labels').getByRole('list', { name: 'Retired labels' }).getByRole('listitem')).toHaveCount(1);
  await close(postil);
  expect(await postil.labelNames()).toEqual(['Fact', 'Opinion', 'Quote', 'Prediction']);
  await expect.poll(() => kinds(postil)).toEqual(['Event', 'Prediction']);
  await expect.poll(() => postil.marks()).toEqual(['found rust', 'six weeks']);
  await postil.saved();
  await postil.reload();
  await postil.article.focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => postil.labelNames()).toContain('Event');
  await expect.poll(() => kinds(postil)).toEqual(['Event', 'Prediction']);
});

test('merging and retiring', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('found rust', '2');
  await postil.note.fill('Who found it?');
  await postil.mark('found rust', '3');
  await expect(postil.items).toHaveCount(2);
  await labels(postil);
  const cause = await unfold(postil, 'Cause');
  await expect(cause.getByRole('button', { name: 'Delete' })).toBeDisabled();
  await expect(cause).toContainText('In use: 1 annotation.');
  await cause.getByRole('combobox', { name: 'Other label' }).selectOption('event');
  await cause.getByRole('button', { name: 'Merge into' }).click();
  await expect(said(postil)).toHaveText('Cause merged into Event');
  await expect(postil.dialog('Labels').getByRole('button', { name: 'More about Event' })).toBeFocused();
  await expect(row(postil, 'Event')).toContainText('In use: 1 annotation.');
  await press(postil, 'Retire');
  await expect(said(postil)).toHaveText('Event retired');
  await expect(postil.dialog('Labels').getByRole('button', { name: 'More about Event' })).toBeFocused();
  await postil.axe();
  await close(postil);
  expect(await postil.labelNames()).toEqual(['Statistic', 'Prediction', 'Rule', 'Quote', 'Position', 'Opinion']);
  await expect(postil.items).toHaveCount(1);
  await postil.items.first().getByRole('button').first().click();
  await expect(postil.note).toHaveValue('Who found it?');
  await expect(postil.labelChoice).toHaveValue('event');
  await postil.article.focus();
  // Its key gives nothing any more.
  await postil.clickOn('Few people');
  await page.keyboard.press('2');
  await page.keyboard.press('k');
  await expect(postil.current).toHaveText(/the mayor said/);
  await expect(postil.items).toHaveCount(1);
  await labels(postil);
  await unfold(postil, 'Event');
  await press(postil, 'Bring back');
  await expect(said(postil)).toHaveText('Event brought back');
  await press(postil, 'Undo');
  await press(postil, 'Undo');
  await press(postil, 'Undo');
  await expect(said(postil)).toHaveText('Undone: Cause merged into Event');
  await close(postil);
  await expect(postil.items).toHaveCount(2);
});

test('a label made up for a passage', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.drag('found rust');
  await postil.passageBar.getByRole('button', { name: 'New label…' }).click();
  const fresh = postil.dialog('New label');
  await expect(fresh.getByRole('textbox', { name: 'Name' })).toHaveValue('found rust');
  await postil.axe();
  await fresh.getByRole('textbox', { name: 'Name' }).fill('Cause');
  await page.keyboard.press('Enter');
  await expect(fresh.getByRole('alert')).toHaveText('Another label is called “Cause”.');
  await fresh.getByRole('textbox', { name: 'Name' }).fill('Damage');
  await expect(fresh.getByRole('textbox', { name: 'Badge' })).toHaveValue('D');
  await postil.shot('new-label');
  await page.keyboard.press('Enter');
  await expect(fresh).toHaveCount(0);
  await expect.poll(() => postil.marks()).toEqual(['found rust']);
  await expect(postil.items).toContainText('Damage');
  expect(await postil.labelNames()).toContain('Damage');
  // One step.
  await page.keyboard.press('Control+z');
  await expect(postil.items).toHaveCount(0);
  await expect.poll(() => postil.labelNames()).not.toContain('Damage');
  // By key, for a sentence; Escape leaves all as it was.
  await postil.clickOn('Few people');
  await page.keyboard.press('+');
  await expect(fresh).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(postil.article).toBeFocused();
  await expect(postil.items).toHaveCount(0);
});

test('sets go out as files and come in again', async ({ postil, fresh }) => {
  await postil.openWith(BRIDGE);
  await labels(postil);
  await postil.useLabels('Argument');
  await expect(said(postil)).toHaveText('The labels are now “Argument”');
  // What a format leaves out is said before it is pressed: beside the button, and with it.
  for (const [name, lost] of [
    ['JSON', ''],
    ['REFI-QDA codebook', 'REFI-QDA codebook leaves out the name of the set, 3 badges, 3 keys, 2 line styles, 4 fields, 2 types of relations.'],
    ['CSV', 'CSV leaves out the name of the set, 4 fields, 2 types of relations.'],
  ]) {
    const export_ = postil.dialog('Labels').getByRole('button', { name: `Export labels as ${name}`, exact: true });
    await expect(export_).toHaveAccessibleDescription(lost);
    if (lost) await expect(postil.dialog('Labels').getByText(lost, { exact: true })).toBeVisible();
  }
  await expect(postil.dialog('Labels').getByText('leaves out')).toHaveCount(2);
  const files = [];
  for (const name of ['JSON', 'REFI-QDA codebook', 'CSV']) {
    files.push(await postil.download(() => press(postil, `Export labels as ${name}`)));
  }
  expect(files.map((file) => file.name)).toEqual(['argument.labels.json', 'argument.qdc', 'argument.csv']);

  for (const { name, text } of files) {
    const other = await fresh();
    await other.paste(BRIDGE);
    await other.mark('found rust', '1');
    await labels(other);
    await importFile(other, name, text);
    const offer = other.dialog('Import labels');
    await expect(offer).toContainText('3 labels, none of them here yet.');
    await expect(offer.getByRole('listitem')).toHaveText([/^CClaim/, /^PPremise/, /^EEvidence/]);
    await expect(offer.getByRole('listitem').first()).toContainText('key 1 is taken by “Statistic”');
    await expect(offer).toContainText('keeps what is in use as retired: Statistic.');
    await expect(offer.getByRole('button', { name: 'Use this set instead' })).toBeFocused();
    await expect(offer.getByRole('button', { name: 'Use this set instead' })).toBeInViewport({ ratio: 1 });
    // The same dialog, whatever the format.
    if (name === files[0]?.name) await other.axe();
    await offer.getByRole('button', { name: 'Add its labels' }).click();
    await expect(said(other)).toHaveText('3 labels added');
    await press(other, 'Undo');
    await importFile(other, name, text);
    await offer.getByRole('button', { name: 'Use this set instead' }).click();
    await expect(said(other)).toContainText('kept as retired: Statistic');
    await close(other);
    expect(await other.labelNames()).toEqual(['Claim', 'Premise', 'Evidence']);
    await expect(other.items).toContainText('Statistic');
  }

  // Where nothing is lost, nothing is said.
  await close(postil);
  await postil.button('Export').click();
  const formats = postil.dialog('Export');
  await expect(formats.getByRole('button', { name: 'JSON', exact: true })).toHaveAccessibleDescription('All there is, for Postil to open again.');
});

test('a bad file is refused where it was chosen, and changes nothing', async ({ postil }) => {
  await postil.openWith(BRIDGE);
  await labels(postil);
  await importFile(postil, 'codes.qdc', '<!DOCTYPE a [<!ENTITY b "c">]><CodeBook/>');
  await expect(postil.dialog('Labels').getByRole('alert')).toHaveText(
    '“codes.qdc” was not imported, and nothing has changed. line 1: has a document type of its own, which is not read',
  );
  await close(postil);
  expect(await postil.labelNames()).toHaveLength(8);
});

test.describe('many labels', () => {
  const csv = `name\n${Array.from({ length: 40 }, (_, n) => `Category ${n + 1}`).join('\n')}\n`;

  for (const [width, height] of /** @type {const} */ ([[320, 640], [390, 844], [1024, 768], [1600, 1000]])) {
    test(`are all within reach at ${width} px`, async ({ page, postil }) => {
      await page.setViewportSize({ width: 1280, height });
      await postil.open();
      await postil.paste(BRIDGE);
      await labels(postil);
      await importFile(postil, 'forty.csv', csv);
      await press(postil, 'Use this set instead');
      await page.setViewportSize({ width, height });
      await postil.axe();
      await postil.shot(`labels-forty-${width}`);
      await close(postil);
      await postil.clickOn('Few people');
      const all = postil.labels.getByRole('button', { name: 'All labels' });
      await expect(all).toBeVisible();
      await postil.shot(`bar-forty-${width}`);
      await all.click();
      await expect(all).toHaveAttribute('aria-expanded', 'true');
      await postil.axe();
      await postil.shot(`bar-all-${width}`);
      // The button leaves the focus in the article; Escape closes what was opened last, and nothing else.
      const held = await postil.current.textContent();
      await page.keyboard.press('Escape');
      await expect(all).toHaveAttribute('aria-expanded', 'false');
      await expect(postil.current).toHaveText(held ?? '');
      await all.click();
      await postil.labels.getByRole('button', { name: 'Category 40', exact: true }).click();
      await expect(all).toHaveAttribute('aria-expanded', 'false');
      await expect.poll(() => postil.marks()).toHaveLength(1);
      // Nothing makes the page wider than the window.
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  }
});
