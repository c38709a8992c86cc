// @ts-check
/** The desk: how articles come in, lie there, and go. */
import { said } from './document.mjs';
import {
  article,
  axe,
  button,
  current,
  expect,
  exported,
  give,
  items,
  mark,
  open,
  openWith,
  paste,
  ready,
  saved,
  shot,
  test,
} from './postil.mjs';
import { BRIDGE } from './texts.mjs';

const TITLE = 'Harbour Bridge to Close for Six Weeks';
const GARDENS = 'Gardens open at last\n\nThe gardens opened on Friday. Nobody came before noon.';

/** @typedef {import('@playwright/test').Page} Page */

const textBox = (/** @type {Page} */ page) => page.getByRole('textbox', { name: 'Article text' });
const articles = (/** @type {Page} */ page) => page.getByRole('list', { name: 'Articles' }).getByRole('listitem');
const row = (/** @type {Page} */ page, /** @type {string} */ title) => articles(page).filter({ hasText: title });
/** The row opens by its first button; the second deletes. @param {Page} page @param {string} title */
const openRow = (page, title) => row(page, title).getByRole('button').first().click();
const remove = (/** @type {Page} */ page, /** @type {string} */ title) =>
  row(page, title).getByRole('button', { name: /delete/i }).click();
const title = (/** @type {Page} */ page) => article(page).getByRole('heading', { level: 1 });

/** @param {Page} page */
async function toDesk(page) {
  await button(page, 'All articles').click();
  await expect(textBox(page)).toBeVisible();
  await saved(page);
}

/** @param {Page} page */
async function reload(page) {
  await page.reload();
  await ready(page);
}

test.describe('an article comes in', () => {
  test('by a paste into the empty box', async ({ page }) => {
    await open(page);
    await expect(textBox(page)).toBeFocused();
    await paste(page, BRIDGE);
    await expect(title(page)).toHaveText(TITLE);
    await expect(article(page)).toBeFocused();
    await saved(page);
  });

  test('typed, and by "Annotate"', async ({ page }) => {
    await open(page);
    await textBox(page).pressSequentially('Rain fell on Sunday.');
    // Into a text, a paste is a part of that text.
    await paste(page, ' The river rose.');
    await expect(textBox(page)).toHaveValue('Rain fell on Sunday. The river rose.');
    await button(page, 'Annotate').click();
    await expect(article(page).locator('[data-sentence]')).toHaveText([/^Rain fell on Sunday\.\s*$/, 'The river rose.']);
  });

  test('as the sample', async ({ page }) => {
    await open(page);
    await button(page, 'Try the sample').click();
    await expect(title(page)).toBeVisible();
    await saved(page);
    const { json } = await exported(page);
    expect(json.article.source.kind).toBe('sample');
    expect(json.article.sections.length).toBeGreaterThan(2);
  });

  test('as a text file that is opened', async ({ page }) => {
    await open(page);
    await give(page, 'Open file', 'bridge.txt', BRIDGE);
    await expect(title(page)).toHaveText(TITLE);
    await saved(page);
    expect((await exported(page)).json.article).toMatchObject({ text: BRIDGE, source: { kind: 'file', name: 'bridge.txt' } });
  });

  test('as a text file of Windows, with its line ends and letters', async ({ page }) => {
    await open(page);
    // windows-1252: 0x93 and 0x94 are quotation marks, 0xE9 is é.
    const bytes = Buffer.concat([Buffer.from('Caf'), Buffer.from([0xe9]), Buffer.from(' closes\r\n\r\n'), Buffer.from([0x93]), Buffer.from('Why?'), Buffer.from([0x94]), Buffer.from(' she asked.')]);
    await give(page, 'Open file', 'cafe.txt', bytes);
    await expect(article(page)).toContainText('“Why?” she asked.');
    await saved(page);
    expect((await exported(page)).json.article.text).toBe('Café closes\n\n“Why?” she asked.');
  });

  for (const where of ['desk', 'workbench']) {
    test(`as a file dropped on the ${where}`, async ({ page }) => {
      if (where === 'desk') await open(page);
      else await openWith(page, GARDENS);
      // A real drag of a file starts outside the browser, where no test reaches: these are the events that arrive.
      const data = await page.evaluateHandle((text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'bridge.txt', { type: 'text/plain' }));
        return transfer;
      }, BRIDGE);
      const target = where === 'desk' ? textBox(page) : article(page);
      await target.dispatchEvent('dragover', { dataTransfer: data });
      await target.dispatchEvent('drop', { dataTransfer: data });
      await expect(title(page)).toHaveText(TITLE);
    });
  }

  test('not without a text', async ({ page }) => {
    await open(page);
    await button(page, 'Annotate').click();
    await expect(page.getByRole('alert')).toContainText(/no text/i);
    await expect(textBox(page)).toBeFocused();
    await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await paste(page, ' \n\t ');
    await expect(page.getByRole('alert')).toContainText(/no text/i);
    await expect(textBox(page)).toBeVisible();
    await expect(articles(page)).toHaveCount(0);
  });
});

