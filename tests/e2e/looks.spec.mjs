// @ts-check
/** How marks look: as the person set it, in every theme, on paper; and that no word moves for any of it. */
import { article, axe, clickOn, current, drag, expect, exported, give, items, mark, open, openWith, place, saved, selection, test } from './postil.mjs';
import { BRIDGE, DAM } from './texts.mjs';

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

/** Opens the article that holds all that an article can hold. @param {Page} page */
async function openDam(page) {
  await open(page);
  await give(page, 'Open file', 'dam.html', DAM);
  await expect(article(page)).toBeVisible();
  await saved(page);
}

/** Where the words of the article are, in pixels from its corner. @param {Page} page */
const words = (page) =>
  article(page).evaluate((region) => {
    const corner = /** @type {Element} */ (region.querySelector('.ground')).getBoundingClientRect();
    const walker = document.createTreeWalker(/** @type {Element} */ (region.querySelector('[data-article]')), NodeFilter.SHOW_TEXT);
    /** @type {{node: Node, start: number}[]} */
    const nodes = [];
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, start: text.length });
      text += node.nodeValue;
    }
    const range = document.createRange();
    let here = 0;
    /** The node of a character, which lies behind those asked for before. @param {number} place */
    const at = (place) => {
      while ((nodes[here + 1]?.start ?? Infinity) <= place) here += 1;
      return /** @type {typeof nodes[0]} */ (nodes[here]);
    };
    return [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => {
      const [first, last] = [at(index), at(index + word.length - 1)];
      range.setStart(first.node, index - first.start);
      range.setEnd(last.node, index + word.length - last.start);
      const { left, top, right, bottom } = range.getBoundingClientRect();
      return [word, ...[left - corner.left, top - corner.top, right - corner.left, bottom - corner.top]];
    });
  });

/** The words that are elsewhere; widths are rounded, a bit more where a word is cut in two. @param {any[]} before @param {any[]} after */
const moved = (before, after) => {
  expect(after).toHaveLength(before.length);
  return before.flatMap((one, at) => (one.some((/** @type {any} */ x, /** @type {number} */ n) => n && Math.abs(x - after[at][n]) > 0.5) ? [`${one} → ${after[at]}`] : []));
};

