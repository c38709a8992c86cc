// @ts-check
/** The library: how articles come in, lie there, and go. */
import { said } from './document.mjs';
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

const TITLE = 'Harbour Bridge to Close for Six Weeks';
const GARDENS = 'Gardens open at last\n\nThe gardens opened on Friday. Nobody came before noon.';

/** @typedef {import('./page.mjs').Postil} Postil */

test.describe('an article comes in', () => {
  test('by a paste into the empty box', async ({ postil }) => {
    await postil.open();
    await expect(postil.textBox).toBeFocused();
    await postil.paste(BRIDGE);
    await expect(postil.title).toHaveText(TITLE);
    await expect(postil.article).toBeFocused();
    await postil.saved();
  });

  test('typed, and by "Annotate"', async ({ postil }) => {
    await postil.open();
    await postil.textBox.pressSequentially('Rain fell on Sunday.');
    // Into a text, a paste is a part of that text.
    await postil.paste(' The river rose.');
    await expect(postil.textBox).toHaveValue('Rain fell on Sunday. The river rose.');
    await postil.button('Annotate').click();
    await expect(postil.article.locator('[data-sentence]')).toHaveText([/^Rain fell on Sunday\.\s*$/, 'The river rose.']);
  });

  test('as the sample', async ({ postil }) => {
    await postil.open();
    await postil.button('Try the sample').click();
    await expect(postil.title).toBeVisible();
    await postil.saved();
    const { json } = await postil.exported();
    expect(json.article.source.kind).toBe('sample');
    expect(json.article.sections.length).toBeGreaterThan(2);
  });

  test('as a text file that is opened', async ({ postil }) => {
    await postil.open();
    await postil.give('Open file', 'bridge.txt', BRIDGE);
    await expect(postil.title).toHaveText(TITLE);
    await postil.saved();
    expect((await postil.exported()).json.article).toMatchObject({ text: BRIDGE, source: { kind: 'file', name: 'bridge.txt' } });
  });

  test('as a text file of Windows, with its line ends and letters', async ({ postil }) => {
    await postil.open();
    // windows-1252: 0x93 and 0x94 are quotation marks, 0xE9 is é.
    const bytes = Buffer.concat([Buffer.from('Caf'), Buffer.from([0xe9]), Buffer.from(' closes\r\n\r\n'), Buffer.from([0x93]), Buffer.from('Why?'), Buffer.from([0x94]), Buffer.from(' she asked.')]);
    await postil.give('Open file', 'cafe.txt', bytes);
    await expect(postil.article).toContainText('“Why?” she asked.');
    await postil.saved();
    expect((await postil.exported()).json.article.text).toBe('Café closes\n\n“Why?” she asked.');
  });

  for (const where of ['library', 'workbench']) {
    test(`as a file dropped on the ${where}`, async ({ page, postil }) => {
      if (where === 'library') await postil.open();
      else await postil.openWith(GARDENS);
      // A real drag of a file starts outside the browser, where no test reaches: these are the events that arrive.
      const data = await page.evaluateHandle((text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'bridge.txt', { type: 'text/plain' }));
        return transfer;
      }, BRIDGE);
      const target = where === 'library' ? postil.textBox : postil.article;
      await target.dispatchEvent('dragover', { dataTransfer: data });
      await target.dispatchEvent('drop', { dataTransfer: data });
      await expect(postil.title).toHaveText(TITLE);
    });
  }

  test('not without a text', async ({ postil }) => {
    await postil.open();
    await postil.button('Annotate').click();
    await expect(postil.alert).toContainText(/no text/i);
    await expect(postil.textBox).toBeFocused();
    await postil.dismiss();
    await postil.paste(' \n\t ');
    await expect(postil.alert).toContainText(/no text/i);
    await expect(postil.textBox).toBeVisible();
    await expect(postil.articles).toHaveCount(0);
  });
});

