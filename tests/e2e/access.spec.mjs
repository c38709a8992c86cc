// @ts-check
/** For everyone: with a keyboard alone, a narrow window, large letters, forced colours, on paper. */
import {
  article,
  axe,
  button,
  clickOn,
  copy,
  current,
  download,
  drag,
  expect,
  exported,
  form,
  give,
  items,
  mark,
  marks,
  open,
  openWith,
  passageBar,
  paste,
  saved,
  shot,
  test,
  whole,
} from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const textBox = (/** @type {Page} */ page) => page.getByRole('textbox', { name: 'Article text' });
const dialog = (/** @type {Page} */ page, /** @type {string} */ name) => page.getByRole('dialog', { name });
const labels = (/** @type {Page} */ page) => page.getByRole('toolbar', { name: 'Labels', exact: true });
const tab = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('group', { name: 'Panes' }).getByRole('button', { name: new RegExp(`^${name}`) });

/**
 * The states of the page, each with the way there from an empty Postil.
 * @type {Record<string, (page: Page) => Promise<unknown>>}
 */
const STATES = {
  desk: async () => {},
  'desk with articles': async (page) => {
    await paste(page, BRIDGE);
    await mark(page, 'found rust', '1');
    await button(page, 'All articles').click();
    await expect(page.getByRole('list', { name: 'Articles' })).toBeVisible();
  },
  'desk with a toast': async (page) => {
    await STATES['desk with articles']?.(page);
    await page.getByRole('button', { name: /^Delete/ }).click();
    await expect(button(page, 'Undo')).toBeVisible();
  },
  'desk with an alert': async (page) => {
    await button(page, 'Annotate').click();
    await expect(page.getByRole('alert')).toBeVisible();
  },
  workbench: async (page) => {
    await paste(page, BRIDGE);
    await expect(article(page)).toBeVisible();
  },
  'workbench with marks of all labels': async (page) => {
    await paste(page, BRIDGE);
    const words = ['Engineers', 'found', 'rust', 'two', 'nine', 'arches', 'says', 'Few people'];
    for (const [at, word] of words.entries()) await mark(page, word, String(at + 1));
    await mark(page, 'Engineers found rust in two', '2');
    await clickOn(page, 'The county');
    await page.keyboard.press('0');
  },
  'passage selected': async (page) => {
    await paste(page, BRIDGE);
    await drag(page, 'found rust');
    await expect(passageBar(page)).toBeVisible();
  },
  'annotation selected': async (page) => {
    await paste(page, BRIDGE);
    await mark(page, 'found rust', '1');
    await form(page).getByRole('textbox', { name: 'Note' }).fill('Where did they look?');
  },
  'filter without a match': async (page) => {
    await STATES['annotation selected']?.(page);
    await page.getByRole('searchbox', { name: 'Filter' }).fill('nothing like that');
    await expect(items(page)).toHaveCount(0);
  },
  'alert on the workbench': async (page) => {
    await paste(page, BRIDGE);
    await mark(page, 'found rust', '1');
    await drag(page, 'found rust');
    await page.keyboard.press('1');
    await expect(page.getByRole('alert')).toBeVisible();
  },
  Export: (page) => openDialog(page, 'Export', 'Export'),
  Labels: (page) => openDialog(page, 'Labels…', 'Labels'),
  'Keyboard help': (page) => openDialog(page, 'Keyboard help', 'Keyboard help'),
  Commands: (page) => openDialog(page, 'Commands', 'Commands'),
  Import: async (page) => {
    await paste(page, BRIDGE);
    const file = await exported(page);
    await give(page, 'Import', file.name, file.text);
    await expect(dialog(page, 'Import')).toBeVisible();
  },
};

