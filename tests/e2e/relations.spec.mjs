// @ts-check
/** Links between annotations: made with the mouse and by keys, changed, listed, drawn in the margin, exported. */
import { article, axe, button, clickOn, current, expect, exported, form, items, mark, openWith, ready, saved, settled, shot, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';
import { validate } from './schema.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const RUST = 'found rust in two of its nine arches';
const CLOSE = 'The old bridge will close on Monday';
const COST = 'Repairs cost 4.2 million crowns';
const DOUBT = 'Few people believe her';

const bar = (/** @type {Page} */ page) => page.getByRole('status').filter({ hasText: 'Choose the other annotation' });
const how = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'How are they linked?' });
const links = (/** @type {Page} */ page) => form(page).getByRole('group', { name: 'Link', exact: true });
const type = (/** @type {Page} */ page) => links(page).getByRole('combobox', { name: 'Type' });
const threads = (/** @type {Page} */ page) => page.locator('.threads text');

/** The card of an annotation in the list. @param {Page} page @param {string} words */
const card = (page, words) => items(page).locator('.item-face').filter({ hasText: words });

/** Four claims: an event, a cause, a statistic, an opinion. @param {Page} page */
async function claims(page) {
  await openWith(page, BRIDGE);
  for (const [passage, key] of /** @type {[string, string][]} */ ([[CLOSE, '2'], [RUST, '3'], [COST, '1'], [DOUBT, '8']])) {
    await mark(page, passage, key);
  }
  await expect(items(page)).toHaveCount(4);
  await saved(page);
}

/** What is linked, in words. @param {any} json @returns {string[]} */
function linked(json) {
  const words = new Map(json.annotations.map((/** @type {any} */ one) => [one.id, one.target[0].exact]));
  return json.relations.map((/** @type {any} */ one) => `${words.get(one.from)} ${one.type} ${words.get(one.to)}`);
}

test('two claims are linked with the mouse', async ({ page }) => {
  await claims(page);
  await clickOn(page, RUST);
  await form(page).getByRole('button', { name: 'Link…' }).click();
  await expect(bar(page)).toBeVisible();
  // A press beside a mark chooses nothing and ends nothing.
  await clickOn(page, 'The city says');
  await settled(page);
  await expect(bar(page)).toBeVisible();
  await expect(how(page)).toHaveCount(0);
  await clickOn(page, CLOSE);
  await expect(how(page)).toBeVisible();
  await expect(how(page).getByRole('button')).toHaveText(['Close', /^supports/, /^is supported by/, /^attacks/, /^is attacked by/, /^same as/]);
  await how(page).getByRole('button', { name: 'supports', exact: true }).click();
  await expect(how(page)).toHaveCount(0);
  await expect(links(page)).toHaveCount(1);
  await expect(links(page)).toContainText(CLOSE);
  await expect(type(page)).toHaveValue('supports');
  await expect(form(page).getByRole('button', { name: 'Link…' }), 'the focus is back where it began').toBeFocused();
  // Seen from the other end; chosen in the list this time.
  await clickOn(page, COST);
  await form(page).getByRole('button', { name: 'Link…' }).click();
  await card(page, DOUBT).click();
  await how(page).getByRole('button', { name: 'is attacked by' }).click();
  await expect(type(page).locator('option:checked')).toHaveText('is attacked by');
  for (const linked of [COST, DOUBT]) await expect(card(page, linked)).toContainText('1 link');
  const { json } = await exported(page);
  expect(validate(json)).toEqual([]);
  expect(linked(json).sort()).toEqual([`${DOUBT} attacks ${COST}`, `${RUST} supports ${CLOSE}`]);
});

