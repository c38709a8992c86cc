// @ts-check
/** A worker has one job at a time, or one item of it: what is asked of it meanwhile waits, and ends nothing that is under way. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const reading = (/** @type {Postil} */ postil, /** @type {string} */ name) => postil.page.getByText(`Reading ${name}…`);

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
 * @param {Postil} postil @returns {Promise<() => Promise<() => Promise<void>>>}
 */
async function slowWorker(postil) {
  await postil.page.route('**/reader.js', async (route) => {
    const script = await (await route.fetch()).text();
    await route.fulfill({ contentType: 'text/javascript', body: `${HOLD}\n${script}` });
  });
  /** @type {import('@playwright/test').Route[]} */
  const held = [];
  await postil.page.route('**/hold', (route) => void held.push(route));
  return async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    const route = held.shift();
    return async () => route?.fulfill({ body: '' });
  };
}

/** Asks for another set of labels. @param {Postil} postil */
async function useClassroom(postil) {
  await postil.button('Labels…').click();
  await postil.useLabels('Classroom');
  await expect(postil.dialog('Labels').getByRole('status')).toHaveText('The labels are now “Classroom”');
}

test('slow files that are opened one after the other are both opened', async ({ postil }) => {
  const slow = await slowWorker(postil);
  await postil.open();
  await postil.give('Open file', 'first.md', '# Slow one\n');
  const first = await slow();
  await expect(reading(postil, 'first.md')).toBeVisible();
  await postil.give('Open file', 'second.md', '# Slow two\n');
  await first();
  await expect(postil.title).toHaveText('Slow one');
  const second = await slow();
  await expect(reading(postil, 'second.md')).toBeVisible();
  await second();
  await expect(postil.title).toHaveText('Slow two');
  await expect(postil.alert).toHaveCount(0);
  await postil.saved();
  await postil.button('All articles').click();
  await expect(postil.articles).toHaveCount(2);
});

test('another set of labels and an export of them wait for no slow file, and all three come', async ({ postil }) => {
  const slow = await slowWorker(postil);
  await postil.openWith(BRIDGE);
  await postil.give('Import', 'slow.md', '# Slow one\n');
  const goOn = await slow();
  await useClassroom(postil);
  const file = await postil.download(() => postil.dialog('Labels').getByRole('button', { name: 'Export labels as CSV' }).click());
  expect(file.name).toBe('classroom.csv');
  await goOn();
  await expect(postil.title).toHaveText('Slow one');
  await expect(postil.alert).toHaveCount(0);
  expect(await postil.labelNames()).toEqual(CLASSROOM);
  await postil.saved();
  await postil.button('All articles').click();
  await postil.openRow('Harbour Bridge');
  await expect(postil.title.first()).toHaveText('Harbour Bridge to Close for Six Weeks');
  expect(await postil.labelNames()).toEqual(CLASSROOM);
});

test('to cancel a slow file ends that, and no other file and no labels', async ({ page, postil }) => {
  const slow = await slowWorker(postil);
  await postil.openWith(BRIDGE);
  await postil.give('Import', 'slow.md', '# Slow one\n');
  await slow();
  await postil.give('Import', 'quick.md', '# Quick one\n');
  await useClassroom(postil);
  await page.keyboard.press('Escape');
  await expect(postil.dialog('Labels')).toHaveCount(0);
  await expect(reading(postil, 'slow.md')).toBeVisible();
  await postil.button('Cancel').click();
  await expect(postil.title).toHaveText('Quick one');
  await expect(reading(postil, 'slow.md')).toBeHidden();
  await expect(postil.alert).toHaveCount(0);
  expect(await postil.labelNames()).toEqual(CLASSROOM);
  await postil.saved();
  await postil.button('All articles').click();
  await expect(postil.articles).toHaveCount(2);
  await postil.openRow('Harbour Bridge');
  await expect(postil.title.first()).toHaveText('Harbour Bridge to Close for Six Weeks');
  expect(await postil.labelNames()).toEqual(CLASSROOM);
});

test('several files are one job: it says which it is at and of how many, and Cancel leaves out the rest', async ({ page, postil }) => {
  const slow = await slowWorker(postil);
  await postil.open();
  const files = ['# Quick one', '# Slow one', '# Quick two'].map((text, at) => ({
    name: `file-${at + 1}.md`,
    mimeType: '',
    buffer: Buffer.from(`${text}\n`),
  }));
  await postil.choose(() => postil.button('Open file').click(), files);
  const goOn = await slow();
  await expect(page.getByText('Reading file-2.md… 2 of 3')).toBeVisible();
  const bar = page.getByRole('progressbar', { name: 'Reading' });
  expect(await bar.evaluate((/** @type {HTMLProgressElement} */ { value, max }) => [value, max])).toEqual([1, 3]);
  await postil.button('Cancel').click();
  await expect(page.getByText('3 files: 1 opened, 2 cancelled.')).toBeVisible();
  await expect(bar).toHaveCount(0);
  await expect(postil.title).toHaveText('Quick one');
  // The worker was let finish what it was at, and goes on with another file.
  await goOn();
  await postil.give('Import', 'next.md', '# Next one\n');
  await expect(postil.title).toHaveText('Next one');
  await expect(postil.alert).toHaveCount(0);
});

test('a worker of another build is told, and so is one whose wasm does not arrive', async ({ page, postil }) => {
  const alert = postil.alert;
  await page.route('**/reader.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'postMessage("0.0.0 another");' }));
  await postil.open();
  await postil.give('Open file', 'weir.md', '# The weir\n');
  await expect(alert).toContainText('weir.md could not be read. Postil was updated while this page was open.');
  await page.unroute('**/reader.js');
  await page.route('**/postil-reader_bg.wasm', (route) => route.abort());
  await postil.give('Open file', 'weir.md', '# The weir\n');
  await expect(alert).toContainText('weir.md could not be read. The part of Postil that does this did not arrive.');
  await page.unroute('**/postil-reader_bg.wasm');
  await postil.give('Open file', 'weir.md', '# The weir\n');
  await expect(postil.title).toHaveText('The weir');
});
