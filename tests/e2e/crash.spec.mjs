// @ts-check
/** When the wasm has stopped, what was saved by the page itself comes out as a file that Postil takes back. */
import { withoutMoment } from './document.mjs';
import { article, button, clickOn, download, expect, exported, form, give, items, mark, marks, openWith, paste, ready, saved, test } from './postil.mjs';
import { validate } from './schema.mjs';
import { BRIDGE } from './texts.mjs';

const overlay = { name: 'Postil has stopped' };

test('the rescued file is what an export would have been, and is imported again', async ({ page, fresh }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'two of its nine arches', '1');
  await form(page).getByRole('textbox', { name: 'Note' }).fill('Which two?');
  await mark(page, 'Engineers found rust in two of its nine arches', '2');
  await mark(page, 'Few people', '8');
  await clickOn(page, 'The county');
  await page.keyboard.press('0');
  await saved(page);
  const before = await exported(page);

  await page.evaluate(() => globalThis.postilCrash('a test'));
  await expect(page.getByRole('alertdialog', overlay)).toBeVisible();
  const file = await download(page, () => button(page, 'Download what was saved').click());
  expect(file.name).toBe(before.name);
  expect(validate(JSON.parse(file.text))).toEqual([]);
  // Written by JavaScript instead of Rust, and the same to the last byte.
  expect(withoutMoment(file.text)).toBe(withoutMoment(before.text));

  const other = await fresh();
  await give(other, 'Open file', file.name, file.text);
  await expect(items(other)).toHaveCount(3);
  expect(withoutMoment((await exported(other)).text)).toBe(withoutMoment(before.text));
});

test('several articles come as a link each', async ({ page }) => {
  await openWith(page, BRIDGE);
  await button(page, 'All articles').click();
  await paste(page, 'Gardens open at last\n\nThe gardens opened on Friday.');
  await expect(article(page)).toBeVisible();
  await saved(page);
  await page.evaluate(() => globalThis.postilCrash('a test'));
  await button(page, 'Download what was saved').click();
  const links = page.getByRole('alertdialog', overlay).getByRole('link');
  await expect(links).toHaveCount(2);
  const file = await download(page, () => links.filter({ hasText: 'gardens' }).click());
  expect(file.name).toBe('gardens-open-at-last.postil.json');
  expect(validate(JSON.parse(file.text))).toEqual([]);
});

test('a reload leads back to the work', async ({ page }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'two of its nine arches', '1');
  await saved(page);
  await page.evaluate(() => globalThis.postilCrash('a test'));
  await button(page, 'Reload').click();
  await ready(page);
  expect(await marks(page)).toEqual(['two of its nine arches']);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await mark(page, 'Few people', '8');
  await saved(page);
});