test('two claims are linked by keys alone', async ({ page }) => {
  await claims(page);
  await clickOn(page, 'The old bridge');
  await page.keyboard.press('r');
  await expect(bar(page)).toBeVisible();
  // To the next but one, a step back, and past the first to the last.
  for (const [key, words] of [['n', RUST], ['n', COST], ['p', RUST], ['p', DOUBT], ['ArrowDown', RUST]]) {
    await page.keyboard.press(key ?? '');
    await expect(bar(page)).toContainText(words ?? '');
    await expect(article(page).locator('mark.candidate')).toHaveText(words ?? '');
  }
  await page.keyboard.press('Enter');
  await expect(how(page)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(how(page)).toHaveCount(0);
  await expect(article(page)).toBeFocused();
  await expect(type(page).locator('option:checked')).toHaveText('is supported by');

  // Once more by number, then a change of mind on the way, twice.
  await page.keyboard.press('r');
  await page.keyboard.press('p');
  await page.keyboard.press('Enter');
  await expect(how(page)).toBeVisible();
  await page.keyboard.press('5');
  await expect(links(page)).toHaveCount(2);
  await expect(article(page)).toBeFocused();
  await page.keyboard.press('r');
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await page.keyboard.press('r');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(how(page).getByRole('button', { name: 'is supported by' }), 'that is said already').toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(how(page)).toHaveCount(0);
  await expect(article(page)).toBeFocused();
  const { json } = await exported(page);
  expect(linked(json).sort()).toEqual([`${RUST} supports ${CLOSE}`, `${CLOSE} same-as ${DOUBT}`].sort());
});

test('a link is changed, turned around, followed, removed, and all of it undone', async ({ page }) => {
  await claims(page);
  await link(page, RUST, CLOSE, 'supports');
  await type(page).selectOption({ label: 'attacks' });
  await expect(type(page)).toHaveValue('attacks');
  await expect(type(page)).toBeFocused();
  await links(page).getByRole('button', { name: 'Turn around' }).click();
  await expect(type(page).locator('option:checked')).toHaveText('is attacked by');
  await expect(links(page).getByRole('button', { name: 'Turn around' })).toBeFocused();
  await type(page).selectOption({ label: 'same as' });
  await expect(links(page).getByRole('button', { name: 'Turn around' })).toBeDisabled();
  await links(page).getByRole('button', { name: new RegExp(CLOSE) }).click();
  await expect(current(page)).toContainText(CLOSE);
  await expect(links(page)).toContainText(RUST);
  await expect(card(page, CLOSE)).toBeFocused();
  await links(page).getByRole('button', { name: 'Remove' }).click();
  await expect(links(page)).toHaveCount(0);
  await expect(form(page).getByRole('button', { name: 'Link…' })).toBeFocused();
  for (const words of ['same as', 'attacks', 'is attacked by', 'is supported by']) {
    await button(page, 'Undo').click();
    await expect(type(page).locator('option:checked')).toHaveText(words);
  }
  await saved(page);
  await page.reload();
  await ready(page);
  await clickOn(page, CLOSE);
  await expect(type(page).locator('option:checked'), 'kept').toHaveText('is supported by');
  // With an annotation its links go, and come back.
  await page.keyboard.press('Delete');
  await expect(items(page)).toHaveCount(3);
  await clickOn(page, RUST);
  await expect(form(page).getByRole('combobox', { name: 'Label' })).toHaveValue('cause');
  await expect(links(page)).toHaveCount(0);
  await button(page, 'Undo').click();
  await expect(links(page)).toContainText(RUST);
});

test('all links stand in a list', async ({ page }) => {
  await claims(page);
  const list = page.getByRole('list', { name: 'Relations' });
  await page.getByText('Relations', { exact: true }).last().click();
  await expect(page.getByText('No two annotations are linked yet.', { exact: false })).toBeVisible();
  await link(page, DOUBT, COST, 'attacks');
  await link(page, RUST, CLOSE, 'supports');
  await link(page, CLOSE, COST, 'is supported by');
  await expect(page.getByText('Relations (3)')).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveText([
    new RegExp(`${RUST}.*supports.*${CLOSE}`), new RegExp(`${COST}.*supports.*${CLOSE}`), new RegExp(`${DOUBT}.*attacks.*${COST}`),
  ]);
  await list.getByRole('button').last().click();
  await expect(current(page)).toContainText(DOUBT);
  await expect(list.getByRole('button').last()).toBeFocused();
});

test('types of relations are the person’s to say', async ({ page }) => {
  await claims(page);
  await link(page, RUST, CLOSE, 'supports');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.type('relation types');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Relation types' });
  const rows = dialog.getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await dialog.getByRole('textbox', { name: 'New type' }).fill('Builds on');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(4);
  await expect(rows.last().getByRole('textbox', { name: 'Name' })).toHaveValue('Builds on');
  await expect(dialog.getByRole('textbox', { name: 'New type' })).toHaveValue('');
  await rows.last().getByRole('textbox', { name: 'Name' }).fill('extends');
  await page.keyboard.press('Tab');
  await expect(rows.last().getByRole('checkbox', { name: 'both ways' })).toBeFocused();
  await rows.first().getByRole('textbox', { name: 'Name' }).fill('Attacks');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('alert')).toContainText('cannot both be called');
  await expect(rows.first().getByRole('textbox', { name: 'Name' })).toHaveValue('supports');
  await rows.first().getByRole('button', { name: 'Remove' }).click();
  await expect(dialog.getByRole('alert')).toContainText('One link is of this type');
  await axe(page);
  await rows.nth(1).getByRole('button', { name: 'Remove' }).click();
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('Escape');
  await clickOn(page, RUST);
  await expect(type(page).locator('option')).toHaveText(['supports', 'same as', 'extends →']);
  const { json } = await exported(page);
  expect(json.labelSet.relations).toEqual([
    { id: 'supports', name: 'supports', symmetric: false },
    { id: 'same-as', name: 'same as', symmetric: true },
    { id: 'builds-on', name: 'extends', symmetric: false },
  ]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test('two claims are linked in the list', async ({ page }) => {
    await openWith(page, BRIDGE);
    for (const [words, label] of /** @type {const} */ ([[DOUBT, 'Opinion'], [CLOSE, 'Event']])) {
      await article(page).getByText(words).tap();
      await page.getByRole('toolbar', { name: 'Labels' }).getByRole('button', { name: label }).tap();
    }
    await page.getByRole('group', { name: 'Panes' }).getByRole('button', { name: /^Annotations/ }).tap();
    await form(page).getByRole('button', { name: 'Link…' }).tap();
    await expect(bar(page).getByRole('button', { name: 'Cancel' }), 'Escape works from here').toBeFocused();
    await axe(page);
    await card(page, DOUBT).tap();
    await axe(page);
    await how(page).getByRole('button', { name: 'attacks', exact: true }).tap();
    await expect(links(page)).toContainText(DOUBT);
    await expect(form(page).getByRole('button', { name: 'Link…' })).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.keyboard.press('Enter');
    await expect(bar(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bar(page)).toBeHidden();
  });
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [width, height] of /** @type {const} */ ([[390, 844], [1024, 768], [1600, 1000]])) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport: { width, height } });
      const name = (/** @type {string} */ state) => `relations-${state}-${width}-${colorScheme}`;

      test('lines in the margin join what is linked, and nothing moves', async ({ page }) => {
        const narrow = width < 900;
        // Linked on a wide window, looked at on this one.
        await page.setViewportSize({ width: 1280, height: 900 });
        await claims(page);
        await link(page, RUST, CLOSE, 'supports');
        await link(page, RUST, COST, 'is attacked by');
        await link(page, DOUBT, RUST, 'same as');
        await page.setViewportSize({ width, height });
        await clickOn(page, 'Harbour Bridge to Close');
        await expect(current(page)).toHaveText(/^Harbour Bridge to Close/);
        await expect(threads(page)).toHaveCount(0);
        const before = await article(page).locator('.sheet').evaluate((sheet) => [sheet.scrollWidth, sheet.scrollHeight, sheet.getBoundingClientRect().left]);
        await clickOn(page, RUST);
        await expect(article(page).locator('mark.linked')).toHaveText([CLOSE, COST, DOUBT]);
        await expect(page.locator('.threads path')).toHaveCount(5);
        expect(await article(page).locator('.sheet').evaluate((sheet) => [sheet.scrollWidth, sheet.scrollHeight, sheet.getBoundingClientRect().left])).toEqual(before);
        const lines = await joined(page);
        const lefts = lines.map(([left]) => left);
        if (!narrow) expect(new Set(lefts).size, 'those that would meet run beside one another').toBeGreaterThan(1);
        await shot(page, name('margin'));
        await axe(page);
        // Scrolled, they go along.
        await article(page).evaluate((region) => region.scrollBy(0, 120));
        await expect.poll(() => joined(page).then((all) => all.length)).toBe(3);
        if (!narrow) {
          await page.getByText('Relations (3)').click();
          await form(page).getByRole('button', { name: 'Link…' }).scrollIntoViewIfNeeded();
          await shot(page, name('form'));
          await page.getByText('Relations (3)').scrollIntoViewIfNeeded();
          await shot(page, name('list'));
          await axe(page);
          await form(page).getByRole('button', { name: 'Link…' }).click();
          await page.keyboard.press('n');
          await shot(page, name('picking'));
          await axe(page);
          await page.keyboard.press('Enter');
          await expect(how(page)).toBeVisible();
          await shot(page, name('how'));
          await axe(page);
          await page.keyboard.press('Escape');
        }
        await page.keyboard.press('Control+k');
        await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
        await page.keyboard.type('relation types');
        await page.keyboard.press('Enter');
        await page.getByRole('dialog', { name: 'Relation types' }).waitFor();
        await shot(page, name('types'));
        await axe(page);
      });
    });
  }
}

