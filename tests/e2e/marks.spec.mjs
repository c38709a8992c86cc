// @ts-check
/** Marks: what a selection becomes, how marks lie in and over one another, and how one gets at them. */
import { checkDocument, said } from './document.mjs';
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const said1 = async (/** @type {Postil} */ postil) => said((await postil.exported()).json).map(([exact]) => exact);

test.describe('a selection', () => {
  test('from the middle of a word to the middle of another takes both whole', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.drag('gineers found rust in two of its nine ar');
    await expect(postil.passageBar).toBeVisible();
    expect(await postil.selection()).toBe('Engineers found rust in two of its nine arches');
    await page.keyboard.press('1');
    await expect.poll(() => postil.marks()).toEqual(['Engineers found rust in two of its nine arches']);
  });

  test('with Alt held keeps to characters', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await page.keyboard.down('Alt');
    await postil.drag('gineers found ru');
    await page.keyboard.up('Alt');
    await expect(postil.passageBar).toBeVisible();
    await page.keyboard.press('1');
    await expect.poll(() => postil.marks()).toEqual(['gineers found ru']);
  });

  test('backwards is the same', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    const [start, end] = [await postil.place('found rust', 'found rust', 'start'), await postil.place('found rust', 'found rust', 'end')];
    await page.mouse.move(end.x, end.y);
    await page.mouse.down();
    await page.mouse.move(start.x, start.y, { steps: 5 });
    await page.mouse.up();
    await expect(postil.passageBar).toBeVisible();
    await page.keyboard.press('1');
    await expect.poll(() => postil.marks()).toEqual(['found rust']);
  });

  test('loses the space around it', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.drag(' found rust in ');
    await expect(postil.passageBar).toBeVisible();
    await page.keyboard.press('1');
    await expect.poll(() => postil.marks()).toEqual(['found rust in']);
  });

  test('by a double click is a word', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    const { x, y } = await postil.place('rust', 'rust', 'start');
    await page.mouse.dblclick(x, y);
    await expect(postil.passageBar).toBeVisible();
    expect(await postil.selection()).toBe('rust');
    await postil.passageBar.getByRole('button', { name: 'Event' }).click();
    await expect.poll(() => postil.marks()).toEqual(['rust']);
    await expect(postil.passageBar).toBeHidden();
  });

  test('by a triple click is a paragraph and nothing of the next', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    const { x, y } = await postil.place('Repairs', 'Repairs', 'start');
    await page.mouse.click(x, y, { clickCount: 3 });
    await expect(postil.passageBar).toBeVisible();
    await page.keyboard.press('2');
    await expect(postil.items).toHaveCount(1);
    expect(await said1(postil)).toEqual([
      'Repairs cost 4.2 million crowns. The county pays half of that, and the city the rest.',
    ]);
  });

  test('is let go by Escape, and by a click', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.drag('found rust');
    await expect(postil.passageBar).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(postil.passageBar).toBeHidden();
    await expect.poll(() => postil.selection()).toBe('');
    await postil.drag('found rust');
    await expect(postil.passageBar).toBeVisible();
    await postil.clickOn('Few people');
    await expect(postil.passageBar).toBeHidden();
    await expect(postil.current).toHaveText(/^Few people/);
    expect(await postil.marks()).toEqual([]);
  });

  test('that ends where a handle of the selected annotation stands ends there', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark('found rust in two of its nine arches', '1');
    await expect(postil.form).toBeVisible();
    await postil.drag('its nine arches');
    await expect(postil.passageBar).toBeVisible();
    expect(await postil.selection()).toBe('its nine arches');
  });

  test('outlives a press on either bar', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await postil.drag('found rust');
    await postil.labels.getByRole('button', { name: 'Cause' }).click();
    await expect.poll(() => postil.marks()).toEqual(['found rust']);
    await postil.drag('two of its');
    await postil.passageBar.getByRole('button', { name: 'Statistic' }).click();
    await expect.poll(() => postil.marks()).toEqual(['found rust', 'two of its']);
    await expect(postil.article, 'the keys still work').toBeFocused();
  });

  test('across sentences is one annotation on both', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.drag('nine arches. The city says');
    await page.keyboard.press('2');
    await expect(postil.items).toHaveCount(1);
    const { json } = await postil.exported();
    checkDocument(json, BRIDGE);
    expect(said(json)).toEqual([['nine arches. The city says', 'event', '']]);
    expect(json.annotations[0].sentences).toHaveLength(2);
    expect((await postil.marks()).join('')).toBe('nine arches. The city says');
  });

  test('across paragraphs and sections is one annotation', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.drag('takes six weeks.', 'Repairs cost');
    await page.keyboard.press('3');
    await expect(postil.items).toHaveCount(1);
    const { json } = await postil.exported();
    checkDocument(json, BRIDGE);
    expect(said(json)).toEqual([['takes six weeks.\n\nWhat it costs\n\nRepairs cost', 'cause', '']]);
    expect(json.annotations[0].sections).toHaveLength(2);
    expect((await postil.marks()).map((one) => one.trim())).toEqual(['takes six weeks.', 'What it costs', 'Repairs cost']);
    const ids = await postil.article.locator('mark').evaluateAll((all) => all.map((one) => one.dataset.annotation));
    expect(new Set(ids).size).toBe(1);
  });

  test('of list items leaves the bullet out where that would be at its edge', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.drag('Buses run', 'for free.');
    await page.keyboard.press('5');
    await expect(postil.items).toHaveCount(1);
    await postil.drag('city the rest.', 'Buses');
    await page.keyboard.press('4');
    await expect(postil.items).toHaveCount(2);
    const { json } = await postil.exported();
    checkDocument(json, BRIDGE);
    // Between two items the bullet is a part of the text, and of the range.
    expect(said(json).map(([exact]) => exact)).toEqual([
      'city the rest.\n\n  • Buses',
      'Buses run every ten minutes.\n  • A ferry carries bicycles for free.',
    ]);
    await postil.button('Undo').click();
    await postil.button('Undo').click();
    // From the very edge of the item, left of its first letter.
    const box = await postil.article.getByRole('listitem').first().boundingBox();
    if (!box) throw new Error('no item');
    const end = await postil.place('every ten', 'every ten', 'end');
    await page.mouse.move(box.x + 2, end.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.press('5');
    await expect.poll(() => postil.marks()).toEqual(['Buses run every ten']);
  });

  test('of everything is the whole article, its first and last letters included', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.article.focus();
    await page.keyboard.press('Control+a');
    await expect(postil.passageBar).toBeVisible();
    await page.keyboard.press('8');
    await expect(postil.items).toHaveCount(1);
    expect(await said1(postil)).toEqual([BRIDGE]);
  });
});