test.describe('articles are kept', () => {
  test('all of them, the last opened first, each as it was left', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark('two of its nine arches', '1');
    await postil.saved();
    await postil.toLibrary();
    await postil.paste(GARDENS);
    await expect(postil.title).toHaveText('Gardens open at last');
    await postil.saved();
    await postil.toLibrary();
    await expect(postil.articles).toHaveCount(2);
    await expect(postil.articles).toContainText(['Gardens open at last', TITLE]);

    await postil.openRow(TITLE);
    await expect(postil.items).toHaveCount(1);
    await expect(postil.current).toHaveText(/^Engineers found/);
    await postil.toLibrary();
    await expect(postil.articles).toContainText([TITLE, 'Gardens open at last']);
    await postil.openRow('Gardens');
    await expect(postil.title).toHaveText('Gardens open at last');
    await expect(postil.items).toHaveCount(0);
  });

  test('the last open one opens on start, the library if it was closed', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.reload();
    await expect(postil.title).toHaveText(TITLE);
    await postil.toLibrary();
    await postil.reload();
    await expect(postil.textBox).toBeVisible();
    await expect(postil.articles).toHaveCount(1);
    await expect(page).toHaveTitle('Postil');
  });

  test('the same text pasted twice is two articles, if so wished', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark('nine arches', '1');
    await postil.toLibrary();
    await postil.paste(BRIDGE);
    await postil.button('Start anew beside it').click();
    await expect(postil.article).toBeVisible();
    await expect(postil.items).toHaveCount(0);
    await postil.toLibrary();
    await expect(postil.articles).toHaveCount(2);
  });
});

test.describe('an article is deleted', () => {
  const toast = (/** @type {Postil} */ postil) => postil.page.getByText(`Deleted “${TITLE}”`);

  test('for good once the page is opened again', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await postil.toLibrary();
    await postil.remove(TITLE);
    await expect(postil.articles).toHaveCount(0);
    await expect(toast(postil)).toBeVisible();
    await postil.saved();
    await postil.reload();
    await expect(postil.textBox).toBeVisible();
    await expect(postil.articles).toHaveCount(0);
    await postil.saved();
    // Nothing of it stays in the browser.
    expect(await postil.storedKeys()).not.toContainEqual(expect.stringContaining('urn'));
  });

  test('and comes back whole by "Undo", after a reload too', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark('two of its nine arches', '1');
    await postil.saved();
    await postil.toLibrary();
    await postil.remove(TITLE);
    await expect(postil.articles).toHaveCount(0);
    await postil.button('Undo').click();
    await expect(postil.articles).toHaveCount(1);
    await postil.saved();
    await postil.reload();
    await expect(postil.articles).toHaveCount(1);
    await postil.openRow(TITLE);
    await expect(postil.items).toHaveCount(1);
    await postil.button('Undo').click();
    await expect(postil.items).toHaveCount(0);
  });

  test('and so is the one after it, and both come back at once', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.toLibrary();
    await postil.paste(GARDENS);
    await expect(postil.article).toBeVisible();
    await postil.toLibrary();
    await postil.remove(TITLE);
    await postil.remove('Gardens');
    await expect(postil.articles).toHaveCount(0);
    await expect(page.getByText('Deleted 2 articles.')).toBeVisible();
    await postil.button('Undo').click();
    await expect(postil.articles).toContainText(['Gardens open at last', TITLE]);
  });

  test('the focus stays in the list, and the key that undoes brings it back', async ({ page, postil }) => {
    await postil.openWith(BRIDGE);
    await postil.toLibrary();
    await postil.paste(GARDENS);
    await expect(postil.article).toBeVisible();
    await postil.toLibrary();
    await postil.remove(TITLE);
    await expect(postil.articles).toHaveCount(1);
    await expect(postil.articles.getByRole('button', { name: /^Gardens/ })).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(postil.articles).toHaveCount(2);
    await postil.remove(TITLE);
    await postil.remove('Gardens');
    await expect(postil.textBox).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(postil.articles).toHaveCount(2);
  });
});

