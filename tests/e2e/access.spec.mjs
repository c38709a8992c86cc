// @ts-check
/** For everyone: with a keyboard alone, a narrow window, large letters, forced colours, on paper. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

/**
 * The states of the page, each with the way there from an empty Postil.
 * @type {Record<string, (postil: Postil) => Promise<unknown>>}
 */
const STATES = {
  library: async () => {},
  'library with articles': async (postil) => {
    await postil.paste(BRIDGE);
    await postil.mark('found rust', '1');
    await postil.button('All articles').click();
    await expect(postil.articleList).toBeVisible();
  },
  'library with a toast': async (postil) => {
    await STATES['library with articles']?.(postil);
    await postil.page.getByRole('button', { name: /^Delete/ }).click();
    await expect(postil.button('Undo')).toBeVisible();
  },
  'library with an alert': async (postil) => {
    await postil.button('Annotate').click();
    await expect(postil.alert).toBeVisible();
  },
  workbench: async (postil) => {
    await postil.paste(BRIDGE);
    await expect(postil.article).toBeVisible();
  },
  'workbench with marks of all labels': async (postil) => {
    await postil.paste(BRIDGE);
    const words = ['Engineers', 'found', 'rust', 'two', 'nine', 'arches', 'says', 'Few people'];
    for (const [at, word] of words.entries()) await postil.mark(word, String(at + 1));
    await postil.mark('Engineers found rust in two', '2');
    await postil.clickOn('The county');
    await postil.page.keyboard.press('0');
  },
  'passage selected': async (postil) => {
    await postil.paste(BRIDGE);
    await postil.drag('found rust');
    await expect(postil.passageBar).toBeVisible();
  },
  'annotation selected': async (postil) => {
    await postil.paste(BRIDGE);
    await postil.mark('found rust', '1');
    await postil.note.fill('Where did they look?');
  },
  'filter without a match': async (postil) => {
    await STATES['annotation selected']?.(postil);
    await postil.filter.fill('nothing like that');
    await expect(postil.items).toHaveCount(0);
  },
  'alert on the workbench': async (postil) => {
    await postil.paste(BRIDGE);
    await postil.mark('found rust', '1');
    await postil.drag('found rust');
    await postil.page.keyboard.press('1');
    await expect(postil.alert).toBeVisible();
  },
  Export: (postil) => openDialog(postil, 'Export', 'Export'),
  Labels: (postil) => openDialog(postil, 'Labels…', 'Labels'),
  'Keyboard help': (postil) => openDialog(postil, 'Keyboard help', 'Keyboard help'),
  Commands: (postil) => openDialog(postil, 'Commands', 'Commands'),
  Import: async (postil) => {
    await postil.paste(BRIDGE);
    const file = await postil.exported();
    await postil.give('Import', file.name, file.text);
    await expect(postil.dialog('Import')).toBeVisible();
  },
};

/** @param {Postil} postil @param {string} name of the button @param {string} title of the dialog */
async function openDialog(postil, name, title) {
  await postil.paste(BRIDGE);
  await postil.button(name).click();
  await expect(postil.dialog(title)).toBeVisible();
}

test.describe('axe finds nothing', () => {
  for (const [name, reach] of Object.entries(STATES)) {
    test(name, async ({ postil }) => {
      await postil.open();
      await reach(postil);
      await postil.axeInBoth();
    });
  }
});

test.describe('axe finds nothing on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('on any pane', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await postil.article.getByText('Few people believe her.').tap();
    await postil.labels.getByRole('button', { name: 'Opinion' }).tap();
    for (const pane of ['Outline', 'Article', 'Annotations']) {
      await postil.pane(pane).tap();
      await expect(postil.pane(pane)).toHaveAttribute('aria-pressed', 'true');
      await postil.axeInBoth();
    }
  });
});