test.describe('marks over and in one another', () => {
  const OUTER = 'Engineers found rust in two of its nine arches';
  const INNER = 'two of its nine arches';
  const ACROSS = 'nine arches. The city says';

  test('nest in the DOM, leave the text as it is, and move nothing', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.clickOn('Few people');
    const before = await state(postil);
    await postil.mark(OUTER, '2');
    await postil.mark(INNER, '1');
    await page.keyboard.press('Escape');
    const nested = postil.article.locator('mark mark');
    await expect(nested).toHaveText(INNER);
    const ids = await postil.article.locator('mark').evaluateAll((all) => all.map((one) => one.dataset.annotation));
    expect(new Set(ids).size).toBe(2);
    await postil.mark(ACROSS, '3');
    await page.keyboard.press('Escape');
    // An overlap makes one of the two fall into pieces; each piece belongs to its annotation still.
    const pieces = await postil.article.locator('mark').evaluateAll((all) => {
      /** @type {Record<string, string>} */
      const texts = {};
      for (const one of all) texts[one.dataset.annotation ?? ''] = (texts[one.dataset.annotation ?? ''] ?? '') + one.textContent;
      return Object.values(texts).sort();
    });
    expect(pieces).toEqual([OUTER, ACROSS, INNER].sort());
    expect(await said1(postil)).toEqual([OUTER, INNER, ACROSS]);
    await postil.clickOn('Few people');
    expect(await state(postil)).toEqual(before);
  });

  test('are told apart by a badge and the style of their line', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    const keys = ['1', '2', '3', '4', '5', '6', '7', '8'];
    // One word each.
    const words = ['Engineers', 'found', 'rust', 'two', 'nine', 'arches', 'says', 'work'];
    for (const [at, key] of keys.entries()) await postil.mark(words[at] ?? '', key);
    const cues = await postil.article.locator('mark').evaluateAll((all) => all.map((one) => {
      const badge = getComputedStyle(one, '::after');
      return `${badge.content} ${getComputedStyle(one).textDecorationStyle}`;
    }));
    expect(cues).toHaveLength(8);
    expect(new Set(cues).size).toBe(8);
    for (const [at, badge] of [...'SECPLQOV'].entries()) expect(cues[at]).toContain(`"${badge}"`);
  });

  test('an exact duplicate is refused with a message; another label, or another extent, is not', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark(INNER, '1');
    await postil.drag(INNER);
    await page.keyboard.press('1');
    await expect(postil.alert).toContainText(/already marked/i);
    await expect(postil.alert).toContainText('Statistic');
    await expect(postil.items).toHaveCount(1);
    await page.keyboard.press('2');
    await expect(postil.items).toHaveCount(2);
    await expect(postil.alert).toHaveCount(0);
    await postil.mark(OUTER, '1');
    await expect(postil.items).toHaveCount(3);
    await postil.saved();
    expect(said((await postil.exported()).json).map(([exact, label]) => `${label}: ${exact}`).sort()).toEqual([
      `event: ${INNER}`, `statistic: ${OUTER}`, `statistic: ${INNER}`,
    ].sort());
  });

  test('nor can one become the duplicate of another by a new label', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark(INNER, '1');
    await postil.mark(INNER, '2');
    await page.keyboard.press('1');
    await expect(postil.alert).toContainText(/already marked/i);
    await expect(postil.labelChoice).toHaveValue('event');
    await postil.labelChoice.selectOption({ label: 'Statistic' });
    await expect(postil.alert).toContainText(/already marked/i);
    await expect(postil.labelChoice).toHaveValue('event');
  });

  test('nor by a new extent', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark(INNER, '1');
    await postil.mark(`${INNER}.`.replace(' arches.', ''), '1');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(postil.alert).toContainText(/already marked/i);
    await expect.poll(() => postil.marks()).toEqual([INNER, INNER.replace(' arches', '')]);
  });

  test('a click selects the inner, one more the outer, and so round', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark(OUTER, '2');
    await postil.mark(INNER, '1');
    await expect(postil.form).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(postil.form).toBeHidden();
    for (const label of ['statistic', 'event', 'statistic']) {
      await postil.clickOn(INNER);
      await expect(postil.labelChoice).toHaveValue(label);
    }
    await postil.clickOn(OUTER);
    await expect(postil.labelChoice).toHaveValue('event');
    await page.keyboard.press('Escape');
    await expect(postil.form).toBeHidden();
    await expect(postil.current, 'the sentence stays the current one').toHaveText(/^Engineers/);
  });

  test('n and p go from annotation to annotation, and the list shows which', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark(OUTER, '2');
    await postil.mark(INNER, '1');
    await postil.mark('The county', '7');
    await page.keyboard.press('Escape');
    await postil.clickOn('The old bridge');
    for (const label of ['event', 'statistic', 'position']) {
      await page.keyboard.press('n');
      await expect(postil.labelChoice).toHaveValue(label);
    }
    await page.keyboard.press('n');
    await expect(postil.labelChoice, 'the last one stays').toHaveValue('position');
    for (const label of ['statistic', 'event']) {
      await page.keyboard.press('p');
      await expect(postil.labelChoice).toHaveValue(label);
    }
    await page.keyboard.press('j');
    await expect(postil.form, 'moving on lets go').toBeHidden();
    await page.keyboard.press('Enter');
    await postil.settled();
    await expect(postil.form, 'nothing is marked there').toBeHidden();
    await page.keyboard.press('k');
    // Two are marked there: the list of both comes first.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(postil.labelChoice).toHaveValue('event');
  });
});