/** @param {Page} page @param {string} name of the button @param {string} title of the dialog */
async function openDialog(page, name, title) {
  await paste(page, BRIDGE);
  await button(page, name).click();
  await expect(dialog(page, title)).toBeVisible();
}

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(`axe finds nothing, ${scheme}`, () => {
    test.use({ colorScheme: scheme });
    for (const [name, reach] of Object.entries(STATES)) {
      test(name, async ({ page }) => {
        await open(page);
        await reach(page);
        await axe(page);
      });
    }
  });

  test.describe(`axe finds nothing on a phone, ${scheme}`, () => {
    test.use({ colorScheme: scheme, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    for (const pane of ['Outline', 'Article', 'Annotations']) {
      test(pane, async ({ page }) => {
        await openWith(page, BRIDGE);
        await article(page).getByText('Few people believe her.').tap();
        await labels(page).getByRole('button', { name: 'Opinion' }).tap();
        await tab(page, pane).tap();
        await expect(tab(page, pane)).toHaveAttribute('aria-pressed', 'true');
        await axe(page);
      });
    }
  });
}

test.describe('by keyboard alone', () => {
  test('the main job', async ({ page }) => {
    await open(page);
    await copy(page, BRIDGE);
    await expect(textBox(page), 'the box has the focus to begin with').toBeFocused();
    await page.keyboard.press('Control+v');
    await expect(article(page)).toBeFocused();

    // To the sentence, mark it, write a note, and back.
    await page.keyboard.press('j');
    await expect(current(page)).toHaveText('Categories: Local News');
    for (let at = 0; at < 4; at += 1) await page.keyboard.press('ArrowDown');
    await expect(current(page)).toHaveText(/^Engineers found rust/);
    await page.keyboard.press('1');
    await expect(items(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    const note = form(page).getByRole('textbox', { name: 'Note' });
    await expect(note).toBeFocused();
    await page.keyboard.type('1, 2, j and k are letters here.');
    await expect(note).toHaveValue('1, 2, j and k are letters here.');
    await expect(items(page)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(article(page)).toBeFocused();

    // A passage without a mouse: from the first word of the sentence on.
    await page.keyboard.press('j');
    await expect(current(page)).toHaveText(/^The city says/);
    for (let words = 0; words < 3; words += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect(passageBar(page)).toBeVisible();
    await page.keyboard.press('7');
    await expect.poll(() => marks(page)).toContain('The city says');

    // Out through the palette.
    await page.keyboard.press('Control+k');
    await expect(dialog(page, 'Commands')).toBeVisible();
    await page.keyboard.type('expo');
    await page.keyboard.press('Enter');
    await expect(dialog(page, 'Export')).toBeVisible();
    await focusOn(page, 'JSON');
    const file = await download(page, () => page.keyboard.press('Enter'));
    expect(JSON.parse(file.text).annotations).toHaveLength(2);
    await expect(dialog(page, 'Export')).toBeHidden();
    await expect(article(page), 'the focus is back where it was').toBeFocused();
  });

  test('Tab goes through the workbench as one reads it, one stop a bar', async ({ page }) => {
    await openWith(page, BRIDGE);
    await clickOn(page, 'Few people');
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

  test('arrows go along the bar of labels', async ({ page }) => {
    await openWith(page, BRIDGE);
    await clickOn(page, 'Few people');
    await labels(page).getByRole('button').first().focus();
    for (let press = 0; press < 7; press += 1) await page.keyboard.press('ArrowRight');
    await expect(labels(page).getByRole('button', { name: 'Opinion' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(items(page)).toContainText('Opinion');
  });

  for (const [name, title, key] of [
    ['Export', 'Export', 'x'], ['Labels…', 'Labels', 'l'], ['Keyboard help', 'Keyboard help', '?'], ['Commands', 'Commands', 'Control+k'],
  ]) {
    test(`the dialog "${title}" opens by its key, keeps the focus, and Escape leads back`, async ({ page }) => {
      await openWith(page, BRIDGE);
      await page.keyboard.press(key ?? '');
      await expect(dialog(page, title ?? '')).toBeVisible();
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press('Tab');
        // The browser's own bar comes between the last and the first: then nothing in the page has the focus.
        const where = await page.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName);
        expect(where === 'DIALOG' || (await page.evaluate(() => document.activeElement === document.body))).toBe(true);
      }
      await page.keyboard.press('Escape');
      await expect(dialog(page, title ?? '')).toBeHidden();
      await expect(article(page)).toBeFocused();
      await button(page, name ?? '').click();
      await expect(dialog(page, title ?? '')).toBeVisible();
      await dialog(page, title ?? '').getByRole('button', { name: 'Close' }).click();
      await expect(dialog(page, title ?? '')).toBeHidden();
    });
  }

  for (const [what, choose] of /** @type {[string, (page: Page) => Promise<unknown>][]} */ ([
    ['an export', exported],
    ['a command of the palette', async (page) => {
      await page.keyboard.press('Control+k');
      await dialog(page, 'Commands').getByRole('button', { name: 'Previous sentence' }).click();
    }],
    ['an import', async (page) => {
      const file = await exported(page);
      await give(page, 'Import', file.name, file.text);
      await dialog(page, 'Import').getByRole('button', { name: 'Cancel' }).click();
    }],
  ])) {
    test(`after ${what} the keys go to the article again`, async ({ page }) => {
      await openWith(page, BRIDGE);
      await clickOn(page, 'Few people');
      await choose(page);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(article(page)).toBeFocused();
      await page.keyboard.press('8');
      await expect(items(page)).toHaveCount(1);
    });
  }

  test('keys that are one character can be switched off, and stay so', async ({ page }) => {
    await openWith(page, BRIDGE);
    await clickOn(page, 'Few people');
    await page.keyboard.press('?');
    await dialog(page, 'Keyboard help').getByRole('checkbox', { name: /single-character/i }).uncheck();
    await page.keyboard.press('Escape');
    await expect(article(page)).toBeFocused();
    for (const key of ['1', 'k', 'x', '0', '?', 'a']) await page.keyboard.press(key);
    // A key that is no character comes after them, and moves from where the others have left it.
    await page.keyboard.press('ArrowUp');
    await expect(current(page)).toHaveText(/the mayor said/);
    await expect(items(page)).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await expect(current(page)).toHaveText(/^Few people/);
    await saved(page);
    await page.reload();
    await expect(current(page)).toHaveText(/^Few people/);
    await article(page).focus();
    await page.keyboard.press('1');
    // Everything else works, and by it all that the letters did.
    await page.keyboard.press('ArrowUp');
    await expect(current(page)).toHaveText(/the mayor said/);
    await expect(items(page)).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    await page.keyboard.type('mark as quote');
    await page.keyboard.press('Enter');
    await expect(items(page)).toContainText('Quote');
    await page.keyboard.press('Control+z');
    await expect(items(page)).toHaveCount(0);
  });

  test('keys of the article do nothing while something else has the focus', async ({ page }) => {
    await openWith(page, BRIDGE);
    await clickOn(page, 'Few people');
    await whole(page);
    await button(page, 'Export').focus();
    for (const key of ['1', 'k', 'x', 'Delete']) await page.keyboard.press(key);
    await expect(button(page, 'Export')).toBeFocused();
    await article(page).focus();
    await page.keyboard.press('k');
    await expect(current(page), 'by one sentence, for one key').toHaveText(/the mayor said/);
    await expect(items(page)).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('what was done is said', async ({ page }) => {
    await openWith(page, BRIDGE);
    await clickOn(page, 'Few people');
    await page.keyboard.press('8');
    const live = page.locator('[aria-live=polite], [role=status]');
    await expect(live.filter({ hasText: 'Marked as Opinion' })).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(live.filter({ hasText: /Undone.*Opinion/ })).toHaveCount(1);
  });
});

const COMMANDS = ['Undo', 'Redo', 'Export', 'Import', 'Labels…', 'Keyboard help', 'All articles'];

for (const width of [900, 1024, 1600]) {
  test(`all commands have their buttons in view at ${width} px, and nothing lies over them`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openWith(page, BRIDGE);
    await mark(page, 'found rust', '1');
    await mark(page, 'six weeks.', '1');
    await button(page, 'Undo').click();
    for (const name of COMMANDS) {
      await expect(button(page, name)).toBeVisible();
      await expect(button(page, name)).toBeInViewport({ ratio: 1 });
      await button(page, name).click({ trial: true });
    }
    // Eight labels, and "No claim".
    await expect(labels(page).getByRole('button')).toHaveCount(9);
    for (const label of await labels(page).getByRole('button').all()) await expect(label).toBeInViewport({ ratio: 1 });
    await fits(page);
  });
}

for (const width of [320, 390, 640]) {
  test(`at ${width} px nothing scrolls sideways, and every command is in reach`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await open(page);
    await fits(page);
    await paste(page, `${BRIDGE}\n\n${'Donaudampfschifffahrtsgesellschaft'.repeat(6)} is a word.`);
    await expect(article(page)).toBeVisible();
    await fits(page);
    await clickOn(page, 'Few people');
    await labels(page).getByRole('button', { name: 'Opinion' }).click();
    for (const pane of ['Outline', 'Annotations', 'Article']) {
      await tab(page, pane).click();
      await fits(page);
      await shot(page, `narrow-${width}-${pane.toLowerCase()}`);
    }
    await tab(page, 'Annotations').click();
    await expect(form(page).getByRole('textbox', { name: 'Note' })).toBeVisible();
    await tab(page, 'Article').click();
    for (const name of ['Undo', 'Export', 'Commands', 'All articles']) await button(page, name).click({ trial: true });
    for (const [name, title] of [['Labels…', 'Labels'], ['Keyboard help', 'Keyboard help'], ['Export', 'Export']]) {
      await button(page, 'Commands').click();
      await dialog(page, 'Commands').getByRole('searchbox').fill(name ?? '');
      await fits(page);
      await dialog(page, 'Commands').getByRole('button', { name, exact: true }).click();
      await expect(dialog(page, title ?? '')).toBeVisible();
      await fits(page);
      await page.keyboard.press('Escape');
    }
    await button(page, 'Commands').click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      dialog(page, 'Commands').getByRole('button', { name: 'Import', exact: true }).click(),
    ]);
    await chooser.setFiles({ name: 'broken.postil.json', mimeType: 'application/json', buffer: Buffer.from('{') });
    await expect(page.getByRole('alert')).toBeVisible();
    await fits(page);
  });
}

test('with letters twice as large everything is still there, and wide enough to read', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openWith(page, BRIDGE);
  // As the browser's setting for larger letters does it; its zoom is the same as a narrower window, see above.
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  const paragraph = article(page).locator('p').last();
  const inEms = () => paragraph.evaluate((p) => p.clientWidth / parseFloat(getComputedStyle(p).fontSize));
  await expect.poll(() => paragraph.evaluate((p) => parseFloat(getComputedStyle(p).fontSize))).toBeGreaterThan(30);
  expect(await inEms(), 'width of a line, in letters').toBeGreaterThan(15);
  // Without waiting for the bar beside the passage, which a page with so little room need not show.
  await drag(page, 'found rust');
  await page.keyboard.press('1');
  await expect.poll(() => marks(page)).toEqual(['found rust']);
  for (const label of ['Statistic', 'Opinion']) {
    await labels(page).getByRole('button', { name: label }).scrollIntoViewIfNeeded();
    await expect(labels(page).getByRole('button', { name: label })).toBeInViewport({ ratio: 1 });
  }
  await fits(page);
});

test.describe('by touch on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a sentence is tapped and tagged, and its note written', async ({ page }) => {
    await openWith(page, BRIDGE);
    await article(page).getByText('Few people believe her.').tap();
    await expect(current(page)).toHaveText(/^Few people/);
    await labels(page).getByRole('button', { name: 'Opinion' }).tap();
    await expect.poll(() => marks(page)).toEqual(['Few people believe her.']);
    await tab(page, 'Annotations').tap();
    await form(page).getByRole('textbox', { name: 'Note' }).tap();
    await page.keyboard.type('Who?');
    await saved(page);
    expect((await exported(page)).json.annotations[0].note).toBe('Who?');
  });

  test('what is tapped is large enough for a thumb', async ({ page }) => {
    await openWith(page, BRIDGE);
    const sizes = await page.getByRole('button').evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return { name: one.ariaLabel ?? one.textContent, width, height };
      }));
    expect(sizes.length).toBeGreaterThan(10);
    expect(sizes.filter(({ width, height }) => Math.min(width, height) < 24)).toEqual([]);
  });
});