test.describe('by keyboard alone', () => {
  test('the main job', async ({ page, postil }) => {
    await postil.open();
    await postil.copy(BRIDGE);
    await expect(postil.textBox, 'the box has the focus to begin with').toBeFocused();
    await page.keyboard.press('Control+v');
    await expect(postil.article).toBeFocused();

    // To the sentence, mark it, write a note, and back.
    await page.keyboard.press('j');
    await expect(postil.current).toHaveText('Categories: Local News');
    for (let at = 0; at < 4; at += 1) await page.keyboard.press('ArrowDown');
    await expect(postil.current).toHaveText(/^Engineers found rust/);
    await page.keyboard.press('1');
    await expect(postil.items).toHaveCount(1);
    await page.keyboard.press('Enter');
    const note = postil.note;
    await expect(note).toBeFocused();
    await page.keyboard.type('1, 2, j and k are letters here.');
    await expect(note).toHaveValue('1, 2, j and k are letters here.');
    await expect(postil.items).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(postil.article).toBeFocused();

    // A passage without a mouse: from the first word of the sentence on.
    await page.keyboard.press('j');
    await expect(postil.current).toHaveText(/^The city says/);
    for (let words = 0; words < 3; words += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect(postil.passageBar).toBeVisible();
    await page.keyboard.press('7');
    await expect.poll(() => postil.marks()).toContain('The city says');

    // Out through the palette.
    await page.keyboard.press('Control+k');
    await expect(postil.dialog('Commands')).toBeVisible();
    await page.keyboard.type('expo');
    await page.keyboard.press('Enter');
    await expect(postil.dialog('Export')).toBeVisible();
    await focusOn(postil, 'JSON');
    const file = await postil.download(() => page.keyboard.press('Enter'));
    expect(JSON.parse(file.text).annotations).toHaveLength(2);
    await expect(postil.dialog('Export')).toBeHidden();
    await expect(postil.article, 'the focus is back where it was').toBeFocused();
  });

  test('Tab goes through the workbench as one reads it, one stop a bar', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.clickOn('Few people');
    await page.keyboard.press('8');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Escape');
    // From the top of the page.
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    const stops = [];
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const at = document.activeElement;
        if (!at || at === document.body) return null;
        const region = at.closest('[role=toolbar], nav, main, section, header');
        return `${region?.getAttribute('aria-label') ?? region?.tagName.toLowerCase()}: ${at.getAttribute('aria-label') ?? at.textContent}`;
      });
      if (!stop || stop === stops[0]) break;
      stops.push(stop);
    }
    const at = (/** @type {RegExp} */ pattern) => stops.findIndex((stop) => pattern.test(stop));
    const order = [/All articles/, /Undo/, /Export$/, /^Labels:/, /^Outline:/, /^Article:/, /^Annotations: Filter/, /^Annotations: .*Few people/];
    expect(order.map(at).every((place) => place >= 0), stops.join('\n')).toBe(true);
    expect(order.map(at), stops.join('\n')).toEqual(order.map(at).toSorted((a, b) => a - b));
    expect(stops.filter((stop) => stop.startsWith('Labels:'))).toHaveLength(1);
  });

  test('arrows go along the bar of labels', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.clickOn('Few people');
    await postil.labels.getByRole('button').first().focus();
    for (let press = 0; press < 7; press += 1) await page.keyboard.press('ArrowRight');
    await expect(postil.labels.getByRole('button', { name: 'Opinion' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(postil.items).toContainText('Opinion');
  });

  for (const [name, title, key] of [
    ['Export', 'Export', 'x'], ['Labels…', 'Labels', 'l'], ['Keyboard help', 'Keyboard help', '?'], ['Commands', 'Commands', 'Control+k'],
  ]) {
    test(`the dialog "${title}" opens by its key, keeps the focus, and Escape leads back`, async ({ page, postil }) => {
      await postil.openWith(BRIDGE);
      await page.keyboard.press(key ?? '');
      await expect(postil.dialog(title ?? '')).toBeVisible();
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press('Tab');
        // The browser's own bar comes between the last and the first: then nothing in the page has the focus.
        const where = await page.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName);
        expect(where === 'DIALOG' || (await page.evaluate(() => document.activeElement === document.body))).toBe(true);
      }
      await page.keyboard.press('Escape');
      await expect(postil.dialog(title ?? '')).toBeHidden();
      await expect(postil.article).toBeFocused();
      await postil.button(name ?? '').click();
      await expect(postil.dialog(title ?? '')).toBeVisible();
      await postil.dialog(title ?? '').getByRole('button', { name: 'Close' }).click();
      await expect(postil.dialog(title ?? '')).toBeHidden();
    });
  }

  for (const [what, choose] of /** @type {[string, (postil: Postil) => Promise<unknown>][]} */ ([
    ['an export', (postil) => postil.exported()],
    ['a command of the palette', async (postil) => {
      await postil.page.keyboard.press('Control+k');
      await postil.dialog('Commands').getByRole('button', { name: 'Previous sentence' }).click();
    }],
    ['an import', async (postil) => {
      const file = await postil.exported();
      await postil.give('Import', file.name, file.text);
      await postil.dialog('Import').getByRole('button', { name: 'Cancel' }).click();
    }],
  ])) {
    test(`after ${what} the keys go to the article again`, async ({ page, postil }) => {
      await postil.openWith(BRIDGE);
      await postil.clickOn('Few people');
      await choose(postil);
      await expect(postil.dialogs).toHaveCount(0);
      await expect(postil.article).toBeFocused();
      await page.keyboard.press('8');
      await expect(postil.items).toHaveCount(1);
    });
  }

  test('keys that are one character can be switched off, and stay so', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.clickOn('Few people');
    await page.keyboard.press('?');
    // Of each scope one.
    for (const title of ['Next sentence', 'Delete the annotation', 'Undo', 'Commands']) {
      await expect(postil.dialog('Keyboard help').getByText(title, { exact: true })).toHaveCount(1);
    }
    await postil.dialog('Keyboard help').getByRole('checkbox', { name: /single-character/i }).uncheck();
    await page.keyboard.press('Escape');
    await expect(postil.article).toBeFocused();
    for (const key of ['1', 'k', 'x', '0', '?', 'a']) await page.keyboard.press(key);
    // A key that is no character comes after them, and moves from where the others have left it.
    await page.keyboard.press('ArrowUp');
    await expect(postil.current).toHaveText(/the mayor said/);
    await expect(postil.items).toHaveCount(0);
    await expect(postil.dialogs).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await expect(postil.current).toHaveText(/^Few people/);
    await postil.saved();
    await page.reload();
    await expect(postil.current).toHaveText(/^Few people/);
    await postil.article.focus();
    await page.keyboard.press('1');
    // Everything else works, and by it all that the letters did.
    await page.keyboard.press('ArrowUp');
    await expect(postil.current).toHaveText(/the mayor said/);
    await expect(postil.items).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await expect(postil.dialog('Commands')).toBeVisible();
    await page.keyboard.type('mark as quote');
    await page.keyboard.press('Enter');
    await expect(postil.items).toContainText('Quote');
    await page.keyboard.press('Control+z');
    await expect(postil.items).toHaveCount(0);
  });

  test('keys of the article do nothing while something else has the focus', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.clickOn('Few people');
    await postil.whole();
    await postil.button('Export').focus();
    for (const key of ['1', 'k', 'x', 'Delete']) await page.keyboard.press(key);
    await expect(postil.button('Export')).toBeFocused();
    await postil.article.focus();
    await page.keyboard.press('k');
    await expect(postil.current, 'by one sentence, for one key').toHaveText(/the mayor said/);
    await expect(postil.items).toHaveCount(0);
    await expect(postil.dialogs).toHaveCount(0);
  });

  test('what was done is said', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.clickOn('Few people');
    await page.keyboard.press('8');
    const live = page.locator('[aria-live=polite], [role=status]');
    await expect(live.filter({ hasText: 'Marked as Opinion' })).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(live.filter({ hasText: /Undone.*Opinion/ })).toHaveCount(1);
  });
});

