// @ts-check
/** Links between annotations: made with the mouse and by keys, changed, listed, drawn in the margin, exported. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';
import { validate } from './schema.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const RUST = 'found rust in two of its nine arches';
const CLOSE = 'The old bridge will close on Monday';
const COST = 'Repairs cost 4.2 million crowns';
const DOUBT = 'Few people believe her';

const bar = (/** @type {Postil} */ postil) => postil.status.filter({ hasText: 'Choose the other annotation' });
const how = (/** @type {Postil} */ postil) => postil.dialog('How are they linked?');
const links = (/** @type {Postil} */ postil) => postil.form.getByRole('group', { name: 'Link', exact: true });
const type = (/** @type {Postil} */ postil) => links(postil).getByRole('combobox', { name: 'Type' });
const threads = (/** @type {Postil} */ postil) => postil.page.locator('.threads text');

/** The card of an annotation in the list. @param {Postil} postil @param {string} words */
const card = (postil, words) => postil.items.locator('.item-face').filter({ hasText: words });

/** Four claims: an event, a cause, a statistic, an opinion. @param {Postil} postil */
async function claims(postil) {
  await postil.openWith(BRIDGE);
  for (const [passage, key] of /** @type {[string, string][]} */ ([[CLOSE, '2'], [RUST, '3'], [COST, '1'], [DOUBT, '8']])) {
    await postil.mark(passage, key);
  }
  await expect(postil.items).toHaveCount(4);
  await postil.saved();
}

/** What is linked, in words. @param {any} json @returns {string[]} */
function linked(json) {
  const words = new Map(json.annotations.map((/** @type {any} */ one) => [one.id, one.target[0].exact]));
  return json.relations.map((/** @type {any} */ one) => `${words.get(one.from)} ${one.type} ${words.get(one.to)}`);
}

test('two claims are linked with the mouse', async ({ postil }) => {
  await claims(postil);
  await postil.clickOn(RUST);
  await postil.form.getByRole('button', { name: 'Link…' }).click();
  await expect(bar(postil)).toBeVisible();
  // A press beside a mark chooses nothing and ends nothing.
  await postil.clickOn('The city says');
  await postil.settled();
  await expect(bar(postil)).toBeVisible();
  await expect(how(postil)).toHaveCount(0);
  await postil.clickOn(CLOSE);
  await expect(how(postil)).toBeVisible();
  await expect(how(postil).getByRole('button')).toHaveText(['Close', /^supports/, /^is supported by/, /^attacks/, /^is attacked by/, /^same as/]);
  await how(postil).getByRole('button', { name: 'supports', exact: true }).click();
  await expect(how(postil)).toHaveCount(0);
  await expect(links(postil)).toHaveCount(1);
  await expect(links(postil)).toContainText(CLOSE);
  await expect(type(postil)).toHaveValue('supports');
  await expect(postil.form.getByRole('button', { name: 'Link…' }), 'the focus is back where it began').toBeFocused();
  // Seen from the other end; chosen in the list this time.
  await postil.clickOn(COST);
  await postil.form.getByRole('button', { name: 'Link…' }).click();
  await card(postil, DOUBT).click();
  await how(postil).getByRole('button', { name: 'is attacked by' }).click();
  await expect(type(postil).locator('option:checked')).toHaveText('is attacked by');
  for (const linked of [COST, DOUBT]) await expect(card(postil, linked)).toContainText('1 link');
  const { json } = await postil.exported();
  expect(validate(json)).toEqual([]);
  expect(linked(json).sort()).toEqual([`${DOUBT} attacks ${COST}`, `${RUST} supports ${CLOSE}`]);
});

