// @ts-check
/** The page in the pseudo-language: what has no brackets is hard-wired, or belongs to the article and its labels. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** What is no text of the page: its name, keys, the article's words and what its label set names. */
const OTHERS = [
  '.word, kbd, q, .badge, [data-article], .outline a span, .articles b, .articles small',
  '[data-k] .label-name, .item-label, .item-section, .record-form :is(label, legend, .hint, .toggles), #label option',
  '.record-form option:not([value=""])',
].join(',');

/** Texts and names of elements, outside of what is no text of the page. @param {import('@playwright/test').Page} page */
async function withoutBrackets(page) {
  return page.evaluate((others) => {
    const body = /** @type {HTMLElement} */ (document.body.cloneNode(true));
    for (const element of body.querySelectorAll(others)) element.remove();
    const names = [...body.querySelectorAll('[aria-label], [title], [placeholder]')]
      .filter((element) => !element.matches('.label[data-k]'))
      .flatMap((element) => ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''));
    const texts = [...body.querySelectorAll('.app > *, dialog')].map((element) => element.textContent ?? '');
    const bracketed = /\[!! (?:(?!\[!!).)*? !!\]/gsu;
    // A name can be followed by its key: (Ctrl+Z).
    const key = /^ *\([^ ()]+\)$/u;
    const rest = [...names, ...texts].map((text) => text.replaceAll(bracketed, ' ').replaceAll(bracketed, ' ').replace(key, '').trim());
    return { bracketed: texts.join(' ').split('[!!').length - 1, rest: rest.filter((text) => /\p{L}{2}/u.test(text)) };
  }, OTHERS);
}

test('in the pseudo-language every text of library and workbench has its brackets', async ({ page }) => {
  await page.goto('./?language=pseudo');
  await expect(page.locator('html[data-ready]')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XB');
  const library = await withoutBrackets(page);
  expect(library.rest).toEqual([]);
  expect(library.bracketed).toBeGreaterThan(4);

  await page.locator('#text').fill(BRIDGE);
  await page.locator('button.main').first().click();
  await expect(page.locator('#article')).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  // What a command of the first wasm tells; below, what one of the second does.
  const told = page.locator('.told');
  await expect(told).toHaveText(/^\[!! Ma+rke+d a+s Statistic !!\]$/);
  await page.locator('.item-face').click();
  await expect(page.locator('.form #note')).toBeVisible();
  await page.locator('.structure-button').click();
  await expect(page.locator('.structure-panel')).toBeVisible();
  const workbench = await withoutBrackets(page);
  expect(workbench.rest).toEqual([]);
  expect(workbench.bracketed).toBeGreaterThan(40);

  await page.keyboard.press('Escape');
  await expect(page.locator('#article')).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('h');
  await expect(told).toHaveText(/^\[!! Ma+de+ a+ he+a+di+ng !!\]$/);
  await page.keyboard.press('Control+z');
  await expect(told).toHaveText(/^\[!! U+ndo+ne+: \[!! Ma+de+ a+ he+a+di+ng !!\] !!\]$/);
});