const COMMANDS = ['Undo', 'Redo', 'Export', 'Import', 'Labels…', 'Keyboard help', 'All articles'];

for (const width of [900, 1024, 1600]) {
  test(`all commands have their buttons in view at ${width} px, and nothing lies over them`, async ({ page, postil }) => {
    await page.setViewportSize({ width, height: 800 });
    await postil.openWith(BRIDGE);
    await postil.mark('found rust', '1');
    await postil.mark('six weeks.', '1');
    await postil.button('Undo').click();
    for (const name of COMMANDS) {
      await expect(postil.button(name)).toBeVisible();
      await expect(postil.button(name)).toBeInViewport({ ratio: 1 });
      await postil.button(name).click({ trial: true });
    }
    // Eight labels, and "No claim".
    await expect(postil.labels.getByRole('button')).toHaveCount(9);
    for (const label of await postil.labels.getByRole('button').all()) await expect(label).toBeInViewport({ ratio: 1 });
    await fits(postil);
  });
}

for (const width of [320, 390, 640]) {
  test(`at ${width} px nothing scrolls sideways, and every command is in reach`, async ({ page, postil }) => {
    await page.setViewportSize({ width, height: 700 });
    await postil.open();
    await fits(postil);
    await postil.paste(`${BRIDGE}\n\n${'Donaudampfschifffahrtsgesellschaft'.repeat(6)} is a word.`);
    await expect(postil.article).toBeVisible();
    await fits(postil);
    await postil.clickOn('Few people');
    await postil.labels.getByRole('button', { name: 'Opinion' }).click();
    for (const pane of ['Outline', 'Annotations', 'Article']) {
      await postil.pane(pane).click();
      await fits(postil);
      await postil.shot(`narrow-${width}-${pane.toLowerCase()}`);
    }
    await postil.pane('Annotations').click();
    await expect(postil.note).toBeVisible();
    await postil.pane('Article').click();
    for (const name of ['Undo', 'Export', 'Commands', 'All articles']) await postil.button(name).click({ trial: true });
    for (const [name, title] of [['Labels…', 'Labels'], ['Keyboard help', 'Keyboard help'], ['Export', 'Export']]) {
      await postil.button('Commands').click();
      await postil.dialog('Commands').getByRole('searchbox').fill(name ?? '');
      await fits(postil);
      await postil.dialog('Commands').getByRole('button', { name, exact: true }).click();
      await expect(postil.dialog(title ?? '')).toBeVisible();
      await fits(postil);
      await page.keyboard.press('Escape');
    }
    await postil.button('Commands').click();
    const choose = () => postil.dialog('Commands').getByRole('button', { name: 'Import', exact: true }).click();
    await postil.choose(choose, { name: 'broken.postil.json', mimeType: 'application/json', buffer: Buffer.from('{') });
    await expect(postil.alert).toBeVisible();
    await fits(postil);
  });
}

