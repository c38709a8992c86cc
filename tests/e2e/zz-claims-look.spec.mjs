import { axe, button, clickOn, expect, form, items, mark, openWith, shot, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';
for (const colorScheme of ['light', 'dark']) for (const [width, height] of [[390, 844], [1024, 768], [1600, 1000]]) {
  test.describe(`${width} ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width, height } });
    test('look', async ({ page }) => {
      await openWith(page, BRIDGE);
      await clickOn(page, 'Engineers');
      await page.keyboard.press('1');
      if (width < 900) await page.getByRole('group', { name: 'Panes' }).getByRole('button', { name: /^Annotations/ }).click();
      await shot(page, `a-empty-${width}-${colorScheme}`);
      const f = form(page);
      await f.getByLabel('Verdict').selectOption('mostly-false');
      await f.getByLabel('Restated claim').fill('It is false that the bridge has rust.');
      await f.getByRole('group', { name: 'Claimant' }).getByRole('textbox', { name: 'Name' }).fill('Ida Holm');
      await f.getByRole('button', { name: 'Add evidence' }).click();
      await f.getByLabel('URL', { exact: true }).fill('https://bücher.example/a');
      await f.getByLabel('Published').fill('31.1.2026');
      await f.getByText('More fields').click();
      await f.getByRole("textbox", { name: "Topics" }).fill('bridges, rust,');
      await f.getByLabel('Claim date').focus();
      await page.locator('.annotations').evaluate((e) => e.style.height = 'auto').catch(() => {});
      await shot(page, `b-full-${width}-${colorScheme}`);
      await page.locator('.item').first().screenshot({ path: `${process.env.POSTIL_SHOTS}/c-item-${width}-${colorScheme}.png` });
      await axe(page);
      await f.getByRole('button', { name: 'Edit fields…' }).click();
      await page.getByText('Fields of the record').first().click();
      await shot(page, `d-fields-${width}-${colorScheme}`);
      await axe(page);
      await page.keyboard.press('Escape');
    });
  });
}
