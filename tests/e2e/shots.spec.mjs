// @ts-check
/**
 * Pictures of the page for people to look at: `POSTIL_SHOTS=/some/folder npx playwright test shots`. Nothing is compared, and
 * without a folder none of this runs (playwright.config.mjs).
 */
import { article, button, clickOn, drag, expect, exported, form, give, mark, open, openWith, passageBar, paste, saved, shot, test } from './postil.mjs';
import { BRIDGE, DAM, RIVER } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

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
        await openWith(page, RIVER);
        await shot(page, name('workbench'));
        await tagSome(page, [
          ['the town would give up its plan for a dam above the gorge', '7'],
          ['settle a quarrel that has emptied wells and soured three summers', '2'],
          ['which would carry Vask through dry years and spare it a lawsuit', '3'],
          ['a lawsuit that might outlast the reservoir', '4'],
          ['how far the council has moved', '8'],
        ]);
        await clickOn(page, 'Her aides');
        await shot(page, name('marks'));
        if (width >= NARROW) {
          await drag(page, 'nine towns');
          await expect(passageBar(page)).toBeVisible();
          await shot(page, name('passage'));
          await page.keyboard.press('Escape');
        }
        await clickOn(page, 'would give up');
        await shot(page, name('selected'));
        for (const pane of width < NARROW ? ['Outline', 'Annotations'] : []) {
          await page.getByRole('group', { name: 'Panes' }).getByRole('button', { name: new RegExp(`^${pane}`) }).click();
          if (pane === 'Annotations') await form(page).getByRole('textbox', { name: 'Note' }).fill('Who heard him say so?');
          await shot(page, name(pane.toLowerCase()));
        }
      });

      test('all that an article can hold', async ({ page }) => {
        await open(page);
        await give(page, 'Open file', 'dam.html', DAM);
        await expect(article(page)).toBeVisible();
        await tagSome(page, [['old dam', '2'], ['ninety-one years', '1'], ['been there', '6'], ['forty cows', '1'], ['photographed', '2']]);
        await page.keyboard.press('Escape');
        await clickOn(page, 'The gauge reports');
        await shot(page, name('dam'));
        await clickOn(page, 'Nobody was hurt');
        await shot(page, name('dam-end'));
        await clickOn(page, 'ninety-one years');
        await shot(page, name('dam-selected'));
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

      test('the editor of label sets', async ({ page }) => {
        await page.setViewportSize({ width: 1280, height });
        const dialog = page.getByRole('dialog', { name: 'Labels' });
        const unfold = (/** @type {string} */ label) => dialog.getByRole('button', { name: `More about ${label}`, exact: true }).click();
        await openWith(page, BRIDGE);
        await mark(page, 'found rust', '2');
        await drag(page, 'six weeks');
        await shot(page, name('passage-other'));
        await page.keyboard.press('4');
        await button(page, 'Labels…').click();
        await dialog.waitFor();
        await page.setViewportSize({ width, height });
        await shot(page, name('labels-editor'));
        await unfold('Event');
        await dialog.getByRole('button', { name: 'Retire', exact: true }).click();
        await unfold('Prediction');
        await shot(page, name('labels-open'));
        await dialog.evaluate((box) => box.scrollTo(0, box.scrollHeight));
        await shot(page, name('labels-end'));
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await shot(page, name('labels-bar'));
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