test('the library has undo, redo and commands of its own', async ({ page, postil }) => {
  const commands = postil.dialog('Commands');
  const offered = commands.getByRole('listitem').filter({ visible: true });
  await postil.open();
  await page.keyboard.press('Control+k');
  await expect(offered).toHaveText([/^Import/, /^Settings…/, /^Keyboard help/]);
  await postil.axe();
  await postil.shot('library-commands');
  await page.keyboard.type('keyb');
  await page.keyboard.press('Enter');
  const help = postil.dialog('Keyboard help');
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(postil.textBox, 'who was in the box is there again').toBeFocused();
  // In the box these are letters.
  await page.keyboard.type(',?');
  await expect(postil.dialogs).toHaveCount(0);
  await postil.textBox.fill('');

  await postil.paste(BRIDGE);
  await postil.toLibrary();
  await postil.paste(GARDENS);
  await expect(postil.article).toBeVisible();
  await postil.toLibrary();
  await postil.remove(TITLE);
  await postil.remove('Gardens');
  await expect(page.getByText('Deleted 2 articles.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(postil.articles).toContainText(['Gardens open at last', TITLE]);
  await expect(page.locator('.library .told')).toHaveText('Undone: Deleted 2 articles.');
  await expect(postil.button('Undo'), 'the offer is over').toHaveCount(0);
  await postil.axe();
  await postil.shot('library-undone');
  await page.keyboard.press('Control+Shift+z');
  await expect(postil.articles).toHaveCount(0);
  await postil.button('Commands').click();
  await expect(offered.first()).toHaveText(/^Undo/);
  await offered.first().getByRole('button').click();
  await expect(postil.articles).toHaveCount(2);

  // What was typed last is undone first, in the box.
  await postil.textBox.focus();
  await page.keyboard.type('x');
  await page.keyboard.press('Control+z');
  await expect(postil.textBox).toHaveValue('');
  await page.keyboard.press('Control+Shift+z');
  await expect(postil.textBox).toHaveValue('x');
  await expect(postil.articles).toHaveCount(2);
  await postil.textBox.fill('');

  // Beside the box, keys of one letter work, and a key that means nothing here is the browser's.
  await postil.row(TITLE).getByRole('button').first().focus();
  await page.keyboard.press(',');
  const settings = postil.dialog('Settings');
  await expect(settings.getByRole('group')).toHaveCount(2);
  await settings.getByRole('radio', { name: 'Badge only' }).check();
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await expect(postil.row(TITLE).getByRole('button').first(), 'the focus is where it was').toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.library .told')).toHaveText('Undone: Look of marks');
  await postil.saved();
});

test('Back and Forward go between the library and the articles', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await page.goBack();
  await expect(postil.textBox).toBeVisible();
  await expect(postil.articles).toHaveCount(1);
  await page.goForward();
  await expect(postil.title).toHaveText(TITLE);
  await postil.toLibrary();
  await postil.paste(GARDENS);
  await expect(postil.title).toHaveText('Gardens open at last');
  await postil.saved();
  await page.goBack();
  await expect(postil.textBox).toBeVisible();
  await page.goBack();
  await expect(postil.title).toHaveText(TITLE);
  await postil.saved();
  await postil.reload();
  await expect(postil.title).toHaveText(TITLE);
  await page.goBack();
  await expect(postil.textBox, 'what was the library is the library after a reload').toBeVisible();
});

test.describe('a file of an article that is here already', () => {
  const HERE = [['two of its nine arches', 'statistic', ''], ['Few people believe her.', 'opinion', '']];
  const FILE = HERE.slice(0, 1);
  const now = async (/** @type {Postil} */ postil) => said((await postil.exported()).json);

  /** Exports one mark, makes another, and imports the file. @param {Postil} postil @param {'workbench' | 'library'} from */
  async function meet(postil, from = 'workbench') {
    await postil.openWith(BRIDGE);
    await postil.mark('two of its nine arches', '1');
    const file = await postil.exported();
    await postil.mark('Few people believe her.', '8');
    await postil.saved();
    if (from === 'library') await postil.toLibrary();
    await postil.give(from === 'library' ? 'Open file' : 'Import', file.name, file.text);
    await expect(postil.dialog('Import')).toContainText('is here already, with 2 annotations. The file');
    return file.json;
  }

  for (const from of /** @type {const} */ (['workbench', 'library'])) {
    test(`takes its place, which can be undone, from the ${from}`, async ({ page, postil }) => {
      const { article: { id } } = await meet(postil, from);
      await postil.dialog('Import').getByRole('button', { name: /replace/i }).click();
      await expect(postil.items).toHaveCount(1);
      await expect(page.getByText(/Replaced “/)).toBeVisible();
      expect(await now(postil)).toEqual(FILE);
      // One step of undo, by whatever way.
      if (from === 'library') await postil.toast.getByRole('button', { name: 'Undo' }).click();
      else await page.keyboard.press('Control+z');
      await expect(postil.items).toHaveCount(2);
      await page.keyboard.press('Control+y');
      await expect(postil.items).toHaveCount(1);
      await postil.saved();
      await postil.reload();
      await expect(postil.items).toHaveCount(1);
      await page.keyboard.press('Control+z');
      await expect(postil.items).toHaveCount(2);
      expect(await now(postil)).toEqual(HERE);
      expect((await postil.exported()).json.article.id).toBe(id);
      await postil.toLibrary();
      await expect(postil.articles).toHaveCount(1);
    });
  }

  test('takes its place for good', async ({ postil }) => {
    await meet(postil);
    await postil.dialog('Import').getByRole('button', { name: /replace/i }).click();
    await expect(postil.items).toHaveCount(1);
    await postil.saved();
    await postil.reload();
    await expect(postil.items).toHaveCount(1);
    expect(await now(postil)).toEqual(FILE);
  });

  test('is kept beside it', async ({ postil }) => {
    const { article: { id } } = await meet(postil);
    await postil.dialog('Import').getByRole('button', { name: /keep both/i }).click();
    await expect(postil.items).toHaveCount(1);
    const second = await postil.exported();
    expect(said(second.json)).toEqual(FILE);
    expect(second.json.article.id).not.toBe(id);
    await postil.toLibrary();
    await expect(postil.articles).toHaveCount(2);
    await postil.articles.last().getByRole('button').first().click();
    await expect(postil.items).toHaveCount(2);
    expect((await postil.exported()).json.article.id).toBe(id);
  });

  test('is asked about for each of several files, or for all at once', async ({ postil }) => {
    await postil.openWith(BRIDGE);
    await postil.mark('two of its nine arches', '1');
    const { json } = await postil.exported();
    /** @param {string} creator @param {object[]} annotations */
    const file = (creator, annotations) => ({
      name: `${creator}.postil.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...json, annotations: annotations.map((one) => ({ ...one, creator })) })),
    });
    const files = [file('Ann', []), file('Ben', json.annotations), file('Cem', json.annotations), file('Dora', [])];
    const scan = { name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.from([1, 0, 2]) };
    await postil.choose(() => postil.button('Import').click(), [...files, scan]);
    await expect(postil.dialog('Import')).toContainText('The file Ann.postil.json has 0 annotations.');
    await postil.dialog('Import').getByRole('button', { name: 'Cancel' }).click();
    await expect(postil.dialog('Import')).toContainText('The file Ben.postil.json has 1 annotation by Ben.');
    await postil.dialog('Import').getByRole('checkbox', { name: 'The same for the other 2 files' }).check();
    await postil.axe();
    await postil.dialog('Import').getByRole('button', { name: 'Keep both' }).click();
    await expect(postil.dialog('Import')).toBeHidden();
    await expect(postil.alert).toContainText(
      '5 files: 3 kept beside what is here, 2 left out. “scan.txt” could not be read. This is no text file',
    );
    await expect(postil.alert).toContainText('“Ann.postil.json”: You left it out.');
    await postil.toLibrary();
    await expect(postil.articles).toHaveCount(4);
  });

  for (const way of ['Cancel', 'Escape']) {
    test(`is left out by ${way}`, async ({ page, postil }) => {
      await meet(postil);
      if (way === 'Escape') await page.keyboard.press('Escape');
      else await postil.dialog('Import').getByRole('button', { name: 'Cancel' }).click();
      await expect(postil.dialog('Import')).toBeHidden();
      expect(await now(postil)).toEqual(HERE);
      await postil.toLibrary();
      await expect(postil.articles).toHaveCount(1);
    });
  }
});
