// @ts-check
/**
 * Pictures of the page for people to look at: `POSTIL_SHOTS=/some/folder npx playwright test shots`. Nothing is compared.
 */
import { article, button, clickOn, drag, expect, exported, form, give, mark, open, openWith, passageBar, paste, saved, shot, test } from './postil.mjs';
import { BRIDGE, berlin } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

test.beforeEach(() => test.skip(!process.env.POSTIL_SHOTS, 'POSTIL_SHOTS names no folder for pictures'));

const NARROW = 900;

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [width, height] of /** @type {const} */ ([[390, 844], [1024, 768], [1600, 1000]])) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport: { width, height }, hasTouch: width < NARROW, isMobile: width < NARROW });
      const name = (/** @type {string} */ state) => `${state}-${width}-${colorScheme}`;

      test('the desk', async ({ page }) => {
        await open(page);
        await shot(page, name('desk-empty'));
        await button(page, 'Annotate').click();
        await shot(page, name('desk-alert'));
        await button(page, 'Try the sample').click();
        await expect(article(page)).toBeVisible();
        await saved(page);
        await shot(page, name('sample'));
        await button(page, 'All articles').click();
        await paste(page, BRIDGE);
        await tagSome(page, [['found rust', '1'], ['six weeks.', '4'], ['Few people', '8']]);
        await button(page, 'All articles').click();
        await expect(page.getByRole('list', { name: 'Articles' })).toBeVisible();
        await shot(page, name('desk'));
        await page.getByRole('button', { name: /^Delete/ }).first().click();
        await shot(page, name('desk-toast'));
      });

      test('the workbench', async ({ page }) => {
        await openWith(page, berlin ?? BRIDGE);
        await shot(page, name('workbench'));
        await tagSome(page, berlin
          ? [['Ukraine would relinquish its goal of joining the NATO military alliance', '7'],
            ['high-stakes peace talks opened in Berlin', '2'],
            ['a broader package of security guarantees that Kiev hopes will deter future aggression', '3'],
            ['hopes will deter future aggression', '4'],
            ['accelerated support mechanisms', '1']]
          : [['Engineers found rust in two of its nine arches', '2'], ['two of its nine arches', '1']]);
        await clickOn(page, berlin ? 'Ukrainian President' : 'The city says');
        await shot(page, name('marks'));
        if (width >= NARROW) {
          await drag(page, berlin ? 'the grinding war' : 'takes six weeks');
          await expect(passageBar(page)).toBeVisible();
          await shot(page, name('passage'));
          await page.keyboard.press('Escape');
        }
        await clickOn(page, berlin ? 'relinquish' : 'two of its');
        await shot(page, name('selected'));
        for (const pane of width < NARROW ? ['Outline', 'Annotations'] : []) {
          await page.getByRole('group', { name: 'Panes' }).getByRole('button', { name: new RegExp(`^${pane}`) }).click();
          if (pane === 'Annotations') await form(page).getByRole('textbox', { name: 'Note' }).fill('Who heard him say so?');
          await shot(page, name(pane.toLowerCase()));
        }
      });

      test('the dialogs', async ({ page }) => {
        await openWith(page, BRIDGE);
        for (const [state, open] of /** @type {const} */ ([
          ['export', 'Control+k'], ['labels', 'Control+k'], ['keyboard help', 'Control+k'], ['commands', ''],
        ])) {
          await page.keyboard.press('Control+k');
          await page.getByRole('dialog', { name: 'Commands' }).waitFor();
          if (open) {
            await page.keyboard.type(state);
            await page.keyboard.press('Enter');
            await page.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'detached' });
          }
          await shot(page, name(state.replace(' ', '-')));
          await page.keyboard.press('Escape');
          // Gone, not only hidden: until then it takes the keys.
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
        if (width < NARROW) return;
        const file = await exported(page);
        await give(page, 'Import', file.name, file.text);
        await page.getByRole('dialog', { name: 'Import' }).waitFor();
        await shot(page, name('import'));
      });
    });
  }
}

/** Marks passages; without the bar beside the passage where the window has no room for it. @param {Page} page @param {[string, string][]} passages */
async function tagSome(page, passages) {
  for (const [passage, key] of passages) {
    if ((page.viewportSize()?.width ?? 0) >= NARROW) await mark(page, passage, key);
    else {
      await drag(page, passage);
      await page.keyboard.press(key);
    }
  }
  await saved(page);
}