test.describe('articles are kept', () => {
  test('all of them, the last opened first, each as it was left', async ({ page }) => {
    await openWith(page, BRIDGE);
    await mark(page, 'two of its nine arches', '1');
    await saved(page);
    await toDesk(page);
    await paste(page, GARDENS);
    await expect(title(page)).toHaveText('Gardens open at last');
    await saved(page);
    await toDesk(page);
    await expect(articles(page)).toHaveCount(2);
    await expect(articles(page)).toContainText(['Gardens open at last', TITLE]);

    await openRow(page, TITLE);
    await expect(items(page)).toHaveCount(1);
    await expect(current(page)).toHaveText(/^Engineers found/);
    await toDesk(page);
    await expect(articles(page)).toContainText([TITLE, 'Gardens open at last']);
    await openRow(page, 'Gardens');
    await expect(title(page)).toHaveText('Gardens open at last');
    await expect(items(page)).toHaveCount(0);
  });

  test('the last open one opens on start, the desk if it was closed', async ({ page }) => {
    await openWith(page, BRIDGE);
    await reload(page);
    await expect(title(page)).toHaveText(TITLE);
    await toDesk(page);
    await reload(page);
    await expect(textBox(page)).toBeVisible();
    await expect(articles(page)).toHaveCount(1);
    await expect(page).toHaveTitle('Postil');
  });

  test('the same text pasted twice is two articles, if so wished', async ({ page }) => {
    await openWith(page, BRIDGE);
    await mark(page, 'nine arches', '1');
    await toDesk(page);
    await paste(page, BRIDGE);
    await button(page, 'Start anew beside it').click();
    await expect(article(page)).toBeVisible();
    await expect(items(page)).toHaveCount(0);
    await toDesk(page);
    await expect(articles(page)).toHaveCount(2);
  });
});

test.describe('an article is deleted', () => {
  const toast = (/** @type {Page} */ page) => page.getByText(`Deleted “${TITLE}”`);

  test('for good once the page is opened again', async ({ page }) => {
    await openWith(page, BRIDGE);
    await toDesk(page);
    await remove(page, TITLE);
    await expect(articles(page)).toHaveCount(0);
    await expect(toast(page)).toBeVisible();
    await saved(page);
    await reload(page);
    await expect(textBox(page)).toBeVisible();
    await expect(articles(page)).toHaveCount(0);
    await saved(page);
    // Nothing of it stays in the browser.
    expect(await page.evaluate(keys)).not.toContainEqual(expect.stringContaining('urn'));
  });

  test('and comes back whole by "Undo", after a reload too', async ({ page }) => {
    await openWith(page, BRIDGE);
    await mark(page, 'two of its nine arches', '1');
    await saved(page);
    await toDesk(page);
    await remove(page, TITLE);
    await expect(articles(page)).toHaveCount(0);
    await button(page, 'Undo').click();
    await expect(articles(page)).toHaveCount(1);
    await saved(page);
    await reload(page);
    await expect(articles(page)).toHaveCount(1);
    await openRow(page, TITLE);
    await expect(items(page)).toHaveCount(1);
    await button(page, 'Undo').click();
    await expect(items(page)).toHaveCount(0);
  });

  test('and so is the one after it, and both come back at once', async ({ page }) => {
    await openWith(page, BRIDGE);
    await toDesk(page);
    await paste(page, GARDENS);
    await expect(article(page)).toBeVisible();
    await toDesk(page);
    await remove(page, TITLE);
    await remove(page, 'Gardens');
    await expect(articles(page)).toHaveCount(0);
    await expect(page.getByText('Deleted 2 articles.')).toBeVisible();
    await button(page, 'Undo').click();
    await expect(articles(page)).toContainText(['Gardens open at last', TITLE]);
  });

  test('the focus stays in the list, and the key that undoes brings it back', async ({ page }) => {
    await openWith(page, BRIDGE);
    await toDesk(page);
    await paste(page, GARDENS);
    await expect(article(page)).toBeVisible();
    await toDesk(page);
    await remove(page, TITLE);
    await expect(articles(page)).toHaveCount(1);
    await expect(articles(page).getByRole('button', { name: /^Gardens/ })).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(articles(page)).toHaveCount(2);
    await remove(page, TITLE);
    await remove(page, 'Gardens');
    await expect(textBox(page)).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(articles(page)).toHaveCount(2);
  });
});

