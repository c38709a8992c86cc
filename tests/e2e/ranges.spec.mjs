// @ts-check
/** What an annotation marks: one of several in a place, several passages, whole sections, two from one and one from two. */
import { said } from './document.mjs';
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const chooser = (/** @type {Postil} */ postil) => postil.page.getByRole('group', { name: 'Annotations here' });
/** What the exported annotations mark: a list of passages each. @param {Postil} postil */
const targets = async (postil) =>
  (await postil.exported()).json.annotations.map((/** @type {any} */ one) => one.target.map((/** @type {any} */ range) => range.exact));

test.describe('several annotations in one place', () => {
  test('are listed at a click, the innermost selected, and each can be had', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark('Engineers found rust in two of its nine arches', '2');
    await postil.mark('two of its nine arches', '1');
    await page.keyboard.press('Escape');
    await postil.clickOn('nine arches');
    await expect(chooser(postil).getByRole('button')).toHaveText([/Statistic.*two of its/, /Event.*Engineers/]);
    await expect(postil.labelChoice).toHaveValue('statistic');
    await postil.axe();
    await chooser(postil).getByRole('button', { name: /Event/ }).click();
    await expect(chooser(postil)).toBeHidden();
    await expect(postil.labelChoice).toHaveValue('event');
    // Alone in its place, an annotation needs no list.
    await postil.clickOn('Few people');
    await expect(postil.form).toBeHidden();
    await postil.clickOn('Engineers');
    await expect(postil.labelChoice).toHaveValue('event');
    await expect(chooser(postil)).toBeHidden();
  });

  test('are listed for the keyboard, and Escape goes back to the article', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark('Engineers found rust in two of its nine arches', '2');
    await postil.mark('two of its nine arches', '1');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expect(chooser(postil).getByRole('button').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(chooser(postil).getByRole('button').nth(1)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(chooser(postil)).toBeHidden();
    await expect(postil.article).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(postil.labelChoice).toHaveValue('statistic');
    await expect(postil.article).toBeFocused();
  });
});

test.describe('an annotation of several passages', () => {
  test('is made with Ctrl held, before or after its label was given', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.drag('Engineers');
    await page.keyboard.down('Control');
    await postil.drag('nine arches');
    await page.keyboard.up('Control');
    await expect(postil.status.filter({ hasText: '2 passages' })).toBeVisible();
    await page.keyboard.press('1');
    await expect.poll(() => postil.marks()).toEqual(['Engineers', 'nine arches']);
    await page.keyboard.down('Control');
    await postil.drag('rust');
    await page.keyboard.up('Control');
    await expect.poll(() => postil.marks()).toEqual(['Engineers', 'rust', 'nine arches']);
    await expect(postil.items).toHaveCount(1);
    expect(await targets(postil)).toEqual([['Engineers', 'rust', 'nine arches']]);
    await postil.button('Undo').click();
    await expect.poll(() => postil.marks()).toEqual(['Engineers', 'nine arches']);
  });

  test('is made by keys alone, and lasts', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    for (const key of ['j', 'j', 'Shift+ArrowRight', '2', 'w', 'j']) await page.keyboard.press(key);
    await expect(postil.status.filter({ hasText: 'Select the words to add' })).toBeVisible();
    await postil.axe();
    const wanted = await postil.current.textContent();
    await page.keyboard.press('Enter');
    const all = await postil.marks();
    expect(all.slice(1).join('')).toBe(wanted);
    await expect(postil.items).toHaveCount(1);
    await postil.saved();
    await page.reload();
    await expect.poll(() => postil.marks()).toEqual(all);
  });

  test('is made with buttons, and each passage has its own ends and goes alone', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark('Engineers', '2');
    await postil.form.getByRole('button', { name: 'Add a passage' }).click();
    await postil.drag('nine');
    await expect.poll(() => postil.selection()).toBe('nine');
    await postil.settled();
    await expect(postil.passageBar).toBeHidden();
    await postil.button('Add').click();
    await expect.poll(() => postil.marks()).toEqual(['Engineers', 'nine']);
    await postil.form.getByRole('button', { name: 'End one word later of passage 2' }).click();
    await expect.poll(() => postil.marks()).toEqual(['Engineers', 'nine arches']);
    // Two handles a passage.
    await expect(page.locator('.handle.start')).toHaveCount(2);
    await postil.form.getByRole('button', { name: 'Remove passage 1' }).click();
    await expect.poll(() => postil.marks()).toEqual(['nine arches']);
    await postil.dragHandle('start', 'two of');
    await expect.poll(() => postil.marks()).toEqual(['two of its nine arches']);
  });

  test('waits for its passage until Escape', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark('Engineers', '2');
    await page.keyboard.press('w');
    await postil.drag('nine arches');
    await expect.poll(() => postil.selection()).toBe('nine arches');
    await page.keyboard.press('Escape');
    await expect.poll(() => postil.selection()).toBe('');
    expect(await postil.marks()).toEqual(['Engineers']);
    await expect(postil.form).toBeVisible();
  });
});

test('words under the bar of one passage are selected all the same', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.drag('Engineers');
  await expect(postil.passageBar).toBeVisible();
  const bar = await postil.passageBar.boundingBox();
  if (!bar) throw new Error('no bar');
  const start = await postil.place('The old bridge', 'The old bridge', 'start');
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(bar.x + 20, bar.y + 20, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => postil.selection()).toMatch(/^The old bridge/);
  // Over the bar the browser would take everything up to the end.
  expect(await postil.selection()).not.toContain('Few people');
});

test('a whole section is marked from its heading, by the sign beside it and by key', async ({ page, postil }) => {
  await postil.openWith('A Bridge\n\nFew people noticed it at first.\n\nWhat happened\n\nRust was found.\n\nThe road was closed.\n\nWhat comes now\n\nNobody knows that yet.\n');
  await postil.clickOn('What happened');
  await postil.button('Select the whole section').click();
  await page.keyboard.press('2');
  await expect.poll(() => targets(postil)).toEqual([['What happened\n\nRust was found.\n\nThe road was closed.']]);
  await postil.clickOn('What comes now');
  await page.keyboard.press('o');
  await page.keyboard.press('3');
  await expect.poll(async () => said((await postil.exported()).json).map(([exact]) => exact)).toHaveLength(2);
  expect((await targets(postil))[1]).toEqual(['What comes now\n\nNobody knows that yet.']);
});

test('an annotation is split in two and joined again', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('Engineers found rust in two of its nine arches', '2');
  await page.keyboard.press('Escape');
  await postil.drag('two of its');
  await page.keyboard.press('Shift+S');
  await expect.poll(() => postil.marks()).toEqual(['Engineers found rust in', 'two of its nine arches']);
  await expect(postil.items).toHaveCount(2);
  await postil.clickOn('Engineers');
  await postil.form.getByRole('button', { name: 'Join with next' }).click();
  await expect.poll(() => postil.marks()).toEqual(['Engineers found rust in two of its nine arches']);
  await postil.button('Undo').click();
  await postil.button('Undo').click();
  await expect(postil.items).toHaveCount(1);
  expect(await targets(postil)).toEqual([['Engineers found rust in two of its nine arches']]);
});
