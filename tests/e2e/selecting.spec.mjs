// @ts-check
/** Selecting and copying beyond the article, and an article whose words on the page are not its own. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

test('a drag that slips over a panel ends where the pointer is nearest', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await postil.clickOn('Engineers found');
  await page.keyboard.press('1');
  await expect(postil.items).toHaveCount(1);
  // Over the annotations, the outline, the bar on top and the foot.
  const outline = await postil.outline.boundingBox();
  const list = await postil.annotations.boundingBox();
  const start = await postil.place('Repairs', 'Repairs', 'start');
  const line = await postil.place('the city the', 'the city the', 'end');
  for (const [x, y, wanted] of /** @type {[number, number, RegExp][]} */ ([
    [(list?.x ?? 0) + 80, start.y, /^Repairs cost 4\.2 million crowns\. The county pays half of that, and$/],
    [(list?.x ?? 0) + 80, line.y, /^Repairs cost .* and the city the rest\.$/],
    [(outline?.x ?? 0) + 80, line.y, /^Repairs cost .* of that, and$/],
  ])) {
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move((start.x + x) / 2, y, { steps: 4 });
    await page.mouse.move(x, y, { steps: 4 });
    expect(await postil.selection(), 'while it is dragged').not.toContain('Buses');
    await page.mouse.up();
    await expect(postil.passageBar).toBeVisible();
    await expect.poll(() => postil.selection()).toMatch(wanted);
    await page.keyboard.press('Escape');
    await expect(postil.passageBar).toBeHidden();
  }
  // The words of a card can still be selected and copied.
  await postil.items.locator('q').evaluate((quote) => getSelection()?.selectAllChildren(quote));
  await page.keyboard.press('Control+c');
  expect(await postil.copied()).toContain('Engineers found rust');
});

test('a drag to the lowest line in view selects to there, and does not run on', async ({ page, postil }) => {
  await postil.openWith(Array.from({ length: 60 }, (_, at) => `Paragraph ${at} says so.`).join('\n\n'));
  const from = postil.article.getByText('Paragraph 20 says so.');
  // The next one but one is the last in view.
  await from.evaluate((element) => {
    const region = /** @type {Element} */ (element.closest('#article'));
    region.scrollTop += element.getBoundingClientRect().bottom - region.getBoundingClientRect().bottom + 90;
  });
  const start = await from.boundingBox();
  const last = await postil.article.getByText('Paragraph 21 says so.').boundingBox();
  await page.mouse.move((start?.x ?? 0) + 2, (start?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((last?.x ?? 0) + 60, (last?.y ?? 0) + 10, { steps: 12 });
  await page.mouse.up();
  await expect(postil.passageBar).toBeVisible();
  expect(await postil.selection()).toMatch(/^Paragraph 20 says so\.\s+Paragraph( 21)?$/);
});

test('Ctrl+A in the article selects the article, and a copy has its paragraphs and list marks', async ({ page, postil }) => {
  const copied = async () => {
    await page.keyboard.press('Control+c');
    return postil.copied();
  };
  await postil.openWith(BRIDGE);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await postil.clickOn('The old bridge');
  await page.keyboard.press('Control+a');
  await expect.poll(() => postil.selection()).toContain('A ferry carries bicycles for free.');
  const text = await copied();
  expect(text).toContain('Categories: Local News\n\nHarbour Bridge to Close');
  expect(text).toContain('and the city the rest.\n\n• Buses run every ten minutes.\n• A ferry carries bicycles for free.\n\nWhat happens next?');
  expect(text).not.toMatch(/Export|Outline|Saved/);
  // A press on what is selected would drag it along.
  await page.keyboard.press('Escape');
  await postil.drag('pays half', 'Buses run');
  await expect.poll(copied).toBe('pays half of that, and the city the rest.\n\n• Buses run');
  // Beyond what has been drawn.
  const long = Array.from({ length: 4000 }, (_, at) => `Paragraph ${at} says that the bridge will close on Monday.`).join('\n\n');
  await postil.button('All articles').click();
  await postil.openWith(long);
  await page.keyboard.press('Control+a');
  expect((await copied()).length).toBe(long.length);
});

test('where the page shows other words than the article, nothing is marked and the words come back', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await expect(postil.article).toHaveAttribute('translate', 'no');
  await postil.clickOn('The city says');
  await page.keyboard.press('1');
  await expect(postil.items).toHaveCount(1);
  /** Translates as the browser does. @param {string} from @param {string} to */
  const translate = (from, to) =>
    postil.article.evaluate(
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
  await postil.drag('zwei der neun');
  await expect(postil.alert.filter({ hasText: 'Nothing was marked' })).toBeVisible();
  await page.keyboard.press('2');
  await postil.settled();
  expect(await postil.marks()).not.toContain('zwei der neun');
  await expect(postil.article).toContainText('Engineers found rust in two of its nine arches.');
  await page.keyboard.press('Control+z');
  await postil.drag('two of its nine');
  await page.keyboard.press('2');
  await expect.poll(() => postil.marks()).toContain('two of its nine');
});