test('two claims are linked by keys alone', async ({ page, postil }) => {
  await claims(postil);
  await postil.clickOn('The old bridge');
  await page.keyboard.press('r');
  await expect(bar(postil)).toBeVisible();
  // To the next but one, a step back, and past the first to the last.
  for (const [key, words] of [['n', RUST], ['n', COST], ['p', RUST], ['p', DOUBT], ['ArrowDown', RUST]]) {
    await page.keyboard.press(key ?? '');
    await expect(bar(postil)).toContainText(words ?? '');
    await expect(postil.article.locator('mark.candidate')).toHaveText(words ?? '');
  }
  await page.keyboard.press('Enter');
  await expect(how(postil)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(how(postil)).toHaveCount(0);
  await expect(postil.article).toBeFocused();
  await expect(type(postil).locator('option:checked')).toHaveText('is supported by');

  // Once more by number, then a change of mind on the way, twice.
  await page.keyboard.press('r');
  await page.keyboard.press('p');
  await page.keyboard.press('Enter');
  await expect(how(postil)).toBeVisible();
  await page.keyboard.press('5');
  await expect(links(postil)).toHaveCount(2);
  await expect(postil.article).toBeFocused();
  await page.keyboard.press('r');
  await expect(bar(postil)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar(postil)).toBeHidden();
  await page.keyboard.press('r');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(how(postil).getByRole('button', { name: 'is supported by' }), 'that is said already').toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(how(postil)).toHaveCount(0);
  await expect(postil.article).toBeFocused();
  const { json } = await postil.exported();
  expect(linked(json).sort()).toEqual([`${RUST} supports ${CLOSE}`, `${CLOSE} same-as ${DOUBT}`].sort());
});

test('a link is changed, turned around, followed, removed, and all of it undone', async ({ page, postil }) => {
  await claims(postil);
  await link(postil, RUST, CLOSE, 'supports');
  await type(postil).selectOption({ label: 'attacks' });
  await expect(type(postil)).toHaveValue('attacks');
  await expect(type(postil)).toBeFocused();
  await links(postil).getByRole('button', { name: 'Turn around' }).click();
  await expect(type(postil).locator('option:checked')).toHaveText('is attacked by');
  await expect(links(postil).getByRole('button', { name: 'Turn around' })).toBeFocused();
  await type(postil).selectOption({ label: 'same as' });
  await expect(links(postil).getByRole('button', { name: 'Turn around' })).toBeDisabled();
  await links(postil).getByRole('button', { name: new RegExp(CLOSE) }).click();
  await expect(postil.current).toContainText(CLOSE);
  await expect(links(postil)).toContainText(RUST);
  await expect(card(postil, CLOSE)).toBeFocused();
  await links(postil).getByRole('button', { name: 'Remove' }).click();
  await expect(links(postil)).toHaveCount(0);
  await expect(postil.form.getByRole('button', { name: 'Link…' })).toBeFocused();
  for (const words of ['same as', 'attacks', 'is attacked by', 'is supported by']) {
    await postil.button('Undo').click();
    await expect(type(postil).locator('option:checked')).toHaveText(words);
  }
  await postil.saved();
  await postil.reload();
  await postil.clickOn(CLOSE);
  await expect(type(postil).locator('option:checked'), 'kept').toHaveText('is supported by');
  // With an annotation its links go, and come back.
  await page.keyboard.press('Delete');
  await expect(postil.items).toHaveCount(3);
  await postil.clickOn(RUST);
  await expect(postil.labelChoice).toHaveValue('cause');
  await expect(links(postil)).toHaveCount(0);
  await postil.button('Undo').click();
  await expect(links(postil)).toContainText(RUST);
});

test('all links stand in a list', async ({ page, postil }) => {
  await claims(postil);
  const list = page.getByRole('list', { name: 'Relations' });
  await page.getByText('Relations', { exact: true }).last().click();
  await expect(page.getByText('No two annotations are linked yet.', { exact: false })).toBeVisible();
  await link(postil, DOUBT, COST, 'attacks');
  await link(postil, RUST, CLOSE, 'supports');
  await link(postil, CLOSE, COST, 'is supported by');
  await expect(page.getByText('Relations (3)')).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveText([
    new RegExp(`${RUST}.*supports.*${CLOSE}`), new RegExp(`${COST}.*supports.*${CLOSE}`), new RegExp(`${DOUBT}.*attacks.*${COST}`),
  ]);
  await list.getByRole('button').last().click();
  await expect(postil.current).toContainText(DOUBT);
  await expect(list.getByRole('button').last()).toBeFocused();
});

test('types of relations are the person’s to say', async ({ page, postil }) => {
  await claims(postil);
  await link(postil, RUST, CLOSE, 'supports');
  await page.keyboard.press('Control+k');
  await expect(postil.dialog('Commands')).toBeVisible();
  await page.keyboard.type('relation types');
  await page.keyboard.press('Enter');
  const dialog = postil.dialog('Relation types');
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
  await postil.axe();
  await rows.nth(1).getByRole('button', { name: 'Remove' }).click();
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('Escape');
  await postil.clickOn(RUST);
  await expect(type(postil).locator('option')).toHaveText(['supports', 'same as', 'extends →']);
  const { json } = await postil.exported();
  expect(json.labelSet.relations).toEqual([
    { id: 'supports', name: 'supports', symmetric: false },
    { id: 'same-as', name: 'same as', symmetric: true },
    { id: 'builds-on', name: 'extends', symmetric: false },
  ]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test('two claims are linked in the list', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    for (const [words, label] of /** @type {const} */ ([[DOUBT, 'Opinion'], [CLOSE, 'Event']])) {
      await postil.article.getByText(words).tap();
      await postil.labels.getByRole('button', { name: label }).tap();
    }
    await postil.pane('Annotations').tap();
    await postil.form.getByRole('button', { name: 'Link…' }).tap();
    await expect(bar(postil).getByRole('button', { name: 'Cancel' }), 'Escape works from here').toBeFocused();
    await postil.axe();
    await card(postil, DOUBT).tap();
    await postil.axe();
    await how(postil).getByRole('button', { name: 'attacks', exact: true }).tap();
    await expect(links(postil)).toContainText(DOUBT);
    await expect(postil.form.getByRole('button', { name: 'Link…' })).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.keyboard.press('Enter');
    await expect(bar(postil)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bar(postil)).toBeHidden();
  });
});

for (const [width, height] of /** @type {const} */ ([[390, 844], [1024, 768], [1600, 1000]])) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height } });
    const name = (/** @type {string} */ state) => (/** @type {string} */ scheme) => `relations-${state}-${width}-${scheme}`;

    test('lines in the margin join what is linked, and nothing moves', async ({ page, postil }) => {
      const narrow = width < 900;
      // Linked on a wide window, looked at on this one.
      await page.setViewportSize({ width: 1280, height: 900 });
      await claims(postil);
      await link(postil, RUST, CLOSE, 'supports');
      await link(postil, RUST, COST, 'is attacked by');
      await link(postil, DOUBT, RUST, 'same as');
      await page.setViewportSize({ width, height });
      await postil.clickOn('Harbour Bridge to Close');
      await expect(postil.current).toHaveText(/^Harbour Bridge to Close/);
      await expect(threads(postil)).toHaveCount(0);
      const before = await postil.article.locator('.sheet').evaluate((sheet) => [sheet.scrollWidth, sheet.scrollHeight, sheet.getBoundingClientRect().left]);
      await postil.clickOn(RUST);
      await expect(postil.article.locator('mark.linked')).toHaveText([CLOSE, COST, DOUBT]);
      await expect(page.locator('.threads path')).toHaveCount(5);
      expect(await postil.article.locator('.sheet').evaluate((sheet) => [sheet.scrollWidth, sheet.scrollHeight, sheet.getBoundingClientRect().left])).toEqual(before);
      const lines = await joined(postil);
      const lefts = lines.map(([left]) => left);
      if (!narrow) expect(new Set(lefts).size, 'those that would meet run beside one another').toBeGreaterThan(1);
      await postil.axeInBoth(name('margin'));
      // Scrolled, they go along.
      await postil.article.evaluate((region) => region.scrollBy(0, 120));
      await expect.poll(() => joined(postil).then((all) => all.length)).toBe(3);
      if (!narrow) {
        await page.getByText('Relations (3)').click();
        await postil.form.getByRole('button', { name: 'Link…' }).scrollIntoViewIfNeeded();
        await postil.shot(name('form')('light'));
        await page.getByText('Relations (3)').scrollIntoViewIfNeeded();
        await postil.axeInBoth(name('list'));
        await postil.form.getByRole('button', { name: 'Link…' }).click();
        await page.keyboard.press('n');
        await postil.axeInBoth(name('picking'));
        await page.keyboard.press('Enter');
        await expect(how(postil)).toBeVisible();
        await postil.axeInBoth(name('how'));
        await page.keyboard.press('Escape');
      }
      await page.keyboard.press('Control+k');
      await expect(postil.dialog('Commands')).toBeVisible();
      await page.keyboard.type('relation types');
      await page.keyboard.press('Enter');
      await postil.dialog('Relation types').waitFor();
      await postil.axeInBoth(name('types'));
    });
  });
}

/**
 * Fails unless each line in the margin runs from the selected annotation to one of those it is linked to, beside the text.
 * @param {Postil} postil @returns {Promise<number[][]>} left, right, top and bottom of the lines
 */
async function joined(postil) {
  const found = await postil.article.evaluate((region) => {
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

/** Links two marks with the mouse. @param {Postil} postil @param {string} from @param {string} to @param {string} words */
async function link(postil, from, to, words) {
  await postil.clickOn(from);
  await postil.form.getByRole('button', { name: 'Link…' }).click();
  await postil.clickOn(to);
  await how(postil).getByRole('button', { name: words, exact: true }).click();
  await expect(how(postil)).toHaveCount(0);
  await expect(links(postil).filter({ hasText: to })).not.toHaveCount(0);
}