test('no claim: a sentence looked at is data too', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  const foot = page.getByText(/of 14 sentences looked at/);
  await postil.clickOn('Few people');
  await page.keyboard.press('0');
  await expect(foot).toHaveText(/^1 of/);
  await expect(postil.current).toHaveText(/^Few people/);
  await page.keyboard.press('k');
  await postil.labels.getByRole('button', { name: 'No claim' }).click();
  await expect(foot).toHaveText(/^2 of/);
  await postil.button('Undo').click();
  await expect(foot).toHaveText(/^1 of/);
  await postil.button('Redo').click();
  await page.keyboard.press('0');
  await expect(foot, 'once more takes it back').toHaveText(/^1 of/);
  await postil.clickOn('Engineers');
  await page.keyboard.press('1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('0');
  await expect(postil.alert, 'what holds an annotation holds a claim').toBeVisible();
  await postil.saved();
  await page.reload();
  await expect(foot).toHaveText(/^2 of/);
  const { json } = await postil.exported();
  checkDocument(json, BRIDGE);
  const sentences = new Map(json.article.sentences.map((/** @type {any} */ one) => [one.id, one]));
  const slice = (/** @type {any} */ { start, end }) => [...BRIDGE].slice(start, end).join('');
  expect(json.reviewed.map((/** @type {string} */ id) => slice(sentences.get(id)))).toEqual(['Few people believe her.']);
});

