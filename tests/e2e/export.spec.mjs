// @ts-check
/** Exports: what is written of a document, in which format, and of several articles at once. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

const GARDENS = 'Gardens open at last\n\nThe gardens opened on Friday. Nobody came before noon.';

test('a person checks the formats, leaves notes out, and takes only what the filter shows', async ({ postil, page }) => {
  await postil.openWith(BRIDGE);
  for (const key of ['j', '1', 'j', 'j', '2']) await page.keyboard.press(key);
  await postil.items.last().getByRole('button').first().click();
  await postil.note.fill('Who says so?');
  await postil.filter.fill('Event');
  await expect(postil.items).toHaveCount(1);

  await postil.button('Export').click();
  const dialog = postil.dialog('Export');
  const buttons = dialog.getByRole('listitem').getByRole('button');
  const formats = await buttons.count();
  await dialog.getByRole('button', { name: 'Check all formats' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Checked: in every format, every quote equals the text.');
  await expect(dialog.getByText(/^2 of 2 quotes equal the text/)).toHaveCount(formats);

  // What is to be written is another: what was checked is not that.
  await dialog.getByRole('checkbox', { name: 'Notes' }).uncheck();
  await dialog.getByRole('radio', { name: 'Only the 1 that the filter shows' }).check();
  await expect(dialog.getByText(/quotes? equals? the text,/)).toHaveCount(0);
  const lines = await postil.download(() => dialog.getByRole('button', { name: 'JSON Lines', exact: true }).click());
  await expect(dialog).toBeHidden();
  const [line, ...others] = lines.text.trimEnd().split('\n').map((text) => JSON.parse(text));
  expect([others.length, line.labelName, line.note]).toEqual([0, 'Event', '']);
  expect([...BRIDGE].slice(line.ranges[0].start, line.ranges[0].end).join('')).toBe(line.quote);

  // The next time, all of it is chosen again. The check wrote every format; here some are downloaded, two of which are no text.
  for (const [name, file, beginning] of [['CSV', '.csv', 'document,id,'], ['brat', '.brat.zip', 'PK'], ['REFI-QDA', '.qdpx', 'PK']]) {
    await postil.button('Export').click();
    const { name: saved, text } = await postil.download(() => dialog.getByRole('button', { name, exact: true }).click());
    expect([saved, text.slice(0, beginning.length)]).toEqual([expect.stringMatching(/^harbour-bridge/), beginning]);
    expect(saved.endsWith(file)).toBe(true);
  }
  await expect(postil.alert).toBeHidden();
  await expect(page.getByText(/^Downloaded /).first()).toBeVisible();
});

test('several articles are one file, or an archive', async ({ postil, page }) => {
  await postil.openWith(BRIDGE);
  for (const key of ['j', '1']) await page.keyboard.press(key);
  await postil.toLibrary();
  await postil.paste(GARDENS);
  for (const key of ['j', '2']) await page.keyboard.press(key);
  await postil.toLibrary();

  const dialog = postil.dialog('Export articles');
  await postil.button('Export articles…').click();
  const all = await postil.download(() => dialog.getByRole('button', { name: 'JSON', exact: true }).click());
  expect([all.name, all.text.slice(0, 2)]).toEqual([expect.stringMatching(/^postil-\d{4}-\d\d-\d\d-json\.zip$/), 'PK']);
  expect(all.text).toContain('gardens-open-at-last.postil.json');
  await expect(page.getByText('with 2 articles').first()).toBeVisible();

  await postil.button('Export articles…').click();
  await expect(dialog).toBeVisible();
  await postil.axe();
  await dialog.getByRole('checkbox', { name: 'Gardens open at last' }).uncheck();
  await expect(dialog.getByText('1 of 2 articles chosen')).toBeVisible();
  const one = await postil.download(() => dialog.getByRole('button', { name: 'JSON Lines', exact: true }).click());
  expect(one.name).toMatch(/^harbour-bridge.*\.jsonl$/);
  expect(one.text.trimEnd().split('\n').map((line) => JSON.parse(line).labelName)).toEqual(['Statistic']);
  await expect(postil.toast).toContainText('with 1 article. JSON Lines leaves out the text');
});
