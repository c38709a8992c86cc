// @ts-check
/**
 * Pictures of the page for people to look at: `POSTIL_SHOTS=/some/folder npx playwright test shots`. Nothing is compared, and
 * without a folder none of this runs (playwright.config.mjs).
 */
import { expect, test } from './postil.mjs';
import { BRIDGE, DAM, RIVER } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const NARROW = 900;

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [width, height] of /** @type {const} */ ([[390, 844], [1024, 768], [1600, 1000]])) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport: { width, height }, hasTouch: width < NARROW, isMobile: width < NARROW });
      const name = (/** @type {string} */ state) => `${state}-${width}-${colorScheme}`;

      test('the library', async ({ page, postil }) => {
        await postil.open();
        await postil.shot(name('library-empty'));
        await postil.button('Annotate').click();
        await postil.shot(name('library-alert'));
        await postil.button('Try the sample').click();
        await expect(postil.article).toBeVisible();
        await postil.saved();
        await postil.shot(name('sample'));
        await postil.button('All articles').click();
        await postil.paste(BRIDGE);
        await tagSome(postil, [['found rust', '1'], ['six weeks.', '4'], ['Few people', '8']]);
        await postil.button('All articles').click();
        await expect(postil.articleList).toBeVisible();
        await postil.shot(name('library'));
        await page.getByRole('button', { name: /^Delete/ }).first().click();
        await postil.shot(name('library-toast'));
      });

      test('the workbench', async ({ page, postil }) => {
        await postil.openWith(RIVER);
        await postil.shot(name('workbench'));
        await tagSome(postil, [
          ['the town would give up its plan for a dam above the gorge', '7'],
          ['settle a quarrel that has emptied wells and soured three summers', '2'],
          ['which would carry Vask through dry years and spare it a lawsuit', '3'],
          ['a lawsuit that might outlast the reservoir', '4'],
          ['how far the council has moved', '8'],
        ]);
        await postil.clickOn('Her aides');
        await postil.shot(name('marks'));
        if (width >= NARROW) {
          await postil.drag('nine towns');
          await expect(postil.passageBar).toBeVisible();
          await postil.shot(name('passage'));
          await page.keyboard.press('Escape');
        }
        await postil.clickOn('would give up');
        await postil.shot(name('selected'));
        for (const pane of width < NARROW ? ['Outline', 'Annotations'] : []) {
          await page.getByRole('group', { name: 'Panes' }).getByRole('button', { name: new RegExp(`^${pane}`) }).click();
          if (pane === 'Annotations') await postil.note.fill('Who heard him say so?');
          await postil.shot(name(pane.toLowerCase()));
        }
      });

      test('all that an article can hold', async ({ page, postil }) => {
        await postil.open();
        await postil.give('Open file', 'dam.html', DAM);
        await expect(postil.article).toBeVisible();
        await tagSome(postil, [['old dam', '2'], ['ninety-one years', '1'], ['been there', '6'], ['forty cows', '1'], ['photographed', '2']]);
        await page.keyboard.press('Escape');
        await postil.clickOn('The gauge reports');
        await postil.shot(name('dam'));
        await postil.clickOn('Nobody was hurt');
        await postil.shot(name('dam-end'));
        await postil.clickOn('ninety-one years');
        await postil.shot(name('dam-selected'));
      });

      test('the dialogs', async ({ page, postil }) => {
        await postil.openWith(BRIDGE);
        for (const [state, open] of /** @type {const} */ ([
          ['export', 'Control+k'], ['labels', 'Control+k'], ['keyboard help', 'Control+k'], ['commands', ''],
        ])) {
          await page.keyboard.press('Control+k');
          await postil.dialog('Commands').waitFor();
          if (open) {
            await page.keyboard.type(state);
            await page.keyboard.press('Enter');
            await postil.dialog('Commands').waitFor({ state: 'detached' });
          }
          await postil.shot(name(state.replace(' ', '-')));
          await page.keyboard.press('Escape');
          // Gone, not only hidden: until then it takes the keys.
          await postil.dialogs.waitFor({ state: 'detached' });
        }
        if (width < NARROW) return;
        const file = await postil.exported();
        await postil.give('Import', file.name, file.text);
        await postil.dialog('Import').waitFor();
        await postil.shot(name('import'));
      });

      test('the editor of label sets', async ({ page, postil }) => {
        await page.setViewportSize({ width: 1280, height });
        const dialog = postil.dialog('Labels');
        const unfold = (/** @type {string} */ label) => dialog.getByRole('button', { name: `More about ${label}`, exact: true }).click();
        await postil.openWith(BRIDGE);
        await postil.mark('found rust', '2');
        await postil.drag('six weeks');
        await postil.shot(name('passage-other'));
        await page.keyboard.press('4');
        await postil.button('Labels…').click();
        await dialog.waitFor();
        await page.setViewportSize({ width, height });
        await postil.shot(name('labels-editor'));
        await unfold('Event');
        await dialog.getByRole('button', { name: 'Retire', exact: true }).click();
        await unfold('Prediction');
        await postil.shot(name('labels-open'));
        await dialog.evaluate((box) => box.scrollTo(0, box.scrollHeight));
        await postil.shot(name('labels-end'));
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await postil.shot(name('labels-bar'));
      });
    });
  }
}

/** Marks passages; without the bar beside the passage where the window has no room for it. @param {Postil} postil @param {[string, string][]} passages */
async function tagSome(postil, passages) {
  for (const [passage, key] of passages) {
    if ((postil.page.viewportSize()?.width ?? 0) >= NARROW) await postil.mark(passage, key);
    else {
      await postil.drag(passage);
      await postil.page.keyboard.press(key);
    }
  }
  await postil.saved();
}