test('with letters twice as large everything is still there, and wide enough to read', async ({ page, postil }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await postil.openWith(BRIDGE);
  // As the browser's setting for larger letters does it; its zoom is the same as a narrower window, see above.
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  const paragraph = postil.article.locator('p').last();
  const inEms = () => paragraph.evaluate((p) => p.clientWidth / parseFloat(getComputedStyle(p).fontSize));
  await expect.poll(() => paragraph.evaluate((p) => parseFloat(getComputedStyle(p).fontSize))).toBeGreaterThan(30);
  expect(await inEms(), 'width of a line, in letters').toBeGreaterThan(15);
  // Without waiting for the bar beside the passage, which a page with so little room need not show.
  await postil.drag('found rust');
  await page.keyboard.press('1');
  await expect.poll(() => postil.marks()).toEqual(['found rust']);
  for (const label of ['Statistic', 'Opinion']) {
    await postil.labels.getByRole('button', { name: label }).scrollIntoViewIfNeeded();
    await expect(postil.labels.getByRole('button', { name: label })).toBeInViewport({ ratio: 1 });
  }
  await fits(postil);
});

test.describe('by touch on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a sentence is tapped and tagged, and its note written', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.article.getByText('Few people believe her.').tap();
    await expect(postil.current).toHaveText(/^Few people/);
    await postil.labels.getByRole('button', { name: 'Opinion' }).tap();
    await expect.poll(() => postil.marks()).toEqual(['Few people believe her.']);
    await postil.pane('Annotations').tap();
    await postil.note.tap();
    await page.keyboard.type('Who?');
    await postil.saved();
    expect((await postil.exported()).json.annotations[0].note).toBe('Who?');
  });

  test('what is tapped is large enough for a thumb', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    const sizes = await page.getByRole('button').evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return { name: one.ariaLabel ?? one.textContent, width, height };
      }));
    expect(sizes.length).toBeGreaterThan(10);
    expect(sizes.filter(({ width, height }) => Math.min(width, height) < 24)).toEqual([]);
  });
});

