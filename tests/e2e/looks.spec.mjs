// @ts-check
/** How marks look: as the person set it, in every theme, on paper; and that no word moves for any of it. */
import { expect, test } from './postil.mjs';
import { BRIDGE, DAM } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const markOf = (/** @type {Postil} */ postil, /** @type {string} */ label) => postil.article.locator(`mark[data-label="${label}"]`);

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

test('marks show tint, underline or badge only, and labels are hidden one by one', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('Engineers found rust', '2');
  await postil.mark('two of its nine arches', '8');
  await page.keyboard.press('Escape');
  await expect.poll(() => look(markOf(postil, 'opinion'))).toEqual({ tint: true, line: 'dashed', badge: '"V"' });

  await page.keyboard.press(',');
  await postil.axe();
  await postil.dialog('Settings').getByRole('radio', { name: 'Underline and badge', exact: true }).check();
  await expect.poll(() => look(markOf(postil, 'opinion'))).toEqual({ tint: false, line: 'dashed', badge: '"V"' });
  await postil.dialog('Settings').getByRole('radio', { name: 'Badge only' }).check();
  await expect.poll(() => look(markOf(postil, 'opinion'))).toEqual({ tint: false, line: 'none', badge: '"V"' });
  await postil.dialog('Settings').getByRole('radio', { name: 'Tint, underline and badge' }).check();
  await postil.dialog('Settings').getByRole('checkbox', { name: 'Opinion' }).uncheck();
  await expect.poll(() => look(markOf(postil, 'opinion'))).toEqual({ tint: false, line: 'none', badge: 'none' });
  await expect.poll(() => look(markOf(postil, 'event'))).toEqual({ tint: true, line: 'solid', badge: '"E"' });
  await page.keyboard.press('Escape');

  // Words under a hidden mark are words; the annotation is listed all the same.
  await postil.clickOn('Few people');
  await expect(postil.current).toHaveText(/^Few people/);
  await postil.clickOn('two of its');
  await expect(postil.current).toHaveText(/^Engineers found rust/);
  await expect(postil.form).toBeHidden();
  await expect(postil.items).toHaveCount(2);

  // It is so after a reload, until it is taken back.
  await postil.saved();
  await page.reload();
  await expect(markOf(postil, 'opinion')).toHaveCount(1);
  await expect.poll(() => look(markOf(postil, 'opinion'))).toEqual({ tint: false, line: 'none', badge: 'none' });
  await postil.article.focus();
  await page.keyboard.press(',');
  await postil.dialog('Settings').getByRole('checkbox', { name: 'Opinion' }).check();
  await expect.poll(async () => (await look(markOf(postil, 'opinion'))).badge).toBe('"V"');
});

test('whoever gave a name is the creator of what is marked from then on', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('Engineers', '1');
  await page.keyboard.press('Escape');
  await page.keyboard.press(',');
  await postil.dialog('Settings').getByRole('textbox', { name: 'Your name' }).fill('  Ida Marsh ');
  await page.keyboard.press('Escape');
  await postil.mark('nine arches', '1');
  const { json } = await postil.exported();
  expect(json.annotations.map((/** @type {any} */ one) => one.creator)).toEqual([null, 'Ida Marsh']);
});

test('nothing moves when a mark is made, nested, extended and deleted', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
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
    postil.article
      .locator('[data-sentence]')
      .evaluateAll((all) =>
        all.map((one) => {
          const { left, top, width, height } = one.getBoundingClientRect();
          return [left, top, width, height].map(Math.round).join();
        }),
      );
  const before = await places();
  expect(before.length).toBeGreaterThan(5);
  await postil.mark('Engineers found rust in two of its nine arches', '2');
  await postil.mark('two of its', '1');
  await page.keyboard.press('Shift+ArrowRight');
  await postil.drag('six weeks');
  await page.keyboard.press('8');
  await expect(postil.items).toHaveCount(3);
  await page.keyboard.press('Delete');
  await expect(postil.items).toHaveCount(2);
  expect(await places()).toEqual(before);
  // @ts-expect-error: ours
  const shifts = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(globalThis.shifts)))));
  expect(shifts.filter((/** @type {any} */ [, nodes]) => nodes.some((/** @type {string} */ html) => html?.includes('data-sentence') || html?.includes('<mark')))).toEqual([]);
});

/** Opens the article that holds all that an article can hold. @param {Postil} postil */
async function openDam(postil) {
  await postil.open();
  await postil.give('Open file', 'dam.html', DAM);
  await expect(postil.article).toBeVisible();
  await postil.saved();
}

