// @ts-check
/** When the wasm has stopped, what was saved by the page itself comes out as a file that Postil takes back. */
import { withoutMoment } from './document.mjs';
import { expect, test } from './postil.mjs';
import { validate } from './schema.mjs';
import { BRIDGE } from './texts.mjs';

const overlay = { name: 'Postil has stopped' };

test('the rescued file is what an export would have been, and is imported again', async ({ page, postil, fresh }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('two of its nine arches', '1');
  await postil.note.fill('Which two?');
  await postil.mark('Engineers found rust in two of its nine arches', '2');
  await postil.mark('Few people', '8');
  await postil.clickOn('The county');
  await page.keyboard.press('0');
  await postil.saved();
  const before = await postil.exported();

  await page.evaluate(() => globalThis.postilCrash('a test'));
  await expect(page.getByRole('alertdialog', overlay)).toBeVisible();
  const file = await postil.download(() => postil.button('Download what was saved').click());
  expect(file.name).toBe(before.name);
  expect(validate(JSON.parse(file.text))).toEqual([]);
  // Written by JavaScript instead of Rust, and the same to the last byte.
  expect(withoutMoment(file.text)).toBe(withoutMoment(before.text));

  const other = await fresh();
  await other.give('Open file', file.name, file.text);
  await expect(other.items).toHaveCount(3);
  expect(withoutMoment((await other.exported()).text)).toBe(withoutMoment(before.text));
});

test('several articles come as a link each', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.button('All articles').click();
  await postil.paste('Gardens open at last\n\nThe gardens opened on Friday.');
  await expect(postil.article).toBeVisible();
  await postil.saved();
  await page.evaluate(() => globalThis.postilCrash('a test'));
  await postil.button('Download what was saved').click();
  const links = page.getByRole('alertdialog', overlay).getByRole('link');
  await expect(links).toHaveCount(2);
  const file = await postil.download(() => links.filter({ hasText: 'gardens' }).click());
  expect(file.name).toBe('gardens-open-at-last.postil.json');
  expect(validate(JSON.parse(file.text))).toEqual([]);
});

test('a reload leads back to the work', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('two of its nine arches', '1');
  await postil.saved();
  await page.evaluate(() => globalThis.postilCrash('a test'));
  await postil.button('Reload').click();
  await postil.ready();
  expect(await postil.marks()).toEqual(['two of its nine arches']);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await postil.mark('Few people', '8');
  await postil.saved();
});
