// @ts-check
/** The main job: paste an article, tag its claims, come back to them, export them, and go on from the file elsewhere. */
import { checkDocument, said, withoutMoment } from './document.mjs';
import {
  article,
  button,
  current,
  drag,
  dragHandle,
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
  ready,
  saved,
  selection,
  test,
} from './postil.mjs';
import { RIVER, shared } from './texts.mjs';

/**
 * An article, and the words of it that the tests name. Two of the same shape: categories, the title twice, seven headings,
 * one of them a question, eight paragraphs and a list of five.
 * @typedef {object} Subject
 * @property {() => string} text as it is on disk
 * @property {string} title @property {string} file what an export is called
 * @property {string} category @property {string[]} headings
 * @property {RegExp} item how the first item of the list begins
 * @property {RegExp} next how the section begins that the last heading but one is of
 * @property {string} passage marked first: it stands behind "said " and before a full stop
 * @property {string} short the same without its last two words
 * @property {[RegExp, RegExp, RegExp]} sentences how those of the first paragraph begin
 * @property {RegExp} second the whole of the second of them
 * @property {string} elsewhere words of another section
 * @property {[string, string]} handles where the end and the start of the passage are dragged to
 */

/** @type {Subject} */
const OWN = {
  text: () => RIVER,
  title: 'Vask Gives Up Its High Dam for a Lease on Water',
  file: 'vask-gives-up-its-high-dam-for-a-lease-on-water.postil.json',
  category: 'Regional News',
  headings: [
    'Upstream town trades concrete for a promise',
    'The offer: a lease in place of a wall',
    'A river with nine owners',
    'How would that work in a dry year?',
    'Praise below, doubts above',
    'What happens now',
    'After the talks',
  ],
  item: /^Fixed dates on which the basins open/,
  next: /^The delegates sit until Saturday/,
  passage: 'the town would give up its plan for a dam above the gorge',
  short: 'the town would give up its plan for a dam above',
  sentences: [/^After eleven years of drawings/, /^She said so in Orlen/, /^Her aides call it/],
  second: /^She said so in Orlen.* three summers\.$/,
  elsewhere: 'Thursday’s papers from the town hall',
  handles: ['dam above', 'town would'],
};

/** @type {Subject} */
const BERLIN = {
  text: () => shared('articles/berlin-talks.txt'),
  title: 'Zelenskyy Drops NATO Ambition as Berlin Peace Talks Begin',
  file: 'zelenskyy-drops-nato-ambition-as-berlin-peace-talks-begin.postil.json',
  category: 'International News',
  headings: [
    'Ukraine signals a major strategic pivot as Berlin hosts peace talks',
    'The proposal: security guarantees over rapid NATO membership',
    'Berlin as a proving ground for a new security architecture',
    'What might the guarantees look like in practice?',
    'Regional and global reactions',
    'What comes next',
    'Outlook',
  ],
  item: /^Immediate military assistance/,
  next: /^With peace talks underway/,
  passage: 'Ukraine would relinquish its goal of joining the NATO military alliance',
  short: 'Ukraine would relinquish its goal of joining the NATO',
  sentences: [/^In a move that marks/, /^The concession came/, /^Officials described/],
  second: /^The concession came .* sovereignty\.$/,
  elsewhere: 'Friday’s statements from Kyiv',
  handles: ['joining the NATO', 'would relinquish'],
};

/** The same text without its last, or first, word. @param {string} text */
const withoutLast = (text) => text.slice(0, text.lastIndexOf(' '));
const withoutFirst = (/** @type {string} */ text) => text.slice(text.indexOf(' ') + 1);

for (const [name, subject] of Object.entries({ 'an article of our own': OWN, 'berlin-talks.txt': BERLIN })) {
  test.describe(name, () => mainJob(subject));
}

