// @ts-check
/** Selecting and copying beyond the article, and an article whose words on the page are not its own. */
import { article, clickOn, drag, expect, items, marks, openWith, passageBar, place, selection, settled, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

test('a drag that slips over a panel ends where the pointer is nearest', async ({ page }) => {
  await openWith(page, BRIDGE);
  await clickOn(page, 'Engineers found');
  await page.keyboard.press('1');
  await expect(items(page)).toHaveCount(1);
  // Over the annotations, the outline, the bar on top and the foot.
  const outline = await page.getByRole('navigation', { name: 'Outline' }).boundingBox();
  const list = await page.getByRole('region', { name: 'Annotations' }).boundingBox();
  const start = await place(page, 'Repairs', 'Repairs', 'start');
  const line = await place(page, 'the city the', 'the city the', 'end');
  for (const [x, y, wanted] of /** @type {[number, number, RegExp][]} */ ([
    [(list?.x ?? 0) + 80, start.y, /^Repairs cost 4\.2 million crowns\. The county pays half of that, and$/],
    [(list?.x ?? 0) + 80, line.y, /^Repairs cost .* and the city the rest\.$/],
    [(outline?.x ?? 0) + 80, line.y, /^Repairs cost .* of that, and$/],
  ])) {
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move((start.x + x) / 2, y, { steps: 4 });
    await page.mouse.move(x, y, { steps: 4 });
    expect(await selection(page), 'while it is dragged').not.toContain('Buses');
    await page.mouse.up();
    await expect(passageBar(page)).toBeVisible();
    await expect.poll(() => selection(page)).toMatch(wanted);
    await page.keyboard.press('Escape');
    await expect(passageBar(page)).toBeHidden();
  }
  // The words of a card can still be selected and copied.
  await items(page).locator('q').evaluate((quote) => getSelection()?.selectAllChildren(quote));
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Engineers found rust');
});

test('a drag to the lowest line in view selects to there, and does not run on', async ({ page }) => {
  await openWith(page, Array.from({ length: 60 }, (_, at) => `Paragraph ${at} says so.`).join('\n\n'));
  const from = article(page).getByText('Paragraph 20 says so.');
  // The next one but one is the last in view.
  await from.evaluate((element) => {
    const region = /** @type {Element} */ (element.closest('#article'));
    region.scrollTop += element.getBoundingClientRect().bottom - region.getBoundingClientRect().bottom + 90;
  });
  const start = await from.boundingBox();
  const last = await article(page).getByText('Paragraph 21 says so.').boundingBox();
  await page.mouse.move((start?.x ?? 0) + 2, (start?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((last?.x ?? 0) + 60, (last?.y ?? 0) + 10, { steps: 12 });
  await page.mouse.up();
  await expect(passageBar(page)).toBeVisible();
  expect(await selection(page)).toMatch(/^Paragraph 20 says so\.\s+Paragraph( 21)?$/);
});

test('Ctrl+A in the article selects the article, and a copy has its paragraphs and list marks', async ({ page }) => {
  const copied = async () => {
    await page.keyboard.press('Control+c');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await openWith(page, BRIDGE);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await clickOn(page, 'The old bridge');
  await page.keyboard.press('Control+a');
  await expect.poll(() => selection(page)).toContain('A ferry carries bicycles for free.');
  const text = await copied();
  expect(text).toContain('Categories: Local News\n\nHarbour Bridge to Close');
  expect(text).toContain('and the city the rest.\n\n• Buses run every ten minutes.\n• A ferry carries bicycles for free.\n\nWhat happens next?');
  expect(text).not.toMatch(/Export|Outline|Saved/);
  // A press on what is selected would drag it along.
  await page.keyboard.press('Escape');
  await drag(page, 'pays half', 'Buses run');
  await expect.poll(copied).toBe('pays half of that, and the city the rest.\n\n• Buses run');
  // Beyond what has been drawn.
  const long = Array.from({ length: 4000 }, (_, at) => `Paragraph ${at} says that the bridge will close on Monday.`).join('\n\n');
  await page.getByRole('button', { name: 'All articles' }).click();
  await openWith(page, long);
  await page.keyboard.press('Control+a');
  expect((await copied()).length).toBe(long.length);
});

test('where the page shows other words than the article, nothing is marked and the words come back', async ({ page }) => {
  await openWith(page, BRIDGE);
  await expect(article(page)).toHaveAttribute('translate', 'no');
  await clickOn(page, 'The city says');
  await page.keyboard.press('1');
  await expect(items(page)).toHaveCount(1);
  /** Translates as the browser does. @param {string} from @param {string} to */
  const translate = (from, to) =>
    article(page).evaluate(
      (region, [from, to]) => {
        const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (!node.nodeValue?.includes(from ?? '')) continue;
          const font = document.createElement('font');
          font.textContent = to ?? '';
          /** @type {Text} */ (node).replaceWith(font);
          return;
        }
      },
      [from, to],
    );
  await translate('Engineers found', 'Ingenieure fanden Rost in zwei der neun Bögen der alten Brücke.');
  await drag(page, 'zwei der neun');
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was marked' })).toBeVisible();
  await page.keyboard.press('2');
  await settled(page);
  expect(await marks(page)).not.toContain('zwei der neun');
  await expect(article(page)).toContainText('Engineers found rust in two of its nine arches.');
  await page.keyboard.press('Control+z');
  await drag(page, 'two of its nine');
  await page.keyboard.press('2');
  await expect.poll(() => marks(page)).toContain('two of its nine');
});
