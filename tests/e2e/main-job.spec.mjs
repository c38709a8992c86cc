// @ts-check
/** The main job: paste an article, tag its claims, come back to them, export them, and go on from the file elsewhere. */
import { checkDocument, said, withoutMoment } from './document.mjs';
import { expect, test } from './postil.mjs';
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

  test('a pasted article is set as an article', async ({ page, postil }) => {
    await postil.open();
    await postil.paste(text);
    const region = postil.article;
    await expect(region).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(TITLE));

    await expect(region.getByRole('heading', { level: 1 })).toHaveText(TITLE);
    await expect(region.getByRole('heading', { level: 2 })).toHaveText(HEADINGS);
    await expect(region.getByText(TITLE)).toHaveCount(2);
    await expect(region.getByRole('listitem')).toHaveCount(5);
    await expect(region.getByRole('listitem').first()).toHaveText(of.item);
    await expect(region.locator('[data-sentence]')).toHaveCount(41);
    await expect(postil.outline.getByRole('link')).toHaveText([TITLE, ...HEADINGS]);
    // What stands in the article is what was pasted: the bullets are drawn beside it, and nothing else is.
    const withoutSpace = (/** @type {string | null} */ some) => some?.replace(/[\s•]/gu, '');
    expect(withoutSpace(await region.textContent())).toBe(withoutSpace(text));
  });

  test('the outline leads to its section', async ({ page, postil }) => {
    await postil.openWith(text);
    await postil.outline.getByRole('link', { name: HEADINGS[5] }).click();
    await expect(postil.current).toHaveText(HEADINGS[5] ?? '');
    await expect(postil.article.getByRole('heading', { name: HEADINGS[5] })).toBeInViewport();
    await page.keyboard.press('j');
    await expect(postil.current).toHaveText(of.next);
  });

  test('its structure is exported with offsets in the text as pasted', async ({ postil }) => {
    await postil.openWith(text);
    const { name, json } = await postil.exported();
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

  test('tag, note, undo, change, reload, export, and the same again elsewhere', async ({ page, postil, fresh }) => {
    await postil.openWith(text);

    await test.step('a passage by mouse and key', async () => {
      await postil.drag(PASSAGE);
      await expect(postil.passageBar).toBeVisible();
      expect(await postil.selection()).toBe(PASSAGE);
      await page.keyboard.press('7');
      await expect(postil.passageBar).toBeHidden();
      expect(await postil.marks()).toEqual([PASSAGE]);
      await expect(postil.items).toHaveCount(1);
      await expect(postil.items).toContainText('Position');
      await expect(postil.items).toContainText(PASSAGE);
    });

    await test.step('a note', async () => {
      const note = postil.note;
      await note.click();
      await page.keyboard.type('Who heard him say so?');
      await page.keyboard.press('Escape');
      await expect(postil.article).toBeFocused();
      await expect(note).toHaveValue('Who heard him say so?');
    });

    await test.step('a sentence by keys alone', async () => {
      await page.keyboard.press('j');
      await expect(postil.current).toHaveText(of.sentences[1]);
      await expect(postil.form).toBeHidden();
      await page.keyboard.press('2');
      await expect(postil.items).toHaveCount(2);
      await expect(postil.current, 'tags and stays').toHaveText(of.sentences[1]);
      await page.keyboard.press('k');
      await expect(postil.current).toHaveText(of.sentences[0]);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await expect(postil.current).toHaveText(of.sentences[2]);
    });

    await test.step('a sentence by the bar of labels', async () => {
      await postil.labels.getByRole('button', { name: 'Cause' }).click();
      await expect(postil.items).toHaveCount(3);
      await expect(postil.labelChoice).toHaveValue('cause');
    });

    await test.step('relabelled, deleted, undone, redone', async () => {
      await page.keyboard.press('8');
      await expect(postil.items.nth(2)).toContainText('Opinion');
      await postil.labelChoice.selectOption({ label: 'Rule' });
      await expect(postil.items.nth(2)).toContainText('Rule');
      await postil.form.getByRole('button', { name: 'Delete' }).click();
      await expect(postil.items).toHaveCount(2);
      await postil.button('Undo').click();
      await expect(postil.items.nth(2)).toContainText('Rule');
      await page.keyboard.press('Control+z');
      await expect(postil.items.nth(2)).toContainText('Opinion');
      await page.keyboard.press('Control+z');
      await expect(postil.items.nth(2)).toContainText('Cause');
      await postil.button('Redo').click();
      await expect(postil.items.nth(2)).toContainText('Opinion');
      await page.keyboard.press('Control+Shift+z');
      await expect(postil.items.nth(2)).toContainText('Rule');
      await expect(postil.button('Redo')).toBeEnabled();
      await page.keyboard.press('Control+y');
      await expect(postil.items).toHaveCount(2);
      await expect(postil.button('Redo')).toBeDisabled();
    });

    await test.step('its extent by keys', async () => {
      await postil.items.first().getByRole('button').first().click();
      await postil.article.focus();
      await page.keyboard.press('Shift+ArrowLeft');
      await expect.poll(() => postil.marks()).toContain(withoutLast(PASSAGE));
      await page.keyboard.press('Shift+ArrowRight');
      await expect.poll(() => postil.marks()).toContain(PASSAGE);
      await page.keyboard.press('Shift+ArrowUp');
      await expect.poll(() => postil.marks()).toContain(`said ${PASSAGE}`);
      await page.keyboard.press('Shift+ArrowDown');
      await expect.poll(() => postil.marks()).toContain(PASSAGE);
      await page.keyboard.press('Alt+Shift+ArrowLeft');
      await expect.poll(() => postil.marks()).toContain(PASSAGE.slice(0, -1));
      await page.keyboard.press('Alt+Shift+ArrowRight');
      await page.keyboard.press('Alt+Shift+ArrowDown');
      await expect.poll(() => postil.marks()).toContain(PASSAGE.slice(1));
      await page.keyboard.press('Alt+Shift+ArrowUp');
      await expect.poll(() => postil.marks()).toContain(PASSAGE);
    });

    await test.step('shorter, for good', async () => {
      await page.keyboard.press('Shift+ArrowLeft');
      await page.keyboard.press('Shift+ArrowLeft');
      await expect.poll(() => postil.marks()).toContain(SHORT);
      await page.keyboard.press('Shift+ArrowUp');
      await expect.poll(() => postil.marks()).toContain(`said ${SHORT}`);
      await page.keyboard.press('Control+z');
      await expect.poll(() => postil.marks()).toContain(SHORT);
      await expect(postil.form).toBeVisible();
    });

    const before = await test.step('all still there after a reload', async () => {
      // The sentences of a passage are where it starts.
      await expect(postil.current).toHaveText(of.sentences[0]);
      await postil.saved();
      const before = await postil.exported();
      await postil.reload();
      await expect(postil.title).toHaveText(TITLE);
      await expect(postil.items).toHaveCount(2);
      await expect(postil.current).toHaveText(of.sentences[0]);
      await expect(postil.note).toHaveValue('Who heard him say so?');
      await expect(postil.status.getByText('Saved', { exact: true })).toBeVisible();
      expect(withoutMoment((await postil.exported()).text)).toBe(withoutMoment(before.text));
      return before;
    });

    await test.step('and so is what can be undone and redone', async () => {
      await postil.button('Redo').click();
      await expect.poll(() => postil.marks()).toContain(`said ${SHORT}`);
      // Eleven changes of extent: eight there and back, two shorter, and the one just redone.
      for (let step = 0; step < 8 + 2 + 1; step += 1) await postil.button('Undo').click();
      await expect.poll(() => postil.marks()).toContain(PASSAGE);
      await postil.button('Undo').click();
      await expect(postil.items, 'the deleted one is back').toHaveCount(3);
      for (let step = 0; step < 1 + 8 + 2; step += 1) await postil.button('Redo').click();
      await expect.poll(() => postil.marks()).toContain(SHORT);
    });

    const file = await test.step('exported', async () => {
      const file = await postil.exported();
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
      await other.give('Open file', file.name, file.text);
      await expect(other.title).toHaveText(TITLE);
      await expect(other.items).toHaveCount(2);
      expect(await other.marks()).toEqual(await postil.marks());
      await other.saved();
      const again = await other.exported();
      expect(again.name).toBe(file.name);
      expect(withoutMoment(again.text)).toBe(withoutMoment(file.text));
      for (const { text } of [file, again]) expect(withoutMoment(text), 'there is one to leave out').not.toBe(text);
      // It can be worked on as where it came from.
      await other.mark(of.elsewhere, '2');
      await expect(other.items).toHaveCount(3);
    });
  });

  test('the extent of a mark by its handles', async ({ page, postil }) => {
    await postil.openWith(text);
    await postil.mark(PASSAGE, '7');
    await test.step('their knobs stand above its start and below its end, beside the text', async () => {
      const lines = await postil.article.locator('mark').evaluate((element) => [...element.getClientRects()].map((rect) => rect.toJSON()));
      const [first, last] = [lines[0], lines.at(-1)];
      for (const [edge, x, line] of [['start', first.left, first], ['end', last.right, last]]) {
        const box = await page.locator(`.handle.${edge}`).boundingBox();
        expect(box && Math.abs(box.x + box.width / 2 - x), `${edge} handle, across`).toBeLessThan(3);
        const gap = edge === 'start' ? box.y + box.height - line.top : box.y - line.bottom;
        expect(Math.abs(gap), `${edge} handle, down`).toBeLessThan(3);
      }
    });
    await postil.dragHandle('end', of.handles[0]);
    await expect.poll(() => postil.marks()).toEqual([SHORT]);
    await postil.dragHandle('start', of.handles[1]);
    await expect.poll(() => postil.marks()).toEqual([withoutFirst(SHORT)]);
    await expect(postil.form, 'it stays selected').toBeVisible();
    expect(await postil.selection(), 'the selection was only a preview').toBe('');
    await expect(postil.passageBar).toBeHidden();
    await page.keyboard.press('Control+z');
    await expect.poll(() => postil.marks()).toEqual([SHORT]);
    await postil.saved();
    await postil.reload();
    await expect.poll(() => postil.marks()).toEqual([SHORT]);
  });
}