/**
 * Fails unless each line in the margin runs from the selected annotation to one of those it is linked to, beside the text.
 * @param {Page} page @returns {Promise<number[][]>} left, right, top and bottom of the lines
 */
async function joined(page) {
  const found = await article(page).evaluate((region) => {
    const middle = (/** @type {Element} */ mark) => {
      const box = /** @type {DOMRect} */ (mark.getClientRects()[0]);
      return box.top + box.height / 2;
    };
    const text = region.querySelector('[data-article] p')?.getBoundingClientRect().left ?? 0;
    // An arrow is lower than a line that joins two ends in one line of the text.
    const lines = [...region.querySelectorAll('.threads path')].map((path) => path.getBoundingClientRect()).filter((box) => box.height > 9);
    const here = middle(/** @type {Element} */ (region.querySelector('mark.selected')));
    const ends = [...region.querySelectorAll('mark.linked')].map(middle);
    return { text, edge: region.getBoundingClientRect().left, here, ends, lines: lines.map((box) => [box.left, box.right, box.top, box.bottom]) };
  });
  const reached = found.lines.map(([left = 0, right = 0, top = 0, bottom = 0]) => {
    expect(left).toBeGreaterThanOrEqual(found.edge);
    expect(right).toBeLessThan(found.text);
    return Math.abs(top - found.here) < Math.abs(bottom - found.here) ? bottom : top;
  });
  for (const end of found.ends) expect(reached.some((at) => Math.abs(at - end) < 10), `${end} of ${reached}`).toBe(true);
  return found.lines;
}

/** Links two marks with the mouse. @param {Page} page @param {string} from @param {string} to @param {string} words */
async function link(page, from, to, words) {
  await clickOn(page, from);
  await form(page).getByRole('button', { name: 'Link…' }).click();
  await clickOn(page, to);
  await how(page).getByRole('button', { name: words, exact: true }).click();
  await expect(how(page)).toHaveCount(0);
  await expect(links(page).filter({ hasText: to })).not.toHaveCount(0);
}
