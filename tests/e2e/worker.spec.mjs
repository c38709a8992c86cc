// @ts-check
/** A worker has one job at a time, or one item of it: what is asked of it meanwhile waits, and ends nothing that is under way. */
import { article, button, download, expect, give, open, openWith, saved, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const heading = (/** @type {Page} */ page) => article(page).getByRole('heading', { level: 1 });
const dialog = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Labels' });
const names = (/** @type {Page} */ page) =>
  page.getByRole('toolbar', { name: 'Labels', exact: true }).locator('[data-k] .label-name').allTextContents();
const reading = (/** @type {Page} */ page, /** @type {string} */ name) => page.getByText(`Reading ${name}…`);
const articles = (/** @type {Page} */ page) => page.getByRole('list', { name: 'Articles' }).getByRole('listitem');

const CLASSROOM = ['Fact', 'Opinion', 'Quote', 'Prediction'];

/** Put before the worker's script: a source that begins with `# Slow` is read once a request has been answered. */
const HOLD = `addEventListener('message', ({ data }) => {
  if (!new TextDecoder().decode(data.bytes).startsWith('# Slow')) return;
  const request = new XMLHttpRequest();
  request.open('GET', './hold', false);
  request.send();
});`;

/**
 * Makes the worker slow, in the middle of its work. Answers with a function that waits until it is at a slow source; what
 * that answers with lets it go on.
 * @param {Page} page @returns {Promise<() => Promise<() => Promise<void>>>}
 */
async function slowWorker(page) {
  await page.route('**/reader.js', async (route) => {
    const script = await (await route.fetch()).text();
    await route.fulfill({ contentType: 'text/javascript', body: `${HOLD}\n${script}` });
  });
  /** @type {import('@playwright/test').Route[]} */
  const held = [];
  await page.route('**/hold', (route) => void held.push(route));
  return async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    const route = held.shift();
    return async () => route?.fulfill({ body: '' });
  };
}

/** Asks for another set of labels. @param {Page} page */
async function useClassroom(page) {
  await button(page, 'Labels…').click();
  const select = dialog(page).getByRole('combobox', { name: 'Other sets' });
  await select.selectOption('Classroom');
  await dialog(page).getByRole('button', { name: 'Use that set' }).click();
  await expect(dialog(page).getByRole('status')).toHaveText('The labels are now “Classroom”');
}

test('slow files that are opened one after the other are both opened', async ({ page }) => {
  const slow = await slowWorker(page);
  await open(page);
  await give(page, 'Open file', 'first.md', '# Slow one\n');
  const first = await slow();
  await expect(reading(page, 'first.md')).toBeVisible();
  await give(page, 'Open file', 'second.md', '# Slow two\n');
  await first();
  await expect(heading(page)).toHaveText('Slow one');
  const second = await slow();
  await expect(reading(page, 'second.md')).toBeVisible();
  await second();
  await expect(heading(page)).toHaveText('Slow two');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await saved(page);
  await button(page, 'All articles').click();
  await expect(articles(page)).toHaveCount(2);
});

test('another set of labels and an export of them wait for no slow file, and all three come', async ({ page }) => {
  const slow = await slowWorker(page);
  await openWith(page, BRIDGE);
  await give(page, 'Import', 'slow.md', '# Slow one\n');
  const goOn = await slow();
  await useClassroom(page);
  const file = await download(page, () => dialog(page).getByRole('button', { name: 'Export labels as CSV' }).click());
  expect(file.name).toBe('classroom.csv');
  await goOn();
  await expect(heading(page)).toHaveText('Slow one');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await names(page)).toEqual(CLASSROOM);
  await saved(page);
  await button(page, 'All articles').click();
  await articles(page).filter({ hasText: 'Harbour Bridge' }).getByRole('button').first().click();
  await expect(heading(page).first()).toHaveText('Harbour Bridge to Close for Six Weeks');
  expect(await names(page)).toEqual(CLASSROOM);
});

test('to cancel a slow file ends that, and no other file and no labels', async ({ page }) => {
  const slow = await slowWorker(page);
  await openWith(page, BRIDGE);
  await give(page, 'Import', 'slow.md', '# Slow one\n');
  await slow();
  await give(page, 'Import', 'quick.md', '# Quick one\n');
  await useClassroom(page);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(reading(page, 'slow.md')).toBeVisible();
  await button(page, 'Cancel').click();
  await expect(heading(page)).toHaveText('Quick one');
  await expect(reading(page, 'slow.md')).toBeHidden();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await names(page)).toEqual(CLASSROOM);
  await saved(page);
  await button(page, 'All articles').click();
  await expect(articles(page)).toHaveCount(2);
  await articles(page).filter({ hasText: 'Harbour Bridge' }).getByRole('button').first().click();
  await expect(heading(page).first()).toHaveText('Harbour Bridge to Close for Six Weeks');
  expect(await names(page)).toEqual(CLASSROOM);
});

test('several files are one job: it says which it is at and of how many, and Cancel leaves out the rest', async ({ page }) => {
  const slow = await slowWorker(page);
  await open(page);
  const files = ['# Quick one', '# Slow one', '# Quick two'].map((text, at) => ({
    name: `file-${at + 1}.md`,
    mimeType: '',
    buffer: Buffer.from(`${text}\n`),
  }));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Open file').click()]);
  await chooser.setFiles(files);
  const goOn = await slow();
  await expect(page.getByText('Reading file-2.md… 2 of 3')).toBeVisible();
  const bar = page.getByRole('progressbar', { name: 'Reading' });
  expect(await bar.evaluate((/** @type {HTMLProgressElement} */ { value, max }) => [value, max])).toEqual([1, 3]);
  await button(page, 'Cancel').click();
  await expect(page.getByText('3 files: 1 opened, 2 cancelled.')).toBeVisible();
  await expect(bar).toHaveCount(0);
  await expect(heading(page)).toHaveText('Quick one');
  // The worker was let finish what it was at, and goes on with another file.
  await goOn();
  await give(page, 'Import', 'next.md', '# Next one\n');
  await expect(heading(page)).toHaveText('Next one');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a worker of another build is told, and so is one whose wasm does not arrive', async ({ page }) => {
  const alert = page.getByRole('alert');
  await page.route('**/reader.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'postMessage("0.0.0 another");' }));
  await open(page);
  await give(page, 'Open file', 'weir.md', '# The weir\n');
  await expect(alert).toContainText('weir.md could not be read. Postil was updated while this page was open.');
  await page.unroute('**/reader.js');
  await page.route('**/postil-reader_bg.wasm', (route) => route.abort());
  await give(page, 'Open file', 'weir.md', '# The weir\n');
  await expect(alert).toContainText('weir.md could not be read. The part of Postil that does this did not arrive.');
  await page.unroute('**/postil-reader_bg.wasm');
  await give(page, 'Open file', 'weir.md', '# The weir\n');
  await expect(heading(page)).toHaveText('The weir');
});
