// @ts-check
/**
 * Works a little in a built page and keeps what it saved: `node tests/e2e/dump-saved.mjs VERSION [DIST]`.
 *
 * Writes `tests/fixtures/saved/vVERSION/records.json`, all records of the database in the order of their keys, and beside it each
 * article as that page exported it. Run it once with the last build of a schema, before the schema is raised; the files are
 * never written again. `upgrade.spec.mjs` and `tests/core/saved.rs` open them in every later build.
 */
import { chromium, expect } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CHROMIUM, CHROMIUM_FLAGS } from './playwright.config.mjs';
import { article, button, clickOn, drag, exported, form, items, mark, open, paste, passageBar, saved } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

const [version, dist = 'dist'] = process.argv.slice(2);
if (!/^\d+$/.test(version ?? '')) throw new Error('usage: node tests/e2e/dump-saved.mjs VERSION [DIST]');
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}tests/fixtures/saved/v${version}`;

const CHINESE = '河上的旧桥\n\n旧桥将于周一关闭。工程师在九个桥拱中的两个发现了锈迹。\n\n市长说，桥会在冬天之前重新开放。';
const LIST = 'What we know\n\nThe ferry carries bicycles. Dr. Holm counted 412 of them 🚲 in May.\n\nWhat we do not know\n\nNobody has counted the dogs.';

const server = spawn('node', [`${root}tools/serve.mjs`, dist], { env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((resolve) => {
  server.stdout.on('data', (line) => {
    const found = /Postil: (\S+)/.exec(String(line));
    if (found) resolve(found[1]);
  });
});
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
try {
  const context = await browser.newContext({
    baseURL: address, viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await mkdir(folder, { recursive: true });

  /** Exports the open article, and leaves it. @param {string} name */
  const keep = async (name) => {
    await saved(page);
    await writeFile(`${folder}/${name}.postil.json`, (await exported(page)).text);
  };
  const leave = async () => {
    await button(page, 'All articles').click();
    await expect(page.getByRole('textbox', { name: 'Article text' })).toBeVisible();
    await saved(page);
  };
  /** @param {string} text */
  const start = async (text) => {
    await paste(page, text);
    await expect(article(page)).toBeVisible();
    await saved(page);
  };

  await open(page);
  // An article that was deleted, and may still be brought back.
  await start('A text that nobody needs.');
  await leave();
  await page.getByRole('list', { name: 'Articles' }).getByRole('button', { name: /^Delete/ }).click();
  await saved(page);

  // Another script, one mark.
  await start(CHINESE);
  await clickOn(page, '工程师');
  await page.keyboard.press('1');
  await expect(items(page)).toHaveCount(1);
  await keep('chinese');
  await leave();

  // Another label set, and structure put right by hand.
  await start(LIST);
  await mark(page, 'The ferry carries bicycles.', '2');
  await mark(page, '412 of them 🚲 in May', '1');
  await button(page, 'Labels…').click();
  const labels = page.getByRole('dialog', { name: 'Labels', exact: true });
  const option = labels.getByRole('combobox', { name: 'Other sets' }).locator('option', { hasText: /^Argument / });
  await labels.getByRole('combobox', { name: 'Other sets' }).selectOption(await option.getAttribute('value'));
  await labels.getByRole('button', { name: 'Use that set', exact: true }).click();
  await expect(labels.getByRole('status')).toHaveText(/The labels are now “Argument”/);
  await page.keyboard.press('Escape');
  await clickOn(page, 'Nobody has counted');
  await page.keyboard.press('q');
  await clickOn(page, 'The ferry');
  await page.keyboard.press('m');
  // Sections, sentences and details, each way: the heading of a section goes, a sentence is cut, another becomes a heading a level deeper.
  await clickOn(page, 'What we do not know');
  await page.keyboard.press('b');
  await drag(page, 'counted 412');
  await page.keyboard.press('s');
  await clickOn(page, 'Nobody has');
  await page.keyboard.press('h');
  await page.keyboard.press('>');
  await page.keyboard.press('e');
  const details = page.getByRole('dialog', { name: 'Article details' });
  await details.getByLabel('Byline').fill('By Ann Holm');
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await keep('list');
  await leave();

  // All kinds of annotations and steps; the last two undone.
  await start(BRIDGE);
  await page.keyboard.press(',');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('textbox', { name: /name/i }).fill('Ann');
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await button(page, 'Labels…').click();
  const claims = labels.getByRole('combobox', { name: 'Other sets' }).locator('option', { hasText: /^Claims / });
  await labels.getByRole('combobox', { name: 'Other sets' }).selectOption(await claims.getAttribute('value'));
  await labels.getByRole('button', { name: 'Use that set', exact: true }).click();
  await expect(labels.getByRole('status')).toHaveText(/The labels are now “Claims”/);
  await page.keyboard.press('Escape');
  await mark(page, 'found rust in two of its nine arches', '3');
  await form(page).getByRole('textbox', { name: 'Note' }).fill('Which arches? Ask the engineers.');
  await form(page).getByLabel('Verdict', { exact: true }).selectOption('False');
  await form(page).getByRole('button', { name: 'Add evidence' }).click();
  await form(page).getByRole('group', { name: 'Evidence 1' }).getByLabel('URL', { exact: true }).fill('https://example.org/rust');
  await page.keyboard.press('Tab');
  await saved(page);
  await mark(page, 'nine arches', '1');
  await mark(page, 'Repairs cost 4.2 million crowns', '1');
  await page.keyboard.press('r');
  await clickOn(page, 'found rust');
  await page.getByRole('dialog', { name: 'How are they linked?' }).getByRole('button', { name: 'supports', exact: true }).click();
  await clickOn(page, 'Buses run');
  await page.keyboard.press('0');
  await mark(page, 'Few people believe her', '8');
  await mark(page, 'The city says', '7');
  await saved(page);
  await button(page, 'Undo').click();
  await button(page, 'Undo').click();
  await drag(page, 'before winter');
  await expect(passageBar(page)).toBeVisible();
  await keep('bridge');
  await drag(page, 'before winter');
  await expect(passageBar(page)).toBeVisible();
  await saved(page);

  await page.close();
  // The database as it is, by a page that does not run Postil.
  const reader = await context.newPage();
  await reader.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<title>reader</title>' }));
  await reader.goto('./');
  const records = await reader.evaluate(async () => {
    /** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await done(indexedDB.open('postil'));
    const all = await done(database.transaction('records').objectStore('records').getAll());
    return { version: database.version, records: all };
  });
  await writeFile(`${folder}/records.json`, `${JSON.stringify(records, null, 1)}\n`);
  console.log(`${records.records.length} records of version ${records.version}`);
} finally {
  await browser.close();
  server.kill();
}