test('offsets count right behind emoji, joined emoji, accents, Arabic, Hebrew and Japanese', async ({ page, postil }) => {
  const text = [
    'Signs of the times 👩‍👩‍👧‍👦 and others',
    'First comes 👍🏽 and then 🇺🇦 before the 1️⃣ claim: it cost 5 €. A cafe\u0301 in Zu\u0308rich agreed.',
    'قال الوزير إن الأسعار ارتفعت بنسبة خمسة في المئة. ثم غادر القاعة.',
    'המחירים עלו בחמישה אחוזים. השר עזב את האולם.',
    '物価が5%上がった。大臣は何も言わなかった。',
    'The 👩‍👩‍👧‍👦 stands 𝐛𝐨𝐥𝐝 in the end.',
  ].join('\n\n');
  await postil.openWith(text);
  const passages = [
    '👩‍👩‍👧‍👦 and others',
    'it cost 5 €',
    'cafe\u0301 in Zu\u0308rich',
    'الأسعار ارتفعت',
    'עלו בחמישה',
    '物価が5%上がった。',
    '👩‍👩‍👧‍👦 stands 𝐛𝐨𝐥𝐝',
  ];
  for (const [at, passage] of passages.entries()) {
    // A mouse in text from right to left goes the other way, and the helper counts in UTF-16 from left to right: selected
    // as a screen reader's or phone's selection arrives, by the browser and not by the pointer.
    await select(postil, passage);
    await expect(postil.passageBar).toBeVisible();
    await page.keyboard.press(String(1 + at));
    await expect(postil.items).toHaveCount(at + 1);
  }
  await postil.saved();
  const { json } = await postil.exported();
  checkDocument(json, text);
  expect(said(json).map(([exact]) => exact)).toEqual(passages);
  for (const [at, { target: [range] }] of json.annotations.entries()) {
    const passage = passages[at] ?? '';
    const from = at === passages.length - 1 ? text.lastIndexOf(passage) : text.indexOf(passage);
    expect([range.utf16Start, range.utf16End]).toEqual([from, from + passage.length]);
    expect([range.start, range.end]).toEqual([[...text.slice(0, from)].length, [...text.slice(0, from + passage.length)].length]);
  }
});

test('an edge never falls into a character that people see as one', async ({ page, postil }) => {
  const text = 'Look at 👩‍👩‍👧‍👦👍🏽🇺🇦e\u0301 there.';
  await postil.openWith(text);
  await select(postil, 'at');
  await expect(postil.passageBar).toBeVisible();
  await page.keyboard.press('1');
  await expect(postil.items).toHaveCount(1);
  for (const end of ['at 👩‍👩‍👧‍👦', 'at 👩‍👩‍👧‍👦👍🏽', 'at 👩‍👩‍👧‍👦👍🏽🇺🇦', 'at 👩‍👩‍👧‍👦👍🏽🇺🇦e\u0301']) {
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await expect.poll(() => postil.marks()).toEqual([end]);
  }
  await postil.saved();
  checkDocument((await postil.exported()).json, text);
});

/** Where each block of the article lies, and its text. @param {Postil} postil */
const state = (postil) =>
  postil.article.evaluate((region) => {
    const origin = region.querySelector('section')?.getBoundingClientRect();
    return [...region.querySelectorAll('p, h1, h2, li')].map((block) => {
      const { x, y, width, height } = block.getBoundingClientRect();
      return [block.textContent, x - (origin?.x ?? 0), Math.round((y - (origin?.y ?? 0)) * 100) / 100, width, height].join(' | ');
    });
  });

/** Selects a passage by the browser's own means. @param {Postil} postil @param {string} passage */
const select = (postil, passage) =>
  postil.article.evaluate((region, passage) => {
    const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.lastIndexOf(passage) ?? -1;
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + passage.length);
      return;
    }
    throw new Error(`not in one node: ${passage}`);
  }, passage);

test('a click between the lines, or behind the last, takes the nearest sentence', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  const sentence = postil.article.locator('.paragraph [data-sentence]').last();
  const box = await postil.article.locator('.paragraph').last().boundingBox();
  if (!box) throw new Error('no paragraph');
  await sentence.scrollIntoViewIfNeeded();
  const block = postil.article.locator('.paragraph').last();
  const { width, height } = (await block.boundingBox()) ?? box;
  for (const y of [1, height / 2, height - 1]) {
    await page.keyboard.press('Escape');
    await block.click({ position: { x: width - 2, y } });
    await expect(postil.current).toHaveCount(1);
    expect(await postil.current.evaluate((one) => one.parentElement?.className)).toBe('paragraph');
  }
  await expect(postil.current).toHaveText((await sentence.textContent()) ?? '');
});