test('the library has undo, redo and commands of its own', async ({ page }) => {
  const commands = page.getByRole('dialog', { name: 'Commands' });
  const offered = commands.getByRole('listitem').filter({ visible: true });
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(offered).toHaveText([/^Import/, /^Settings…/, /^Keyboard help/]);
  await axe(page);
  await shot(page, 'library-commands');
  await page.keyboard.type('keyb');
  await page.keyboard.press('Enter');
  const help = page.getByRole('dialog', { name: 'Keyboard help' });
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(textBox(page), 'who was in the box is there again').toBeFocused();
  // In the box these are letters.
  await page.keyboard.type(',?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await textBox(page).fill('');

  await paste(page, BRIDGE);
  await toDesk(page);
  await paste(page, GARDENS);
  await expect(article(page)).toBeVisible();
  await toDesk(page);
  await remove(page, TITLE);
  await remove(page, 'Gardens');
  await expect(page.getByText('Deleted 2 articles.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(articles(page)).toContainText(['Gardens open at last', TITLE]);
  await expect(page.locator('.desk .told')).toHaveText('Undone: Deleted 2 articles.');
  await expect(button(page, 'Undo'), 'the offer is over').toHaveCount(0);
  await axe(page);
  await shot(page, 'library-undone');
  await page.keyboard.press('Control+Shift+z');
  await expect(articles(page)).toHaveCount(0);
  await button(page, 'Commands').click();
  await expect(offered.first()).toHaveText(/^Undo/);
  await offered.first().getByRole('button').click();
  await expect(articles(page)).toHaveCount(2);

  // What was typed last is undone first, in the box.
  await textBox(page).focus();
  await page.keyboard.type('x');
  await page.keyboard.press('Control+z');
  await expect(textBox(page)).toHaveValue('');
  await page.keyboard.press('Control+Shift+z');
  await expect(textBox(page)).toHaveValue('x');
  await expect(articles(page)).toHaveCount(2);
  await textBox(page).fill('');

  // Beside the box, keys of one letter work, and a key that means nothing here is the browser's.
  await row(page, TITLE).getByRole('button').first().focus();
  await page.keyboard.press(',');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByRole('group')).toHaveCount(2);
  await settings.getByRole('radio', { name: 'Badge only' }).check();
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await expect(row(page, TITLE).getByRole('button').first(), 'the focus is where it was').toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.desk .told')).toHaveText('Undone: Look of marks');
  await saved(page);
});

test('Back and Forward go between the desk and the articles', async ({ page }) => {
  await openWith(page, BRIDGE);
  await page.goBack();
  await expect(textBox(page)).toBeVisible();
  await expect(articles(page)).toHaveCount(1);
  await page.goForward();
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(TITLE);
  await toDesk(page);
  await paste(page, GARDENS);
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText('Gardens open at last');
  await saved(page);
  await page.goBack();
  await expect(textBox(page)).toBeVisible();
  await page.goBack();
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(TITLE);
  await saved(page);
  await reload(page);
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(TITLE);
  await page.goBack();
  await expect(textBox(page), 'what was the desk is the desk after a reload').toBeVisible();
});

test.describe('a file of an article that is here already', () => {
  const dialog = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Import' });
  const HERE = [['two of its nine arches', 'statistic', ''], ['Few people believe her.', 'opinion', '']];
  const FILE = HERE.slice(0, 1);
  const now = async (/** @type {Page} */ page) => said((await exported(page)).json);

  /** Exports one mark, makes another, and imports the file. @param {Page} page @param {'workbench' | 'desk'} from */
  async function meet(page, from = 'workbench') {
    await openWith(page, BRIDGE);
    await mark(page, 'two of its nine arches', '1');
    const file = await exported(page);
    await mark(page, 'Few people believe her.', '8');
    await saved(page);
    if (from === 'desk') await toDesk(page);
    await give(page, from === 'desk' ? 'Open file' : 'Import', file.name, file.text);
    await expect(dialog(page)).toContainText('is here already, with 2 annotations. The file');
    return file.json;
  }

  for (const from of /** @type {const} */ (['workbench', 'desk'])) {
    test(`takes its place, which can be undone, from the ${from}`, async ({ page }) => {
      const { article: { id } } = await meet(page, from);
      await dialog(page).getByRole('button', { name: /replace/i }).click();
      await expect(items(page)).toHaveCount(1);
      await expect(page.getByText(/Replaced “/)).toBeVisible();
      expect(await now(page)).toEqual(FILE);
      // One step of undo, by whatever way.
      if (from === 'desk') await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
      else await page.keyboard.press('Control+z');
      await expect(items(page)).toHaveCount(2);
      await page.keyboard.press('Control+y');
      await expect(items(page)).toHaveCount(1);
      await saved(page);
      await reload(page);
      await expect(items(page)).toHaveCount(1);
      await page.keyboard.press('Control+z');
      await expect(items(page)).toHaveCount(2);
      expect(await now(page)).toEqual(HERE);
      expect((await exported(page)).json.article.id).toBe(id);
      await toDesk(page);
      await expect(articles(page)).toHaveCount(1);
    });
  }

  test('takes its place for good', async ({ page }) => {
    await meet(page);
    await dialog(page).getByRole('button', { name: /replace/i }).click();
    await expect(items(page)).toHaveCount(1);
    await saved(page);
    await reload(page);
    await expect(items(page)).toHaveCount(1);
    expect(await now(page)).toEqual(FILE);
  });

  test('is kept beside it', async ({ page }) => {
    const { article: { id } } = await meet(page);
    await dialog(page).getByRole('button', { name: /keep both/i }).click();
    await expect(items(page)).toHaveCount(1);
    const second = await exported(page);
    expect(said(second.json)).toEqual(FILE);
    expect(second.json.article.id).not.toBe(id);
    await toDesk(page);
    await expect(articles(page)).toHaveCount(2);
    await articles(page).last().getByRole('button').first().click();
    await expect(items(page)).toHaveCount(2);
    expect((await exported(page)).json.article.id).toBe(id);
  });

  test('is asked about for each of several files, or for all at once', async ({ page }) => {
    await openWith(page, BRIDGE);
    await mark(page, 'two of its nine arches', '1');
    const { json } = await exported(page);
    /** @param {string} creator @param {object[]} annotations */
    const file = (creator, annotations) => ({
      name: `${creator}.postil.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...json, annotations: annotations.map((one) => ({ ...one, creator })) })),
    });
    const files = [file('Ann', []), file('Ben', json.annotations), file('Cem', json.annotations), file('Dora', [])];
    const choosing = page.waitForEvent('filechooser');
    await button(page, 'Import').click();
    await (await choosing).setFiles([...files, { name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.from([1, 0, 2]) }]);
    await expect(dialog(page)).toContainText('The file Ann.postil.json has 0 annotations.');
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog(page)).toContainText('The file Ben.postil.json has 1 annotation by Ben.');
    await dialog(page).getByRole('checkbox', { name: 'The same for the other 2 files' }).check();
    await axe(page);
    await dialog(page).getByRole('button', { name: 'Keep both' }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(page.getByRole('alert')).toContainText(
      '5 files: 3 kept beside what is here, 2 left out. “scan.txt” could not be read. This is no text file',
    );
    await expect(page.getByRole('alert')).toContainText('“Ann.postil.json”: You left it out.');
    await toDesk(page);
    await expect(articles(page)).toHaveCount(4);
  });

  for (const way of ['Cancel', 'Escape']) {
    test(`is left out by ${way}`, async ({ page }) => {
      await meet(page);
      if (way === 'Escape') await page.keyboard.press('Escape');
      else await dialog(page).getByRole('button', { name: 'Cancel' }).click();
      await expect(dialog(page)).toBeHidden();
      expect(await now(page)).toEqual(HERE);
      await toDesk(page);
      await expect(articles(page)).toHaveCount(1);
    });
  }
});

/** All keys in the store, in the page. @returns {Promise<string[]>} */
function keys() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('postil');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const request = opening.result.transaction('records').objectStore('records').getAllKeys();
      request.onsuccess = () => {
        opening.result.close();
        resolve(request.result.map(String));
      };
    };
  });
}