test('no word moves, whatever is marked, selected, looked at or current, on any width', async ({ page, fresh }) => {
  const widths = [390, 640, 900, 1280, 1920];
  await openDam(page);
  const { json } = await exported(page);
  /** Places of all words on all widths. @param {Page} one */
  const everywhere = async (one) => {
    // What is out of view has places too.
    await one.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.sheet section { content-visibility: visible !important }');
      document.adoptedStyleSheets.push(sheet);
    });
    const all = [];
    for (const width of widths) {
      await one.setViewportSize({ width, height: 800 });
      all.push(await words(one));
    }
    return all;
  };
  const plain = await everywhere(page);
  expect(plain[0]?.length).toBeGreaterThan(250);

  await test.step('current', async () => {
    for (const [at, width] of widths.entries()) {
      await page.setViewportSize({ width, height: 800 });
      // All at once: what moves a word in one sentence moves it in each.
      const all = (/** @type {boolean} */ on) =>
        article(page).locator('[data-sentence]').evaluateAll((all, on) => all.forEach((one) => one.toggleAttribute('aria-current', on)), on);
      await all(true);
      expect(moved(plain[at] ?? [], await words(page)), `${width} px`).toEqual([]);
      await all(false);
    }
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(current(page)).toHaveCount(1);
    expect(moved(plain.at(-1) ?? [], await words(page))).toEqual([]);
  });

  await test.step('without a claim; each word marked, and a part of it in that; all selected', async () => {
    const spans = [...json.article.text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index }) =>
      word.length < 6 ? [[index, index + word.length]] : [[index, index + word.length], [index, index + 3]],
    );
    const annotations = spans.map(([start = 0, end = 0], at) => ({
      id: `urn:uuid:00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      label: 'event',
      target: [{ start, end, exact: json.article.text.slice(start, end), prefix: '', suffix: '', utf16Start: start, utf16End: end }],
      sections: [], sentences: [], attributes: {}, note: '', creator: null, created: '2026-01-01T00:00:00Z', modified: '2026-01-01T00:00:00Z',
    }));
    const reviewed = json.article.sentences.map((/** @type {any} */ sentence) => sentence.id);
    const one = await fresh();
    await give(one, 'Open file', 'dam.postil.json', JSON.stringify({ ...json, annotations, reviewed }));
    await expect(article(one)).toBeVisible();
    const after = await everywhere(one);
    await expect(article(one).locator('[data-reviewed]')).toHaveCount(reviewed.length);
    expect(await article(one).locator('mark').count()).toBe(spans.length);
    for (const [at, width] of widths.entries()) expect(moved(plain[at] ?? [], after[at] ?? []), `${width} px`).toEqual([]);
    await article(one).locator('mark').evaluateAll((all) => all.forEach((one) => one.classList.add('selected', 'linked', 'candidate')));
    expect(moved(plain.at(-1) ?? [], await words(one))).toEqual([]);
  });
});

test('words of an article look and act as text, whatever they are', async ({ page }) => {
  await openDam(page);
  await test.step('a sentence with a link stands on one line, is copied as one, and is taken with its block', async () => {
    const lines = await article(page)
      .getByText('old dam', { exact: true })
      .evaluate((link) => {
        const range = document.createRange();
        range.selectNodeContents(/** @type {Element} */ (link.closest('[data-sentence]')));
        return new Set([...range.getClientRects()].map(({ bottom }) => bottom)).size;
      });
    expect(lines).toBe(1);
    const { x, y } = await place(page, 'old dam', 'old dam', 'start');
    await page.mouse.click(x + 2, y, { clickCount: 3 });
    expect((await selection(page)).trim()).toBe('The old dam was built.');
    await page.keyboard.press('Control+c');
    expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe('The old dam was built.');
    await page.keyboard.press('Escape');
  });
  await test.step('the handle at the end of an annotation leaves its badge free', async () => {
    for (const words of ['old dam', 'never been', '212', 'What was measured', 'Farmers below']) {
      await mark(page, words, '1');
      const [badge, stem] = await page.locator('mark.selected[data-badge]').evaluate((mark) => {
        const px = (/** @type {string} */ length) => parseFloat(length);
        // The badge is placed in what the article lies on.
        const look = getComputedStyle(mark, '::after');
        const ground = /** @type {Element} */ (mark.closest('.ground')).getBoundingClientRect();
        const bottom = ground.top + ['top', 'marginTop', 'borderTopWidth', 'height', 'borderBottomWidth'].reduce((sum, part) => sum + px(look[/** @type {any} */ (part)]), 0);
        const handle = /** @type {Element} */ (document.querySelector('.handle.end'));
        const line = getComputedStyle(handle, '::before');
        return [bottom, handle.getBoundingClientRect().bottom - px(line.bottom) - px(line.height)];
      });
      expect(stem, words).toBeGreaterThanOrEqual((badge ?? NaN) - 1);
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Control+z');
  });
  await test.step('no rule for another part of the page hits it', async () => {
    await mark(page, 'ninety-one years', '1');
    await clickOn(page, 'Nobody was hurt');
    await page.keyboard.press('0');
    const strays = await article(page).evaluate((region) => {
      const parts = [...region.querySelectorAll('[data-article] *')];
      /** @param {CSSRuleList} rules @returns {string[]} */
      const selectors = (rules) =>
        [...rules].flatMap((rule) => (rule instanceof CSSStyleRule ? [rule.selectorText] : rule instanceof CSSGroupingRule ? selectors(rule.cssRules) : []));
      // Of the article speak those that name it, its sentences or its marks; of everything, those that name elements only.
      const meant = /\.(sheet|article)\b|\[data-(article|sentence|reviewed|badge)\b|^mark\b|^[a-z0-9, *:()-]+$|^\[data-k="\d+"\]/;
      return [...document.styleSheets, ...document.adoptedStyleSheets]
        .flatMap(({ cssRules }) => selectors(cssRules))
        .filter((selector) => !meant.test(selector) && parts.some((part) => part.matches(selector)));
    });
    expect(strays).toEqual([]);
  });
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