/** Where the words of the article are, in pixels from its corner. @param {Postil} postil */
const words = (postil) =>
  postil.article.evaluate((region) => {
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

test('no word moves, whatever is marked, selected, looked at or current, on any width', async ({ page, postil, fresh }) => {
  const widths = [390, 640, 900, 1280, 1920];
  await openDam(postil);
  const { json } = await postil.exported();
  /** Places of all words on all widths. @param {Postil} one */
  const everywhere = async (one) => {
    // What is out of view has places too.
    await one.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.sheet section { content-visibility: visible !important }');
      document.adoptedStyleSheets.push(sheet);
    });
    const all = [];
    for (const width of widths) {
      await one.page.setViewportSize({ width, height: 800 });
      all.push(await words(one));
    }
    return all;
  };
  const plain = await everywhere(postil);
  expect(plain[0]?.length).toBeGreaterThan(250);

  await test.step('current', async () => {
    for (const [at, width] of widths.entries()) {
      await page.setViewportSize({ width, height: 800 });
      // All at once: what moves a word in one sentence moves it in each.
      const all = (/** @type {boolean} */ on) =>
        postil.article.locator('[data-sentence]').evaluateAll((all, on) => all.forEach((one) => one.toggleAttribute('aria-current', on)), on);
      await all(true);
      expect(moved(plain[at] ?? [], await words(postil)), `${width} px`).toEqual([]);
      await all(false);
    }
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(postil.current).toHaveCount(1);
    expect(moved(plain.at(-1) ?? [], await words(postil))).toEqual([]);
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
    await one.give('Open file', 'dam.postil.json', JSON.stringify({ ...json, annotations, reviewed }));
    await expect(one.article).toBeVisible();
    const after = await everywhere(one);
    await expect(one.article.locator('[data-reviewed]')).toHaveCount(reviewed.length);
    expect(await one.article.locator('mark').count()).toBe(spans.length);
    for (const [at, width] of widths.entries()) expect(moved(plain[at] ?? [], after[at] ?? []), `${width} px`).toEqual([]);
    await one.article.locator('mark').evaluateAll((all) => all.forEach((one) => one.classList.add('selected', 'linked', 'candidate')));
    expect(moved(plain.at(-1) ?? [], await words(one))).toEqual([]);
  });
});

test('words of an article look and act as text, whatever they are', async ({ page, postil }) => {
  await openDam(postil);
  await test.step('a sentence with a link stands on one line, is copied as one, and is taken with its block', async () => {
    const lines = await postil.article
      .getByText('old dam', { exact: true })
      .evaluate((link) => {
        const range = document.createRange();
        range.selectNodeContents(/** @type {Element} */ (link.closest('[data-sentence]')));
        return new Set([...range.getClientRects()].map(({ bottom }) => bottom)).size;
      });
    expect(lines).toBe(1);
    const { x, y } = await postil.place('old dam', 'old dam', 'start');
    await page.mouse.click(x + 2, y, { clickCount: 3 });
    expect((await postil.selection()).trim()).toBe('The old dam was built.');
    await page.keyboard.press('Control+c');
    expect((await postil.copied()).trim()).toBe('The old dam was built.');
    await page.keyboard.press('Escape');
  });
  await test.step('the handle at the end of an annotation leaves its badge free', async () => {
    for (const words of ['old dam', 'never been', '212', 'What was measured', 'Farmers below']) {
      await postil.mark(words, '1');
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
    await postil.mark('ninety-one years', '1');
    await postil.clickOn('Nobody was hurt');
    await page.keyboard.press('0');
    const strays = await postil.article.evaluate((region) => {
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
  test(`labels are told apart without their colours: ${medium}`, async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    const words = ['Engineers', 'found rust', 'two of its', 'nine arches', 'six weeks', 'Few people', 'The city', 'bridge'];
    for (const [at, word] of words.entries()) await postil.mark(word, String(at + 1));
    await page.keyboard.press('Escape');
    await page.emulateMedia(medium === 'print' ? { media: 'print' } : { forcedColors: 'active' });
    const looks = await Promise.all((await postil.article.locator('mark').all()).map(look));
    expect(looks.map(({ line }) => line)).not.toContain('none');
    expect(looks.map(({ badge }) => badge).sort()).toEqual([...'SECPLQOV'].map((badge) => `"${badge}"`).sort());
    // And the words can be read: as those around them are.
    const ink = (/** @type {Element[]} */ all) =>
      all.map((one) => [getComputedStyle(one).color, getComputedStyle(/** @type {Element} */ (one.closest('[data-article] > section > *, li'))).color]);
    const inks = await postil.article.locator('mark').evaluateAll(ink);
    expect(inks).toHaveLength(words.length);
    for (const [own, around] of inks) expect(own).toBe(around);
  });
}