test('under forced colours marks are still marks, and told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openWith(page, BRIDGE);
  await mark(page, 'Engineers', '1');
  await mark(page, 'arches', '8');
  const cues = await article(page).locator('mark').evaluateAll((all) => all.map((one) => {
    const [own, badge] = [getComputedStyle(one), getComputedStyle(one, '::after')];
    return { line: own.textDecorationLine, style: own.textDecorationStyle, badge: badge.content, shown: badge.display, border: badge.borderTopStyle };
  }));
  expect(cues).toEqual([
    { line: 'underline', style: 'solid', badge: '"S"', shown: 'block', border: 'solid' },
    { line: 'underline', style: 'dashed', badge: '"V"', shown: 'block', border: 'solid' },
  ]);
  await expect(page.locator('mark.selected')).not.toHaveCSS('outline-style', 'none');
  await expect(current(page)).not.toHaveCSS('outline-style', 'none');
  await axe(page);
});

test('on paper there is the article with its marks and nothing else', async ({ page }) => {
  await openWith(page, BRIDGE);
  await mark(page, 'found rust', '1');
  const [around, bar] = [
    [labels(page), page.getByRole('navigation'), page.getByRole('region', { name: 'Annotations' }), page.locator('header'), page.locator('footer')],
    passageBar(page),
  ];
  await drag(page, 'six weeks.');
  for (const there of [...around, bar]) await expect(there).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const gone of [...around, bar]) await expect(gone).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(article(page).getByText('Few people believe her.')).toBeVisible();
  await expect(article(page).locator('mark')).toHaveText('found rust');
  await expect(article(page).locator('mark')).toHaveCSS('text-decoration-line', 'underline');
  // All of it, not the part that would be in the window.
  expect(await article(page).evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0);
});

test('nothing moves for those who asked for that', async ({ page }) => {
  await openWith(page, BRIDGE);
  // The tests' browser asks for reduced motion.
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((one) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
      return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
    }).length);
  expect(moving).toBe(0);
});

/** Nothing is wider than the window. @param {Page} page */
async function fits(page) {
  const [is, may] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(is).toBeLessThanOrEqual(may ?? 0);
  // Neither do the parts that scroll by themselves scroll sideways; the labels of a phone may.
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('main, section, nav, dialog, header, footer')]
      .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.tagName} ${one.className}: ${one.scrollWidth} > ${one.clientWidth}`));
  expect(wide).toEqual([]);
}

/** Tabs to a button. @param {Page} page @param {string} name */
async function focusOn(page, name) {
  const wanted = button(page, name);
  for (let press = 0; press < 20; press += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}