/** @param {Subject} subject */
function mainJob({ text: read, title: TITLE, file: FILE, category, headings: HEADINGS, passage: PASSAGE, short: SHORT, ...of }) {
  let text = '';
  test.beforeEach(() => {
    text = read();
  });

  test('a pasted article is set as an article', async ({ page }) => {
    await open(page);
    await paste(page, text);
    const region = article(page);
    await expect(region).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(TITLE));

    await expect(region.getByRole('heading', { level: 1 })).toHaveText(TITLE);
    await expect(region.getByRole('heading', { level: 2 })).toHaveText(HEADINGS);
    await expect(region.getByText(TITLE)).toHaveCount(2);
    await expect(region.getByRole('listitem')).toHaveCount(5);
    await expect(region.getByRole('listitem').first()).toHaveText(of.item);
    await expect(region.locator('[data-sentence]')).toHaveCount(41);
    await expect(page.getByRole('navigation', { name: 'Outline' }).getByRole('link')).toHaveText([TITLE, ...HEADINGS]);
    // What stands in the article is what was pasted: the bullets are drawn beside it, and nothing else is.
    const withoutSpace = (/** @type {string | null} */ some) => some?.replace(/[\s•]/gu, '');
    expect(withoutSpace(await region.textContent())).toBe(withoutSpace(text));
  });

  test('the outline leads to its section', async ({ page }) => {
    await openWith(page, text);
    await page.getByRole('navigation', { name: 'Outline' }).getByRole('link', { name: HEADINGS[5] }).click();
    await expect(current(page)).toHaveText(HEADINGS[5] ?? '');
    await expect(article(page).getByRole('heading', { name: HEADINGS[5] })).toBeInViewport();
    await page.keyboard.press('j');
    await expect(current(page)).toHaveText(of.next);
  });

  test('its structure is exported with offsets in the text as pasted', async ({ page }) => {
    await openWith(page, text);
    const { name, json } = await exported(page);
    expect(name).toBe(FILE);
    checkDocument(json, text);

    const { title, language, metadata, source, sections, blocks, sentences } = json.article;
    expect([title, language, metadata.categories, source.kind, source.format]).toEqual([
      TITLE, 'en', [category], 'paste', 'text/plain',
    ]);
    const points = [...text];
    const slice = (/** @type {any} */ { start, end }) => points.slice(start, end).join('');
    const kind = (/** @type {string} */ kind) => blocks.filter((/** @type {any} */ block) => block.kind === kind);
    expect(kind('metadata').map(slice)).toEqual([`Categories: ${category}`]);
    expect(kind('title').map(slice)).toEqual([TITLE, TITLE]);
    expect(kind('title').map((/** @type {any} */ block) => block.duplicate)).toEqual([undefined, true]);
    expect(kind('heading').map(slice)).toEqual(HEADINGS);
    expect([kind('paragraph').length, kind('list-item').length, sentences.length]).toEqual([8, 5, 41]);
    expect(blocks).toHaveLength(1 + 2 + 7 + 8 + 5);
    // The title opens the first section, which holds what stands before the first heading.
    expect(sections.map((/** @type {any} */ one) => [one.level, one.title])).toEqual([
      [1, TITLE], ...HEADINGS.map((heading) => [2, heading]),
    ]);
    expect(json.labelSet.labels.map((/** @type {any} */ one) => [one.key, one.id, one.name, one.badge, one.color])).toEqual([
      ['1', 'statistic', 'Statistic', 'S', '#0072B2'],
      ['2', 'event', 'Event', 'E', '#56B4E9'],
      ['3', 'cause', 'Cause', 'C', '#E69F00'],
      ['4', 'prediction', 'Prediction', 'P', '#F0E442'],
      ['5', 'rule', 'Rule', 'L', '#009E73'],
      ['6', 'quote', 'Quote', 'Q', '#CC79A7'],
      ['7', 'position', 'Position', 'O', '#D55E00'],
      ['8', 'opinion', 'Opinion', 'V', '#000000'],
    ]);
    expect([json.annotations, json.relations, json.reviewed]).toEqual([[], [], []]);
  });

  test('tag, note, undo, change, reload, export, and the same again elsewhere', async ({ page, fresh }) => {
    await openWith(page, text);

    await test.step('a passage by mouse and key', async () => {
      await drag(page, PASSAGE);
      await expect(passageBar(page)).toBeVisible();
      expect(await selection(page)).toBe(PASSAGE);
      await page.keyboard.press('7');
      await expect(passageBar(page)).toBeHidden();
      expect(await marks(page)).toEqual([PASSAGE]);
      await expect(items(page)).toHaveCount(1);
      await expect(items(page)).toContainText('Position');
      await expect(items(page)).toContainText(PASSAGE);
    });

    await test.step('a note', async () => {
      const note = form(page).getByRole('textbox', { name: 'Note' });
      await note.click();
      await page.keyboard.type('Who heard him say so?');
      await page.keyboard.press('Escape');
      await expect(article(page)).toBeFocused();
      await expect(note).toHaveValue('Who heard him say so?');
    });

    await test.step('a sentence by keys alone', async () => {
      await page.keyboard.press('j');
      await expect(current(page)).toHaveText(of.sentences[1]);
      await expect(form(page)).toBeHidden();
      await page.keyboard.press('2');
      await expect(items(page)).toHaveCount(2);
      await expect(current(page), 'tags and stays').toHaveText(of.sentences[1]);
      await page.keyboard.press('k');
      await expect(current(page)).toHaveText(of.sentences[0]);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await expect(current(page)).toHaveText(of.sentences[2]);
    });

    await test.step('a sentence by the bar of labels', async () => {
      await page.getByRole('toolbar', { name: 'Labels', exact: true }).getByRole('button', { name: 'Cause' }).click();
      await expect(items(page)).toHaveCount(3);
      await expect(form(page).getByRole('combobox', { name: 'Label' })).toHaveValue('cause');
    });

    await test.step('relabelled, deleted, undone, redone', async () => {
      await page.keyboard.press('8');
      await expect(items(page).nth(2)).toContainText('Opinion');
      await form(page).getByRole('combobox', { name: 'Label' }).selectOption({ label: 'Rule' });
      await expect(items(page).nth(2)).toContainText('Rule');
      await form(page).getByRole('button', { name: 'Delete' }).click();
      await expect(items(page)).toHaveCount(2);
      await button(page, 'Undo').click();
      await expect(items(page).nth(2)).toContainText('Rule');
      await page.keyboard.press('Control+z');
      await expect(items(page).nth(2)).toContainText('Opinion');
      await page.keyboard.press('Control+z');
      await expect(items(page).nth(2)).toContainText('Cause');
      await button(page, 'Redo').click();
      await expect(items(page).nth(2)).toContainText('Opinion');
      await page.keyboard.press('Control+Shift+z');
      await expect(items(page).nth(2)).toContainText('Rule');
      await expect(button(page, 'Redo')).toBeEnabled();
      await page.keyboard.press('Control+y');
      await expect(items(page)).toHaveCount(2);
      await expect(button(page, 'Redo')).toBeDisabled();
    });

    await test.step('its extent by keys', async () => {
      await items(page).first().getByRole('button').first().click();
      await article(page).focus();
      await page.keyboard.press('Shift+ArrowLeft');
      await expect.poll(() => marks(page)).toContain(withoutLast(PASSAGE));
      await page.keyboard.press('Shift+ArrowRight');
      await expect.poll(() => marks(page)).toContain(PASSAGE);
      await page.keyboard.press('Shift+ArrowUp');
      await expect.poll(() => marks(page)).toContain(`said ${PASSAGE}`);
      await page.keyboard.press('Shift+ArrowDown');
      await expect.poll(() => marks(page)).toContain(PASSAGE);
      await page.keyboard.press('Alt+Shift+ArrowLeft');
      await expect.poll(() => marks(page)).toContain(PASSAGE.slice(0, -1));
      await page.keyboard.press('Alt+Shift+ArrowRight');
      await page.keyboard.press('Alt+Shift+ArrowDown');
      await expect.poll(() => marks(page)).toContain(PASSAGE.slice(1));
      await page.keyboard.press('Alt+Shift+ArrowUp');
      await expect.poll(() => marks(page)).toContain(PASSAGE);
    });

    await test.step('shorter, for good', async () => {
      await page.keyboard.press('Shift+ArrowLeft');
      await page.keyboard.press('Shift+ArrowLeft');
      await expect.poll(() => marks(page)).toContain(SHORT);
      await page.keyboard.press('Shift+ArrowUp');
      await expect.poll(() => marks(page)).toContain(`said ${SHORT}`);
      await page.keyboard.press('Control+z');
      await expect.poll(() => marks(page)).toContain(SHORT);
      await expect(form(page)).toBeVisible();
    });

    const before = await test.step('all still there after a reload', async () => {
      // The sentences of a passage are where it starts.
      await expect(current(page)).toHaveText(of.sentences[0]);
      await saved(page);
      const before = await exported(page);
      await page.reload();
      await ready(page);
      await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(TITLE);
      await expect(items(page)).toHaveCount(2);
      await expect(current(page)).toHaveText(of.sentences[0]);
      await expect(form(page).getByRole('textbox', { name: 'Note' })).toHaveValue('Who heard him say so?');
      await expect(page.getByRole('status').getByText('Saved', { exact: true })).toBeVisible();
      expect(withoutMoment((await exported(page)).text)).toBe(withoutMoment(before.text));
      return before;
    });

    await test.step('and so is what can be undone and redone', async () => {
      await button(page, 'Redo').click();
      await expect.poll(() => marks(page)).toContain(`said ${SHORT}`);
      // Eleven changes of extent: eight there and back, two shorter, and the one just redone.
      for (let step = 0; step < 8 + 2 + 1; step += 1) await button(page, 'Undo').click();
      await expect.poll(() => marks(page)).toContain(PASSAGE);
      await button(page, 'Undo').click();
      await expect(items(page), 'the deleted one is back').toHaveCount(3);
      for (let step = 0; step < 1 + 8 + 2; step += 1) await button(page, 'Redo').click();
      await expect.poll(() => marks(page)).toContain(SHORT);
    });

    const file = await test.step('exported', async () => {
      const file = await exported(page);
      // Undoing and redoing put everything back, the moments included.
      expect(withoutMoment(file.text)).toBe(withoutMoment(before.text));
      checkDocument(file.json, text);
      expect(said(file.json)).toEqual([
        [SHORT, 'position', 'Who heard him say so?'],
        [expect.stringMatching(of.second), 'event', ''],
      ]);
      const [{ target: [range] }] = file.json.annotations;
      // Nothing before it lies outside the basic plane, so that both counts agree here.
      expect([range.start, range.utf16Start]).toEqual([text.indexOf(PASSAGE), text.indexOf(PASSAGE)]);
      return file;
    });

    await test.step('imported into an empty Postil, and exported as the same bytes', async () => {
      const other = await fresh();
      await give(other, 'Open file', file.name, file.text);
      await expect(article(other).getByRole('heading', { level: 1 })).toHaveText(TITLE);
      await expect(items(other)).toHaveCount(2);
      expect(await marks(other)).toEqual(await marks(page));
      await saved(other);
      const again = await exported(other);
      expect(again.name).toBe(file.name);
      expect(withoutMoment(again.text)).toBe(withoutMoment(file.text));
      for (const { text } of [file, again]) expect(withoutMoment(text), 'there is one to leave out').not.toBe(text);
      // It can be worked on as where it came from.
      await mark(other, of.elsewhere, '2');
      await expect(items(other)).toHaveCount(3);
    });
  });

  test('the extent of a mark by its handles', async ({ page }) => {
    await openWith(page, text);
    await mark(page, PASSAGE, '7');
    await test.step('their knobs stand above its start and below its end, beside the text', async () => {
      const lines = await article(page).locator('mark').evaluate((element) => [...element.getClientRects()].map((rect) => rect.toJSON()));
      const [first, last] = [lines[0], lines.at(-1)];
      for (const [edge, x, line] of [['start', first.left, first], ['end', last.right, last]]) {
        const box = await page.locator(`.handle.${edge}`).boundingBox();
        expect(box && Math.abs(box.x + box.width / 2 - x), `${edge} handle, across`).toBeLessThan(3);
        const gap = edge === 'start' ? box.y + box.height - line.top : box.y - line.bottom;
        expect(Math.abs(gap), `${edge} handle, down`).toBeLessThan(3);
      }
    });
    await dragHandle(page, 'end', of.handles[0]);
    await expect.poll(() => marks(page)).toEqual([SHORT]);
    await dragHandle(page, 'start', of.handles[1]);
    await expect.poll(() => marks(page)).toEqual([withoutFirst(SHORT)]);
    await expect(form(page), 'it stays selected').toBeVisible();
    expect(await selection(page), 'the selection was only a preview').toBe('');
    await expect(passageBar(page)).toBeHidden();
    await page.keyboard.press('Control+z');
    await expect.poll(() => marks(page)).toEqual([SHORT]);
    await saved(page);
    await page.reload();
    await ready(page);
    await expect.poll(() => marks(page)).toEqual([SHORT]);
  });
}
