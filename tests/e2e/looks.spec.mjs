// @ts-check
/** How marks look: as the person set it, in every theme, on paper; and that nothing moves when one is made. */
import { article, axe, clickOn, current, drag, expect, exported, items, mark, openWith, saved, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const settings = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Settings' });
const markOf = (/** @type {Page} */ page, /** @type {string} */ label) => article(page).locator(`mark[data-label="${label}"]`);

/** What of a mark can be seen. @param {import('@playwright/test').Locator} mark */
const look = (mark) =>
  mark.evaluate((element) => {
    const style = getComputedStyle(element);
    const badge = getComputedStyle(element, '::after');
    return {
      tint: style.backgroundColor !== 'rgba(0, 0, 0, 0)',
      line: style.textDecorationLine === 'underline' ? style.textDecorationStyle : 'none',
      badge: badge.content,
    };
  });

test('marks show tint, underline or badge only, and labels are hidden one by one', async ({ page }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'Engineers found rust', '2');
  await mark(page, 'two of its nine arches', '8');
  await page.keyboard.press('Escape');
  await expect.poll(() => look(markOf(page, 'opinion'))).toEqual({ tint: true, line: 'dashed', badge: '"V"' });

  await page.keyboard.press(',');
  await axe(page);
  await settings(page).getByRole('radio', { name: 'Underline and badge', exact: true }).check();
  await expect.poll(() => look(markOf(page, 'opinion'))).toEqual({ tint: false, line: 'dashed', badge: '"V"' });
  await settings(page).getByRole('radio', { name: 'Badge only' }).check();
  await expect.poll(() => look(markOf(page, 'opinion'))).toEqual({ tint: false, line: 'none', badge: '"V"' });
  await settings(page).getByRole('radio', { name: 'Tint, underline and badge' }).check();
  await settings(page).getByRole('checkbox', { name: 'Opinion' }).uncheck();
  await expect.poll(() => look(markOf(page, 'opinion'))).toEqual({ tint: false, line: 'none', badge: 'none' });
  await expect.poll(() => look(markOf(page, 'event'))).toEqual({ tint: true, line: 'solid', badge: '"E"' });
  await page.keyboard.press('Escape');

  // Words under a hidden mark are words; the annotation is listed all the same.
  await clickOn(page, 'Few people');
  await expect(current(page)).toHaveText(/^Few people/);
  await clickOn(page, 'two of its');
  await expect(current(page)).toHaveText(/^Engineers found rust/);
  await expect(page.getByRole('form', { name: 'Annotation' })).toBeHidden();
  await expect(items(page)).toHaveCount(2);

  // It is so after a reload, until it is taken back.
  await saved(page);
  await page.reload();
  await expect(markOf(page, 'opinion')).toHaveCount(1);
  await expect.poll(() => look(markOf(page, 'opinion'))).toEqual({ tint: false, line: 'none', badge: 'none' });
  await article(page).focus();
  await page.keyboard.press(',');
  await settings(page).getByRole('checkbox', { name: 'Opinion' }).check();
  await expect.poll(async () => (await look(markOf(page, 'opinion'))).badge).toBe('"V"');
});

test('whoever gave a name is the creator of what is marked from then on', async ({ page }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'Engineers', '1');
  await page.keyboard.press('Escape');
  await page.keyboard.press(',');
  await settings(page).getByRole('textbox', { name: 'Your name' }).fill('  Ida Marsh ');
  await page.keyboard.press('Escape');
  await mark(page, 'nine arches', '1');
  const { json } = await exported(page);
  expect(json.annotations.map((/** @type {any} */ one) => one.creator)).toEqual([null, 'Ida Marsh']);
});

test('nothing moves when a mark is made, nested, extended and deleted', async ({ page }) => {
  await openWith(page, BRIDGE);
  await page.evaluate(() => {
    // @ts-expect-error: ours
    globalThis.shifts = [];
    // What follows an input counts here, unlike in the score of the same name.
    new PerformanceObserver((list) => {
      // @ts-expect-error: no types for layout shifts
      for (const entry of list.getEntries()) globalThis.shifts.push([entry.value, entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
    }).observe({ type: 'layout-shift', buffered: false });
  });
  // To the pixel: cut in two, a word is set a hundredth narrower or wider.
  const places = () =>
    article(page)
      .locator('[data-sentence]')
      .evaluateAll((all) =>
        all.map((one) => {
          const { left, top, width, height } = one.getBoundingClientRect();
          return [left, top, width, height].map(Math.round).join();
        }),
      );
  const before = await places();
  expect(before.length).toBeGreaterThan(5);
  await mark(page, 'Engineers found rust in two of its nine arches', '2');
  await mark(page, 'two of its', '1');
  await page.keyboard.press('Shift+ArrowRight');
  await drag(page, 'six weeks');
  await page.keyboard.press('8');
  await expect(items(page)).toHaveCount(3);
  await page.keyboard.press('Delete');
  await expect(items(page)).toHaveCount(2);
  expect(await places()).toEqual(before);
  // @ts-expect-error: ours
  const shifts = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(globalThis.shifts)))));
  expect(shifts.filter((/** @type {any} */ [, nodes]) => nodes.some((/** @type {string} */ html) => html?.includes('data-sentence') || html?.includes('<mark')))).toEqual([]);
});

for (const medium of /** @type {const} */ (['forced colours', 'print'])) {
  test(`labels are told apart without their colours: ${medium}`, async ({ page }) => {
    await openWith(page, BRIDGE);
    const words = ['Engineers', 'found rust', 'two of its', 'nine arches', 'six weeks', 'Few people', 'The city', 'bridge'];
    for (const [at, word] of words.entries()) await mark(page, word, String(at + 1));
    await page.keyboard.press('Escape');
    await page.emulateMedia(medium === 'print' ? { media: 'print' } : { forcedColors: 'active' });
    const looks = await Promise.all((await article(page).locator('mark').all()).map(look));
    expect(looks.map(({ line }) => line)).not.toContain('none');
    expect(looks.map(({ badge }) => badge).sort()).toEqual([...'SECPLQOV'].map((badge) => `"${badge}"`).sort());
    // And the words can be read: as those around them are.
    const ink = (/** @type {Element[]} */ all) =>
      all.map((one) => [getComputedStyle(one).color, getComputedStyle(/** @type {Element} */ (one.closest('[data-article] > section > *, li'))).color]);
    const inks = await article(page).locator('mark').evaluateAll(ink);
    expect(inks).toHaveLength(words.length);
    for (const [own, around] of inks) expect(own).toBe(around);
  });
}