test('under forced colours marks are still marks, and told apart', async ({ page, postil }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await postil.openWith(BRIDGE);
  await postil.mark('Engineers', '1');
  await postil.mark('arches', '8');
  const cues = await postil.article.locator('mark').evaluateAll((all) => all.map((one) => {
    const [own, badge] = [getComputedStyle(one), getComputedStyle(one, '::after')];
    return { line: own.textDecorationLine, style: own.textDecorationStyle, badge: badge.content, shown: badge.display, border: badge.borderTopStyle };
  }));
  expect(cues).toEqual([
    { line: 'underline', style: 'solid', badge: '"S"', shown: 'block', border: 'solid' },
    { line: 'underline', style: 'dashed', badge: '"V"', shown: 'block', border: 'solid' },
  ]);
  await expect(page.locator('mark.selected')).not.toHaveCSS('outline-style', 'none');
  await expect(postil.current).not.toHaveCSS('outline-style', 'none');
  await postil.axe();
});

test('on paper there is the article with its marks and nothing else', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('found rust', '1');
  const [around, bar] = [
    [postil.labels, page.getByRole('navigation'), postil.annotations, page.locator('header'), page.locator('footer')],
    postil.passageBar,
  ];
  await postil.drag('six weeks.');
  for (const there of [...around, bar]) await expect(there).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const gone of [...around, bar]) await expect(gone).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(postil.article.getByText('Few people believe her.')).toBeVisible();
  await expect(postil.article.locator('mark')).toHaveText('found rust');
  await expect(postil.article.locator('mark')).toHaveCSS('text-decoration-line', 'underline');
  // All of it, not the part that would be in the window.
  expect(await postil.article.evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0);
});

test('nothing moves for those who asked for that', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  // The tests' browser asks for reduced motion.
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((one) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
      return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
    }).length);
  expect(moving).toBe(0);
});

/** Nothing is wider than the window. @param {Postil} postil */
async function fits(postil) {
  const [is, may] = await postil.page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(is).toBeLessThanOrEqual(may ?? 0);
  // Neither do the parts that scroll by themselves scroll sideways; the labels of a phone may.
  const wide = await postil.page.evaluate(() =>
    [...document.querySelectorAll('main, section, nav, dialog, header, footer')]
      .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.tagName} ${one.className}: ${one.scrollWidth} > ${one.clientWidth}`));
  expect(wide).toEqual([]);
}

/** Tabs to a button. @param {Postil} postil @param {string} name */
async function focusOn(postil, name) {
  const wanted = postil.button(name);
  for (let press = 0; press < 20; press += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
    await postil.page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}
